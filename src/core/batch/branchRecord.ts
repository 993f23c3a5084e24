import type { Backlog } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';
import { itemOfBranch } from './branchItem.ts';

/** How large a branch was when it was measured last. */
export interface BranchRecord {
  readonly branch: string;
  readonly lines: number;
  readonly files: number;
  readonly days: number;
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
