import type { Range } from '../core/model/problem.ts';

/** Offset of the start of the line that holds `offset`. */
export function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the line break of the line that holds `offset`. */
export function lineEndOf(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}

/** From `start` to the line feed that ends its line, which is left out. */
export function restOfLine(text: string, start: number): Range {
  const lineFeed = text.indexOf('\n', start);
  return { start, end: lineFeed < 0 ? text.length : lineFeed };
}
