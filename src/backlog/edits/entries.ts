import { type Node, isMap, isScalar, isSeq } from 'yaml';
import type { TextEdit } from '../../core/model/problem.ts';
import { type PlacedPair, entryColumn, pairOf, rangeOf } from '../places.ts';
import { lineStartOf } from '../lines.ts';
import { insertLines, lineEndBehind } from './apply.ts';
import { type ItemPlace, endOfKeysBefore, isFlow, writeField } from './fields.ts';
import { Verbatim, type WrittenEntries, renderBlock, renderFlowMap } from './render.ts';

/**
 * Edits that add one entry at the end of a list of maps (`history`, `concerns` …); everything that stands there
 * stays as it is. Undefined where something else than a list stands there, which nothing may overwrite.
 * @param free whether it holds free text, which is written in block style
 */
export function appendEntry(
  place: ItemPlace,
  key: string,
  fields: WrittenEntries,
  { free }: { readonly free: boolean },
): readonly TextEdit[] | undefined {
  const pair = pairOf(place.text, place.item, key);
  const { lineBreak } = place;
  if (pair?.value) return appendToValue(place, pair, fields, free);
  if (isFlow(place)) return writeField(place, key, new Verbatim(`[${renderFlowMap(fields)}]`));
  const column = entryColumn(place.text, place.item)?.column ?? 0;
  const lines = entryLines(fields, { column: column + 2, lineBreak, free });
  if (pair !== undefined) {
    // The key stands there with nothing behind it, but perhaps a comment.
    return [insertLines(place, lineEndBehind(place.text, pair.colon), lines)];
  }
  return [insertLines(place, endOfKeysBefore(place, key), `${' '.repeat(column)}${key}:${lineBreak}${lines}`)];
}

function appendToValue(
  place: ItemPlace,
  { value, valueStart, valueEnd }: PlacedPair,
  fields: WrittenEntries,
  free: boolean,
): readonly TextEdit[] | undefined {
  const { base } = place.item;
  if (!isSeq(value)) {
    // A lone value counts as a list of one; where it stands on one line it becomes the first of two.
    const lone = isScalar(value) || (isMap(value) && value.flow === true);
    if (!lone || place.text.slice(valueStart, valueEnd).includes('\n')) return undefined;
    return [
      { start: valueStart, end: valueStart, text: '[' },
      { start: valueEnd, end: valueEnd, text: `, ${renderFlowMap(fields)}]` },
    ];
  }
  // Entries of a sequence that was parsed are nodes.
  const nodes = value.items as Node[];
  if (value.flow === true) {
    const last = nodes.at(-1);
    const offset = last === undefined ? valueStart + 1 : rangeOf(last, base, valueStart)[1];
    return [{ start: offset, end: offset, text: (last === undefined ? '' : ', ') + renderFlowMap(fields) }];
  }
  const [first] = rangeOf(nodes[0], base, valueStart);
  const [, last] = rangeOf(nodes.at(-1), base, valueStart);
  const dash = place.text.lastIndexOf('-', first);
  const column = dash - lineStartOf(place.text, dash);
  const lines = entryLines(fields, { column, lineBreak: place.lineBreak, free });
  return [insertLines(place, lineEndBehind(place.text, last), lines)];
}

/** Lines of one entry: in one line, but for those with free text. */
export function entryLines(
  fields: WrittenEntries,
  { column, lineBreak, free }: { readonly column: number; readonly lineBreak: string; readonly free: boolean },
): string {
  const dash = `${' '.repeat(column)}- `;
  return free ? renderBlock(fields, dash, lineBreak) : `${dash}${renderFlowMap(fields)}${lineBreak}`;
}

/**
 * An entry of a list as a place of its own, in which fields can be set like in an item. Undefined for one that is no
 * map, such as a criterion that is only a text.
 */
export function entryPlace(place: ItemPlace, key: string, index: number): ItemPlace | undefined {
  const { text, item, lineBreak } = place;
  const pair = pairOf(text, item, key);
  const node = isSeq(pair?.value) ? pair.value.items[index] : index === 0 ? pair?.value : undefined;
  if (!isMap(node) || pair === undefined) return undefined;
  return {
    text,
    lineBreak,
    keys: [],
    item: { start: pair.start, line: pair.start, end: pair.valueEnd, base: item.base, node },
  };
}

/** Edits that make a bare text (`- Replica lag alarm wired`) a map with that text and more. */
export function expandText(
  place: ItemPlace,
  { key, index, lone }: { readonly key: string; readonly index: number; readonly lone: string },
  fields: WrittenEntries,
): readonly TextEdit[] | undefined {
  const value = pairOf(place.text, place.item, key)?.value;
  const node = isSeq(value) ? (value.items[index] as Node | undefined) : undefined;
  if (!isScalar(node)) return undefined;
  const [start, end] = rangeOf(node, place.item.base, 0);
  const written: WrittenEntries = [[lone, String(node.value)], ...fields];
  return [{ start, end, text: renderFlowMap(written) }];
}

/** Edits that take an entry out of a list, with its lines; the key goes with the last one. */
export function removeEntry(place: ItemPlace, key: string, index: number): readonly TextEdit[] | undefined {
  const { text, item } = place;
  const value = pairOf(text, item, key)?.value;
  if (!isSeq(value)) return undefined;
  const nodes = value.items as Node[];
  const [start, end] = rangeOf(nodes[index], item.base, -1);
  if (start < 0) return undefined;
  if (value.flow === true) {
    const [next] = rangeOf(nodes[index + 1], item.base, -1);
    const [, previous] = rangeOf(nodes[index - 1], item.base, start);
    return [next >= 0 ? { start, end: next, text: '' } : { start: previous, end, text: '' }];
  }
  const from = lineStartOf(text, text.lastIndexOf('-', start));
  return [{ start: from, end: lineEndBehind(text, end), text: '' }];
}
