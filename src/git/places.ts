import { realpathSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { type Result, fail, succeed } from '../core/model/result.ts';
import { type GitFailure, runGit } from './run.ts';

/** Where a repository is on the disk. */
export interface RepositoryPlaces {
  /** The top of the working tree. */
  readonly top: string;
  /** What all working trees of the repository share: `.git`, or the bare repository beside them. */
  readonly common: string;
}

/** Where the repository around a folder is. Fails outside of one, and where there is no working tree. */
export async function placesOf(folder: string): Promise<Result<RepositoryPlaces, GitFailure>> {
  const top = await runGit(folder, ['rev-parse', '--show-toplevel']);
  if (!top.ok) return fail(top.failure);
  const common = await runGit(folder, ['rev-parse', '--git-common-dir']);
  if (!common.ok) return fail(common.failure);
  // It may be a path from the folder.
  return succeed({ top: lineOf(top.value), common: resolve(folder, lineOf(common.value)) });
}

/** What a program answers in one line. A path may end in a line break of its own, so only one is taken off. */
function lineOf(output: string): string {
  return output.replace(/\r?\n$/, '');
}

/** What a working tree has of its own in git: where a merge, a rebase or a cherry-pick keeps what it is about. */
export async function gitFolderOf(folder: string): Promise<Result<string, GitFailure>> {
  const found = await runGit(folder, ['rev-parse', '--absolute-git-dir']);
  return found.ok ? succeed(lineOf(found.value)) : found;
}

/** A path as git names it, from the top of the working tree. */
export function pathFrom(top: string): (path: string) => string {
  const from = realpathSync(top);
  return (path) =>
    [...relative(from, realpathSync(dirname(path))).split(sep), basename(path)].filter(Boolean).join('/');
}
