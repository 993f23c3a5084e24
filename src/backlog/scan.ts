import type { Range } from '../core/model/problem.ts';

/** One entry of the list of items. `start` ≤ `line` < `end`. */
export interface BlockRange extends Range {
  /** Offset of the line with the dash; `start` is that of the first comment right above it. */
  readonly line: number;
}

/** A text taken apart at its list of items, without parsing. */
export interface Scan {
  readonly blocks: readonly BlockRange[];
  /** Column of the dashes. */
  readonly indent: number;
  /** Everything up to the first block, the key `items` included. */
  readonly head: Range;
  /** Everything behind the list. */
  readonly tail: Range;
}

interface Line extends Range {
  readonly text: string;
  readonly indent: number;
  readonly kind: 'blank' | 'comment' | 'dash' | 'other';
}

const itemsKey = /^items:[ \t]*(?:#.*)?$/;

/**
 * Finds the blocks of a `backlog.yaml`: each item with the comments right above it. Undefined where blocks cannot
 * be told apart by lines: no such list, or several documents. Costs one pass over the lines.
 */
export function scanBlocks(text: string): Scan | undefined {
  const lines = linesOf(text);
  const key = lines.findIndex((line) => itemsKey.test(line.text));
  if (key < 0 || lines.some((line, index) => index > 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(line.text))) return undefined;
  const first = lines.findIndex((line, index) => index > key && line.kind !== 'blank' && line.kind !== 'comment');
  const opening = lines[first];
  const keyLine = lines[key];
  if (keyLine === undefined) return undefined;
  if (opening?.kind !== 'dash') {
    const end = keyLine.end;
    return { blocks: [], indent: 2, head: { start: 0, end }, tail: { start: end, end: text.length } };
  }
  return blocksFrom(lines, key + 1, opening.indent, text.length);
}

function blocksFrom(lines: readonly Line[], from: number, indent: number, length: number): Scan {
  const placed = lines.slice(from).map((line) => ({ line, place: placeOf(line, indent) }));
  const tail = placed.findIndex(({ place }) => place === 'tail');
  const blocks = gatherBlocks(tail < 0 ? placed : placed.slice(0, tail));
  const start = blocks[0]?.start ?? length;
  const end = tail < 0 ? length : (blocks.at(-1)?.end ?? length);
  return { blocks, indent, head: { start: 0, end: start }, tail: { start: end, end: length } };
}

function gatherBlocks(list: readonly { readonly line: Line; readonly place: PlaceOfLine }[]): readonly BlockRange[] {
  const blocks: { start: number; line: number; end: number }[] = [];
  let comments: number | undefined;
  for (const { line, place } of list) {
    const open = blocks.at(-1);
    if (place === 'entry') blocks.push({ start: comments ?? line.start, line: line.start, end: line.end });
    else if (place === 'inside' && open !== undefined) open.end = line.end;
    // Comments belong to the item right below them; a blank line sets them free.
    comments = place === 'comment' ? (comments ?? line.start) : undefined;
  }
  return blocks;
}

type PlaceOfLine = 'entry' | 'inside' | 'comment' | 'blank' | 'tail';

function placeOf(line: Line, indent: number): PlaceOfLine {
  if (line.kind === 'blank') return 'blank';
  if (line.indent > indent) return 'inside';
  if (line.kind === 'comment') return 'comment';
  if (line.kind === 'dash' && line.indent === indent) return 'entry';
  return line.indent === 0 && !line.text.startsWith('\t') ? 'tail' : 'inside';
}

/** Lines with their offsets; `end` is behind the line break. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start < text.length) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed < 0 ? text.length : lineFeed + 1;
    const content = text.slice(start, end).replace(/\r?\n$/, '');
    const indent = content.length - content.replace(/^ +/, '').length;
    lines.push({ start, end, text: content, indent, kind: kindOf(content.slice(indent)) });
    start = end;
  }
  return lines;
}

function kindOf(content: string): Line['kind'] {
  if (content.trim() === '') return 'blank';
  if (content.startsWith('#')) return 'comment';
  return content === '-' || content.startsWith('- ') ? 'dash' : 'other';
}
