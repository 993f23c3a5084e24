import type {
  ActIntention,
  EntryIntention,
  FieldValue,
  ListKey,
  Refusal,
  SetIntention,
} from '../../core/model/intention.ts';
import type { Item } from '../../core/model/item.ts';
import type { PhraseValues, TextEdit } from '../../core/model/problem.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import { judgeAct } from '../../core/policy/acts.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { type NewEntry, appendEntry, changeText, entryPlace, removeEntry } from '../edits/entries.ts';
import { type ItemPlace, setField } from '../edits/fields.ts';
import { setInMap } from '../edits/maps.ts';
import { timeText } from '../edits/history.ts';
import { type WrittenEntries, writtenAs } from '../edits/render.ts';
import { readBlock } from '../readBlock.ts';
import type { Reading } from '../reading.ts';
import { itemKeys } from '../schema/itemKeys.ts';
import { type Circumstances, type Planned, type Writable, refuse, writableItem } from './planned.ts';

/** Keys that `set` leaves alone: moving, and the identity that others refer to. */
const fixedKeys: readonly string[] = ['id', 'status', 'history', 'rank'];

/** One or more fields of an item, set or taken out. */
export function planSet(reading: Reading, intention: SetIntention): Planned {
  const found = writableItem(reading, intention.item);
  if (!found.ok) return found;
  const { item, place } = found.value;
  if (hasChanged(item, intention.was ?? {})) return refuse('field.changed', { item: item.key });
  const edits = fieldEdits(place, intention);
  if (!edits.ok) return edits;
  const fault = newFault(place, edits.value);
  if (fault !== undefined) return refuse('field.wrong-value', fault);
  return succeed({ edits: edits.value, item: item.key, column: item.column, breaches: [] });
}

function fieldEdits(
  place: ItemPlace,
  { fields, within }: Pick<SetIntention, 'fields' | 'within'>,
): Result<readonly TextEdit[], Refusal> {
  const edits: TextEdit[] = [];
  for (const [key, value] of inOrder(fields)) {
    if (fixedKeys.includes(key) || !/^[A-Za-z_][\w-]*$/.test(key)) return refuse('field.read-only', { key });
    const wanted = typeof value === 'string' && value.trim() === '' ? undefined : value;
    if (key === 'title' && typeof wanted !== 'string') return refuse('title.empty', {});
    const own = within === true && isMap(wanted) ? setInMap(place, key, wanted) : setWhole(place, key, wanted);
    if (own === undefined) return refuse('field.wrong-value', { key, expected: 'map' });
    edits.push(...own);
  }
  return succeed(edits);
}

/** An empty list is none. */
function setWhole(place: ItemPlace, key: string, value: FieldValue): readonly TextEdit[] {
  return setField(place, key, Array.isArray(value) && value.length === 0 ? undefined : value);
}

function isMap(value: FieldValue): value is Readonly<Record<string, FieldValue>> {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Whether one of these fields says something else than it said; nothing, an empty text and an empty list are one. */
function hasChanged(item: Item, was: Readonly<Record<string, FieldValue>>): boolean {
  const fields: Readonly<Record<string, unknown>> = { ...item.fields };
  const plain = (value: unknown) => JSON.stringify(value === undefined || value === '' ? [] : value);
  return Object.entries(was).some(([key, value]) => plain(fields[key]) !== plain(value));
}

/** What would be wrong with the item after these edits and was not before: the key, and what it takes. */
export function newFault(place: ItemPlace, edits: readonly TextEdit[]): PhraseValues | undefined {
  const { text, item } = place;
  const start = item.line;
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const before = text.slice(start, item.end);
  const after = applyEdits(before, shifted);
  const errors = (block: string) => readBlock(block).problems.filter((problem) => problem.severity === 'error');
  const faults = errors(after);
  const fault = faults.length > errors(before).length ? faults.at(-1) : undefined;
  if (fault === undefined) return undefined;
  const { expected, words } = fault.values;
  return { key: keyBefore(after.slice(0, fault.range.start)), expected: expected ?? words ?? 'YAML' };
}

/** The key of the value that a text goes up to. */
function keyBefore(text: string): string {
  return [...text.matchAll(/([A-Za-z_][\w-]*):(?=\s)/gu)].at(-1)?.[1] ?? '';
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
  return entryOf(found.value, intention);
}

/** What somebody says or does about an item, as an entry with the time and the name. */
export function planAct(reading: Reading, { item: key, act, is }: ActIntention, { now, me }: Circumstances): Planned {
  const found = writableItem(reading, key);
  if (!found.ok) return found;
  const judged = judgeAct(found.value.item, { act, is }, { at: timeText(now), me });
  return judged.ok ? entryOf(found.value, judged.value) : judged;
}

type Entry = Pick<EntryIntention, 'list' | 'index' | 'is' | 'fields'>;

function entryOf({ item, place }: Writable, entry: Entry): Planned {
  if (!isMeant(item, entry)) return refuse('entry.not-found', { item: item.key });
  if (isBlank(entry)) return refuse('entry.empty', {});
  const edits = entryEdits(place, entry);
  if (edits === undefined) return refuse('entry.not-found', { item: item.key });
  const fault = newFault(place, edits);
  if (fault !== undefined) return refuse('field.wrong-value', fault);
  return succeed({ edits, item: item.key, column: item.column, breaches: [] });
}

/** The key that says what an entry is about; a block may be without. */
const mainKeys: Readonly<Record<ListKey, string>> = {
  acceptance: 'text',
  questions: 'ask',
  concerns: 'about',
  voices: 'says',
  blocked: 'since',
  thanks: 'for',
};

/** Whether the entry at this place is still the one that was meant. */
function isMeant({ fields }: Item, { list, index, is }: Entry): boolean {
  if (is === undefined || index === undefined) return true;
  const entry: Readonly<Record<string, unknown>> = { ...fields[list]?.[index] };
  return (entry[mainKeys[list]] ?? '') === is;
}

/** Whether the entry would say nothing: its main text is given, and is blank. */
export function isBlank({ list, index, fields }: Entry): boolean {
  if (fields === undefined || list === 'blocked') return false;
  const main = mainKeys[list];
  if (index !== undefined && !Object.hasOwn(fields, main)) return false;
  const said = fields[main];
  return typeof said !== 'string' || said.trim() === '';
}

export function entryEdits(place: ItemPlace, { list, index, fields }: Entry): readonly TextEdit[] | undefined {
  if (index === undefined) return appendEntry(place, list, newEntry(list, fields ?? {}), { free: list !== 'blocked' });
  if (fields === undefined) return removeEntry(place, list, index);
  const entry = entryPlace(place, list, index);
  if (entry !== undefined) return Object.entries(fields).flatMap(([key, value]) => setField(entry, key, value));
  return changeText(place, { key: list, index, lone: 'text' }, written(fields));
}

/** A criterion that only says something is a bare text. */
function newEntry(list: ListKey, fields: Readonly<Record<string, FieldValue>>): NewEntry {
  const { text, ...more } = fields;
  const bare = list === 'acceptance' && typeof text === 'string' && Object.keys(more).length === 0;
  return bare ? text : written(fields);
}

/** Values as an edit writes them. */
export function written(fields: Readonly<Record<string, FieldValue>>): WrittenEntries {
  return Object.entries(fields).map(([key, value]) => [key, value === undefined ? undefined : writtenAs(key, value)]);
}
