import { parseValue } from '../../backlog/parseValue.ts';
import type { BranchRecord } from '../../core/batch/branchRecord.ts';
import { type Place, type NewItemFields } from '../../core/model/intention.ts';
import { type Backlog, itemOf } from '../../core/model/backlog.ts';
import { donePhrase, noticePhrases } from '../../phrases/describe.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import { ToolFailure } from '../failure.ts';
import { type Carried, type Setting, carryOut, finishedBy } from '../workplace.ts';
import { type FinishedBatch, type NoBatch, finishedBatch } from './finishedBatch.ts';

/** What every change answers; `said` is its sentence. */
export interface Answer<Data> {
  readonly data: Data & { readonly version: 1 };
  readonly said: string;
}

export interface NewItem extends NewItemFields {
  readonly title: string;
  readonly status?: string | undefined;
  readonly over?: string | undefined;
}

/** Adds an item. @throws PolicyRefusal when its column is full and blocks */
export async function add(
  setting: Setting,
  { title, status, over, ...fields }: NewItem,
): Promise<Answer<{ id: string }>> {
  const carried = await carryOut(setting, () => ({ kind: 'add', title, column: status, fields, over }), {
    newId: true,
  });
  return { data: { version: 1, id: carried.change.item }, said: saidOf('add', carried) };
}

export interface Move {
  readonly id: string;
  readonly column: string;
  readonly over?: string | undefined;
  readonly because?: string | undefined;
  /** An item's id, or the top or the bottom of the column. */
  readonly place?: { readonly before: string } | 'top' | 'bottom' | undefined;
}

export interface Moved {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Of an item that is finished by it: what it was recorded with. */
  readonly batch?: BranchRecord;
  /** Of such an item: why nothing was recorded. What stood there before stays. */
  readonly noBatch?: NoBatch;
}

/**
 * Moves an item to a column, and to a place in it. One that is finished by it is recorded with the size of its branch,
 * in the same write; where that is not known, the move goes through, and both the data and `said` have the reason.
 * @throws PolicyRefusal when a policy refuses
 */
export async function move(setting: Setting, { id, column, over, because, place }: Move): Promise<Answer<Moved>> {
  let batch: FinishedBatch | undefined;
  const carried = await carryOut(
    setting,
    (backlog) => ({ kind: 'move', item: id, column, over, because, place: placeIn(backlog, column, id, place) }),
    {
      measure: async (finished) => {
        batch = await finishedBatch(finished, setting.now);
        return batch.branches;
      },
    },
  );
  const from = itemOf(carried.before, id)?.column ?? '';
  // Planned anew, it may finish nothing any more.
  const finished = finishedBy(carried) === undefined ? undefined : batch;
  const said = [saidOf('move', carried), finished?.said ?? ''].filter((sentence) => sentence !== '').join(' ');
  return { data: { version: 1, id, from, to: carried.change.column, ...finished?.data }, said };
}

function placeIn(backlog: Backlog, column: string, id: string, place: Move['place']): Place | undefined {
  if (place === undefined) return undefined;
  if (typeof place === 'object') return place;
  const others = backlog.items.filter((item) => item.column === column && item.key !== id);
  return place === 'top' ? { before: others[0]?.key } : { after: others.at(-1)?.key };
}

export interface SetResult {
  readonly id: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Sets one field. Lists and maps are read as YAML, everything else is text; an empty value takes the field out. */
export async function setField(
  setting: Setting,
  { id, field, value }: { readonly id: string; readonly field: string; readonly value: string },
): Promise<Answer<SetResult>> {
  if (field === 'status') throw new ToolFailure(`Use: headwater move ${id} ${value}`);
  const parsed = parseValue(value);
  const carried = await carryOut(setting, () => ({ kind: 'set', item: id, fields: { [field]: parsed } }));
  const item = itemOf(carried.before, id);
  const before = { ...item?.fields, ...item?.unknown } as Readonly<Record<string, unknown>>;
  const from = Object.hasOwn(before, field) ? before[field] : null;
  return { data: { version: 1, id, from, to: parsed ?? null }, said: saidOf('set', carried) };
}

function saidOf(kind: 'add' | 'move' | 'set', { change, before }: Carried): string {
  const notices = noticePhrases(change, before).map(phraseOf);
  const within = itemOf(before, change.item)?.column === change.column;
  const { item, column, breaches } = change;
  return [phraseOf(donePhrase({ kind, item, column, breaches, within }, before)), ...notices].join(' ');
}
