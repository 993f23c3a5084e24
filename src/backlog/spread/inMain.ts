import type { Reading } from '../reading.ts';
import type { Spread } from './spread.ts';

/** Which file's lines hold an offset; -1 in front of all, the number of files behind all. */
export function fileAt({ files, starts }: Spread, offset: number): number {
  let [low, high] = [-1, files.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The place in the main file of an offset of the text; the end of the folder's line for one in an item's file. */
export function offsetInMain(spread: Spread, offset: number): number {
  const { starts, files, key, main } = spread;
  if (offset < (starts[0] ?? 0)) return Math.min(offset, key.lineEnd, main.length);
  return offset >= (starts[files.length] ?? 0) ? offset - grown(spread) : key.lineEnd;
}

/** By how much the list makes the text longer than the main file. */
export function grown({ text, main }: Spread): number {
  return text.length - main.length;
}

/** Line of an offset of a reading's text, from 1, in the file that it stands in: an item's file has its lines as the list has them. */
export function lineInFile({ text, source: { spread } }: Reading, offset: number): number {
  const lines = (read: string) => read.split(/\r\n|\n|\r/u).length;
  if (spread === undefined) return lines(text.slice(0, offset));
  const start = fileAt(spread, offset);
  const inItem = spread.files[start] !== undefined;
  return lines(inItem ? text.slice(spread.starts[start], offset) : spread.main.slice(0, offsetInMain(spread, offset)));
}
