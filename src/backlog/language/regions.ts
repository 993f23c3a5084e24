import type { Reading } from '../reading.ts';
import { lineEndOf } from '../lines.ts';
import type { Caret, Token } from './token.ts';
import { type Stretch, caretAt, tokensOf } from './tokens.ts';

/** A text that cannot be taken apart by items is looked at as a whole, up to this length in UTF-16 units. */
const longestWhole = 1024 * 1024;

/**
 * The part of the text that has to be looked at for an offset: one item, or what stands before or behind the items.
 * Undefined in the comments above an item, and where the text is too long to be looked at as a whole.
 */
export function regionAt({ text, source }: Reading, offset: number): Stretch | undefined {
  const scan = source.parts?.scan;
  if (scan === undefined || source.items.length === 0) {
    return text.length > longestWhole ? undefined : { start: 0, end: text.length, path: [] };
  }
  const index = lastBefore(source.items, offset);
  const item = source.items[index];
  if (item === undefined) return { ...scan.head, path: [] };
  if (index === source.items.length - 1 && offset >= scan.tail.start && isBehindList(text, scan.tail.start, offset))
    return { ...scan.tail, path: [] };
  if (offset < item.line) return undefined;
  const end = source.items[index + 1]?.start ?? scan.tail.start;
  return { start: item.line, end: Math.max(end, item.end), path: ['items'] };
}

/** All regions, the items' one by one, so that work over all of them can be done in slices. */
export function* regionsOf(reading: Reading): Generator<Stretch> {
  const { text, source } = reading;
  const scan = source.parts?.scan;
  if (scan === undefined || source.items.length === 0) {
    const whole = regionAt(reading, 0);
    if (whole !== undefined) yield whole;
    return;
  }
  yield { ...scan.head, path: [] };
  for (const { line, end } of source.items) yield { start: line, end, path: ['items'] };
  if (scan.tail.start < text.length) yield { ...scan.tail, path: [] };
}

/** Index of the item whose block holds an offset; -1 for none. */
export function itemIndexAt({ source }: Reading, offset: number): number {
  const index = lastBefore(source.items, offset);
  return offset <= (source.items[index]?.end ?? -1) ? index : -1;
}

/** What the caret is at; undefined where there is nothing to say. */
export function caretIn(reading: Reading, offset: number): Caret | undefined {
  const region = regionAt(reading, offset);
  if (region === undefined) return undefined;
  const caret = caretAt(reading.text, { ...region, end: offset });
  // Left of the dashes a key of the file itself begins.
  const outside =
    region.path.length > 0 && caret.place === 'entry' && caret.column < Math.max(1, reading.source.indent);
  return outside && !caret.listed ? { ...caret, path: [], keys: new Set() } : caret;
}

/** The key or scalar that a place is in or right behind. */
export function tokenAt(reading: Reading, offset: number): Token | undefined {
  const region = regionAt(reading, offset);
  if (region === undefined) return undefined;
  return tokensOf(reading.text, region).find(({ start, end }) => start <= offset && offset <= end);
}

/** Index of the last item that begins at or before an offset; -1 before the first. */
function lastBefore(items: readonly { readonly start: number }[], offset: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether the list has ended before an offset: something stands in the first column. */
function isBehindList(text: string, from: number, offset: number): boolean {
  return /^[^\s#]/m.test(text.slice(from, lineEndOf(text, offset)));
}
