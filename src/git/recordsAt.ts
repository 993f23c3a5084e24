import { isRecordName } from '../core/decisions/fileName.ts';
import { type FoundLog, configNames, findLogs, isLeftOut, looksLikeRecord } from '../core/decisions/findLogs.ts';
import { type Result, fail, succeed } from '../core/model/result.ts';
import { type Ask, quietGit, textOf } from './batch/quietGit.ts';
import { readBlobs } from './blobs.ts';
import type { GitFailure } from './run.ts';

/** Bytes of the longest record that is read. */
const longestRecord = 2 * 1024 * 1024;

/** Logs of decisions as they stood in a commit. */
export interface PastRecords {
  readonly commit: string;
  /** The day on which it was committed, `YYYY-MM-DD`. */
  readonly day: string;
  readonly logs: readonly FoundLog[];
  /** Texts of the records, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** `no-commit`: git knows no commit of that name. */
export type PastFailure = GitFailure | { readonly code: 'no-commit'; readonly message: string };

export interface PastRecordsOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for all of it. */
  readonly timeout?: number;
  /** Folders that the person's setting names. */
  readonly setting?: readonly string[];
}

/**
 * Finds and reads the logs below a folder as they stood in a commit, by git's own objects: nothing is checked out, no
 * link is followed, and nothing that the commit configures is run. Paths are relative to that folder.
 * @param folder a folder that is there, in which git runs
 * @param revision as a person names a commit: `v1.2`, `main~3`, `abc123`
 */
export async function recordsAt(
  folder: string,
  revision: string,
  { signal, timeout = 30_000, setting = [] }: PastRecordsOptions = {},
): Promise<Result<PastRecords, PastFailure>> {
  const ask = quietGit(folder, { signal, timeout });
  const named = await commitNamed(ask, revision);
  if (!named.ok) return named;
  const commit = named.value;
  const day = await ask(['show', '--no-patch', '--format=%cs', commit]);
  const listed = await ask(['ls-tree', '-r', '-z', commit]);
  if (!listed.ok) return listed;
  const blobs = blobsIn(listed.value);
  const textsOf = reading(folder, blobs, { signal, timeout });
  const texts = await textsOf([...blobs.keys()].filter(isConfig));
  if (!texts.ok) return texts;
  const { logs, candidates } = findLogs({ paths: [...blobs.keys()], configs: texts.value, setting });
  const paths = [...logs, ...candidates].flatMap(({ records }) => records);
  const records = await textsOf(paths);
  if (!records.ok) return records;
  const likely = candidates.filter((log) => log.records.some((path) => looksLikeRecord(records.value.get(path) ?? '')));
  return succeed({
    commit,
    day: day.ok ? day.value.trim() : '',
    logs: [...logs, ...likely],
    texts: records.value,
  });
}

async function commitNamed(ask: Ask, revision: string): Promise<Result<string, PastFailure>> {
  const unknown = fail({ code: 'no-commit', message: '' } as const);
  // A name with a line break, or none, is nobody's.
  if (!/^[^\0\r\n]+$/.test(revision)) return unknown;
  const answer = await ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (!answer.ok) return answer.failure.code === 'failed' ? unknown : answer;
  const [commit] = /^[\da-f]{40,64}$/m.exec(answer.value) ?? [];
  return commit === undefined ? unknown : succeed(commit);
}

const isConfig = (path: string): boolean => configNames.includes(path.slice(path.lastIndexOf('/') + 1));

/** Of what `git ls-tree -z` lists, files that may be records or a tool's settings: no links, no other repositories. */
function blobsIn(listed: string): ReadonlyMap<string, string> {
  const blobs = new Map<string, string>();
  for (const line of listed.split('\0')) {
    const [, blob, bytes] = /^100(?:644|755) blob ([\da-f]{40,64})\t([^]+)$/.exec(line) ?? [];
    if (blob === undefined || bytes === undefined) continue;
    const path = textOf(bytes);
    if (!isLeftOut(path) && (isRecordName(path) || isConfig(path))) blobs.set(path, blob);
  }
  return blobs;
}

/** Reads files of a commit by their paths, each blob once. */
function reading(
  folder: string,
  blobs: ReadonlyMap<string, string>,
  options: Pick<PastRecordsOptions, 'signal' | 'timeout'>,
) {
  return async (paths: readonly string[]): Promise<Result<ReadonlyMap<string, string>, GitFailure>> => {
    const texts = new Map<string, string>();
    const byBlob = new Map<string, string[]>();
    for (const path of paths) {
      const blob = blobs.get(path) ?? '';
      byBlob.set(blob, [...(byBlob.get(blob) ?? []), path]);
    }
    const take = (blob: string, text: string | undefined): void => {
      if (text !== undefined) for (const path of byBlob.get(blob) ?? []) texts.set(path, text);
    };
    const done = await readBlobs(folder, [...byBlob.keys()], take, { ...options, largest: longestRecord });
    return done.ok ? succeed(texts) : done;
  };
}
