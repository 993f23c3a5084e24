import { type Backlog, type LimitPolicy, columnOf, framesOf, wipStages } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';

/** How full a limited place is. */
export type Load = 'free' | 'below' | 'full' | 'over';

export interface Limited {
  readonly count: number;
  readonly limit: number | undefined;
  readonly load: Load;
}

/** A limit that a change would exceed, and the items that fill it (keys). */
export interface Breach {
  readonly what: 'column' | 'system' | 'person';
  /** The column's or person's name; empty for the system. */
  readonly name: string;
  readonly limit: number;
  readonly policy: LimitPolicy;
  readonly items: readonly string[];
}

/** Count against limit. */
export function limitedBy(count: number, limit: number | undefined): Limited {
  if (limit === undefined) return { count, limit, load: 'free' };
  const load = count > limit ? 'over' : count === limit ? 'full' : 'below';
  return { count, limit, load };
}

/** The items of a column that count against its limit: all but frames. */
export function workIn(backlog: Backlog, column: string): readonly Item[] {
  const frames = framesOf(backlog);
  return backlog.items.filter((item) => item.column === column && !frames.has(item.key));
}

/** Work in progress: items now in a column of a WIP stage; frames left out. Hand edits count, history does not. */
export function workInProgress(backlog: Backlog): readonly Item[] {
  const frames = framesOf(backlog);
  const columns = new Set(
    backlog.board.columns.filter((column) => wipStages.includes(column.stage)).map((column) => column.id),
  );
  return backlog.items.filter((item) => columns.has(item.column) && !frames.has(item.key));
}

/** The whole system's WIP against its limit. */
export function systemLoad(backlog: Backlog): Limited {
  return limitedBy(workInProgress(backlog).length, backlog.board.wip.limit);
}

/** A column's count against its limit; frames are not counted. */
export function columnLoad(backlog: Backlog, column: string): Limited {
  return limitedBy(workIn(backlog, column).length, columnOf(backlog, column)?.limit);
}

/**
 * The limits that would be exceeded if `item` (or a new one, when undefined) entered `column`. A limit that the
 * move does not strain further is no breach, even where it is exceeded already.
 * @param assignees who would have the item then
 */
export function breachesOf(
  backlog: Backlog,
  item: Item | undefined,
  column: string,
  assignees: readonly string[] = item?.fields.assignees ?? [],
): readonly Breach[] {
  const breaches = [
    ...columnBreach(backlog, item, column),
    ...systemBreach(backlog, item, column),
    ...assignees.flatMap((person) => personBreach(backlog, item, column, person)),
  ];
  // Asked last: most moves strain no limit, and frames are told by all items.
  const isFrame = breaches.length > 0 && item !== undefined && framesOf(backlog).has(item.key);
  return isFrame ? [] : breaches;
}

function columnBreach(backlog: Backlog, item: Item | undefined, columnId: string): readonly Breach[] {
  const column = columnOf(backlog, columnId);
  if (column?.limit === undefined || item?.column === columnId) return [];
  const items = workIn(backlog, columnId);
  if (items.length + 1 <= column.limit) return [];
  const policy = column.policy ?? backlog.board.wip.policy;
  return [{ what: 'column', name: column.name, limit: column.limit, policy, items: keysOf(items) }];
}

function systemBreach(backlog: Backlog, item: Item | undefined, column: string): readonly Breach[] {
  const { limit, policy } = backlog.board.wip;
  if (limit === undefined || !isWip(backlog, column) || (item !== undefined && isWip(backlog, item.column))) return [];
  const items = workInProgress(backlog);
  return items.length + 1 <= limit ? [] : [{ what: 'system', name: '', limit, policy, items: keysOf(items) }];
}

function personBreach(backlog: Backlog, item: Item | undefined, column: string, person: string): readonly Breach[] {
  const { perPerson, policy } = backlog.board.wip;
  if (perPerson === undefined || !isWip(backlog, column)) return [];
  const has = (other: Item) => other.fields.assignees?.includes(person) ?? false;
  if (item !== undefined && isWip(backlog, item.column) && has(item)) return [];
  const items = workInProgress(backlog).filter((other) => other.key !== item?.key && has(other));
  if (items.length + 1 <= perPerson) return [];
  const name = backlog.people.find((known) => known.key === person)?.name ?? person;
  return [{ what: 'person', name, limit: perPerson, policy, items: keysOf(items) }];
}

function isWip(backlog: Backlog, column: string): boolean {
  const stage = columnOf(backlog, column)?.stage;
  return stage !== undefined && wipStages.includes(stage);
}

function keysOf(items: readonly Item[]): readonly string[] {
  return items.map((item) => item.key);
}
