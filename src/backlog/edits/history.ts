import type { TextEdit } from '../../core/model/problem.ts';
import { type EntryBehind, appendEntry, insertEntries } from './entries.ts';
import type { ItemPlace } from './fields.ts';
import { Verbatim, type WrittenEntries } from './render.ts';

/** What a new history entry says. Times are written in UTC with seconds. */
export interface NewHistoryEntry {
  readonly at: Date;
  readonly to: string;
  readonly by?: string | undefined;
  readonly over?: true | string | undefined;
  readonly because?: string | undefined;
  /** What of the definition of done was missing. */
  readonly without?: readonly string[] | undefined;
  /** Taken over from elsewhere. */
  readonly approx?: true | undefined;
}

/** A history entry with its place: behind so many of those that the history has. */
export interface PlacedHistoryEntry extends NewHistoryEntry {
  readonly behind: number;
}

/**
 * The edits that put entries among those of an item's history, all others as they are; undefined where something else
 * than a list stands there.
 * @param entries in order; none states a reason
 * @param count how many the history has
 */
export function insertHistory(
  place: ItemPlace,
  entries: readonly PlacedHistoryEntry[],
  count: number,
): readonly TextEdit[] | undefined {
  const placed = entries.map(({ behind, ...entry }): EntryBehind => ({ behind, fields: fieldsOf(entry) }));
  return insertEntries(place, 'history', placed, count);
}

/** The edits that add one entry at the end of an item's history; undefined where something else stands there. */
export function appendHistory(place: ItemPlace, entry: NewHistoryEntry): readonly TextEdit[] | undefined {
  return appendEntry(place, 'history', fieldsOf(entry), { free: hasReason(entry) });
}

/** Whether an entry states a reason: then it is written in block style. */
export function hasReason({ over, because }: NewHistoryEntry): boolean {
  return typeof over === 'string' || because !== undefined;
}

/** The keys of an entry in the format's order. */
export function fieldsOf({ at, to, by, over, because, without, approx }: NewHistoryEntry): WrittenEntries {
  return [
    ['at', new Verbatim(timeText(at))],
    ['to', to],
    ['by', by],
    ['over', over === true ? new Verbatim('true') : over],
    ['because', because],
    ['without', without],
    ['approx', approx && new Verbatim('true')],
  ];
}

/** A time as the format writes it: in UTC, with seconds. */
export function timeText(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
