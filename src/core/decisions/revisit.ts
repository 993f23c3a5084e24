import type { Decision } from './resolveLog.ts';
import { type DecisionById, triggersOf } from './triggers.ts';
import { toTheEnd } from './toTheEnd.ts';

/**
 * Why a decision is worth another look. None of them says that it is wrong.
 * - `review-due`: the day that it names has come.
 * - `support-gone`: a decision that it rests on is superseded, rejected or deprecated; or one that this one rests on.
 * - `item-done`: an item is done that it names as the moment to look again.
 * - `priorities-moved`: the first priority of its time is no priority any more, or not among the first five.
 * - `proposed-but-done`: it is still proposed, and all its items are done.
 * - `items-dropped`: everything that it decides was decided against.
 * - `metric-crossed`: a reading has passed the figure that it names as the moment to look again.
 * - `decision-changed`: another decision that it names as that moment was replaced, taken back or amended.
 * - `assumption-gone`: somebody struck out what it assumes, or that held until a day.
 */
export type NeedCode =
  | 'review-due'
  | 'support-gone'
  | 'assumption-gone'
  | 'item-done'
  | 'metric-crossed'
  | 'decision-changed'
  | 'priorities-moved'
  | 'proposed-but-done'
  | 'items-dropped';

/** `because`: the day, the ids from this decision to the one that is gone, ids of items or decisions, or what it says. */
export interface Need {
  readonly code: NeedCode;
  readonly because: readonly string[];
}

/** What a need rests on, as one text. The way to a decision that is gone is one; days and items stand side by side. */
export function becauseOf({ code, because }: Need): string {
  return because.join(code === 'support-gone' ? ' → ' : ', ');
}

/** What the backlog says, as far as decisions rest on it. */
export interface Surroundings {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Ids of items that are done. */
  readonly done: ReadonlySet<string>;
  /** Ids of all items, the most important first, that are neither done nor decided against. */
  readonly ranked: readonly string[];
  /** Ids of items that were decided against. */
  readonly dropped?: ReadonlySet<string>;
  /** The last reading of each metric, with its day where that is known. */
  readonly readings?: readonly Reading[];
  /** What items name as their decisions, in small letters. */
  readonly cited?: ReadonlySet<string>;
}

export interface Reading {
  readonly metric: string;
  readonly value: number;
  readonly day: string | undefined;
}

/**
 * Finds what is to be looked at again, for every decision that is in force or proposed, by path. A dated `reaffirmed`
 * settles what came before it. Takes time in proportion to the decisions and their links, whatever circles they make.
 */
export function needsOf(decisions: readonly Decision[], around: Surroundings): ReadonlyMap<string, readonly Need[]> {
  return toTheEnd(needsSteps(decisions, around));
}

/** The same, a little at a time. */
export function* needsSteps(
  decisions: readonly Decision[],
  around: Surroundings,
): Generator<undefined, ReadonlyMap<string, readonly Need[]>> {
  const gone = yield* supportsGone(decisions);
  const byId = decisionsById(decisions);
  const needs = new Map<string, readonly Need[]>();
  for (const decision of decisions) {
    yield;
    if (!lasting.has(decision.status)) continue;
    const found = [
      ...reviewDue(decision, around),
      ...(gone.get(decision.path) ?? none),
      ...itemsDone(decision, around),
      ...triggersOf(decision, around, byId),
      ...prioritiesMoved(decision, around),
    ];
    if (found.length > 0) needs.set(decision.path, found);
  }
  return needs;
}

const lasting: ReadonlySet<string> = new Set(['accepted', 'proposed', 'none', 'unknown']);
const none: readonly Need[] = [];

function reviewDue({ reviewBy, reaffirmed }: Decision, { today }: Surroundings): readonly Need[] {
  if (reviewBy === undefined || reviewBy > today || (reaffirmed !== undefined && reaffirmed >= reviewBy)) return none;
  return [{ code: 'review-due', because: [reviewBy] }];
}

