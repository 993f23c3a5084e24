import type { TextEdit } from '../../core/model/problem.ts';
import { lineEndOf } from '../lines.ts';
import type { Source } from '../source.ts';

/** A text with the line break that it uses. */
export interface TextPlace {
  readonly text: string;
  readonly lineBreak: Source['lineBreak'];
}

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

/** Offset behind the line that holds the last character before `offset`, its line break included. */
export function lineEndBehind(text: string, offset: number): number {
  return offset > 0 && text[offset - 1] === '\n' ? offset : lineEndOf(text, offset);
}

/** Inserts whole lines at the start of a line, or at the end of a text whose last line is open: it stays open. */
export function insertLines({ text, lineBreak }: TextPlace, offset: number, lines: string): TextEdit {
  const open = offset > 0 && text[offset - 1] !== '\n';
  return { start: offset, end: offset, text: open ? lineBreak + lines.slice(0, -lineBreak.length) : lines };
}
