import type { Decision } from './resolveLog.ts';
import type { Need } from './revisit.ts';

/** A decision among others, which are meant by their places. */
export interface Supporting {
  readonly decision: Decision;
  /** Those that rest on it. */
  readonly restOnIt: readonly number[];
  /** Those that took its place. */
  readonly successors: readonly number[];
  /** What it rests on itself, and what no longer holds: it is in doubt, and so is what rests on it. */
  readonly doubt: Doubt | undefined;
}

/** Since when one does not hold any more, as far as it is known. */
export interface Doubt {
  /** The assumptions, the priority or the items by which it is in doubt; none where it is gone. */
  readonly because: readonly string[];
  readonly since: string | undefined;
}

/** A way from a decision to one that is gone or in doubt, over one that it rests on; of that one itself it ends at once. */
export interface WayToGone extends Doubt {
  readonly place: number;
  readonly over: WayToGone | undefined;
  /** The ids on the way, both ends among them: why its beginning is worth another look. */
  readonly needs: readonly [Need];
}

type Step = Omit<WayToGone, 'needs'>;

/** So many decisions are walked from at a time. */
const together = 50;

const out: ReadonlySet<string> = new Set(['superseded', 'rejected', 'deprecated']);

/**
 * From each decision that is gone to all that rest on it, the nearest first, and then from each that is in doubt: each is
 * reached once. By place.
 * @param before the ways of an earlier time, of decisions that had the same names: a way that goes as it did is the same
 */
export function* waysToGone(
  all: readonly Supporting[],
  before: readonly (WayToGone | undefined)[],
): Generator<undefined, readonly (WayToGone | undefined)[]> {
  const ways = all.map((): WayToGone | undefined => undefined);
  for (const endOf of [goneOf, doubtOf]) {
    // Those that are reached join the end: what lies one step further waits for its turn.
    const row: WayToGone[] = [];
    const join = (to: Step): void => {
      const kept = before[to.place];
      const way = kept !== undefined && isSame(kept, to) ? kept : { ...to, needs: needsOf(to, all) };
      ways[to.place] ??= way;
      row.push(way);
    };
    all.forEach((one, place) => {
      const end = endOf(one, all);
      if (end !== undefined) join({ ...end, place, over: undefined });
    });
    let turn = 0;
    for (const over of row) {
      if (turn++ % together === 0) yield;
      for (const place of all[over.place]?.restOnIt ?? []) {
        const decision = all[place]?.decision;
        if (decision === undefined || ways[place] !== undefined || isSettled(decision, over.since)) continue;
        join({ place, over, since: over.since, because: over.because });
      }
    }
  }
  return ways;
}

const nothing: readonly string[] = [];

function goneOf(one: Supporting, all: readonly Supporting[]): Doubt | undefined {
  return out.has(one.decision.status) ? { because: nothing, since: goneSince(one, all) } : undefined;
}

function doubtOf({ doubt }: Supporting): Doubt | undefined {
  return doubt;
}

function isSame(one: WayToGone, other: Step): boolean {
  return one.over === other.over && one.since === other.since && one.because === other.because;
}

function needsOf({ place, over, because }: Step, all: readonly Supporting[]): readonly [Need] {
  const id = all[place]?.decision.id ?? '';
  return [{ code: 'support-gone', because: [id, ...(over?.needs[0].because ?? because)] }];
}

/** The day on which a decision lost its force: that of its successor, as far as it is known. */
function goneSince({ successors }: Supporting, all: readonly Supporting[]): string | undefined {
  const days = successors.flatMap((at) => all[at]?.decision.date ?? []);
  return days.sort().at(-1);
}

/** Looked at again since then, or made when it was known already. */
function isSettled({ reaffirmed, date }: Decision, since: string | undefined): boolean {
  if (reaffirmed !== undefined) return since === undefined || reaffirmed >= since;
  return since !== undefined && date !== undefined && date > since;
}
