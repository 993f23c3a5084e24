import { standingAlone } from './standingAlone.ts';
import { type Places, placesOf } from './places.ts';
import type { Decision } from './resolveLog.ts';
import { type Need, type NeedCode, type Surroundings, lasting, ownNeeds } from './revisit.ts';
import { type Supporting, type WayToGone, waysToGone } from './waysToGone.ts';
import { toTheEnd } from './toTheEnd.ts';
import { type DecisionById, decisionsChanged, doubtOf, watchedBy } from './triggers.ts';

/** What is worth another look at one time. */
export interface Looked {
  /** By path. */
  readonly needs: ReadonlyMap<string, readonly Need[]>;
  /** Paths of decisions in force that nothing refers to for half a year: no other record, and no item of a backlog. */
  readonly alone: ReadonlySet<string>;
  readonly from: From;
}

/** What it was found from, to begin with the next time. */
interface From {
  readonly places: Places;
  readonly around: Surroundings;
  readonly looks: readonly Look[];
  readonly ways: readonly (WayToGone | undefined)[];
}

/** What one decision says by itself. Others are meant by their places. */
interface Look extends Supporting {
  readonly needs: readonly Need[];
  /** The ids of those that it names as the moment to look again. */
  readonly watched: readonly string[];
  readonly refersTo: readonly number[];
  readonly mayStandAlone: boolean;
}

/** What is worth another look, and what stands alone. */
export function lookAt(decisions: readonly Decision[], around: Surroundings): Looked {
  return toTheEnd(lookSteps({ decisions, places: placesOf(decisions) }, around));
}

const nothing: Looked = {
  needs: new Map(),
  alone: new Set(),
  from: { places: placesOf([]), around: { today: '', done: new Set(), ranked: [] }, looks: [], ways: [] },
};

/**
 * Finds what is to be looked at again, for every decision that is in force or proposed, a little at a time. A dated
 * `reaffirmed` settles what came before it. Takes time in proportion to the decisions and their links, whatever circles
 * they make; decisions that are the same objects as before, among the same surroundings, are not read again.
 * @param before what came of it the last time
 */
export function* lookSteps(
  { decisions, places }: { readonly decisions: readonly Decision[]; readonly places: Places },
  around: Surroundings,
  before = nothing,
): Generator<undefined, Looked> {
  const from = before.from.places === places ? before.from : nothing.from;
  const known = from.around === around ? from.looks : [];
  const lookOf = looking(places, around);
  const looks: Look[] = [];
  for (const [at, decision] of decisions.entries()) {
    const kept = known[at]?.decision === decision ? known[at] : undefined;
    looks.push(kept ?? lookOf(decision));
    if (kept === undefined) yield;
  }
  const ways = yield* waysToGone(looks, from.ways);
  const needs = new Map<string, readonly Need[]>();
  const byId = (log: string, id: string): Decision | undefined => decisions[places.named(log, id)[0] ?? -1];
  for (const [at, look] of looks.entries()) {
    const found = needsOf(look, ways[at], byId);
    if (found.length > 0) needs.set(look.decision.path, found);
    if (look.watched.length > 0) yield;
  }
  return { needs, alone: aloneAmong(looks), from: { places, around, looks, ways } };
}

const none: readonly Need[] = [];

function looking(places: Places, around: Surroundings): (decision: Decision) => Look {
  const mayStandAlone = standingAlone(around);
  return (decision) => {
    const led = decision.links.flatMap(({ kind, path }) => {
      const at = path === undefined ? undefined : places.at(path);
      return at === undefined ? [] : [{ kind, at, isOther: path !== decision.path }];
    });
    const ofKind = (asked: string): readonly number[] => led.flatMap(({ kind, at }) => (kind === asked ? at : []));
    const needs = ownNeeds(decision, around);
    return {
      decision,
      needs,
      watched: watchedBy(decision),
      refersTo: led.flatMap(({ at, isOther }) => (isOther ? at : [])),
      restOnIt: ofKind('depended-on-by'),
      successors: ofKind('superseded-by'),
      doubt: doubtOf(decision, needs, around),
      mayStandAlone: mayStandAlone(decision),
    };
  };
}

const order: readonly NeedCode[] = [
  'review-due',
  'support-gone',
  'item-done',
  'proposed-but-done',
  'items-dropped',
  'metric-crossed',
  'decision-changed',
  'assumption-gone',
  'priorities-moved',
];

function needsOf({ decision, needs, watched }: Look, way: WayToGone | undefined, byId: DecisionById): readonly Need[] {
  if (!lasting.has(decision.status)) return none;
  const own = watched.length === 0 ? needs : [...needs, ...decisionsChanged(decision, watched, byId)];
  // One that is in doubt by what it rests on itself says so by itself.
  const gone = way?.over === undefined ? none : way.needs;
  if (own.length === 0) return gone;
  return [...own, ...gone].sort((one, other) => order.indexOf(one.code) - order.indexOf(other.code));
}

function aloneAmong(looks: readonly Look[]): ReadonlySet<string> {
  const isNamed = new Uint8Array(looks.length);
  for (const { refersTo } of looks) for (const at of refersTo) isNamed[at] = 1;
  return new Set(
    looks.flatMap(({ decision, mayStandAlone: may }, at) => (may && isNamed[at] === 0 ? decision.path : [])),
  );
}
