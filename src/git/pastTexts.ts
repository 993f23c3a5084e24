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
 * Hands on the texts that a file had in the commits of late, each once: those that the commits made and those that
 * they were made from, the newest first.
 * @param path of the file, absolute
 */
export async function pastTexts(
  path: string,
  take: (text: string) => Promise<void>,
  { signal, days, most, timeout }: PastOptions,
): Promise<Result<undefined, GitFailure>> {
  const [folder, name] = [dirname(path), basename(path)];
  const ask = quietGit(folder, { signal, timeout });
  const head = await ask(['rev-parse', '--verify', '--end-of-options', `HEAD:./${name}`]);
  const words = ['log', `--since=${days}.days`, `--max-count=${most}`, '-m', '--raw', '--no-abbrev', '--no-renames'];
  const log = await ask([...words, '--format=', '--', `:(literal)${name}`]);
  if (!log.ok) return log;
  const pairs = log.value.matchAll(/^:\d+ \d+ ([\da-f]+) ([\da-f]+) /gmu);
  const ids = [...pairs].flatMap(([, older = '', newer = '']) => [newer, older]);
  const blobs = [...new Set([...(head.ok ? [head.value.trim()] : []), ...ids])].filter((id) => !/^0+$/u.test(id));
  const read = await readBlobs(folder, blobs, (_, text) => (text === undefined ? undefined : take(text)), {
    signal,
    timeout,
  });
  return read.ok ? succeed(undefined) : read;
}
