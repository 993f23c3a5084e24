import { columnNamed, historyOf, startedIn } from '../flow/age.ts';
import { type Backlog, columnOf, framesOf, typeOf } from '../model/backlog.ts';
import type { HistoryEntry, Item } from '../model/item.ts';
import { isWaiting } from './readiness.ts';

/** Types whose work is easily put off: the equal citizens of `product.md`. */
export const citizenTypes: readonly string[] = ['reliability', 'security', 'infrastructure', 'debt'];

/** Work that came in after an item that waits, and was started while it waited. */
export interface PassedOver {
  readonly item: Item;
  /** When it was captured, in milliseconds. */
  readonly captured: number;
  /** How many items overtook it. */
  readonly count: number;
  /** Keys of the first `firstTold` of them, in the order in which they came in. */
  readonly first: readonly string[];
}

/** Of hundreds that overtook an item the first say enough: to list them all for each would be most of the work. */
export const firstTold = 20;

/**
 * How often reliability, security, infrastructure and debt items that wait were overtaken by items of other types
 * (`rules-flow.md`). Times that are only about right (`approx`) and frames do not count. Items in the file's order.
 */
export function passedOverIn(backlog: Backlog): readonly PassedOver[] {
  return [...passedOverSteps(backlog)].filter((found) => found !== undefined);
}

/** The same, a little at a time: undefined where others may work. */
export function* passedOverSteps(backlog: Backlog): Generator<PassedOver | undefined> {
  const frames = framesOf(backlog);
  const work = backlog.items.filter(({ key }) => !frames.has(key));
  const isCitizen = (item: Item) => citizenTypes.includes(typeOf(backlog, item));
  const waiting = work.filter((item) => isCitizen(item) && isWaiting(backlog, item));
  if (waiting.length === 0) return;
  const others: Started[] = [];
  for (const item of work) {
    const started = isCitizen(item) ? undefined : startedWork(backlog, item);
    if (started !== undefined) others.push(started);
    yield undefined;
  }
  const overtaking = overtakingIn(others.toSorted((one, other) => one.captured - other.captured));
  for (const item of waiting) {
    const history = historyOf(item);
    const captured = capturedIn(history);
    if (captured === undefined) continue;
    const { count, first } = overtaking(captured, waitsIn(backlog, history));
    yield count === 0 ? undefined : { item, captured, count, first };
  }
}

interface Started {
  readonly key: string;
  readonly captured: number;
  readonly started: number;
}

function startedWork(backlog: Backlog, item: Item): Started | undefined {
  const history = historyOf(item);
  const captured = capturedIn(history);
  const started = captured === undefined ? undefined : startedIn(backlog, history)?.getTime();
  return captured === undefined || started === undefined ? undefined : { key: item.key, captured, started };
}

/**
 * What overtook one item. Every waiting item is compared with all that came in after it, so nothing but numbers is
 * looked at in here.
 * @param others in the order in which they came in
 */
function overtakingIn(
  others: readonly Started[],
): (captured: number, waits: readonly Wait[]) => Pick<PassedOver, 'count' | 'first'> {
  const [captures, starts] = [others.map(({ captured }) => captured), others.map(({ started }) => started)];
  const times = { captured: Float64Array.from(captures), started: Float64Array.from(starts) };
  return (captured, waits) => {
    const first: string[] = [];
    let count = 0;
    for (let at = countUpTo(times.captured, captured); at < others.length; at += 1) {
      if (!isWithin(waits, times.started[at] ?? NaN)) continue;
      count += 1;
      if (count <= firstTold) first.push(others[at]?.key ?? '');
    }
    return { count, first };
  };
}

/** How many of numbers in order are up to a limit. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWithin(waits: readonly Wait[], time: number): boolean {
  for (const { from, to } of waits) if (from <= time && time < to) return true;
  return false;
}

/** When an item was captured: its first entry. Undefined without a readable time, and where a time of its is a guess. */
function capturedIn(history: readonly HistoryEntry[]): number | undefined {
  if (history.some(({ approx }) => approx === true)) return undefined;
  const time = Date.parse(history[0]?.at ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** A stretch in which an item waited, in milliseconds; the last may be open. */
interface Wait {
  readonly from: number;
  readonly to: number;
}

/** The stretches in which an item was in a column of stage `idea` or `ready`. */
function waitsIn(backlog: Backlog, history: readonly HistoryEntry[]): readonly Wait[] {
  return history.flatMap(({ at = '', to = '' }, index) => {
    const stage = columnOf(backlog, columnNamed(backlog, to) ?? '')?.stage;
    if (stage !== 'idea' && stage !== 'ready') return [];
    const next = Date.parse(history[index + 1]?.at ?? '');
    return [{ from: Date.parse(at), to: Number.isNaN(next) ? Number.POSITIVE_INFINITY : next }];
  });
}
