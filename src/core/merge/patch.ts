import type { Clash, Side } from './merged.ts';
import { shiftLines } from './shift.ts';
import { type Stretch, isLines, mergeLines } from './texts.ts';
import { type Three, mapThree, settled } from './three.ts';
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
  const texts = { base: base?.form === 'lines' ? base : undefined, ours, theirs };
  const header = settled(mapThree<Leaf | undefined, string | undefined>(texts, headerOf))?.value;
  const stretches = header === undefined ? undefined : mergeLines(linesOfAll(texts, header));
  return stretches?.slice(0, 1).some(isHalfEmpty) === false ? patched(header ?? '', stretches, settle) : undefined;
}

function patched(header: string, stretches: readonly Stretch[], settle: SettleLines): Tree {
  const [first = '', ...rest] = stretches.map((stretch) => pieceOf(stretch, settle));
  const pieces = [withHeader(`${header}\n`, first), ...rest];
  return pieces.every((piece) => typeof piece === 'string') ? asLeaf(pieces.join('')) : { kind: 'patchwork', pieces };
}

interface Texts {
  readonly base: Leaf | undefined;
  readonly ours: Leaf;
  readonly theirs: Leaf;
}

/** The lines of all, as deep as ours. Where the header says how deep the text stands, its first line may stand deeper. */
function linesOfAll({ base, ours, theirs }: Texts, header: string): Three<readonly string[]> {
  const indent = /\d/.test(header) ? undefined : indentOf(ours);
  const sides = { ours: linesOf(ours, indent), theirs: linesOf(theirs, indent) };
  return { base: base === undefined ? commonEnds(sides) : linesOf(base, indent), ...sides };
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

function headerOf(leaf: Leaf | undefined): string | undefined {
  return leaf?.text.split('\n', 1)[0];
}

/** Spaces before the first line that has a text. */
function indentOf({ text }: Leaf): number {
  return /\n( *)[^ \n]/.exec(text)?.[1]?.length ?? 0;
}

function linesOf(leaf: Leaf, indent: number | undefined): readonly string[] {
  const by = indent === undefined ? 0 : indent - indentOf(leaf);
  return shiftLines(leaf.text, by).split('\n').slice(1);
}
