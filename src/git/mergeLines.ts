import { resolve } from 'node:path';
import { type Result, fail, succeed } from '../core/model/result.ts';
import { type GitFailure, runGit } from './run.ts';

/** Three files, by their paths, and what stands at the conflict markers. */
export interface FilesToMerge {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly labels?: { readonly base: string; readonly ours: string; readonly theirs: string } | undefined;
  /** Characters of a marker. Default: 7. */
  readonly markerSize?: number | undefined;
}

/** What `git merge-file` made of them; nothing was written. */
export interface MergedLines {
  /** A character for every byte. */
  readonly latin1: string;
  readonly clean: boolean;
}

/** From here on the exit code is no count of conflicts. */
const firstError = 128;

/** Merges three files line by line, as git does it by itself. Fails for files that are no text. */
export async function mergeLines(
  folder: string,
  { base, ours, theirs, labels, markerSize = 7 }: FilesToMerge,
): Promise<Result<MergedLines, GitFailure>> {
  const names = labels === undefined ? [] : [labels.ours, labels.base, labels.theirs].flatMap((name) => ['-L', name]);
  // Absolute paths, so that none is taken for an option.
  const files = [ours, base, theirs].map((path) => resolve(folder, path));
  const words = ['merge-file', '--stdout', '--quiet', `--marker-size=${markerSize}`, ...names, ...files];
  const merged = await runGit(folder, words, { encoding: 'latin1', timeout: 60_000 });
  if (merged.ok) return succeed({ latin1: merged.value, clean: true });
  const { exit, output } = merged.failure;
  const hasConflicts = exit !== undefined && exit < firstError && output !== undefined;
  return hasConflicts ? succeed({ latin1: output, clean: false }) : fail(merged.failure);
}
