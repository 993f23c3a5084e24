import type { Column } from '../../core/model/backlog.ts';
import type { ColumnAct, SomeColumnFields } from '../../core/model/intention.ts';
import { lineStartOf } from '../lines.ts';
import { type PlacedList, type PlacedMap, type PlacedPair, type PlacedValue, endOfPair } from '../places.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { type TextPlace, insertLines, lineEndBehind } from './apply.ts';
import { type ItemPlace, setField, writeField } from './fields.ts';
import { Verbatim, type WrittenEntries, renderFlowMap } from './render.ts';
import { topMaps } from './topMaps.ts';

/** A backlog's text, in which columns are looked for anew after every edit. */
export type ColumnText = TextPlace;

/** The keys of a column in the order in which new ones are written. */
const columnKeys = ['id', 'name', 'stage', 'limit', 'policy', 'was'] as const;

/**
 * The text after a change of its columns. Undefined where the list is written in a form that this cannot change.
 * @param columns what it says so far
 * @param wanted what it shall say
 */
export function changeColumnText(
  place: ColumnText,
  columns: readonly Column[],
  { change, wanted }: { readonly change: ColumnAct; readonly wanted: readonly Column[] },
): string | undefined {
  const text = hasColumns(place.text) ? place.text : withList(place, columns);
  const list = text === undefined ? undefined : listIn(text);
  if (text === undefined || list === undefined) return undefined;
  const written = { ...place, text };
  switch (change.act) {
    case 'set': {
      const { id = change.column } = change.fields;
      const was = id === change.column ? undefined : wanted.find((column) => column.id === id)?.was;
      return setInColumn(written, change.column, entriesOf(change.fields, was));
    }
    case 'add':
      return withEntry(written, list, entriesOf(change.fields, undefined));
    case 'remove':
      return withoutEntry(written, list, change.column);
    case 'order':
      return inOrder(written, list, change.columns);
  }
}

/** The text with some keys of one column written, or taken out. */
export function setInColumn(place: ColumnText, id: string, fields: WrittenEntries): string | undefined {
  let { text } = place;
  let now = id;
  for (const [key, value] of fields) {
    const entry = entryOf(listIn(text), now);
    if (entry === undefined) return undefined;
    if (entry.kind === 'scalar') {
      const whole =
        value === undefined
          ? []
          : key === 'id'
            ? [[key, value] as const]
            : [['id', entry.says] as const, [key, value] as const];
      if (whole.length > 0) text = replaced(text, entry, whole.length === 1 ? scalarText(value) : renderFlowMap(whole));
    } else if (entry.kind === 'map') {
      const at = mapAsPlace({ ...place, text }, entry);
      text = applyEdits(text, value === undefined ? setField(at, key, undefined) : writeField(at, key, value));
    } else return undefined;
    if (key === 'id' && typeof value === 'string') now = value;
  }
  return text;
}

function scalarText(value: WrittenEntries[number][1]): string {
  // In a list of one entry: the value as it is written in a list.
  return renderFlowMap([['id', value]]).slice('{ id: '.length, -' }'.length);
}

