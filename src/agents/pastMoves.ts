import { realpathSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import type { Reading } from '../backlog/reading.ts';
import type { PastPlan } from '../core/flow/pastPlan.ts';
import { archiveOf } from '../core/model/archiveName.ts';
import { type Result, succeed } from '../core/model/result.ts';
import { readBlobs } from '../git/blobs.ts';
import { fileHistory } from '../git/fileHistory.ts';
import type { GitFailure } from '../git/run.ts';
import { PastReader } from './pastReader.ts';

/** What of the past was not read: `older`, since the clone is shallow; `item-files`, in folders that were not looked at. */
export type Unread = 'older' | 'item-files';

/** The plan as git's history shows it. */
export interface Past {
  readonly plan: PastPlan;
  /** Texts that cannot be read: conflict markers, broken YAML, too large, or not in this clone. */
  readonly skipped: number;
  readonly unread: readonly Unread[];
  /** How many commits made it. */
  readonly versions: number;
  /** How many blocks were parsed for it. */
  readonly parsed: number;
}

/** Folders of items that a plan had in its time: each further one that is found means to ask git anew. */
const most = { folders: 20, rounds: 3 };

/**
 * Reads the past of a backlog, with its archive and the files of its items, from git's history: of every text only the
 * blocks that are new.
 * @param path of the backlog
 * @param present the backlog as it is now: its columns and people say what is meant
 */
export async function readPast(
  path: string,
  { backlog, source }: Reading,
  signal?: AbortSignal,
): Promise<Result<Past, GitFailure>> {
  const file = realpathSync(path);
  const folders = new Set([source.spread?.folder].filter((folder) => folder !== undefined));
  for (let round = 1; ; round += 1) {
    const family = (name: string) => [
      name,
      archiveOf(name),
      ...[...folders].map((folder) => posix.join(posix.dirname(name), folder)),
    ];
    const history = await fileHistory(file, family, { signal });
    if (!history.ok) return history;
    const reader = new PastReader(history.value, backlog, folders);
    const read = await readBlobs(dirname(file), reader.blobs, (blob, text) => reader.take(blob, text), { signal });
    if (!read.ok) return read;
    const { plan, parsed, skipped, elsewhere } = reader;
    const again = elsewhere.size > 0 && round < most.rounds && folders.size < most.folders;
    for (const folder of [...elsewhere].slice(0, most.folders)) folders.add(folder);
    if (again) continue;
    const { versions, shallow } = history.value;
    const unread = [...(shallow ? ['older' as const] : []), ...(elsewhere.size > 0 ? ['item-files' as const] : [])];
    return succeed({ plan, parsed, skipped: skipped.size, unread, versions: versions.length });
  }
}
