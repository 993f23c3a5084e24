/** The columns while they are being edited: rows in, and the changes that make the board's columns of them. Pure. */
import { columnIdFor } from '../../../src/core/policy/columns.ts';
import type { ColumnView } from '../../../src/protocol/board.ts';
import type { ColumnChange } from '../../../src/protocol/columns.ts';

/** A column as it is typed. */
export interface ColumnDraft {
  /** Tells rows apart: a column's id, or a number for a new one. */
  readonly key: string;
  /** The id that it has in the file; undefined for a new one. */
  readonly was: string | undefined;
  readonly id: string;
  readonly name: string;
  readonly stage: ColumnView['stage'];
  /** Empty for none. */
  readonly limit: string;
  readonly policy: 'none' | 'warn' | 'block';
  /** Items in it, which keep it from being removed. */
  readonly items: number;
}

/** The board's columns as rows. */
export function draftsOf(columns: readonly ColumnView[]): readonly ColumnDraft[] {
  return columns.map(({ id, name, stage, limit, ownPolicy, cards }) => ({
    key: id,
    was: id,
    id,
    name,
    stage,
    limit: limit === undefined ? '' : String(limit),
    policy: ownPolicy ?? 'none',
    items: cards.length,
  }));
}

/** One more row, at the end. */
export function withNewColumn(drafts: readonly ColumnDraft[]): readonly ColumnDraft[] {
  const number = drafts.filter(({ was }) => was === undefined).length + 1;
  const key = `new ${number} ${drafts.length}`;
  return [...drafts, { key, was: undefined, id: '', name: '', stage: 'active', limit: '', policy: 'none', items: 0 }];
}

/** The rows with one moved up or down. */
export function withMoved(drafts: readonly ColumnDraft[], key: string, by: -1 | 1): readonly ColumnDraft[] {
  const from = drafts.findIndex((draft) => draft.key === key);
  const to = from + by;
  const moving = drafts[from];
  if (moving === undefined || to < 0 || to >= drafts.length) return drafts;
  return drafts.filter((draft) => draft !== moving).toSpliced(to, 0, moving);
}

/** What stands between the rows and a board, by row: empty when all is well. */
export function faultsOf(drafts: readonly ColumnDraft[]): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  const ids = drafts.map((draft) => draft.id.trim()).filter((id) => id !== '');
  for (const { key, was, id, name, limit } of drafts) {
    if (name.trim() === '') faults.set(key, 'A column needs a name');
    else if (was !== undefined && id.trim() === '') faults.set(key, 'A column needs an id');
    else if (ids.filter((other) => other === id.trim()).length > 1) faults.set(key, 'Another column has this id');
    else if (limit !== '' && !/^[1-9]\d{0,5}$/.test(limit)) faults.set(key, 'A limit is a whole number from 1');
  }
  return faults;
}

/** The changes that make the file's columns those of the rows: none where nothing differs. */
export function changesOf(columns: readonly ColumnView[], drafts: readonly ColumnDraft[]): readonly ColumnChange[] {
  const kept = new Set(drafts.map(({ was }) => was));
  const removed = columns.filter(({ id }) => !kept.has(id));
  const taken = [...columns.map(({ id }) => id), ...drafts.map(({ id }) => id)];
  const ids = drafts.map((draft) => {
    const id = draft.id.trim() === '' ? columnIdFor(draft.name, taken) : draft.id.trim();
    taken.push(id);
    return id;
  });
  const set = drafts.flatMap((draft, index): ColumnChange[] => {
    const column = columns.find(({ id }) => id === draft.was);
    const fields = fieldsOf(draft, ids[index] ?? '');
    if (column === undefined) return [{ act: 'add', fields }];
    const [before] = draftsOf([column]);
    const old = before && fieldsOf(before, column.id);
    const changed = Object.fromEntries(
      Object.entries(fields).filter(([key, value]) => old?.[key as keyof typeof fields] !== value),
    );
    return Object.keys(changed).length === 0 ? [] : [{ act: 'set', column: column.id, fields: changed }];
  });
  // Columns that were removed come first, so that their ids are free; the order comes last, when all are there.
  const left = columns.filter(({ id }) => kept.has(id)).map(({ id }) => ids[drafts.findIndex(({ was }) => was === id)]);
  const unordered = [...left, ...ids.filter((_, index) => drafts[index]?.was === undefined)];
  const order: ColumnChange[] = unordered.join('\n') === ids.join('\n') ? [] : [{ act: 'order', columns: ids }];
  return [
    ...set.filter(({ act }) => act === 'set'),
    ...removed.map(({ id }): ColumnChange => ({ act: 'remove', column: id })),
    ...set.filter(({ act }) => act === 'add'),
    ...order,
  ];
}

function fieldsOf(
  { name, stage, limit, policy }: ColumnDraft,
  id: string,
): Extract<ColumnChange, { act: 'add' }>['fields'] {
  return { id, name: name.trim(), stage, limit: limit === '' ? 'none' : Number(limit), policy };
}