function replaced(text: string, { start, end }: PlacedValue, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function mapAsPlace({ text, lineBreak }: ColumnText, map: PlacedMap): ItemPlace {
  const { start, end } = map;
  return { text, lineBreak, keys: columnKeys, item: { start, line: start, end, base: 0, map } };
}

/** What a column says, as it is written; `none` takes a key out. */
function entriesOf(fields: SomeColumnFields, was: readonly string[] | undefined): WrittenEntries {
  return columnKeys.flatMap((key): WrittenEntries => {
    if (key === 'was') return was === undefined ? [] : [[key, was]];
    const value = fields[key];
    if (value === undefined) return [];
    if (value === 'none') return [[key, undefined]];
    return [[key, typeof value === 'number' ? new Verbatim(String(value)) : value.trim()]];
  });
}

function topPairs(text: string): readonly PlacedPair[] {
  return topMaps(text).flatMap(({ pairs }) => pairs);
}

function pairIn(pairs: readonly PlacedPair[], key: string): PlacedPair | undefined {
  return pairs.find((pair) => pair.key === key);
}

function columnsPair(text: string): PlacedPair | undefined {
  const board = pairIn(topPairs(text), 'board')?.value;
  return board?.kind === 'map' ? pairIn(board.pairs, 'columns') : undefined;
}

/** Whether the text lists columns of its own: an empty list is none. */
function hasColumns(text: string): boolean {
  const value = columnsPair(text)?.value;
  return value != null && !(value.kind === 'list' && value.entries.length === 0);
}

/** The list of columns; undefined where it is something else, or an entry has no id or that of another. */
function listIn(text: string): PlacedList | undefined {
  const value = columnsPair(text)?.value;
  if (value?.kind !== 'list') return undefined;
  const ids = value.entries.map(idOf);
  return ids.includes(undefined) || new Set(ids).size < ids.length ? undefined : value;
}

function idOf(entry: PlacedValue): string | undefined {
  if (entry.kind === 'scalar') return entry.says;
  const id = entry.kind === 'map' ? pairIn(entry.pairs, 'id')?.value : undefined;
  return id?.kind === 'scalar' ? id.says : undefined;
}

function entryOf(list: PlacedList | undefined, id: string): PlacedValue | undefined {
  return list?.entries.find((entry) => idOf(entry) === id);
}

/** An entry's stretch: in block style its lines, with the comments right above it; else the value alone. */
function stretchOf(
  text: string,
  list: PlacedList,
  entry: PlacedValue,
): { readonly start: number; readonly end: number } {
  if (list.flow) return entry;
  let start = lineStartOf(text, dashOf(text, entry));
  for (;;) {
    const above = lineStartOf(text, start - 1);
    if (start === 0 || !/^[ \t]*#/.test(text.slice(above, start))) break;
    start = above;
  }
  return { start, end: lineEndBehind(text, entry.end) };
}

function dashOf(text: string, entry: PlacedValue): number {
  return text.lastIndexOf('-', entry.start - 1);
}

function withEntry({ text, lineBreak }: ColumnText, list: PlacedList, fields: WrittenEntries): string | undefined {
  const last = list.entries.at(-1);
  if (last === undefined) return undefined;
  const map = renderFlowMap(fields);
  if (list.flow) return `${text.slice(0, last.end)}, ${map}${text.slice(last.end)}`;
  const dash = dashOf(text, last);
  const indent = ' '.repeat(dash - lineStartOf(text, dash));
  const line = `${indent}- ${map}${lineBreak}`;
  return applyEdits(text, [insertLines({ text, lineBreak }, lineEndBehind(text, last.end), line)]);
}

function withoutEntry({ text }: ColumnText, list: PlacedList, id: string): string | undefined {
  const index = list.entries.findIndex((entry) => idOf(entry) === id);
  const entry = list.entries[index];
  if (entry === undefined) return undefined;
  const { start, end } = stretchOf(text, list, entry);
  if (!list.flow) return text.slice(0, start) + text.slice(end);
  const next = list.entries[index + 1];
  if (next !== undefined) return text.slice(0, start) + text.slice(next.start);
  return text.slice(0, list.entries[index - 1]?.end ?? start) + text.slice(end);
}

/** Puts the entries, byte for byte, into each other's places; what parts them stays where it is. */
function inOrder({ text, lineBreak }: ColumnText, list: PlacedList, ids: readonly string[]): string {
  const slots = list.entries.map((entry) => ({ id: idOf(entry), ...stretchOf(text, list, entry) }));
  const open = !list.flow && !text.endsWith('\n') && slots.at(-1)?.end === text.length;
  let result = '';
  let position = 0;
  for (const [index, slot] of slots.entries()) {
    const from = slots.find(({ id }) => id === ids[index]) ?? slot;
    const lines = text.slice(from.start, from.end);
    result += text.slice(position, slot.start) + (list.flow || lines.endsWith('\n') ? lines : lines + lineBreak);
    position = slot.end;
  }
  return open ? result.slice(0, -lineBreak.length) : result + text.slice(position);
}

/** The text with the columns written down that it has by default; undefined where no place is found for them. */
function withList(place: ColumnText, columns: readonly Column[]): string | undefined {
  const { text } = place;
  const maps = columns.map(({ id, name, stage }) =>
    renderFlowMap([
      ['id', id],
      ['name', name],
      ['stage', stage],
    ]),
  );
  const own = columnsPair(text);
  if (own?.value?.kind === 'list') return replaced(text, own.value, `[${maps.join(', ')}]`);
  if (own !== undefined) {
    const column = own.start - lineStartOf(text, own.start);
    return withLines(place, lineEndBehind(text, own.colon), listLines(place, maps, column + 2));
  }
  const pairs = topPairs(text);
  const board = pairIn(pairs, 'board');
  return board === undefined ? withBoard(place, pairs, maps) : inBoard(place, board, maps);
}

/** The list in a new board, right above the items. */
function withBoard(place: ColumnText, pairs: readonly PlacedPair[], maps: readonly string[]): string {
  const { text, lineBreak } = place;
  const items = pairIn(pairs, 'items');
  const above = pairs.filter((pair) => items === undefined || pair.start < items.start).at(-1);
  const offset = above === undefined ? lineStartOf(text, items?.start ?? 0) : lineEndBehind(text, endOfPair(above));
  return withLines(place, offset, `board:${lineBreak}${keyLines(place, maps, 2)}`);
}

/** The list as the first key of the board that is there. */
function inBoard(place: ColumnText, board: PlacedPair, maps: readonly string[]): string | undefined {
  const { text } = place;
  const { value } = board;
  if (value === null) return withLines(place, lineEndBehind(text, board.colon), keyLines(place, maps, 2));
  if (value.kind !== 'map') return undefined;
  if (!value.flow) {
    const line = lineStartOf(text, value.start);
    return withLines(place, line, keyLines(place, maps, value.start - line));
  }
  const [first] = value.pairs;
  const list = `columns: [${maps.join(', ')}]`;
  const offset = first?.start ?? value.start + 1;
  return text.slice(0, offset) + (first === undefined ? ` ${list} ` : `${list}, `) + text.slice(offset);
}

function keyLines(place: ColumnText, maps: readonly string[], indent: number): string {
  return `${' '.repeat(indent)}columns:${place.lineBreak}${listLines(place, maps, indent + 2)}`;
}

function listLines({ lineBreak }: ColumnText, maps: readonly string[], indent: number): string {
  return maps.map((map) => `${' '.repeat(indent)}- ${map}${lineBreak}`).join('');
}

function withLines(place: ColumnText, offset: number, lines: string): string {
  return applyEdits(place.text, [insertLines(place, offset, lines)]);
}
