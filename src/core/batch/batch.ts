import { type AiShare, type BranchCommit, aiShare, isAiMarked } from './aiMarks.ts';
import { type BatchPolicy, type Judged, judgeBatch } from './bands.ts';
import type { ChangedFile } from './changedFile.ts';
import { type BatchSize, sizeOf } from './size.ts';

/** By what a branch's base was found, in the order in which it is looked for. */
export type BaseReason =
  | 'chosen'
  | 'vscode'
  | 'github'
  | 'gitkraken'
  | 'stack'
  | 'created'
  | 'came-from'
  | 'origin-head'
  | 'usual-name'
  /** The branch is the base itself: what is not pushed yet, or not committed. */
  | 'on-base';

export interface Base {
  /** As people name it: `origin/main`. */
  readonly ref: string;
  readonly reason: BaseReason;
  /** Where the branch left it. */
  readonly commit: string;
}

/** Why a branch has no size that is known. Never the same as none. */
export type UnknownReason =
  | 'untrusted'
  | 'missing'
  | 'timeout'
  | 'cancelled'
  | 'refused'
  | 'no-repository'
  | 'failed'
  | 'no-work-tree'
  | 'unborn'
  | 'detached'
  | 'rebasing'
  | 'shallow'
  | 'unrelated'
  | 'no-base'
  | 'base-not-found';

export interface UnknownBatch {
  readonly code: UnknownReason;
  /** What git said, or the name that it does not know; may be empty. */
  readonly message: string;
  /** The branch, if that much is known. */
  readonly branch?: string | undefined;
}

/** What git says of a branch. */
export interface Measured {
  /** Undefined on no branch, where the base was chosen. */
  readonly branch: string | undefined;
  readonly base: Base;
  /** When the commit was made at which it left its base. */
  readonly left: Date;
  readonly files: readonly ChangedFile[];
  /** Other repositories inside of this one. */
  readonly nested: readonly string[];
  readonly commits: readonly BranchCommit[];
  /** Added lines that are in no commit. */
  readonly uncommitted: number;
}

/** A branch's batch: how large it is, and by what. */
export interface Batch extends Judged {
  readonly branch: string | undefined;
  readonly base: Base;
  readonly size: BatchSize;
  readonly commits: number;
  /** Whole days since the commit at which it left its base. */
  readonly days: number;
  readonly ai: AiShare;
  readonly aiMarked: boolean;
}

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** How large a branch is by a team's policy. */
export function batchOf(measured: Measured, policy: BatchPolicy, now: Date): Batch {
  const { branch, base, left, commits, uncommitted, nested } = measured;
  const size = sizeOf(measured.files, { generated: policy.generated, nested });
  const days = Math.max(0, Math.floor((now.getTime() - left.getTime()) / dayInMilliseconds));
  const aiMarked = isAiMarked(commits);
  const measures = { headline: size.headline, files: size.fileCount, days, aiMarked };
  return {
    ...judgeBatch(measures, policy),
    branch,
    base,
    size,
    commits: commits.length,
    days,
    ai: aiShare(commits, uncommitted),
    aiMarked,
  };
}
