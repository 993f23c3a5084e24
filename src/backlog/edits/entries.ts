import type { TextEdit } from '../../core/model/problem.ts';
import { type PlacedList, type PlacedMap, type PlacedPair, type PlacedValue, entryColumn, pairOf } from '../places.ts';
import { lineStartOf } from '../lines.ts';
import { insertLines, lineEndBehind } from './apply.ts';
import { type ItemPlace, endOfKeysBefore, isFlow, writeField } from './fields.ts';
import { Verbatim, type WrittenEntries, renderBlock, renderFlow, renderFlowMap } from './render.ts';

/** An entry that is added: a map's keys, or a bare text. */
export type NewEntry = WrittenEntries | string;

function renderEntry(entry: NewEntry): string {
  return typeof entry === 'string' ? renderFlow(entry) : renderFlowMap(entry);
}

/**
 * Edits that add one entry at the end of a list of maps (`history`, `concerns` …); everything that stands there
 * stays as it is. Undefined where something else than a list stands there, which nothing may overwrite.
 * @param free whether it holds free text, which is written in block style
 */
export function appendEntry(
  place: ItemPlace,
  key: string,
  fields: NewEntry,
  { free }: { readonly free: boolean },
): readonly TextEdit[] | undefined {
  const pair = pairOf(place.item, key);
  return pair?.value ? appendToValue(place, pair.value, fields, free) : firstEntries(place, key, [fields], free);
}

/** Edits that begin a list, where the item has none. */
function firstEntries(place: ItemPlace, key: string, entries: readonly NewEntry[], free: boolean): readonly TextEdit[] {
  const pair = pairOf(place.item, key);
  const { lineBreak } = place;
  if (isFlow(place)) return writeField(place, key, new Verbatim(`[${entries.map(renderEntry).join(', ')}]`));
  const column = entryColumn(place.text, place.item) ?? 0;
  const lines = entries.map((fields) => entryLines(fields, { column: column + 2, lineBreak, free })).join('');
  if (pair !== undefined) {
    // The key stands there with nothing behind it, but perhaps a comment.
    return [insertLines(place, lineEndBehind(place.text, pair.colon), lines)];
  }
  return [insertLines(place, endOfKeysBefore(place, key), `${' '.repeat(column)}${key}:${lineBreak}${lines}`)];
}

function appendToValue(
  place: ItemPlace,
  value: PlacedValue,
  fields: NewEntry,
  free: boolean,
): readonly TextEdit[] | undefined {
  if (value.kind === 'list') return [addToList(place, value, fields, free)];
  const { start, end } = value;
  if (value.kind === 'map' && !value.flow) return listFromMap(place, value, fields, free);
  // A lone value counts as a list of one; where it stands on one line it becomes the first of two.
  const lone = value.kind === 'scalar' || (value.kind === 'map' && value.flow);
  if (!lone || place.text.slice(start, end).includes('\n')) return undefined;
  return [
    { start, end: start, text: '[' },
    { start: end, end, text: `, ${renderEntry(fields)}]` },
  ];
}

/** A lone map of several lines becomes the first entry: its lines move to the right, behind a dash, and say the same. */
function listFromMap(
  place: ItemPlace,
  { start, end }: PlacedMap,
  fields: NewEntry,
  free: boolean,
): readonly TextEdit[] {
  const { text, lineBreak } = place;
  const column = start - lineStartOf(text, start);
  const last = lineEndBehind(text, start + text.slice(start, end).trimEnd().length);
  const lines = [...text.slice(start, last).matchAll(/(?<=\n)(?=[^\r\n])/gu)].map(({ index }) => start + index);
  return [
    { start, end: start, text: '- ' },
    ...lines.map((offset) => ({ start: offset, end: offset, text: '  ' })),
    insertLines(place, last, entryLines(fields, { column, lineBreak, free })),
  ];
}

function addToList(place: ItemPlace, list: PlacedList, fields: NewEntry, free: boolean): TextEdit {
  const { text, lineBreak } = place;
  const first = list.entries[0];
  const last = list.entries.at(-1);
  if (list.flow) {
    const offset = last?.end ?? list.start + 1;
    return { start: offset, end: offset, text: (last === undefined ? '' : ', ') + renderEntry(fields) };
  }
  const dash = text.lastIndexOf('-', first?.start ?? list.start);
  const column = dash - lineStartOf(text, dash);
  return insertLines(
    place,
    lineEndBehind(text, last?.end ?? list.start),
    entryLines(fields, { column, lineBreak, free }),
  );
}

/** A new entry of a list of maps, with its place: behind so many of those that are there. */
export interface EntryBehind {
  readonly behind: number;
  readonly fields: WrittenEntries;
}

/**
 * Edits that put entries without free text among those of a list of maps, which all stay as they are. Undefined where
 * something else than a list stands there.
 * @param added in order
 * @param count how many readable entries there are: those that are no maps count for nothing
 */
