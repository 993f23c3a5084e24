import { columnNamed, historyOf, timeOf } from '../flow/age.ts';
import { type Backlog, type Stage, columnOf, framesOf, startedStages, wipStages } from '../model/backlog.ts';
import type { Concern, HistoryEntry, Item } from '../model/item.ts';
import { timesOf } from './balance.ts';
import { rhythmIn } from './cadence.ts';
import { type EvidenceNeed, evidenceNeeds, neededForDone } from './evidence.ts';

/** Habits that a hint helps with, what matters most first. */
export const habits = ['news', 'limits', 'done', 'ready', 'small'] as const;
export type Habit = (typeof habits)[number];

/** One time when a habit was kept, or not. */
export interface Occasion {
  readonly habit: Habit;
  /** Milliseconds. */
  readonly at: number;
  readonly kept: boolean;
  /** The key of the item; undefined for the plan as a whole. */
  readonly item: string | undefined;
}

/** The one hint of the moment. */
export type Coaching =
  /** A habit that has lapsed within four weeks: how often, and the last time. */
  | { readonly is: 'habit'; readonly habit: Habit; readonly lapses: number; readonly last: Occasion }
  /** All that *done* asks for was there for four weeks: what it could ask for next. */
  | { readonly is: 'growth'; readonly need: EvidenceNeed }
  /** What a team's sprints show when one begins or ends. */
  | { readonly is: 'cadence'; readonly signal: CadenceSignal; readonly count: number };

export type CadenceSignal = 'unshipped' | 'carried' | 'waiting';

const day = 24 * 60 * 60 * 1000;
/** A hint retires when its habit was kept for so long, and comes back when it lapses. */
const retiresAfter = 28 * day;
/** For how long the next need is named, and how many items must have been finished with all that is asked for. */
const namedFor = 14 * day;
const enough = 3;
/** How long after the beginning of a sprint, and before its end, something is said of it. */
const atTheTurn = 3 * day;
/** When bad news should have been heard, and answered, after it was raised. */
const heardWithin = day;
const answeredWithin = 7 * day;

/** The hint to show now, if any: told by the history alone, so that nobody has to switch it off or on. */
export function coachingIn(backlog: Backlog, now: Date): Coaching | undefined {
  return coachingFrom(backlog, occasionsIn(backlog), now);
}

/** The same from the occasions of all items and of the plan, where somebody has them. */
export function coachingFrom(backlog: Backlog, all: readonly Occasion[], now: Date): Coaching | undefined {
  const time = now.getTime();
  const past = all.filter(({ at }) => at <= time);
  for (const habit of habits) {
    const lapses = past.filter((one) => one.habit === habit && !one.kept && one.at > time - retiresAfter);
    const [last] = [...lapses].sort((one, other) => other.at - one.at);
    if (last !== undefined) return { is: 'habit', habit, lapses: lapses.length, last };
  }
  const signal = cadenceSignal(backlog, now);
  if (signal !== undefined) return signal;
  const need = nextNeed(backlog);
  return need !== undefined &&
    hasGrown(
      past.filter(({ habit }) => habit === 'done'),
      time,
    )
    ? { is: 'growth', need }
    : undefined;
}

/** At the beginning of a sprint what the last one left, at its end what waits for that. */
function cadenceSignal(backlog: Backlog, now: Date): Coaching | undefined {
  const rhythm = rhythmIn(backlog, now);
  if (rhythm === undefined) return undefined;
  const { sprint, unshipped, carried, waiting } = rhythm;
  if (now.getTime() - sprint.from.getTime() < atTheTurn) {
    if (unshipped) return { is: 'cadence', signal: 'unshipped', count: 1 };
    if (carried.length > 0) return { is: 'cadence', signal: 'carried', count: carried.length };
  }
  const ends = sprint.to.getTime() - now.getTime() < atTheTurn;
  return ends && waiting.length > 0 ? { is: 'cadence', signal: 'waiting', count: waiting.length } : undefined;
}

/** Whether all was there for four weeks, which is said for a while and then not again. */
function hasGrown(done: readonly Occasion[], now: number): boolean {
  const recent = done.filter(({ at }) => at > now - retiresAfter);
  const lapses = done.filter(({ kept }) => !kept).map(({ at }) => at);
  const since = lapses.length > 0 ? Math.max(...lapses) : Math.min(...done.map(({ at }) => at));
  const passed = now - since - retiresAfter;
  return recent.length >= enough && passed >= 0 && passed < namedFor;
}

