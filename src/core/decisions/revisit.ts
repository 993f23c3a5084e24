import type { Decision } from './resolveLog.ts';
import { assumptionsGone, metricsCrossed } from './triggers.ts';

/**
 * Why a decision is worth another look. None of them says that it is wrong.
 * - `review-due`: the day that it names has come.
 * - `support-gone`: a decision that it rests on is superseded, rejected or deprecated, or in doubt by its own assumptions,
 *   priorities or items; or one that this one rests on.
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

/** `because`: the day, the ids from this decision to the one that is gone or to what that one rests on, ids of items or
 * decisions, or what it says. */
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

/** Decisions of these are looked at again: they are in force, or may come to be. */
export const lasting: ReadonlySet<string> = new Set(['accepted', 'proposed', 'none', 'unknown']);

const none: readonly Need[] = [];

/** What a decision needs by what it says itself and by the backlog, whatever becomes of other decisions. */
export function ownNeeds(decision: Decision, around: Surroundings): readonly Need[] {
  if (!lasting.has(decision.status)) return none;
  return [
    ...reviewDue(decision, around),
    ...itemsDone(decision, around),
    ...metricsCrossed(decision, around),
    ...assumptionsGone(decision, around),
    ...prioritiesMoved(decision, around),
  ];
}

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
