import type { Side } from './merged.ts';
import type { Three } from './three.ts';
import { type Tree, isBranch, leafValue, valueAt } from './tree.ts';

/** A move of one item on both sides, to different columns. */
export interface DoubleMove {
  /** Whose move was the later one. */
  readonly last: Side;
  readonly to: string;
  readonly other: string;
}

/**
 * Which of two moves counts: the later one by the history; at the same second that to the column whose id comes last
 * in order of code units. Undefined where the sides did not both move the item, or one did by hand: then nobody knows.
 */
export function doubleMove({ base, ours, theirs }: Three<Tree | undefined>): DoubleMove | undefined {
  const [before, here, there] = [statusOf(base), statusOf(ours), statusOf(theirs)];
  if (here === undefined || there === undefined || here === there || here === before || there === before)
    return undefined;
  const [mine, yours] = [entered(ours, here), entered(theirs, there)];
  if (Number.isNaN(mine) || Number.isNaN(yours)) return undefined;
  const last = mine > yours || (mine === yours && here > there);
  return last ? { last: 'ours', to: here, other: there } : { last: 'theirs', to: there, other: here };
}

function statusOf(item: Tree | undefined): string | undefined {
  return leafValue(valueAt(item, 'status'));
}

/** When an item entered its column, in milliseconds; not a number unless that is where its history ends. */
function entered(item: Tree | undefined, column: string): number {
  const history = valueAt(item, 'history');
  const entries = isBranch(history) ? history.entries.map(({ value }) => value) : [];
  let last: Tree | undefined;
  for (const entry of entries) if (!(timeOf(entry) < timeOf(last))) last = entry;
  return leafValue(valueAt(last, 'to')) === column ? timeOf(last) : NaN;
}

/** The time of a history entry, in milliseconds since 1970. */
export function timeOf(entry: Tree | undefined): number {
  return Date.parse(leafValue(valueAt(entry, 'at')) ?? '');
}
