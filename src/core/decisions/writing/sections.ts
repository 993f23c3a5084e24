import type { TextEdit } from '../../model/problem.ts';
import type { Heading, Sheet } from '../sheet.ts';
import { behind } from './openRecord.ts';

/** Puts a paragraph first in a section. */
export function firstInSection(sheet: Sheet, heading: Heading, text: string): TextEdit {
  return intoSection(sheet, heading.next - 1, [text]);
}

/** Puts paragraphs behind a line, with a blank line around each. */
export function intoSection({ lines, lineBreak, text }: Sheet, index: number, paragraphs: readonly string[]): TextEdit {
  const line = lines[index];
  const next = lines[index + 1];
  const inserted = paragraphs.map((paragraph) => lineBreak + lineBreak + paragraph).join('');
  if (line === undefined) return { start: text.length, end: text.length, text: inserted };
  const closed = next === undefined || next.text.trim() === '';
  return behind(line, closed ? inserted : inserted + lineBreak);
}

/** Index of the last line with text of a heading's own part; its own last line where it has none. */
export function lastLineOf({ lines, headings }: Sheet, heading: Heading): number {
  const following = headings.find(({ line }) => line > heading.line)?.line ?? lines.length;
  for (let index = following - 1; index >= heading.next; index -= 1) {
    if (lines[index]?.text.trim() !== '') return index;
  }
  return heading.next - 1;
}

/** The mark of a record's bullets, or the one of its dialect. */
export function bulletOf({ lines, body }: Sheet, otherwise: string): string {
  for (const { shown } of lines.slice(body)) {
    const [, mark] = /^([-*+])\s+\S/.exec(shown) ?? [];
    if (mark !== undefined) return mark;
  }
  return otherwise;
}

export interface NewBullets {
  /** Names of the section, the first one for a new section. */
  readonly names: readonly string[];
  readonly mark: string;
  readonly bullets: readonly string[];
}

/** Puts bullets at the end of a section; where there is none of these names, a new one is put at the end of the text. */
export function addBullets(sheet: Sheet, { names, mark, bullets }: NewBullets): TextEdit {
  const { lines, lineBreak, headings, text } = sheet;
  const isNamed = (title: string) =>
    names.some(
      (name) =>
        name.toLowerCase() ===
        title
          .replace(/[*_`:]/g, '')
          .trim()
          .toLowerCase(),
    );
  const heading = headings.find((one) => isNamed(one.text));
  const list = bullets.map((bullet) => `${mark} ${bullet}`).join(lineBreak);
  const last = lines.findLastIndex((line) => line.text.trim() !== '');
  const ended = (edit: TextEdit) =>
    sheet.unended === '' ? edit : { ...edit, text: lineBreak + sheet.unended + edit.text };
  if (heading === undefined) {
    const edit = ended(intoSection(sheet, last, [`## ${names[0] ?? ''}`, list]));
    // A text that ends with an open line keeps doing so; an empty one begins with the heading.
    return text.trim() === '' ? { ...edit, text: edit.text.trimStart() } : edit;
  }
  const index = lastLineOf(sheet, heading);
  const line = lines[index];
  if (line !== undefined && index >= heading.next && /^\s*(?:[-*+]|\d+[.)])\s|^\s+\S/.test(line.shown)) {
    return behind(line, lineBreak + list);
  }
  const edit = intoSection(sheet, index, [list]);
  return index === last ? ended(edit) : edit;
}
