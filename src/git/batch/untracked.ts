// Not from `node:fs/promises`, which every command would load: here it is loaded when it is used.
import { promises } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Result, succeed } from '../../core/model/result.ts';
import type { GitFailure } from '../run.ts';
import type { Place } from './place.ts';
import type { Ask } from './quietGit.ts';

/** New files that git does not track and does not ignore. */
export interface Untracked {
  /** Their paths' bytes. */
  readonly files: readonly string[];
  /** Folders that are repositories of their own, without the slash at the end. */
  readonly nested: readonly string[];
}

export async function untrackedIn(ask: Ask): Promise<Result<Untracked, GitFailure>> {
  const answer = await ask(['ls-files', '--others', '--exclude-standard', '-z']);
  if (!answer.ok) return answer;
  const paths = answer.value.split('\0').filter((path) => path !== '');
  return succeed({
    files: paths.filter((path) => !path.endsWith('/')),
    nested: paths.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1)),
  });
}

/** The id of an empty blob, by the length of the repository's ids. Nothing is read from it: the file on disk is. */
const emptyBlobs: Readonly<Record<number, string>> = {
  40: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  64: '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
};

/**
 * Does something with an index in which new files are known, so that git compares them, and finds renames, like those
 * that are staged. It is a copy: the real index is never touched.
 */
export async function withUntracked<Done>(
  ask: Ask,
  { gitDir, head }: Place,
  { files }: Untracked,
  work: (index: string | undefined) => Promise<Result<Done, GitFailure>>,
): Promise<Result<Done, GitFailure>> {
  if (files.length === 0) return work(undefined);
  const folder = await promises.mkdtemp(join(tmpdir(), 'headwater-index-'));
  try {
    const index = join(folder, 'index');
    await copyIndex(join(gitDir, 'index'), index);
    const input = files.map((path) => `100644 ${emptyBlobs[head.length] ?? ''}\t${path}\0`).join('');
    const added = await ask(['update-index', '--add', '--replace', '-z', '--index-info'], { input, index });
    return added.ok ? await work(index) : added;
  } finally {
    await promises.rm(folder, { recursive: true, force: true });
  }
}

/** Git believes an entry only if its file is older than the index: a copy that looked newer would hide changes. */
async function copyIndex(from: string, to: string): Promise<void> {
  try {
    const { atime, mtime } = await promises.stat(from);
    await promises.copyFile(from, to);
    await promises.utimes(to, atime, new Date(Math.floor(mtime.getTime() / 1000) * 1000));
  } catch (error) {
    // Without an index, nothing is tracked.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
