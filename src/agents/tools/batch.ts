import { type Band, type BatchPolicy, defaultBatchPolicy } from '../../core/batch/bands.ts';
import type { Base, Batch, UnknownBatch } from '../../core/batch/batch.ts';
import {
  type ArchivedBatches,
  type BatchHistory,
  archivedBatches,
  batchHistory,
  noArchive,
} from '../../core/batch/history.ts';
import type { AiShare } from '../../core/batch/aiMarks.ts';
import type { Kind } from '../../core/batch/kinds.ts';
import type { KindSize, NotCounted } from '../../core/batch/size.ts';
import { archiveOf } from '../../core/model/archiveName.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import { ToolFailure, isToolFailure } from '../failure.ts';
import { readTextIfAny } from '../files.ts';
import { findBacklogIfAny } from '../findBacklog.ts';
import { readCachedBacklog } from '../readingCache.ts';
import { type Setting, openBacklog } from '../workplace.ts';

/** A branch's size. What is not known is null, never 0. */
export interface BatchResult {
  readonly version: 1;
  readonly branch: string | null;
  readonly base: Base | null;
  readonly headline: number | null;
  readonly band: Band | null;
  readonly kinds: Readonly<Record<Kind, KindSize>> | null;
  readonly notCounted: readonly NotCounted[];
  readonly files: number | null;
  readonly folders: number | null;
  readonly commits: number | null;
  readonly days: number | null;
  readonly ai: AiShare | null;
  readonly unknown?: { readonly code: UnknownBatch['code']; readonly message: string };
}

export interface Sized {
  readonly data: BatchResult;
  /** Undefined where the size is unknown. */
  readonly batch: Batch | undefined;
  /** What the team's finished batches were like, once there are enough. The archive is read when somebody asks. */
  readonly history: () => Promise<BatchHistory | undefined>;
}

/**
 * How large the present branch is, by the policy of the backlog at hand, or by the usual one where there is none.
 * @param base what it is measured against, instead of what is found
 */
export async function batch(setting: Setting, base: string | undefined): Promise<Sized> {
  const { policy, history } = await teamOf(setting);
  // Most commands never measure: it is a bundle of its own.
  const { sizeBranch } = await import('./sizeBranch.ts');
  const sized = await sizeBranch(setting.folder, { base, policy, now: setting.now });
  if (!sized.ok) return { data: unknownData(sized.failure), batch: undefined, history };
  return { data: dataOf(sized.value), batch: sized.value, history };
}

interface Team extends Pick<Sized, 'history'> {
  readonly policy: BatchPolicy;
}

/** A repository need not have a backlog, but one that is named must be there. */
async function teamOf(setting: Setting): Promise<Team> {
  const { folder, file } = setting;
  if (file === undefined && findBacklogIfAny(folder) === undefined)
    return { policy: defaultBatchPolicy, history: () => Promise.resolve(undefined) };
  const { path, reading } = await openBacklog(setting);
  const { backlog } = reading;
  return { policy: backlog.batch, history: async () => batchHistory(backlog, await archiveBeside(path)) };
}

/** What the archive of a backlog says of batches. One that cannot be read says nothing: the size does not rest on it. */
async function archiveBeside(path: string): Promise<ArchivedBatches> {
  const archive = archiveOf(path);
  try {
    const text = await readTextIfAny(archive);
    return archivedBatches((text === undefined ? undefined : readCachedBacklog(archive, text))?.backlog.items ?? []);
  } catch (error) {
    if (isToolFailure(error)) return noArchive;
    throw error;
  }
}

function dataOf({ branch, base, size, band, commits, days, ai }: Batch): BatchResult {
  return {
    version: 1,
    branch: branch ?? null,
    base,
    headline: size.headline,
    band,
    kinds: size.kinds,
    notCounted: size.notCounted,
    files: size.fileCount,
    folders: size.folderCount,
    commits,
    days,
    ai,
  };
}

function unknownData({ code, message, branch }: UnknownBatch): BatchResult {
  const said = phraseOf({ code: `batch.unknown.${code}`, values: { message } });
  const nothing = { base: null, headline: null, band: null, kinds: null, files: null, folders: null };
  return {
    version: 1,
    branch: branch ?? null,
    ...nothing,
    notCounted: [],
    commits: null,
    days: null,
    ai: null,
    unknown: { code, message: said },
  };
}

/** The number behind `--max`. @throws ToolFailure for what is none */
export function readMax(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new ToolFailure(`--max ${text} is no number of lines.`);
  return Number(text);
}
