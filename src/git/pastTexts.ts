import { basename, dirname } from 'node:path';
import { type Result, succeed } from '../core/model/result.ts';
import { quietGit } from './batch/quietGit.ts';
import { readBlobs } from './blobs.ts';
import type { GitFailure } from './run.ts';

/** How far back is looked, and how many commits at most. */
export interface PastOptions {
  readonly signal?: AbortSignal | undefined;
  readonly days: number;
  readonly most: number;
  /** Milliseconds for all of it. */
  readonly timeout: number;
}

/**
 * Hands on the texts that a file, or the files of a folder, had in the commits of late, each once: that of the last
 * commit where it is another one now, those that the commits made and those that they were made from, the newest first.
 * @param path of the file or folder, absolute
 */
export async function pastTexts(
  path: string,
  take: (text: string) => Promise<void>,
  { signal, days, most, timeout }: PastOptions,
): Promise<Result<undefined, GitFailure>> {
  const [folder, place] = [dirname(path), `:(literal)${basename(path)}`];
  const ask = quietGit(folder, { signal, timeout });
  const form = ['--raw', '--no-abbrev', '--no-renames'];
  const since = await ask(['diff-index', ...form, 'HEAD', '--', place]); // fails where there is no commit yet
  const words = ['log', `--since=${days}.days`, `--max-count=${most}`, '-m', ...form];
  const log = await ask([...words, '--format=', '--', place]);
  if (!log.ok) return log;
  const pairs = `${since.ok ? since.value : ''}${log.value}`.matchAll(/^:\d+ \d+ ([\da-f]+) ([\da-f]+) /gmu);
  const ids = [...pairs].flatMap(([, older = '', newer = '']) => [newer, older]);
  const blobs = [...new Set(ids)].filter((id) => !/^0+$/u.test(id));
  const read = await readBlobs(folder, blobs, (_, text) => (text === undefined ? undefined : take(text)), {
    signal,
    timeout,
  });
  return read.ok ? succeed(undefined) : read;
}
