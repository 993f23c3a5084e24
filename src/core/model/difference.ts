import type { TextEdit } from './problem.ts';

/** One edit that turns a text into another, as short as their common ends allow, in whole lines. */
export function difference(from: string, to: string): readonly TextEdit[] {
  if (from === to) return [];
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start += 1;
  start = from.lastIndexOf('\n', start - 1) + 1;
  let tail = 0;
  while (tail < most - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  return [{ start, end: from.length - tail, text: to.slice(start, to.length - tail) }];
}
