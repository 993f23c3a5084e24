import { applyEdits } from '../../model/textEdits.ts';
import type { Range, TextEdit } from '../../model/problem.ts';
import { type Result, fail, succeed } from '../../model/result.ts';
import { type Fact, factsOf } from '../facts.ts';
import type { FrontMatter } from '../frontMatter.ts';
import { readDecision } from '../readDecision.ts';
import type { DecisionRecord } from '../record.ts';
import { type Line, type Sheet, sheetOf } from '../sheet.ts';
import { type StatusPlace, statusPlaces } from '../statusPlace.ts';
import type { WritingRefusal } from './refusal.ts';

/** Reads the front matter of a text: `backlog/frontMatter`, the one room that knows YAML. */
export type ReadFront = (text: string) => FrontMatter | undefined;

/** A record with all the places at which it can be edited. */
export interface OpenRecord {
  readonly path: string;
  readonly text: string;
  readonly sheet: Sheet;
  readonly front: FrontMatter | undefined;
  readonly facts: readonly Fact[];
  /** Where it says its status. */
  readonly place: StatusPlace | undefined;
  readonly record: DecisionRecord;
  readonly readFront: ReadFront;
}

/** Opens a record's text for edits. */
export function openRecord(path: string, text: string, readFront: ReadFront): OpenRecord {
  const front = readFront(text);
  const sheet = sheetOf(text);
  const facts = factsOf(sheet);
  const [place] = statusPlaces(sheet, front, facts);
  return { path, text, sheet, front, facts, place, record: readDecision({ path, text, front }), readFront };
}

/**
 * Edits of a record that count only if they are read back: text behind a fence that was left open would be lost on
 * every reader.
 */
export function confirmed(
  open: OpenRecord,
  edits: readonly TextEdit[],
  holds: (record: DecisionRecord) => boolean,
): Result<readonly TextEdit[], WritingRefusal> {
  const after = openRecord(open.path, applyEdits(open.text, edits), open.readFront);
  return holds(after.record) ? succeed(edits) : fail({ code: 'not-read-back', values: { path: open.path } });
}

/** Puts text in a place; an empty range inserts it. */
export function put(range: Range, text: string): TextEdit {
  return { start: range.start, end: range.end, text };
}

/** Inserts text behind a line. */
export function behind({ end }: Line, text: string): TextEdit {
  return { start: end, end, text };
}
