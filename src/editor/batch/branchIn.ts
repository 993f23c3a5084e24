import type { BranchState } from './branchSize.ts';

/** The present branch, as far as it is known: also where its size is not. */
export function branchIn({ size }: Pick<BranchState, 'size'>): string | undefined {
  return size.ok ? size.value.branch : size.failure.branch;
}
