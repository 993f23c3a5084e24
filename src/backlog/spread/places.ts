import type { Range } from '../../core/model/problem.ts';
import type { Reading } from '../reading.ts';
import { mainFile } from './fileChange.ts';
import { type ItemFile, linesOf } from './itemFile.ts';
import { fileAt, grown, offsetInMain } from './inMain.ts';
import { inner } from './listLines.ts';
import type { Spread } from './spread.ts';

/** A range in one of a backlog's files. */
export interface FileRange {
  readonly file: string;
  /** What the file says. */
  readonly text: string;
  readonly range: Range;
}

/** The path of an item's file. */
export function pathOf({ folder = '' }: Pick<Spread, 'folder'>, name: string): string {
  return `${folder}/${name}`;
}

/** In which file a range of a reading's text stands, and where. */
export function fileRange({ text, source: { spread } }: Reading, range: Range): FileRange {
  if (spread === undefined) return { file: mainFile, text, range };
  const index = fileAt(spread, range.start);
  const file = spread.files[index];
  if (file === undefined) {
    const [start, end] = [offsetInMain(spread, range.start), offsetInMain(spread, range.end)];
    return { file: mainFile, text: spread.main, range: { start, end: Math.max(start, end) } };
  }
  const lines = new FileLines(file, spread.starts[index] ?? 0);
  const [start, end] = [lines.inFile(range.start).offset, lines.inFile(range.end).offset];
  return { file: pathOf(spread, file.name), text: file.text, range: { start, end: Math.max(start, end) } };
}

/** What one of a backlog's files says; the empty text for a file that is not among them. */
export function fileText({ text, source: { spread } }: Reading, file: string): string {
  if (spread === undefined) return file === mainFile ? text : '';
  if (file === mainFile) return spread.main;
  return spread.files.find(({ name }) => pathOf(spread, name) === file)?.text ?? '';
}

/** The place in a reading's text of an offset in one of its files; undefined for a file that is not among them. */
export function offsetIn({ source: { spread } }: Reading, file: string, offset: number): number | undefined {
  if (spread === undefined) return file === mainFile ? offset : undefined;
  if (file === mainFile) return offset < spread.key.lineEnd ? offset : offset + grown(spread);
  const index = spread.files.findIndex(({ name }) => pathOf(spread, name) === file);
  const found = spread.files[index];
  return found && new FileLines(found, spread.starts[index] ?? 0).inText(offset);
}

/** A place in an item's file. */
interface InFile {
  readonly offset: number;
  /** How many of the characters that the list has put in front of its line stand behind the place. */
  readonly lead: number;
  /** Whether it is behind the line break that the list has put behind the file's last line. */
  readonly behindEnd: boolean;
}

/** The lines of one file, there and in the list. */
export class FileLines {
  readonly #file: ItemFile;
  readonly #base: number;
  readonly #lines: ReturnType<typeof linesOf>;
  /** Where each line begins in the list. */
  readonly #starts: readonly number[];
  readonly #length: number;

  /** @param base where the file's lines begin in the text */
  constructor(file: ItemFile, base: number) {
    this.#file = file;
    this.#base = base;
    this.#lines = linesOf(file);
    let at = 0;
    this.#starts = this.#lines.map(({ lead, start, end }) => {
      const own = at;
      at += lead.length + end - start + (this.#isOpen(start, end) ? 1 : 0);
      return own;
    });
    this.#length = at;
  }

  /** An offset of the text as one of the file. */
  inFile(offset: number): InFile {
    const within = offset - this.#base;
    const index = Math.max(
      0,
      this.#starts.findLastIndex((start) => start <= within),
    );
    const { lead, start, end } = this.#lines[index] ?? { lead: '', start: 0, end: 0 };
    // Behind the last line another one would begin.
    if (within >= this.#length) return { offset: end, lead: inner.length, behindEnd: this.#isOpen(start, end) };
    const passed = within - (this.#starts[index] ?? 0);
    const offsetIn = start + Math.max(0, passed - lead.length);
    return { offset: offsetIn, lead: Math.max(0, lead.length - passed), behindEnd: false };
  }

  /** An offset of the file as one of the text. */
  inText(offset: number): number {
    const index = Math.max(
      0,
      this.#lines.findLastIndex(({ start }) => start <= offset),
    );
    const { lead, start, end } = this.#lines[index] ?? { lead: '', start: 0, end: 0 };
    const own = Math.min(Math.max(offset, start), end) - start;
    return this.#base + (this.#starts[index] ?? 0) + lead.length + own;
  }

  #isOpen(start: number, end: number): boolean {
    return end === start || this.#file.text[end - 1] !== '\n';
  }
}
