import type { Backlog } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';
import { columnNamed, timeOf } from './age.ts';
import type { PastStep } from './pastItems.ts';
import type { PastPlan } from './pastPlan.ts';

/** A move that git's history shows and the item's own history does not say. */
export interface UnrecordedMove {
  /** The item's key. */
  readonly item: string;
  readonly at: Date;
  readonly to: string;
  /** A key of `people`. */
  readonly by: string | undefined;
  readonly commit: string;
  /** Where the entry belongs: behind so many of those that the history has. */
  readonly behind: number;
}

/** Moves by the file that has the item. */
export interface UnrecordedMoves {
  readonly backlog: readonly UnrecordedMove[];
  readonly archive: readonly UnrecordedMove[];
}

/**
 * What the past shows and neither file records, item by item in their order. Items whose text cannot be read in full
 * are left alone.
 * @param archived the items of the archive; one in both is the backlog's
 */
export function unrecordedIn(past: PastPlan, backlog: Backlog, archived: readonly Item[] = []): UnrecordedMoves {
  const ids = new Set(backlog.items.map(({ id }) => id));
  const rest = archived.filter(({ id }) => id === undefined || !ids.has(id));
  const stepsTo = past.stepsTo([...backlog.items, ...rest]);
  const movesOf = (items: readonly Item[]) =>
    items.flatMap((item) => (item.intact ? unrecordedMoves(backlog, item, stepsTo(item)) : []));
  return { backlog: movesOf(backlog.items), archive: movesOf(rest) };
}

/** An entry of the history, or a step that may be missing in it. */
interface Mark {
  readonly to: string | undefined;
  readonly at: number;
  /** Place among the steps, for marks of the same time; entries that no step stands for come first. */
  readonly rank: number;
  readonly step?: PastStep;
}

/**
 * The steps that an item's history does not say. One is said by an entry of the same column and time; else, if the
 * commit brought its entry, by the nearest one of that column, since a date may have been corrected; and a step right
 * before or behind an entry of its column is that entry: nobody enters the column that they are in.
 * @param steps of the item, in order
 */
function unrecordedMoves(backlog: Backlog, item: Item, steps: readonly PastStep[]): readonly UnrecordedMove[] {
  const entries = (item.fields.history ?? []).map((entry) => ({
    to: entry.to === undefined ? undefined : columnNamed(backlog, entry.to),
    at: timeOf(entry),
  }));
  const { ranks, missing } = claim(entries, steps);
  const said = entries.map((entry, index): Mark => ({ ...entry, rank: ranks.get(index) ?? -1 }));
  const open = missing.map((step): Mark => ({ to: step.to, at: step.at, rank: steps.indexOf(step), step }));
  return alternating([...said, ...open].filter(({ to }) => to !== undefined)).flatMap((mark) => {
    if (mark.step === undefined) return [];
    const { to, by, commit, at } = mark.step;
    const behind = said.findLastIndex((entry) => inOrder(entry, mark) < 0) + 1;
    return { item: item.key, at: new Date(at), to, by, commit, behind };
  });
}

type Entry = Pick<Mark, 'to' | 'at'>;

/** Which entries stand for which steps, and the steps that none stands for. */
function claim(entries: readonly Entry[], steps: readonly PastStep[]) {
  const ranks = new Map<number, number>();
  const left = steps.filter((step, rank) => {
    const index = entries.findIndex(({ to, at }) => to === step.to && at === step.at);
    if (index >= 0) ranks.set(index, rank);
    return index < 0;
  });
  const missing = left.filter((step) => {
    const index = step.recorded ? nearest(entries, step, ranks) : undefined;
    if (index !== undefined) ranks.set(index, steps.indexOf(step));
    return index === undefined;
  });
  return { ranks, missing };
}

/** The entry of a step's column that is nearest in time, of those that stand for no other. */
function nearest(entries: readonly Entry[], step: PastStep, taken: ReadonlyMap<number, number>): number | undefined {
  const distance = (index: number) => Math.abs((entries[index]?.at ?? NaN) - step.at);
  const free = [...entries.keys()].filter((index) => entries[index]?.to === step.to && !taken.has(index));
  return free.sort((one, other) => (distance(one) < distance(other) ? -1 : 1))[0];
}

/** Marks in order, without the steps that stand beside another mark of their column. */
function alternating(marks: readonly Mark[]): readonly Mark[] {
  const kept: Mark[] = [];
  for (const mark of [...marks].sort(inOrder)) {
    const before = kept.at(-1);
    if (before?.to !== mark.to) kept.push(mark);
    else if (mark.step === undefined) {
      // An entry counts, not the step beside it.
      if (before?.step !== undefined) kept.pop();
      kept.push(mark);
    }
  }
  return kept;
}

/** Before or behind, by time, then by the order of the steps. */
function inOrder(one: Mark, other: Mark): number {
  return one.at === other.at ? one.rank - other.rank : one.at - other.at;
}
