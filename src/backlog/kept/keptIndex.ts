import type { Range } from '../../core/model/problem.ts';
import { type Table, valueAt } from './table.ts';

/** What is kept of a reading for every command. Item by item, in the file's order. */
export interface KeptIndex {
  readonly head: unknown;
  readonly prefix: string;
  readonly scan: { readonly indent: number; readonly head: Range; readonly tail: Range };
  /** Of each block: what lies between the one before and it, its comments, its lines; and what is kept of it. */
  readonly gaps: Int32Array;
  readonly comments: Int32Array;
  readonly lengths: Int32Array;
  readonly sizes: Int32Array;
  /** Keys that are not the item's id, by its index. */
  readonly keys: Readonly<Record<string, string>>;
  readonly broken: readonly number[];
  /** How many problems there are. */
  readonly problems: number;
  /** Items whose block has problems. */
  readonly troubled: readonly number[];
  readonly columns: Table<string>;
  readonly ids: readonly (string | null)[];
  /** Few commands ask for them. */
  readonly titles: () => readonly (string | null)[];
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
  if (blocks.length === 0) return index;
  const changed = (values: Int32Array, of: (block: LaterBlock) => number): Int32Array => {
    const copy = values.slice();
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
    titles: () => retitled(index.titles(), blocks),
    columns: retold(index.columns, ({ column }) => column),
    types: retold(index.types, ({ type }) => type),
    statuses: retold(index.statuses, ({ status }) => status),
    assignees: retold(index.assignees, ({ assignees }) => assignees),
    parents: retold(index.parents, ({ parent }) => parent),
    later: new Map(blocks.map(({ at, json }) => [at, json])),
  };
}

function retitled(titles: readonly (string | null)[], blocks: readonly LaterBlock[]): readonly (string | null)[] {
  const copy = [...titles];
  for (const { at, title } of blocks) copy[at] = title;
  return copy;
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
  const { columns, statuses, types, assignees } = index;
  const titles = index.titles();
  return index.ids.flatMap((id, at): readonly Row[] => {
    const type = valueAt(types, at);
    if (!takes(filter, valueAt(columns, at) ?? '', type, valueAt(assignees, at))) return [];
    return [{ id: id ?? undefined, status: valueAt(statuses, at), type, title: titles[at] ?? undefined }];
  });
}
