import { columnNamed, historyOf, startedIn } from '../flow/age.ts';
import { type Backlog, columnOf, framesOf, startedStages, typeOf } from '../model/backlog.ts';
import type { HistoryEntry, Item } from '../model/item.ts';

/** A stretch of time, the beginning included and the end not. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** One type of work, with what was started and finished of it in a period. */
export interface TypeShare {
  readonly type: string;
  /** Keys, in the file's order. */
  readonly started: readonly string[];
  readonly finished: readonly string[];
  /** Per cent of all that was finished, rounded; undefined where nothing was. */
  readonly percent: number | undefined;
  /** Per cent that the team has declared for it. */
  readonly declared: number | undefined;
  /** How many more would have had to be finished for what is declared; undefined where that is reached, or too little was. */
  readonly short: number | undefined;
}

export interface Balance {
  readonly period: Period;
  /** Declared types first, in the file's order; then the others, what was finished most first. */
  readonly shares: readonly TypeShare[];
  readonly started: number;
  readonly finished: number;
  /** Keys of items that are started or finished at a time that is not known, or only about right. */
  readonly withoutTimes: readonly string[];
}

/** Finished items before which a share is not compared with what is declared. */
const enough = 5;

/** Days of the period when the team has declared none: twelve weeks. */
const usualDays = 84;

/** The time that the team's balance is about, until now. */
export function balancePeriod({ board }: Backlog, now: Date): Period {
  return { from: daysBefore(now, board.balance?.days ?? usualDays), to: now };
}

export function daysBefore(time: Date, days: number): Date {
  return new Date(time.getTime() - days * 24 * 60 * 60 * 1000);
}

/** What kinds of work were started and finished in a period, against what the team has declared. Frames are left out. */
export function balanceIn(backlog: Backlog, period: Period): Balance {
  const frames = framesOf(backlog);
  const work = backlog.items
    .filter(({ key }) => !frames.has(key))
    .map((item) => ({ item, times: timesOf(backlog, item) }));
  const within = (time: number | undefined) =>
    time !== undefined && time >= period.from.getTime() && time < period.to.getTime();
  const started = work.filter(({ times }) => within(times.started));
  const finished = work.filter(({ times }) => within(times.finished));
  const typesOf = (list: readonly { readonly item: Item }[]) => list.map(({ item }) => typeOf(backlog, item));
  const declared = new Map((backlog.board.balance?.shares ?? []).map(({ type, percent }) => [type, percent]));
  const others = [...new Set([...typesOf(finished), ...typesOf(started)])].filter((type) => !declared.has(type));
  const shareOf = (type: string): TypeShare => {
    const keys = (list: readonly { readonly item: Item }[]) =>
      list.flatMap(({ item }) => (typeOf(backlog, item) === type ? [item.key] : []));
    return withShare(
      { type, started: keys(started), finished: keys(finished), declared: declared.get(type) },
      finished.length,
    );
  };
  const free = others.map(shareOf).sort((one, other) => other.finished.length - one.finished.length);
  return {
    period,
    shares: [...[...declared.keys()].map(shareOf), ...free],
    started: started.length,
    finished: finished.length,
    withoutTimes: work.flatMap(({ item, times }) => (times.unknown ? [item.key] : [])),
  };
}

function withShare(share: Pick<TypeShare, 'type' | 'started' | 'finished' | 'declared'>, all: number): TypeShare {
  const own = share.finished.length;
  const wanted = Math.ceil(((share.declared ?? 0) * all) / 100);
  return {
    ...share,
    percent: all === 0 ? undefined : Math.round((100 * own) / all),
    short: all >= enough && wanted > own ? wanted - own : undefined,
  };
}

interface Times {
  readonly started: number | undefined;
  readonly finished: number | undefined;
  /** Whether it is started, or finished, and nobody knows when. */
  readonly unknown: boolean;
}

/** When work on an item began and ended, in milliseconds. What was imported, or moved by hand, has no such time. */
export function timesOf(backlog: Backlog, item: Item): Times {
  const history = historyOf(item);
  return timesIn(backlog, item, history.some(({ approx }) => approx === true) ? [] : history);
}

/** @param history in order; empty where its times are not to be believed */
function timesIn(backlog: Backlog, item: Item, history: readonly HistoryEntry[]): Times {
  const stage = columnOf(backlog, item.column)?.stage;
  const isStarted = stage !== undefined && startedStages.includes(stage);
  const isDone = stage === 'done';
  const started = startedIn(backlog, history)?.getTime();
  const isThere = columnNamed(backlog, history.at(-1)?.to ?? '') === item.column;
  const finished = isDone && isThere ? lastEntry(backlog, history) : undefined;
  return { started, finished, unknown: (isStarted && started === undefined) || (isDone && finished === undefined) };
}

/** When an item that is done came to be so: its last entry from elsewhere into a column of that stage. */
function lastEntry(backlog: Backlog, history: readonly HistoryEntry[]): number | undefined {
  const isDone = ({ to = '' }: HistoryEntry) => columnOf(backlog, columnNamed(backlog, to) ?? '')?.stage === 'done';
  const before = history.findLastIndex((entry) => !isDone(entry));
  const time = Date.parse(history[before + 1]?.at ?? '');
  return Number.isNaN(time) ? undefined : time;
}
