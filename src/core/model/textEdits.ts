import type { TextEdit } from './problem.ts';

/** The text with the edits made. They may not overlap; those at one place are made in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  for (const { start, end, text: inserted } of piecesOf(edits)) result += text.slice(start, end) + inserted;
  return result;
}

/** What a text is made of by edits: stretches of the old one, each with what is put behind it. */
export function piecesOf(edits: readonly TextEdit[]): readonly TextEdit[] {
  const ordered = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((one, other) => one.start - other.start || one.end - other.end || one.index - other.index);
  const pieces: TextEdit[] = [];
  let position = 0;
  for (const { start, end, text } of ordered) {
    if (start < position) throw new Error('Edits overlap');
    pieces.push({ start: position, end: start, text });
    position = end;
  }
  return [...pieces, { start: position, end: Infinity, text: '' }];
}

/** One edit that makes the one text of the other: the lines between those that both begin and end with. None where they are the same. */
export function changedLines(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  start = start === 0 ? 0 : before.lastIndexOf('\n', start - 1) + 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  // Lines only: a pair of characters that belong together is never taken apart.
  const breakAt = before.indexOf('\n', before.length - same);
  const kept = same === 0 || breakAt < 0 ? 0 : before.length - breakAt - 1;
  return [{ start, end: before.length - kept, text: after.slice(start, after.length - kept) }];
}
