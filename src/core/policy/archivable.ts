import { columnNamed, historyOf } from '../flow/age.ts';
import { type Backlog, columnOf } from '../model/backlog.ts';
import type { HistoryEntry, Item } from '../model/item.ts';

/** Milliseconds of a history entry's time; undefined where it says none that can be read. */
function timeOf({ at }: HistoryEntry): number | undefined {
  const time = at === undefined ? NaN : Date.parse(at);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * When an item entered the column of stage `done` or `dropped` that it is in. Undefined when it is in another one,
 * or when the history does not say: it was moved by hand, or its last entry has no readable time.
 */
export function closedAt(backlog: Backlog, item: Item): Date | undefined {
  const stage = columnOf(backlog, item.column)?.stage;
  const written = item.fields.history?.at(-1);
  if ((stage !== 'done' && stage !== 'dropped') || written === undefined || timeOf(written) === undefined)
    return undefined;
  const last = historyOf(item).at(-1);
  if (last?.to === undefined || columnNamed(backlog, last.to) !== item.column) return undefined;
  const time = timeOf(last);
  return time === undefined ? undefined : new Date(time);
}

/**
 * The items that may go to the archive: in a column of stage `done` or `dropped` since before `before`, with an id
 * of their own and a text that can be read. What others depend on may go. Not without each other go a frame and its
 * parts: a frame goes when no part of it stays, and while it stays so does one of its parts at least, or it would
 * count as work. Bad news that nobody has answered stays in view.
 */
export function archivable(backlog: Backlog, before: Date): readonly Item[] {
  const going = new Set(backlog.items.filter((item) => isClosed(backlog, item, before)));
  const frames = framesWithParts(backlog);
  for (let settled = false; !settled;) {
    const count = going.size;
    for (const { frame, parts } of frames) {
      const allGo = parts.every((part) => going.has(part));
      if (!allGo) going.delete(frame);
      else if (!going.has(frame)) for (const part of parts) going.delete(part);
    }
    settled = going.size === count;
  }
  return backlog.items.filter((item) => going.has(item));
}

function framesWithParts({ items }: Backlog): readonly { readonly frame: Item; readonly parts: readonly Item[] }[] {
  const partsOf = new Map<string, Item[]>();
  for (const item of items) {
    const { parent } = item.fields;
    if (parent !== undefined) partsOf.set(parent, [...(partsOf.get(parent) ?? []), item]);
  }
  return items.flatMap((frame) => {
    const parts = partsOf.get(frame.key);
    return parts === undefined ? [] : [{ frame, parts }];
  });
}

function isClosed(backlog: Backlog, item: Item, before: Date): boolean {
  if (!item.intact || item.id === undefined || item.key !== item.id) return false;
  const { concerns = [] } = item.fields;
  if (concerns.some(({ answered, response }) => answered === undefined && response === undefined)) return false;
  const closed = closedAt(backlog, item);
  return closed !== undefined && closed < before;
}
