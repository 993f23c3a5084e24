import type { Backlog } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';
import { type Result, fail, succeed } from '../model/result.ts';
import type { Batch } from './batch.ts';
import { itemOfBranch } from './branchItem.ts';

/** How large a branch was when it was measured last. */
export interface BranchRecord {
  readonly branch: string;
  readonly lines: number;
  readonly files: number;
  readonly days: number;
  /** Why it may be as large as it is, where somebody said so of the branch. */
  readonly accepted?: string | undefined;
}

/** Why what was measured has no size of its own: it is the base, nothing in it differs, or it is on no branch. */
export type NoRecord = 'on-base' | 'nothing' | 'no-branch';

/** What is kept of a measured branch. One that is merged, or was just made, has no size of its own. */
export function branchRecord({ branch, base, size, days, commits }: Batch): Result<BranchRecord, NoRecord> {
  if (branch === undefined) return fail('no-branch');
  if (base.reason === 'on-base') return fail('on-base');
  if (commits === 0 && size.fileCount === 0) return fail('nothing');
  return succeed({ branch, lines: size.headline, files: size.fileCount, days });
}

/**
 * The size of the branch that an item was worked on in: of the one that it names, else of the latest whose name holds
 * its id.
 * @param branches that are remembered, the latest first
 */
export function recordOf(
  backlog: Pick<Backlog, 'items'>,
  item: Item,
  branches: readonly BranchRecord[],
): BranchRecord | undefined {
  const own = branches.filter(({ branch }) => itemOfBranch(backlog, branch)?.key === item.key);
  return own.find(({ branch }) => branch === item.fields.branch) ?? own[0];
}
