import type { BranchRecord } from '../../core/batch/branchRecord.ts';
import type { Refusal, RefusalCode } from '../../core/model/intention.ts';
import type { Item } from '../../core/model/item.ts';
import type { PhraseValues, TextEdit } from '../../core/model/problem.ts';
import { type Result, fail, succeed } from '../../core/model/result.ts';
import type { Breach } from '../../core/policy/limits.ts';
import type { ItemPlace } from '../edits/fields.ts';
import type { Reading } from '../reading.ts';

/** What a change depends on besides the text: passed in, so that the same input gives the same edits. */
export interface Circumstances {
  readonly now: Date;
  /** Who does it: a key of `people`, or undefined when nobody knows. */
  readonly me: string | undefined;
  /** Ids that are taken outside this file: those of its archive. */
  readonly takenIds: readonly string[];
  /** How large branches were when they were measured last, the latest first: recorded on the items that finish. */
  readonly branches?: readonly BranchRecord[] | undefined;
}

/** A file beside the main one, by its path from the folder of that. */
export interface NewFile {
  readonly file: string;
  readonly text: string;
}

/** An intention, judged and turned into edits of the text that was read. */
export interface Change {
  readonly edits: readonly TextEdit[];
  /** Files that come, where items stand in files of their own. */
  readonly created?: readonly NewFile[] | undefined;
  /** Files that go, likewise. */
  readonly removed?: readonly string[] | undefined;
  /** The key of the item afterwards; empty where the board's columns were changed. */
  readonly item: string;
  /** The column that it is in afterwards, or that was changed. */
  readonly column: string;
  /** Limits that are exceeded all the same, by `warn` or with a reason. */
  readonly breaches: readonly Breach[];
  /** What of the definition of done the item lacks that has just become done. */
  readonly without?: readonly string[] | undefined;
  /** How many of its concerns nobody has heard yet. */
  readonly unheard?: number | undefined;
}

export type Planned = Result<Change, Refusal>;

/** An item that may be written to, with its place in the text. */
export interface Writable {
  readonly item: Item;
  readonly index: number;
  readonly place: ItemPlace;
}

export function writableItem({ backlog, source, text }: Reading, key: string): Result<Writable, Refusal> {
  const index = backlog.items.findIndex((item) => item.key === key);
  const item = backlog.items[index];
  const at = source.items[index];
  if (item === undefined || at === undefined) return refuse('item.not-found', { item: key });
  if (!item.intact) return refuse('item.not-intact', { item: key });
  return succeed({ item, index, place: { text, item: at, lineBreak: source.lineBreak } });
}

export function refuse(code: RefusalCode, values: PhraseValues): { readonly ok: false; readonly failure: Refusal } {
  return fail({ code, values, items: [] });
}
