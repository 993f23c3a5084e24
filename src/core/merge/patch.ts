import { type BlockText, beginsDeeper, blockTextOf, linesIn, mergeHeaders } from './blockText.ts';
import type { Clash, Side } from './merged.ts';
import { type Stretch, isLines, mergeLines } from './texts.ts';
import { type Three, mapThree } from './three.ts';
import type { Leaf, Piece, Tree } from './tree.ts';

/** A clash, and the sides to take, in order; undefined when that is left open. */
export interface Settled {
  readonly clash: Clash;
  readonly sides: readonly Side[] | undefined;
}

/** Names a clash of lines, and asks what to take. */
export type SettleLines = (lines: Three<string>) => Settled;

/**
 * Merges blocks of text (`|`, `>`) line by line. Undefined where one of the sides has something else, or they differ
 * in how the block begins.
 */
export function patchLines({ base, ours, theirs }: Three<Leaf | undefined>, settle: SettleLines): Tree | undefined {
  if (ours?.form !== 'lines' || theirs?.form !== 'lines') return undefined;
  const three = { base: base?.form === 'lines' ? base : undefined, ours, theirs };
  const texts = mapThree<Leaf | undefined, BlockText | undefined>(three, (leaf) => leaf && blockTextOf(leaf));
  const column = columnOf(texts);
  const stretches = mergeLines(linesOfAll(texts, column));
  if (stretches.slice(0, 1).some(isHalfEmpty)) return undefined;
  const deeper = (['ours', 'theirs'] as const).some((side) => beginsDeeper(linesOn(side, stretches), column));
  const header = mergeHeaders(texts, { column, deeper });
  return header === undefined ? undefined : patched(header, stretches, settle);
}

function patched(header: string, stretches: readonly Stretch[], settle: SettleLines): Tree {
  const [first = '', ...rest] = stretches.map((stretch) => pieceOf(stretch, settle));
  const pieces = [withHeader(`${header}\n`, first), ...rest];
  return pieces.every((piece) => typeof piece === 'string') ? asLeaf(pieces.join('')) : { kind: 'patchwork', pieces };
}

/** Where the merged text stands: as ours, unless that is blank. */
function columnOf({ base, ours, theirs }: Three<BlockText | undefined>): number {
  return [ours, theirs, base].find((text) => text?.column !== undefined)?.column ?? 0;
}

/** The lines of all in one column. */
function linesOfAll({ base, ours, theirs }: Three<BlockText | undefined>, column: number): Three<readonly string[]> {
  const sides = { ours: linesIn(ours, column), theirs: linesIn(theirs, column) };
  return { base: base === undefined ? commonEnds(sides) : linesIn(base, column), ...sides };
}

/** The merged lines as one side has them. */
function linesOn(side: Side, stretches: readonly Stretch[]): readonly string[] {
  return stretches.flatMap((stretch) => (isLines(stretch) ? stretch : stretch[side]));
}

/** A reader that hides one half sees blank lines in its place, with which no block of text may begin. */
function isHalfEmpty(stretch: Stretch): boolean {
  return !isLines(stretch) && [stretch.ours, stretch.theirs].some((lines) => lines.join('').trim() === '');
}

/** For the same reason a half that stands first has the header with it. */
function withHeader(header: string, piece: Piece): Piece {
  if (typeof piece === 'string') return header + piece;
  return { ...piece, ours: header + piece.ours, theirs: header + piece.theirs };
}

/** What two texts without a base are taken to have had in common: the lines that begin and end both. */
function commonEnds({
  ours,
  theirs,
}: {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}): readonly string[] {
  const most = Math.min(ours.length, theirs.length);
  let front = 0;
  while (front < most && ours[front] === theirs[front]) front += 1;
  let back = 0;
  while (back < most - front && ours.at(-1 - back) === theirs.at(-1 - back)) back += 1;
  return [...ours.slice(0, front), ...ours.slice(ours.length - back)];
}

function pieceOf(stretch: Stretch, settle: SettleLines): Piece {
  if (isLines(stretch)) return textFrom(stretch);
  const texts = mapThree(stretch, textFrom);
  const { clash, sides } = settle(mapThree(stretch, (lines) => lines.map((line) => line.trim()).join('\n')));
  if (sides !== undefined) return sides.map((side) => texts[side]).join('');
  return { clashes: [clash], ours: texts.ours, theirs: texts.theirs };
}

function asLeaf(text: string): Leaf {
  return { kind: 'leaf', form: 'lines', text: text.replace(/\n$/, ''), value: text };
}

function textFrom(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
