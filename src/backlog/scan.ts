import type { Range } from '../core/model/problem.ts';
import { lineEndOf } from './lines.ts';

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

/** What a line is to the list: its own, or the end of it. */
type Place = 'entry' | 'inside' | 'comment' | 'blank' | 'tail' | 'document';

const space = 32;
const tab = 9;
const carriageReturn = 13;
const hash = 35;
const dash = 45;

const itemsKey = /^items:[ \t]*(?:#.*)?\r?$/m;
const documentMark = /^(?:---|\.\.\.)(?:\s|$)/m;
/** At the start of a line it is text, unless nothing but comments stand before it: then a parser takes it for a mark. */
const byteOrderMark = /^\uFEFF/m;

/**
 * Finds the blocks of a `backlog.yaml`: each item with the comments right above it. Undefined where blocks cannot
 * be told apart by lines: no such list, two of them, or several documents. One pass, without copying the text.
 */
export function scanBlocks(text: string): Scan | undefined {
  const key = itemsKey.exec(text)?.index;
  // The first line may open the only document.
  if (key === undefined || documentMark.test(text.slice(lineEndOf(text, 0), key))) return undefined;
  const from = lineEndOf(text, key);
  const indent = indentOfList(text, from);
  if (indent === undefined) return withTail(text, { blocks: [], indent: 2, head: { start: 0, end: from } }, from);
  const list = scanList(text, { start: from, end: text.length }, indent);
  if (list === undefined) return undefined;
  const [first] = list.blocks;
  return withTail(text, { blocks: list.blocks, indent, head: { start: 0, end: first?.start ?? from } }, list.end);
}

/** The key of the list: the offset behind its colon, and the one behind its line. */
export function itemsKeyOf(text: string): { readonly colon: number; readonly lineEnd: number } | undefined {
  const key = itemsKey.exec(text)?.index;
  return key === undefined ? undefined : { colon: key + 'items:'.length, lineEnd: lineEndOf(text, key) };
}

function withTail(text: string, scan: Omit<Scan, 'tail'>, from: number): Scan | undefined {
  const tail = text.slice(from);
  if (documentMark.test(tail) || itemsKey.test(tail) || byteOrderMark.test(tail)) return undefined;
  return { ...scan, tail: { start: from, end: text.length } };
}

/** Column of the first dash below the key; undefined when something else stands there. */
function indentOfList(text: string, from: number): number | undefined {
  for (let start = from; start < text.length; start = lineEndOf(text, start)) {
    const content = contentOf(text, start);
    const code = text.charCodeAt(content);
    if (isBreak(text, content) || code === hash) continue;
    return isDash(text, content) ? content - start : undefined;
  }
  return undefined;
}

/**
 * Finds the blocks within a part of the list.
 * @returns the blocks and where the list ends within the part; undefined at a document mark
 */
export function scanList(
  text: string,
  { start: from, end: to }: Range,
  indent: number,
): { readonly blocks: readonly BlockRange[]; readonly end: number } | undefined {
  const blocks: { start: number; line: number; end: number }[] = [];
  let open: { start: number; line: number; end: number } | undefined;
  let comments = -1;
  for (let start = from; start < to;) {
    const end = lineEndOf(text, start);
    const place = placeOf(text, start, indent);
    if (place === 'document') return undefined;
    if (place === 'tail') return { blocks, end: open?.end ?? from };
    if (place === 'entry') {
      open = { start: comments < 0 ? start : comments, line: start, end };
      blocks.push(open);
    } else if (place === 'inside' && open !== undefined) open.end = end;
    // Comments belong to the item right below them; a blank line sets them free.
    if (place !== 'comment') comments = -1;
    else if (comments < 0) comments = start;
    start = end;
  }
  return { blocks, end: to };
}

function placeOf(text: string, start: number, indent: number): Place {
  const content = contentOf(text, start);
  if (isBreak(text, content)) return 'blank';
  const column = content - start;
  if (column > indent) return 'inside';
  const code = text.charCodeAt(content);
  if (code === hash) return 'comment';
  if (column === 0 && (text.startsWith('---', start) || text.startsWith('...', start))) return 'document';
  if (column === indent && isDash(text, content)) return 'entry';
  return column === 0 && code !== tab ? 'tail' : 'inside';
}

/** Offset of the first character of a line that is no space. */
function contentOf(text: string, start: number): number {
  let offset = start;
  while (text.charCodeAt(offset) === space) offset += 1;
  return offset;
}

/** Whether the line has nothing but blanks from here on. */
function isBreak(text: string, offset: number): boolean {
  let at = offset;
  let code = text.charCodeAt(at);
  while (code === space || code === tab || code === carriageReturn) code = text.charCodeAt((at += 1));
  return at >= text.length || text[at] === '\n';
}

function isDash(text: string, offset: number): boolean {
  if (text.charCodeAt(offset) !== dash) return false;
  return text.charCodeAt(offset + 1) === space || isBreak(text, offset + 1);
}
