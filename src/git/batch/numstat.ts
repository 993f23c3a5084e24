import type { ChangedFile, FileType, Lines } from '../../core/batch/changedFile.ts';
import { textOf } from './quietGit.ts';

/** What `git diff --raw --numstat -z` says of one file. */
export interface DiffEntry extends Pick<ChangedFile, 'path' | 'from' | 'status' | 'type' | 'modeChanged' | 'lines'> {
  /** The path's bytes. */
  readonly key: string;
}

/**
 * Takes the output of `git diff --raw --numstat -z` apart: first `:MODE MODE ID ID LETTER` and a path, or two, for each
 * file, then `ADDED TAB DELETED TAB` and the path; of a rename nothing behind the last tab, and two paths. All end
 * with NUL, which stands in none of them.
 */
export function readDiff(output: string): readonly DiffEntry[] {
  const parts = output.split('\0');
  const raw = new Map<string, Omit<DiffEntry, 'lines'>>();
  let at = 0;
  for (let words = parts[at]; words?.startsWith(':') === true; words = parts[at]) {
    const paths = parts.slice(at + 1, at + (/ [RC]\d*$/.test(words) ? 3 : 2));
    at += paths.length + 1;
    // Git names a file in conflict twice: that it is, and how it differs. The first says nothing of a size.
    if (!words.endsWith(' U')) raw.set(paths.at(-1) ?? '', rawEntry(words, paths));
  }
  const lines = readLines(parts.slice(at));
  return [...raw.values()].map((entry) => ({ ...entry, lines: lines.get(entry.key) }));
}

/** Takes that of `git diff --numstat -z` apart: by the path's bytes; undefined where git compares no lines. */
export function readNumstat(output: string): ReadonlyMap<string, Lines | undefined> {
  return readLines(output.split('\0'));
}

/** The same, split at the NULs. */
export function readLines(parts: readonly string[]): ReadonlyMap<string, Lines | undefined> {
  const lines = new Map<string, Lines | undefined>();
  for (let at = 0; at < parts.length; at += 1) {
    const [, added, deleted, path = ''] = /^(-|\d+)\t(-|\d+)\t([^]*)$/.exec(parts[at] ?? '') ?? [];
    if (added === undefined || deleted === undefined) continue;
    const renamed = path === '';
    lines.set(renamed ? (parts[at + 2] ?? '') : path, countOf(added, deleted));
    if (renamed) at += 2;
  }
  return lines;
}

function countOf(added: string, deleted: string): Lines | undefined {
  return added === '-' ? undefined : { added: Number(added), deleted: Number(deleted) };
}

const statuses: Readonly<Record<string, ChangedFile['status']>> = { A: 'added', D: 'deleted', R: 'renamed', T: 'type' };

/** @param words `:MODE MODE ID ID LETTER` @param paths the older one first, if there are two */
function rawEntry(words: string, paths: readonly string[]): Omit<DiffEntry, 'lines'> {
  const [from = '', to = '', , , letter = ''] = words.slice(1).split(' ');
  const status = statuses[letter.charAt(0)] ?? 'modified';
  const key = paths.at(-1) ?? '';
  return {
    key,
    path: textOf(key),
    from: paths.length > 1 ? textOf(paths[0] ?? '') : undefined,
    status,
    type: typeOf(status === 'deleted' ? from : to),
    modeChanged: from !== to && status !== 'added' && status !== 'deleted',
  };
}

function typeOf(mode: string): FileType {
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'module' : 'file';
}
