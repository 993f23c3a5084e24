import { dirname, join } from 'node:path';
import { applyEdits } from '../backlog/change.ts';
import type { Reading } from '../backlog/reading.ts';
import { type FileChange, mainFile } from '../backlog/spread/fileChange.ts';
import { pathOf } from '../backlog/spread/places.ts';
import type { FileWrite, Plan } from './files.ts';

/** A backlog on disk: its main file with its text, and the reading of all. */
export interface BacklogFiles {
  readonly path: string;
  readonly text: string;
  readonly reading: Reading;
}

/** Changes of a backlog's files as what is written, in the same order. */
export function writesOf(
  { path, text, reading }: BacklogFiles,
  changes: readonly FileChange[],
): Pick<Plan<unknown>, 'text' | 'edits' | 'files'> {
  const { spread } = reading.source;
  const texts = new Map(spread?.files.map((file) => [pathOf(spread, file.name), file.text]));
  const main = changes.findIndex(({ file }) => file === mainFile);
  const writeOf = (change: FileChange): FileWrite => {
    const before = change.kind === 'create' ? undefined : (texts.get(change.file) ?? '');
    const after = change.kind === 'edit' ? applyEdits(before ?? '', change.edits) : undefined;
    return { path: itemPath(path, change.file), before, text: change.kind === 'create' ? change.text : after };
  };
  const own = changes[main];
  return {
    text: own?.kind === 'edit' ? applyEdits(text, own.edits) : undefined,
    edits: own?.kind === 'edit' ? own.edits : undefined,
    files: {
      before: changes.slice(0, Math.max(0, main)).map(writeOf),
      behind: changes.slice(main + 1).map(writeOf),
    },
  };
}

/** The path of one of a backlog's files. @param file by its path from the main file's folder */
export function itemPath(path: string, file: string): string {
  return file === mainFile ? path : join(dirname(path), ...file.split('/'));
}
