import { type Band, type BatchPolicy, defaultBatchPolicy } from '../../core/batch/bands.ts';
import type { Base, Batch, UnknownBatch } from '../../core/batch/batch.ts';
import { type BatchHistory, batchHistory } from '../../core/batch/history.ts';
import type { AiShare } from '../../core/batch/aiMarks.ts';
import type { Kind } from '../../core/batch/kinds.ts';
import type { KindSize, NotCounted } from '../../core/batch/size.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import { ToolFailure } from '../failure.ts';
import { findBacklogIfAny } from '../findBacklog.ts';
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
  /** What the team's finished batches were like, once there are enough. */
  readonly history?: BatchHistory | undefined;
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
  if (!sized.ok) return { data: unknownData(sized.failure), batch: undefined };
  return { data: dataOf(sized.value), batch: sized.value, history };
}

interface Team {
  readonly policy: BatchPolicy;
  readonly history?: BatchHistory | undefined;
}

/** A repository need not have a backlog, but one that is named must be there. */
async function teamOf(setting: Setting): Promise<Team> {
  const { folder, file } = setting;
  if (file === undefined && findBacklogIfAny(folder) === undefined) return { policy: defaultBatchPolicy };
  const { backlog } = (await openBacklog(setting)).reading;
  return { policy: backlog.batch, history: batchHistory(backlog) };
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
