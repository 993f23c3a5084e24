import { type Backlog, type Column, columnOf } from '../model/backlog.ts';
import type { ColumnAct, Refusal, SomeColumnFields } from '../model/intention.ts';
import { type Result, fail, succeed } from '../model/result.ts';

/**
 * The board's columns after a change, or why it may not be made. A column with items is not removed, an id that means
 * another column, or meant it once, is not given again, and every other column keeps its stage.
 */
export function columnsAfter(backlog: Backlog, change: ColumnAct): Result<readonly Column[], Refusal> {
  const { columns } = backlog.board;
  switch (change.act) {
    case 'set': {
      const column = columnOf(backlog, change.column);
      if (column === undefined) return refused('column.not-found', { column: change.column });
      const fault = faultOf(columns, change.fields, column);
      if (fault !== undefined) return fault;
      return succeed(columns.map((other) => (other === column ? changedColumn(column, change.fields) : other)));
    }
    case 'add': {
      const fault = faultOf(columns, change.fields, undefined);
      return (
        fault ??
        succeed([
          ...columns,
          changedColumn({ ...change.fields, limit: undefined, policy: undefined, was: [] }, change.fields),
        ])
      );
    }
    case 'remove':
      return withoutColumn(backlog, change.column);
    case 'order':
      return inOrder(backlog, change.columns);
  }
}

/** An id for a new column: its name in lower case, with a number where that is taken. */
export function columnIdFor(name: string, taken: readonly string[]): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const stem = plain === '' ? 'column' : plain;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

function withoutColumn(backlog: Backlog, id: string): Result<readonly Column[], Refusal> {
  const { columns } = backlog.board;
  const column = columnOf(backlog, id);
  if (column === undefined) return refused('column.not-found', { column: id });
  const items = backlog.items.filter((item) => item.column === id).map(({ key }) => key);
  if (items.length > 0) {
    return fail({ code: 'columns.not-empty', values: { name: column.name, count: items.length }, items });
  }
  if (columns.length === 1) return refused('columns.last', {});
  return succeed(columns.filter((other) => other !== column));
}

function inOrder({ board, items }: Backlog, ids: readonly string[]): Result<readonly Column[], Refusal> {
  const { columns } = board;
  const ordered = columns
    .filter(({ id }) => ids.includes(id))
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  if (ordered.length < columns.length || ids.length > columns.length) return refused('columns.order', {});
  const [first] = columns;
  // Who has no column of its own stands in the first one, and would go wherever that goes.
  const strays = items.filter(
    ({ column, fields: { status = '' } }) => column === first?.id && status !== first.id && !first.was.includes(status),
  );
  if (first === undefined || ordered[0] === first || strays.length === 0) return succeed(ordered);
  const values = { name: first.name, count: strays.length };
  return fail({ code: 'columns.strays', values, items: strays.map(({ key }) => key) });
}

/** What is wrong with what a column shall say. */
function faultOf(
  columns: readonly Column[],
  { id, name, limit }: SomeColumnFields,
  own: Column | undefined,
): Result<never, Refusal> | undefined {
  const texts = [id, name].filter((text) => text !== undefined);
  if (texts.some((text) => text.trim() === '' || /[\r\n]/.test(text))) return refused('columns.nameless', {});
  const others = columns.filter((column) => column !== own);
  if (id !== undefined && others.some((other) => other.id === id || other.was.includes(id))) {
    return refused('columns.taken', { column: id });
  }
  const numeric = typeof limit === 'number';
  return numeric && (!Number.isSafeInteger(limit) || limit < 1) ? refused('columns.limit', {}) : undefined;
}

function changedColumn(column: Column, fields: SomeColumnFields): Column {
  const { id = column.id, name = column.name, stage = column.stage, limit, policy } = fields;
  const was = id === column.id ? column.was : [...column.was.filter((other) => other !== id), column.id];
  return {
    id,
    name: name.trim(),
    stage,
    limit: limit === undefined ? column.limit : limit === 'none' ? undefined : limit,
    policy: policy === undefined ? column.policy : policy === 'none' ? undefined : policy,
    was,
  };
}

function refused(code: Refusal['code'], values: Refusal['values']): { readonly ok: false; readonly failure: Refusal } {
  return fail({ code, values, items: [] });
}
