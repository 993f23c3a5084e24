import { columnNamed, historyOf } from '../flow/age.ts';
import { type Backlog, columnOf, framesOf } from '../model/backlog.ts';
import type { Concern, Experiment, Item, Thanks } from '../model/item.ts';
import { type Balance, type Period, balanceIn, timesOf } from './balance.ts';
import { type EvidenceNeed, evidenceIn } from './evidence.ts';

/** An item that was finished in the period, and what of the definition of done shows it. */
export interface FinishedItem {
  readonly item: Item;
  readonly there: readonly EvidenceNeed[];
  readonly missing: readonly EvidenceNeed[];
}

/** Bad news that was raised, heard or answered in the period, and what has become of it. */
export interface ConcernFate {
  /** Undefined for the plan as a whole. */
  readonly item: Item | undefined;
  readonly concern: Concern;
  readonly state: 'waiting' | 'heard' | 'answered';
}

/** What happened to a plan in a period, for those who look back on it. */
export interface Digest {
  readonly period: Period;
  /** In the order in which they were finished. */
  readonly finished: readonly FinishedItem[];
  readonly concerns: readonly ConcernFate[];
  /** Experiments that were finished. */
  readonly experiments: readonly { readonly item: Item; readonly experiment: Experiment }[];
  /** What was decided against, with the answer. */
  readonly against: readonly { readonly item: Item; readonly because: string | undefined }[];
  readonly thanks: readonly { readonly item: Item; readonly thanks: Thanks }[];
  readonly balance: Balance;
}

/** What happened in a period, told by the backlog alone. */
export function digestIn(backlog: Backlog, period: Period): Digest {
  const within = isWithin(period);
  const frames = framesOf(backlog);
  const evidence = evidenceIn(backlog);
  const finished = backlog.items
    .flatMap((item) => {
      const at = frames.has(item.key) ? undefined : timesOf(backlog, item).finished;
      return at !== undefined && within(at) ? [{ item, at }] : [];
    })
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
  return {
    period,
    finished: finished.map((item) => {
      const needs = (there: boolean) => evidence(item).flatMap((shown) => (shown.there === there ? [shown.need] : []));
      return { item, there: needs(true), missing: needs(false) };
    }),
    concerns: concernsIn(backlog, within),
    experiments: finished.flatMap((item) => {
      const { experiment } = item.fields;
      return experiment === undefined ? [] : [{ item, experiment }];
    }),
    against: againstIn(backlog, within),
    thanks: backlog.items.flatMap((item) =>
      (item.fields.thanks ?? []).flatMap((thanks) => (within(timeIn(thanks.at)) ? [{ item, thanks }] : [])),
    ),
    balance: balanceIn(backlog, period),
  };
}

type Within = (time: number | undefined) => boolean;

function isWithin({ from, to }: Period): Within {
  return (time) => time !== undefined && time >= from.getTime() && time < to.getTime();
}

/** Milliseconds; undefined where nothing readable is said. */
function timeIn(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function concernsIn({ items, concerns }: Backlog, within: Within): readonly ConcernFate[] {
  const all = [
    ...concerns.map((concern) => ({ item: undefined, concern })),
    ...items.flatMap((item) => (item.fields.concerns ?? []).map((concern) => ({ item, concern }))),
  ];
  return all.flatMap(({ item, concern }) => {
    const times = [concern.at, concern.heard?.at, concern.answered?.at].map(timeIn);
    return times.some(within) ? [{ item, concern, state: stateOf(concern) }] : [];
  });
}

function stateOf({ heard, finding, response, answered }: Concern): ConcernFate['state'] {
  if (response !== undefined || answered !== undefined) return 'answered';
  return heard !== undefined || finding !== undefined ? 'heard' : 'waiting';
}

function againstIn(backlog: Backlog, within: Within): Digest['against'] {
  return backlog.items.flatMap((item) => {
    if (columnOf(backlog, item.column)?.stage !== 'dropped') return [];
    const entry = historyOf(item).findLast(({ to = '' }) => columnNamed(backlog, to) === item.column);
    const guessed = entry?.approx === true;
    return within(timeIn(entry?.at)) && !guessed ? [{ item, because: entry?.because }] : [];
  });
}
