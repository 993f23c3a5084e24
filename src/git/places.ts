import { resolve } from 'node:path';
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
