import type { Range } from '../../core/model/problem.ts';
import { type Table, valueAt } from './table.ts';

/** What is kept of a reading for every command: plain data, written as JSON. Item by item, in the file's order. */
export interface KeptIndex {
  readonly head: unknown;
  readonly prefix: string;
  readonly scan: { readonly indent: number; readonly head: Range; readonly tail: Range };
  /** Of each block: what lies between the one before and it, its comments, its lines; and what is kept of it. */
  readonly gaps: readonly number[];
  readonly comments: readonly number[];
  readonly lengths: readonly number[];
  readonly sizes: readonly number[];
  /** Keys that are not the item's id, by its index. */
  readonly keys: Readonly<Record<string, string>>;
  readonly broken: readonly number[];
  /** How many problems there are. */
  readonly problems: number;
  /** Items whose block has problems. */
  readonly troubled: readonly number[];
  readonly columns: Table<string>;
  readonly ids: readonly (string | null)[];
  readonly titles: readonly (string | null)[];
  readonly types: Table<string>;
  readonly statuses: Table<string>;
  readonly assignees: Table<readonly string[]>;
  readonly parents: Table<string>;
  /** Blocks that were written since, by the item's index: what is kept of them, as JSON. Only in memory. */
  readonly later?: ReadonlyMap<number, string>;
}

/** A block that was written since the text that was kept: what it says now, and which bytes of that text it replaces. */
export interface LaterBlock {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  /** From the line with the dash on. */
  readonly text: string;
  /** What is kept of it. */
  readonly json: string;
  readonly column: string;
  readonly title: string | null;
  readonly type: string | null;
  readonly status: string | null;
  readonly assignees: readonly string[] | null;
  readonly parent: string | null;
}

/** The index of a text that differs from the one that was kept in a few blocks. */
export function withLater(index: KeptIndex, blocks: readonly LaterBlock[]): KeptIndex {
  const changed = <Value>(values: readonly Value[], of: (block: LaterBlock) => Value): readonly Value[] => {
    const copy = [...values];
    for (const block of blocks) copy[block.at] = of(block);
    return copy;
  };
  const retold = <Value>({ distinct, at }: Table<Value>, of: (block: LaterBlock) => Value | null): Table<Value> => {
    const places = changed(at, (block) => distinct.length + blocks.indexOf(block));
    return { distinct: [...distinct, ...blocks.map(of)], at: places };
  };
  const grown = blocks.reduce((sum, { at, text }) => sum + text.length - (index.lengths[at] ?? 0), 0);
  const { tail } = index.scan;
  return {
    ...index,
    scan: { ...index.scan, tail: { start: tail.start + grown, end: tail.end + grown } },
    lengths: changed(index.lengths, ({ text }) => text.length),
    titles: changed(index.titles, ({ title }) => title),
    columns: retold(index.columns, ({ column }) => column),
    types: retold(index.types, ({ type }) => type),
    statuses: retold(index.statuses, ({ status }) => status),
    assignees: retold(index.assignees, ({ assignees }) => assignees),
    parents: retold(index.parents, ({ parent }) => parent),
    later: new Map(blocks.map(({ at, json }) => [at, json])),
  };
}

/** What a list says of an item. */
export interface Row {
  readonly id?: string | undefined;
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly title?: string | undefined;
}

/** What a list is made by. */
export interface Filter {
  /** A column's id. */
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly assignee?: string | undefined;
}

/** Whether a list takes an item in that column, of that type, with these assignees. */
export function takes(
  filter: Filter,
  column: string,
  type: string | undefined,
  assignees: readonly string[] | undefined,
): boolean {
  return (
    (filter.status === undefined || column === filter.status) &&
    (filter.type === undefined || (type ?? 'feature') === filter.type) &&
    (filter.assignee === undefined || (assignees ?? []).includes(filter.assignee))
  );
}

/** The list, from nothing but the index. */
export function rowsOf(index: KeptIndex, filter: Filter): readonly Row[] {
  const { columns, statuses, types, assignees, titles } = index;
  return index.ids.flatMap((id, at): readonly Row[] => {
    const type = valueAt(types, at);
    if (!takes(filter, valueAt(columns, at) ?? '', type, valueAt(assignees, at))) return [];
    return [{ id: id ?? undefined, status: valueAt(statuses, at), type, title: titles[at] ?? undefined }];
  });
}
