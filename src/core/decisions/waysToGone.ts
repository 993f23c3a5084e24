import type { Decision } from './resolveLog.ts';
import type { Need } from './revisit.ts';

/** A decision among others, which are meant by their places. */
export interface Supporting {
  readonly decision: Decision;
  /** Those that rest on it. */
  readonly restOnIt: readonly number[];
  /** Those that took its place. */
  readonly successors: readonly number[];
}

/** A way from a decision to one that no longer holds, over one that it rests on; of that one itself it ends at once. */
export interface WayToGone {
  readonly place: number;
  readonly over: WayToGone | undefined;
  /** The day on which the end of it lost its force. */
  readonly since: string | undefined;
  /** The ids on the way, both ends among them: why its beginning is worth another look. */
  readonly needs: readonly [Need];
}

/** So many decisions are walked from at a time. */
const together = 50;

const out: ReadonlySet<string> = new Set(['superseded', 'rejected', 'deprecated']);

/**
 * From each decision that no longer holds to all that rest on it, the nearest first: each is reached once. By place.
 * @param before the ways of an earlier time, of decisions that had the same names: a way that goes as it did is the same
 */
export function* waysToGone(
  all: readonly Supporting[],
  before: readonly (WayToGone | undefined)[],
): Generator<undefined, readonly (WayToGone | undefined)[]> {
  const ways = all.map((): WayToGone | undefined => undefined);
  // Those that are reached join the end: what lies one step further waits for its turn.
  const row: WayToGone[] = [];
  const join = (id: string, to: Pick<WayToGone, 'place' | 'over' | 'since'>): void => {
    const kept = before[to.place];
    const way = kept?.over === to.over && kept?.since === to.since ? kept : undefined;
    row.push((ways[to.place] = way ?? { needs: [needOf(id, to.over)], ...to }));
  };
  for (const [place, one] of all.entries())
    if (out.has(one.decision.status)) join(one.decision.id, { place, over: undefined, since: goneSince(one, all) });
  let turn = 0;
  for (const over of row) {
    if (turn++ % together === 0) yield;
    for (const place of all[over.place]?.restOnIt ?? []) {
      const { decision } = all[place] ?? {};
      if (decision === undefined || ways[place] !== undefined || isSettled(decision, over.since)) continue;
      join(decision.id, { place, over, since: over.since });
    }
  }
  return ways;
}

function needOf(id: string, over: WayToGone | undefined): Need {
  return { code: 'support-gone', because: [id, ...(over?.needs[0].because ?? [])] };
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