function nextNeed(backlog: Backlog): EvidenceNeed | undefined {
  const asked = neededForDone(backlog);
  return evidenceNeeds.find((need) => !asked.includes(need));
}

/**
 * When habits were kept and when not, in the whole plan. Entries that are only about right, and frames, do not count.
 * Bad news that still waits is a lapse at the time at which its patience ends, which may be to come.
 */
export function occasionsIn(backlog: Backlog): readonly Occasion[] {
  const frames = framesOf(backlog);
  const work = backlog.items.filter(({ key }) => !frames.has(key));
  return [...planOccasions(backlog), ...work.flatMap((item) => occasionsOf(backlog, item))];
}

/** Those of the plan as a whole. */
export function planOccasions({ concerns }: Backlog): readonly Occasion[] {
  return concerns.flatMap((concern) => newsOf(concern, undefined));
}

/** Those of one item that is no frame, told by what it says and by the board. */
export function occasionsOf(backlog: Backlog, item: Item): readonly Occasion[] {
  const moves = movesOf(backlog, item);
  const finished = moves.filter(({ from, to }) => to === 'done' && from !== 'done');
  return [
    ...(item.fields.concerns ?? []).flatMap((concern) => newsOf(concern, item.key)),
    ...moves
      .filter(({ to }) => wipStages.includes(to))
      .map((move) => occasion('limits', move, move.entry.over === undefined)),
    ...finished.map((move) => occasion('done', move, (move.entry.without ?? []).length === 0)),
    ...(hasReady(backlog) ? startOf(moves) : []),
    ...sizeOf(backlog, item),
  ];
}

interface Move {
  readonly item: string;
  readonly entry: HistoryEntry;
  readonly at: number;
  readonly from: Stage | undefined;
  readonly to: Stage;
  readonly wasReady: boolean;
}

/** The columns that an item entered, by what they mean; none of one that came by import. */
function movesOf(backlog: Backlog, item: Item): readonly Move[] {
  const moves: Move[] = [];
  let from: Stage | undefined;
  let wasReady = false;
  for (const entry of historyOf(item)) {
    if (entry.approx === true) return [];
    const to = columnOf(backlog, columnNamed(backlog, entry.to ?? '') ?? '')?.stage;
    const at = timeOf(entry);
    if (to === undefined || !Number.isFinite(at)) continue;
    moves.push({ item: item.key, entry, at, from, to, wasReady });
    wasReady ||= to === 'ready';
    from = to;
  }
  return moves;
}

function occasion(habit: Habit, { at, item }: Move, kept: boolean): Occasion {
  return { habit, at, kept, item };
}

function startOf(moves: readonly Move[]): readonly Occasion[] {
  const start = moves.find(({ to }) => startedStages.includes(to));
  return start === undefined ? [] : [occasion('ready', start, start.wasReady)];
}

function hasReady({ board }: Backlog): boolean {
  return board.columns.some(({ stage }) => stage === 'ready');
}

/** A finished item whose batch is known, and was not accepted for a reason. */
function sizeOf(backlog: Backlog, item: Item): readonly Occasion[] {
  const { lines, accepted } = item.fields.batch ?? {};
  const { finished } = timesOf(backlog, item);
  if (lines === undefined || accepted !== undefined || finished === undefined) return [];
  return [{ habit: 'small', at: finished, kept: lines <= backlog.batch.warn, item: item.key }];
}

/** Bad news: kept when it was heard within a day and answered within a week. */
function newsOf(concern: Concern, item: string | undefined): readonly Occasion[] {
  const raised = Date.parse(concern.at ?? '');
  if (Number.isNaN(raised)) return [];
  const answered = momentOf(concern.answered?.at, concern.response !== undefined || concern.answered !== undefined);
  const heard = Math.min(momentOf(concern.heard?.at, concern.heard !== undefined), answered);
  const steps = [
    { by: raised + heardWithin, when: heard },
    { by: raised + answeredWithin, when: answered },
  ];
  const late = steps.find(({ by, when }) => when > by);
  if (late !== undefined) return [{ habit: 'news', at: late.by, kept: false, item }];
  return [{ habit: 'news', at: Math.max(answered, raised), kept: true, item }];
}

/** When it was done: never, or at once where it was and nobody wrote when. */
function momentOf(text: string | undefined, done: boolean): number {
  const time = Date.parse(text ?? '');
  if (!Number.isNaN(time)) return time;
  return done ? 0 : Number.POSITIVE_INFINITY;
}
