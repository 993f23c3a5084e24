import type { FieldValue } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { type PlacedPair, endOfPair, entryColumn, pairOf, pairsOf } from '../places.ts';
import { itemKeys } from '../schema/itemKeys.ts';
import type { ItemSource } from '../source.ts';
import { lineStartOf } from '../lines.ts';
import { type TextPlace, insertLines, lineEndBehind } from './apply.ts';
import { editBlockList } from './lists.ts';
import { type Written, renderFlow, renderValue, writtenAs } from './render.ts';

/** An item in its text, or another map in it. */
export interface ItemPlace extends TextPlace {
  readonly item: ItemSource;
  /** Its keys in the order in which new ones are written. Default: an item's. */
  readonly keys?: readonly string[];
}

/** Edits that give a key of an item a value, or take it out (`undefined`). Nothing else changes by a byte. */
export function setField(place: ItemPlace, key: string, value: FieldValue): readonly TextEdit[] {
  if (value !== undefined) return writeField(place, key, writtenAs(key, value));
  const pair = pairOf(place.item, key);
  return pair === undefined ? [] : [removePair(place, pair)];
}

/** Edits that give a key a value, written as it is given. */
export function writeField(place: ItemPlace, key: string, value: Exclude<Written, undefined>): readonly TextEdit[] {
  const pair = pairOf(place.item, key);
  return pair === undefined ? [insertPair(place, key, value)] : replaceValue(place, pair, value);
}

/** Whether the item is written as `{ … }`. */
export function isFlow({ item }: ItemPlace): boolean {
  return item.map?.flow === true;
}

function replaceValue(place: ItemPlace, pair: PlacedPair, value: Exclude<Written, undefined>): readonly TextEdit[] {
  const { text, lineBreak } = place;
  const { colon, value: present } = pair;
  const column = pair.start - lineStartOf(text, pair.start);
  const rendered = renderValue(value, { column, lineBreak, flow: isFlow(place) });
  if (present === null) return [{ start: colon, end: colon, text: rendered }];

  const { start, end } = present;
  if (present.kind === 'list' && !present.flow && Array.isArray(value)) {
    // `Array.isArray` does not narrow readonly arrays.
    const lines = editBlockList(place, present.entries, value as readonly FieldValue[]);
    if (lines !== undefined) return lines;
  }
  const multiline = rendered.includes('\n') || text.slice(start, end).includes('\n');
  if (!multiline && present.kind === 'scalar') return [{ start, end, text: rendered.slice(1) }];
  // A value of several lines is replaced from the colon to its last character; its last line break stays.
  const last = start + text.slice(start, end).trimEnd().length;
  return [{ start: colon, end: last, text: rendered }];
}

function removePair(place: ItemPlace, pair: PlacedPair): TextEdit {
  const { text, item } = place;
  const pairs = pairsOf(item);
  const index = pairs.findIndex(({ start }) => start === pair.start);
  const previous = pairs[index - 1];
  const next = pairs[index + 1];
  const end = endOfPair(pair);
  if (isFlow(place) && next === undefined && previous !== undefined) {
    return { start: endOfPair(previous), end, text: '' };
  }
  // The first key stands behind the dash (or the brace): the next one takes its place.
  if (isFlow(place) || previous === undefined) return { start: pair.start, end: next?.start ?? end, text: '' };
  return { start: lineStartOf(text, pair.start), end: lineEndBehind(text, end), text: '' };
}

/** A new key goes behind the last of those that come before it in the format's order. */
function insertPair(place: ItemPlace, key: string, value: Exclude<Written, undefined>): TextEdit {
  const { text, item, lineBreak } = place;
  if (isFlow(place)) {
    const last = pairsOf(item).at(-1);
    const offset = last === undefined ? item.base : endOfPair(last);
    return { start: offset, end: offset, text: `, ${key}: ${renderFlow(value)}` };
  }
  const column = entryColumn(text, item) ?? 0;
  const line = `${' '.repeat(column)}${key}:${renderValue(value, { column, lineBreak, flow: false })}${lineBreak}`;
  return insertLines(place, endOfKeysBefore(place, key), line);
}

/** Offset behind the lines of the last key that the format puts before `key`. */
export function endOfKeysBefore({ text, item, keys = itemKeys }: ItemPlace, key: string): number {
  const pairs = pairsOf(item);
  const rank = rankOf(key, keys);
  const before = pairs.findLast((pair) => rankOf(pair.key, keys) < rank) ?? (keys.length > 0 ? pairs[0] : pairs.at(-1));
  return before === undefined ? item.end : lineEndBehind(text, endOfPair(before));
}

/** A key's rank in the order; keys that it does not know stand right before its last one (history, the longest). */
function rankOf(key: string, keys: readonly string[]): number {
  const index = keys.indexOf(key);
  return index < 0 ? keys.length - 1.5 : index;
}