export function insertEntries(
  place: ItemPlace,
  key: string,
  added: readonly EntryBehind[],
  count: number,
): readonly TextEdit[] | undefined {
  const pair = pairOf(place.item, key);
  const value = pair?.value;
  if (!pair || !value)
    return firstEntries(
      place,
      key,
      added.map(({ fields }) => fields),
      false,
    );
  if (value.kind !== 'list') return undefined;
  const present = value.entries.length === count ? value.entries : value.entries.filter(({ kind }) => kind === 'map');
  if (present.length !== count) return undefined;
  const places = [...new Set(added.map(({ behind }) => behind))];
  return places.map((behind) => {
    const entries = added.flatMap((entry) => (entry.behind === behind ? [entry.fields] : []));
    const before = present[behind - 1];
    return value.flow ? insertInFlow(value, before, entries) : insertInBlock(place, { pair, value, before }, entries);
  });
}

function insertInFlow(
  { start, entries }: PlacedList,
  before: PlacedValue | undefined,
  added: readonly WrittenEntries[],
): TextEdit {
  const written = added.map(renderFlowMap).join(', ');
  if (before !== undefined) return { start: before.end, end: before.end, text: `, ${written}` };
  const [first] = entries;
  const offset = first?.start ?? start + 1;
  return { start: offset, end: offset, text: first === undefined ? written : `${written}, ` };
}

interface ListPlace {
  readonly pair: PlacedPair;
  readonly value: PlacedList;
  readonly before: PlacedValue | undefined;
}

/** Below the entry before, or else below the key: comments above an entry stay above it. */
function insertInBlock(
  place: ItemPlace,
  { pair, value, before }: ListPlace,
  added: readonly WrittenEntries[],
): TextEdit {
  const { text, lineBreak } = place;
  const dash = text.lastIndexOf('-', value.entries[0]?.start ?? value.start);
  const column = dash - lineStartOf(text, dash);
  const lines = added.map((fields) => entryLines(fields, { column, lineBreak, free: false })).join('');
  return insertLines(place, lineEndBehind(text, before?.end ?? pair.colon), lines);
}

/** Lines of one entry: in one line, but for those with free text. */
export function entryLines(
  fields: NewEntry,
  { column, lineBreak, free }: { readonly column: number; readonly lineBreak: string; readonly free: boolean },
): string {
  const dash = `${' '.repeat(column)}- `;
  return free && typeof fields !== 'string'
    ? renderBlock(fields, dash, lineBreak)
    : `${dash}${renderEntry(fields)}${lineBreak}`;
}

/**
 * An entry of a list as a place of its own, in which fields can be set like in an item. Undefined for one that is no
 * map, such as a criterion that is only a text.
 */
export function entryPlace(place: ItemPlace, key: string, index: number): ItemPlace | undefined {
  const { text, item, lineBreak } = place;
  const pair = pairOf(item, key);
  const value = pair?.value;
  const map = value?.kind === 'list' ? value.entries[index] : index === 0 ? value : undefined;
  if (!pair || !value || map?.kind !== 'map') return undefined;
  return {
    text,
    lineBreak,
    keys: [],
    item: { start: pair.start, line: pair.start, end: value.end, base: item.base, map },
  };
}

/** Edits of a bare text (`- Replica lag alarm wired`): another text, or a map with that text and more. */
export function changeText(
  place: ItemPlace,
  { key, index, lone }: { readonly key: string; readonly index: number; readonly lone: string },
  fields: WrittenEntries,
): readonly TextEdit[] | undefined {
  const value = pairOf(place.item, key)?.value;
  const entry = value?.kind === 'list' ? value.entries[index] : undefined;
  if (entry?.kind !== 'scalar') return undefined;
  const { start, end, says } = entry;
  const text = fields.find(([name]) => name === lone)?.[1] ?? says;
  const more = fields.filter(([name, value]) => name !== lone && value !== undefined);
  const written: WrittenEntries = [[lone, text], ...more];
  return [{ start, end, text: more.length === 0 ? renderFlow(text) : renderFlowMap(written) }];
}

/** Edits that take an entry out of a list, with its lines; the key goes with the last one. */
export function removeEntry(place: ItemPlace, key: string, index: number): readonly TextEdit[] | undefined {
  const { text, item } = place;
  const value = pairOf(item, key)?.value;
  if (value?.kind !== 'list') return undefined;
  const { entries } = value;
  const entry = entries[index];
  if (entry === undefined) return undefined;
  const { start, end } = entry;
  if (value.flow) {
    const next = entries[index + 1];
    if (next !== undefined) return [{ start, end: next.start, text: '' }];
    return [{ start: entries[index - 1]?.end ?? start, end, text: '' }];
  }
  const from = lineStartOf(text, text.lastIndexOf('-', start));
  return [{ start: from, end: lineEndBehind(text, end), text: '' }];
}
