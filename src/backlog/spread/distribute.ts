import type { TextEdit } from '../../core/model/problem.ts';
import type { Reading } from '../reading.ts';
import { lineBreakOf } from '../source.ts';
import { inner } from './listLines.ts';
import { mainFile } from './fileChange.ts';
import { fileAt, offsetInMain } from './inMain.ts';
import { FileLines, pathOf } from './places.ts';
import type { Spread } from './spread.ts';

/** Edits of one of a backlog's files. */
export interface FileEdits {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

/** Edits of a reading's text as edits of the files that it was put together from, in the order of the text. */
export function distribute({ source: { spread } }: Reading, edits: readonly TextEdit[]): readonly FileEdits[] {
  if (spread === undefined) return edits.length === 0 ? [] : [{ file: mainFile, edits }];
  const byFile = new Map<number, TextEdit[]>();
  for (const edit of edits) {
    const index = fileOf(spread, edit);
    byFile.set(index, [...(byFile.get(index) ?? []), edit]);
  }
  const inOrder = [...byFile].sort(([one], [other]) => one - other);
  return inOrder.map(([index, own]) => editsOf(spread, index, own));
}

/** Lines put in where one file's end and the next one's begin: those of an item are indented, and go on with it. */
function fileOf(spread: Spread, { start, end, text }: TextEdit): number {
  const index = fileAt(spread, start);
  const atStart = start === end && start === spread.starts[index];
  return atStart && index > 0 && text.startsWith(inner) ? index - 1 : index;
}

function editsOf(spread: Spread, index: number, edits: readonly TextEdit[]): FileEdits {
  const file = spread.files[index];
  if (file === undefined) {
    const inMain = edits.map((edit) => ({
      start: offsetInMain(spread, edit.start),
      end: offsetInMain(spread, edit.end),
      text: edit.text,
    }));
    return { file: mainFile, edits: inMain };
  }
  const lines = new FileLines(file, spread.starts[index] ?? 0);
  const lineBreak = file.text.includes('\n') ? lineBreakOf(file.text) : lineBreakOf(spread.main);
  const inFile: TextEdit[] = [];
  for (const edit of edits) {
    const before = inFile.at(-1);
    // Where the last lines were taken out, what stands above them ends with its line break.
    const isClosed = before?.text === '' && before.start < before.end && before.end === file.text.length;
    inFile.push(editOf(lines, edit, { lineBreak, isClosed }));
  }
  return { file: pathOf(spread, file.name), edits: inFile };
}

interface Ending {
  readonly lineBreak: string;
  /** Whether what stands above the file's end will end with a line break. */
  readonly isClosed: boolean;
}

function editOf(lines: FileLines, edit: TextEdit, { lineBreak, isClosed }: Ending): TextEdit {
  const [start, end] = [lines.inFile(edit.start), lines.inFile(edit.end)];
  const own = edit.text
    .split('\n')
    .map((line, at) => withoutLead(line, at === 0 ? start.lead : inner.length))
    .join('\n')
    .replace(/\r?\n/g, lineBreak);
  const range = { start: start.offset, end: end.offset };
  if (!end.behindEnd) return { ...range, text: own };
  // The file's last line is open, and stays so.
  const open = own.endsWith(lineBreak) ? own.slice(0, -lineBreak.length) : own;
  return { ...range, text: start.behindEnd && own !== '' && !isClosed ? lineBreak + open : open };
}

/** A line of the list as the file has it. */
function withoutLead(line: string, length: number): string {
  const blanks = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(blanks, length));
}
