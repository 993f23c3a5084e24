import type { TextEdit } from '../../core/model/problem.ts';
import { lineEndOf } from '../lines.ts';
import type { Source } from '../source.ts';

/** A text with the line break that it uses. */
export interface TextPlace {
  readonly text: string;
  readonly lineBreak: Source['lineBreak'];
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
