import type { TextEdit } from '../../core/model/problem.ts';
import { appendEntry } from './entries.ts';
import type { ItemPlace } from './fields.ts';
import { Verbatim, type WrittenEntries } from './render.ts';

/** What a new history entry says. Times are written in UTC with seconds. */
export interface NewHistoryEntry {
  readonly at: Date;
  readonly to: string;
  readonly by?: string | undefined;
  readonly over?: true | string | undefined;
  readonly because?: string | undefined;
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
export function fieldsOf({ at, to, by, over, because }: NewHistoryEntry): WrittenEntries {
  return [
    ['at', new Verbatim(timeText(at))],
    ['to', to],
    ['by', by],
    ['over', over === true ? new Verbatim('true') : over],
    ['because', because],
  ];
}

/** A time as the format writes it: in UTC, with seconds. */
export function timeText(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
