import type { NumberClash } from '../../core/decisions/numberClashes.ts';
import type { WritingRefusal } from '../../core/decisions/writing/refusal.ts';
import { fill } from '../fill.ts';

export type BranchNumberCode = 'decision.number-on-branch';

/** A number that another branch has given as well. */
export const branchNumberPhrases: Readonly<Record<BranchNumberCode, string>> = {
  'decision.number-on-branch':
    'The number {id} is also that of {other} on {branches}. Nothing is wrong yet: renumber one of them before they meet.',
};

/** Branches that are named; the rest is counted by `…`. */
const most = 3;

/** What the sentence is filled with. */
export function branchNumberValues({
  id,
  other,
  branches,
}: NumberClash): Readonly<Record<'id' | 'other' | 'branches', string>> {
  const named = branches.slice(0, most).join(', ');
  return { id, other, branches: branches.length > most ? `${named} …` : named };
}

/** Why a record does not get a number that another one has on a branch. */
export function numberOnBranch(clash: NumberClash): WritingRefusal {
  const { id: number, other: name, branches } = branchNumberValues(clash);
  return { code: 'number-on-branch', values: { number, name, branches } };
}

/** In English. */
export function branchNumberText(clash: NumberClash): string {
  return fill(branchNumberPhrases['decision.number-on-branch'], branchNumberValues(clash));
}
