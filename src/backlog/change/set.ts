import type { EntryIntention, FieldValue, SetIntention } from '../../core/model/intention.ts';
import type { PhraseValues, TextEdit } from '../../core/model/problem.ts';
import { succeed } from '../../core/model/result.ts';
import { applyEdits } from '../edits/apply.ts';
import { appendEntry, entryPlace, expandText, removeEntry } from '../edits/entries.ts';
import { type ItemPlace, setField } from '../edits/fields.ts';
import { type WrittenEntries, writtenAs } from '../edits/render.ts';
import { readBlock } from '../readBlock.ts';
import type { Reading } from '../reading.ts';
import { itemKeys } from '../schema/itemKeys.ts';
import { type Planned, refuse, writableItem } from './planned.ts';

/** Keys that `set` leaves alone: moving, and the identity that others refer to. */
const fixedKeys: readonly string[] = ['id', 'status', 'history', 'rank'];

/** One or more fields of an item, set or taken out. */
export function planSet(reading: Reading, intention: SetIntention): Planned {
  const found = writableItem(reading, intention.item);
  if (!found.ok) return found;
  const { item, place } = found.value;
  const edits: TextEdit[] = [];
  for (const [key, value] of inOrder(intention.fields)) {
    if (fixedKeys.includes(key) || !/^[A-Za-z_][\w-]*$/.test(key)) return refuse('field.read-only', { key });
    const wanted = typeof value === 'string' && value.trim() === '' ? undefined : value;
    if (key === 'title' && typeof wanted !== 'string') return refuse('title.empty', {});
    edits.push(...setField(place, key, Array.isArray(wanted) && wanted.length === 0 ? undefined : wanted));
  }
  const fault = newFault(place, edits);
  if (fault !== undefined) return refuse('field.wrong-value', fault);
  return succeed({ edits, item: item.key, column: item.column, breaches: [] });
}

/** What would be wrong with the item after these edits and was not before. */
function newFault(place: ItemPlace, edits: readonly TextEdit[]): PhraseValues | undefined {
  const { text, item } = place;
  const start = item.line;
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const before = text.slice(start, item.end);
  const after = applyEdits(before, shifted);
  const errors = (block: string) => readBlock(block).problems.filter((problem) => problem.severity === 'error');
  const known = errors(before).length;
  return errors(after).length > known ? errors(after).at(-1)?.values : undefined;
}

/** Keys in the format's order, so that new ones at one place stand in it too. */
function inOrder(fields: SetIntention['fields']): readonly [string, FieldValue][] {
  const keys: readonly string[] = itemKeys;
  return Object.entries(fields).sort(([one], [other]) => keys.indexOf(one) - keys.indexOf(other));
}

/** One entry of a list, added, changed or taken out. */
export function planEntry(reading: Reading, intention: EntryIntention): Planned {
  const found = writableItem(reading, intention.item);
  if (!found.ok) return found;
  const { item, place } = found.value;
  const edits = entryEdits(place, intention);
  if (edits === undefined) return refuse('entry.not-found', { item: item.key });
  const fault = newFault(place, edits);
  if (fault !== undefined) return refuse('field.wrong-value', fault);
  return succeed({ edits, item: item.key, column: item.column, breaches: [] });
}

function entryEdits(place: ItemPlace, { list, index, fields }: EntryIntention): readonly TextEdit[] | undefined {
  if (index === undefined) return appendEntry(place, list, written(fields ?? {}), { free: list !== 'blocked' });
  if (fields === undefined) return removeEntry(place, list, index);
  const entry = entryPlace(place, list, index);
  if (entry === undefined) return expandText(place, { key: list, index, lone: 'text' }, written(fields));
  return Object.entries(fields).flatMap(([key, value]) => setField(entry, key, value));
}

function written(fields: Readonly<Record<string, FieldValue>>): WrittenEntries {
  return Object.entries(fields).map(([key, value]) => [key, value === undefined ? undefined : writtenAs(key, value)]);
}
