import { type Backlog, type Stage, columnOf, startedStages, wipStages } from '../model/backlog.ts';
import type { HistoryEntry, Item } from '../model/item.ts';

/** How long an item has been in progress. `unknown`: moved by hand, so the file does not say since when. */
export type Age =
  { readonly kind: 'none' } | { readonly kind: 'unknown' } | { readonly kind: 'days'; readonly days: number };

/** History in order of time, ties in file order; entries without a readable time keep their place at the front. */
export function historyOf({ fields }: Item): readonly HistoryEntry[] {
  const { history = [] } = fields;
  if (history.length < 2) return history;
  const timed = history.map((entry) => ({ entry, time: timeOf(entry) }));
  // Nearly every history is in order already.
  if (timed.every(({ time }, index) => index === 0 || (timed[index - 1]?.time ?? time) <= time)) return history;
  return timed
    .toSorted((one, other) => (one.time === other.time ? 0 : one.time - other.time))
    .map(({ entry }) => entry);
}

/** Whether the file's status is not where the history ends: the item was moved by hand. */
export function movedByHand(backlog: Backlog, item: Item): boolean {
  const last = historyOf(item).at(-1);
  return last?.to === undefined || columnNamed(backlog, last.to) !== item.column;
}

/**
 * When the work began: the first entry into a column of stage `active` or a later one. A start stays when the item
 * goes back. Undefined when the history has none.
 */
export function startedAt(backlog: Backlog, item: Item): Date | undefined {
  return startedIn(backlog, historyOf(item));
}

/** The same of a history that is in order. */
export function startedIn(backlog: Backlog, history: readonly HistoryEntry[]): Date | undefined {
  const first = history.find((entry) => {
    const stage = stageNamed(backlog, entry.to);
    return stage !== undefined && startedStages.includes(stage);
  });
  const time = first === undefined ? NaN : timeOf(first);
  return Number.isFinite(time) ? new Date(time) : undefined;
}

/**
 * Age of an item that is in progress, in calendar days, today and the first day included (`rules-flow.md`).
 * @param dayOf the number of the calendar day of a time, in the zone that the team reads its days in
 */
export function ageOf(backlog: Backlog, item: Item, now: Date, dayOf: (time: Date) => number = localDay): Age {
  const stage = columnOf(backlog, item.column)?.stage;
  if (stage === undefined || !wipStages.includes(stage)) return { kind: 'none' };
  const started = startedAt(backlog, item);
  if (started === undefined || movedByHand(backlog, item)) return { kind: 'unknown' };
  return { kind: 'days', days: Math.max(1, dayOf(now) - dayOf(started) + 1) };
}

/** Number of the calendar day of a time in the machine's time zone. */
export function localDay(time: Date): number {
  return Math.floor(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / 86_400_000);
}

/** The column that a history entry names, by its present id or one that it had before. */
export function columnNamed(backlog: Backlog, name: string): string | undefined {
  const { columns } = backlog.board;
  return (columnOf(backlog, name) ?? columns.find((column) => column.was.includes(name)))?.id;
}

function stageNamed(backlog: Backlog, name: string | undefined): Stage | undefined {
  const id = name === undefined ? undefined : columnNamed(backlog, name);
  return id === undefined ? undefined : columnOf(backlog, id)?.stage;
}

/** When an entry was made, in milliseconds; the beginning of time where it does not say. */
export function timeOf(entry: HistoryEntry): number {
  const time = entry.at === undefined ? NaN : Date.parse(entry.at);
  return Number.isNaN(time) ? -Infinity : time;
}
