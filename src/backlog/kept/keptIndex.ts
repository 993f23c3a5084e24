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
