import type { Choice, Clash, MergeConflict, MergeReport } from '../core/merge/merged.ts';
import { type Three, mapThree, taken } from '../core/merge/three.ts';
import type { Piece } from '../core/merge/tree.ts';
import { turnedChoice, turnedClash, turnedPiece, turnedReport } from '../core/merge/turn.ts';
import type { Counter } from './merge/blockElement.ts';
import { inOneForm } from './merge/form.ts';
import { mergeFrame } from './merge/frame.ts';
import { mergeItemFile } from './merge/itemFile.ts';
import { type ItemsScope, mergeItems } from './merge/items.ts';
import { withMarkers } from './merge/markers.ts';
import { scansOf } from './merge/mergeable.ts';
import { type Scanned, sheetOf } from './merge/sheet.ts';
import { writeScalar } from './scalar.ts';

/** Three texts of one file: of the commit that both sides come from, and of each side. */
export interface MergeInput {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface MergeOptions {
  /** What stands behind the conflict markers. Default: `ours` and `theirs`. */
  readonly labels?: { readonly ours: string; readonly theirs: string };
  /** Ids that are taken outside these texts, such as those of the archive: no item gets one of them. */
  readonly takenIds?: readonly string[];
  /** Settles a conflict, which then leaves no markers; undefined leaves it. Asked once for each. */
  readonly resolve?: (clash: Clash) => Choice | undefined;
}

export interface Merged {
  /** The merged text, with conflict markers around the lines of conflicts that nobody has settled, and no others. */
  readonly text: string;
  /** Those conflicts, in the order of the text. */
  readonly conflicts: readonly MergeConflict[];
  readonly reports: readonly MergeReport[];
  /** How many blocks were parsed for it. */
  readonly parsed: number;
}

/**
 * Merges two sides of a backlog, of its archive, or of the file of one item, by item and by field. Which of them git calls ours decides
 * nothing but the order of the two halves of a conflict.
 * @returns undefined for texts that cannot be merged by item (somebody else's file, a later format version, items that
 * cannot be told apart by lines, markers of an earlier merge): a plain merge of lines is right for them
 */
export function mergeBacklogs({ base, ours, theirs }: MergeInput, options: MergeOptions = {}): Merged | undefined {
  if (ours === theirs || base === theirs) return untouched(ours);
  if (base === ours) return untouched(theirs);
  // Always in the same order: then the result cannot depend on which side is called ours.
  const turned = theirs < ours;
  return mergeSides(turned ? { base, ours: theirs, theirs: ours } : { base, ours, theirs }, { ...options, turned });
}

function untouched(text: string): Merged {
  return { text, conflicts: [], reports: [], parsed: 0 };
}

interface SidesOptions extends MergeOptions {
  /** Whether ours are theirs to whoever asked. */
  readonly turned: boolean;
}

const names = { ours: 'ours', theirs: 'theirs' };

function mergeSides(input: MergeInput, { turned, ...options }: SidesOptions): Merged | undefined {
  const { labels = names, takenIds = [], resolve = () => undefined } = options;
  const counter: Counter = { parsed: 0 };
  const { texts, form } = inOneForm(input);
  const reports: MergeReport[] = [];
  const scope: ItemsScope = {
    texts: [texts.base, texts.ours, texts.theirs],
    takenIds,
    resolve: (clash) => (turned ? turnedChoice(resolve(turnedClash(clash))) : resolve(clash)),
    report: (report) => reports.push(turned ? turnedReport(report) : report),
    first: turned ? 'theirs' : 'ours',
    // Quoted where it must be inside brackets, a text is the same everywhere.
    writeText: (text) => writeScalar(text, true),
  };
  const pieces = piecesOf(texts, scope, counter);
  if (pieces === undefined) return undefined;
  const merged = withMarkers(turned ? pieces.map(turnedPiece) : pieces, labels, form);
  return { ...merged, reports, parsed: counter.parsed };
}

/** The merged lines of a backlog, or of the file of one of its items. */
function piecesOf(texts: Three<string>, scope: ItemsScope, counter: Counter): readonly Piece[] | undefined {
  const scans = scansOf(texts, counter);
  if (scans === undefined) return mergeItemFile(texts, scope, counter);
  const indent = indentOf(scans);
  const sheets = mapThree(scans, (scan) => sheetOf(scan, indent, counter));
  const frame = mergeFrame(sheets, { ...scope, item: '' });
  return frame && [...frame.head, ...mergeItems(sheets, scope), ...frame.tail];
}

/** The column of the dashes, of those texts that have any. */
function indentOf(scans: Three<Scanned>): number {
  const indents = mapThree(scans, ({ scan: { blocks, indent } }) => (blocks.length === 0 ? undefined : indent));
  const known = indents.ours ?? indents.theirs ?? indents.base ?? 2;
  return taken({ base: indents.base ?? known, ours: indents.ours ?? known, theirs: indents.theirs ?? known });
}
