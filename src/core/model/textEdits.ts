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
