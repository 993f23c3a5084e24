import { type BranchRecord, recordOf } from '../../core/batch/branchRecord.ts';
import { type Backlog, columnOf } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import type { ItemPlace } from '../edits/fields.ts';
import { setInMap } from '../edits/maps.ts';

/** Whether an item that enters a column is finished by it. */
export function finishes(backlog: Backlog, item: Item, column: string): boolean {
  const stage = (id: string) => columnOf(backlog, id)?.stage;
  return stage(column) === 'done' && stage(item.column) !== 'done';
}

/** The size of its branch that an item which enters `done` is recorded with; undefined where none is known. */
export function finishedBatch(
  backlog: Backlog,
  item: Item,
  { column, branches = [] }: { readonly column: string; readonly branches?: readonly BranchRecord[] | undefined },
): BranchRecord | undefined {
  const record = finishes(backlog, item, column) ? recordOf(backlog, item, branches) : undefined;
  if (record === undefined || item.fields.batch?.accepted === undefined) return record;
  // What the item says of it already was said of the item: nothing that is remembered of its branch goes before it.
  return { ...record, accepted: undefined };
}

/**
 * Edits that put a branch's size on its item, and why that was accepted. What else stands there stays: a reason of its
 * own, keys of the team.
 */
export function batchEdits(place: ItemPlace, { lines, files, days, accepted }: BranchRecord): readonly TextEdit[] {
  const size = { lines: `${lines}`, files: `${files}`, days: `${days}` };
  return setInMap(place, 'batch', accepted === undefined ? size : { ...size, accepted }) ?? [];
}