function itemsDone({ status, items, revisit, reaffirmed }: Decision, around: Surroundings): readonly Need[] {
  if (items.length + revisit.length === 0) return none;
  const { done, dropped = new Set<string>() } = around;
  const isDropped = reaffirmed === undefined && items.length > 0 && items.every((id) => dropped.has(id));
  const named = revisit.flatMap((text) =>
    [...text.matchAll(/(?<![\w-])[A-Z][A-Z\d]*-\d+(?:\.\d+)*(?![\w-])/g)].map(([id]) => id),
  );
  const triggers = reaffirmed === undefined ? named.filter((id) => done.has(id)) : [];
  const finished = status === 'proposed' && items.length > 0 && items.every((id) => done.has(id));
  return [
    ...(triggers.length > 0 ? [{ code: 'item-done', because: triggers } as const] : []),
    ...(finished ? [{ code: 'proposed-but-done', because: items } as const] : []),
    ...(isDropped ? [{ code: 'items-dropped', because: items } as const] : []),
  ];
}

/** How many items from the top count as a priority today. */
const top = 5;

function prioritiesMoved({ priorities, reaffirmed }: Decision, { ranked, done }: Surroundings): readonly Need[] {
  if (reaffirmed !== undefined || priorities.length === 0) return none;
  const lost = priorities.slice(0, 1).flatMap((text) => {
    const [id] = /(?<![\w-])[A-Z][A-Z\d]*-\d+(?:\.\d+)*(?![\w-])/.exec(text) ?? [];
    if (id === undefined || done.has(id)) return [];
    const place = ranked.indexOf(id);
    return place >= 0 && place < top ? [] : [id];
  });
  return lost.length > 0 ? [{ code: 'priorities-moved', because: lost }] : [];
}

/** Looks decisions up by an index that is made for the first one that is asked for: few ask. */
function decisionsById(decisions: readonly Decision[]): DecisionById {
  let firsts: ReadonlyMap<string, Decision> | undefined;
  return (log, id) => {
    firsts ??= new Map(decisions.toReversed().map((one) => [`${one.log}\n${one.id}`, one]));
    return firsts.get(`${log}\n${id}`);
  };
}

/** From each decision that no longer holds to all that rest on it, the nearest first: each is reached once. */
function* supportsGone(decisions: readonly Decision[]): Generator<undefined, ReadonlyMap<string, readonly Need[]>> {
  const byPath = new Map(decisions.map((decision) => [decision.path, decision]));
  const found = new Map<string, readonly Need[]>();
  let layer = decisions
    .filter(({ status }) => ['superseded', 'rejected', 'deprecated'].includes(status))
    .map((decision) => ({ decision, path: [decision.id], since: goneSince(decision, byPath) }));
  const seen = new Set(layer.map(({ decision }) => decision.path));
  while (layer.length > 0) {
    const next: typeof layer = [];
    for (const { decision, path, since } of layer) {
      yield;
      for (const link of decision.links) {
        const dependent = link.kind === 'depended-on-by' && link.path !== undefined ? byPath.get(link.path) : undefined;
        if (dependent === undefined || seen.has(dependent.path) || isSettled(dependent, since)) continue;
        seen.add(dependent.path);
        const because = [dependent.id, ...path];
        found.set(dependent.path, [{ code: 'support-gone', because }]);
        next.push({ decision: dependent, path: because, since });
      }
    }
    layer = next;
  }
  return found;
}

/** The day on which a decision lost its force: that of its successor, as far as it is known. */
function goneSince(decision: Decision, byPath: ReadonlyMap<string, Decision>): string | undefined {
  const days = decision.links
    .filter(({ kind }) => kind === 'superseded-by')
    .flatMap(({ path }) => (path === undefined ? undefined : byPath.get(path)?.date) ?? []);
  return days.sort().at(-1);
}

/** Looked at again since then, or made when it was known already. */
function isSettled({ reaffirmed, date }: Decision, since: string | undefined): boolean {
  if (reaffirmed !== undefined) return since === undefined || reaffirmed >= since;
  return since !== undefined && date !== undefined && date > since;
}
