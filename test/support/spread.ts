import assert from 'node:assert/strict';
import { type Circumstances, applyEdits, planChange } from '../../src/backlog/change.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import { type FileChange, mainFile } from '../../src/backlog/spread/fileChange.ts';
import { fileChanges } from '../../src/backlog/spread/fileChanges.ts';
import { isItemFileName } from '../../src/backlog/spread/fileName.ts';
import { fileRange } from '../../src/backlog/spread/places.ts';
import { readSpread } from '../../src/backlog/spread/readSpread.ts';
import { type FolderContents, type Spread, composeSpread } from '../../src/backlog/spread/spread.ts';
import { folderOf } from '../../src/backlog/spread/folder.ts';
import type { Intention } from '../../src/core/model/intention.ts';
import { now } from './backlog.ts';

/** A backlog's files by their path from the main one's folder; that one's is empty. */
export type Files = Readonly<Record<string, string>>;

/** A backlog with two columns, whose items stand in `backlog/`. */
export const spreadHead =
  'headwater: 1\nboard: { columns: [ideas, { id: doing, stage: active }, live] }\nitems: backlog/\n';

export function contentsOf(files: Files, folder: string | undefined): FolderContents {
  const names = Object.keys(files).filter((file) => file.startsWith(`${folder ?? ''}/`));
  const found = names.map((file) => ({ name: file.slice((folder ?? '').length + 1), text: files[file] ?? '' }));
  return {
    files: found.filter(({ name }) => isItemFileName(name)),
    refused: [],
    others: [],
    state: names.length > 0 ? 'there' : 'missing',
  };
}

/** Files that must be a backlog in this layout, put together. */
export function composed(files: Files, previous?: Spread): Spread {
  const main = files[mainFile] ?? '';
  const spread = composeSpread(main, contentsOf(files, folderOf(main)), previous);
  assert(spread, 'the main file names a folder');
  return spread;
}

export function readFiles(files: Files, previous?: Reading): Reading {
  const reading = readSpread(composed(files, previous?.source.spread), previous);
  assert(reading, 'the files are a backlog');
  return reading;
}

/** The files after changes. */
export function written(files: Files, changes: readonly FileChange[]): Files {
  const after = new Map(Object.entries(files));
  for (const change of changes) {
    if (change.kind === 'remove') assert(after.delete(change.file), change.file);
    else if (change.kind === 'create') {
      assert(!after.has(change.file), change.file);
      after.set(change.file, change.text);
    } else {
      const before = after.get(change.file);
      assert(before !== undefined, change.file);
      after.set(change.file, applyEdits(before, change.edits));
    }
  }
  return Object.fromEntries(after);
}

/** What an intention that must be carried out does to the files. */
export function changesOf(
  files: Files,
  intention: Intention,
  more: Partial<Circumstances> = {},
): readonly FileChange[] {
  const reading = readFiles(files);
  const planned = planChange(reading, intention, { now, me: 'ana', takenIds: [], ...more });
  assert(planned.ok, `refused: ${JSON.stringify(planned)}`);
  return fileChanges(reading, planned.value, planned.value.item);
}

/** The files after an intention. */
export function changedFiles(files: Files, intention: Intention, more: Partial<Circumstances> = {}): Files {
  return written(files, changesOf(files, intention, more));
}

/** The items in their order, by id or place. */
export function orderOf(files: Files): string {
  return readFiles(files)
    .backlog.items.map(({ key }) => key)
    .join(' ');
}

/** Problems as `file:line severity code`. */
export function fileProblems(reading: Reading): readonly string[] {
  return reading.problems.map((problem) => {
    const { file, text, range } = fileRange(reading, problem.range);
    return `${file}:${text.slice(0, range.start).split('\n').length} ${problem.severity} ${problem.code}`;
  });
}
