import { type Node, isSeq } from 'yaml';
import type { TextEdit } from '../../core/model/problem.ts';
import { entryColumn, pairOf, rangeOf } from '../places.ts';
import { insertLines, lineEndBehind, lineStartOf } from './apply.ts';
import { type ItemPlace, endOfKeysBefore, isFlow, writeField } from './fields.ts';
import { Verbatim, type WrittenEntries, renderBlock, renderFlowMap } from './render.ts';

/** What a new history entry says. Times are written in UTC with seconds. */
export interface NewHistoryEntry {
  readonly at: Date;
  readonly to: string;
  readonly by?: string | undefined;
  readonly over?: true | string | undefined;
  readonly because?: string | undefined;
}

/** The edit that adds one entry at the end of an item's history; everything that stands there stays as it is. */
export function appendHistory(place: ItemPlace, entry: NewHistoryEntry): readonly TextEdit[] {
  const pair = pairOf(place.text, place.item, 'history');
  const fields = fieldsOf(entry);
  if (isSeq(pair?.value)) {
    const nodes = pair.value.items as Node[];
    return pair.value.flow === true
      ? [appendFlow(place, pair.value, nodes, fields)]
      : [appendBlock(place, nodes, fields)];
  }
  if (pair !== undefined || isFlow(place)) {
    // Nothing behind the key yet, or an item in flow style: the list is written in flow style.
    return writeField(place, 'history', new Verbatim(`[${renderFlowMap(fields)}]`));
  }
  const column = entryColumn(place.text, place.item)?.column ?? 0;
  const lines = `${' '.repeat(column)}history:${place.lineBreak}${entryLines(fields, column + 2, place.lineBreak)}`;
  return [insertLines(place, endOfKeysBefore(place, 'history'), lines)];
}

/** Lines of one entry: in one line, but for those with free text. */
export function entryLines(fields: WrittenEntries, column: number, lineBreak: string): string {
  const dash = `${' '.repeat(column)}- `;
  const free = fields.some(([key, value]) => (key === 'over' || key === 'because') && typeof value === 'string');
  if (free) return renderBlock(fields, dash, lineBreak);
  return `${dash}${renderFlowMap(fields)}${lineBreak}`;
}

/** The keys of an entry in the format's order. */
export function fieldsOf({ at, to, by, over, because }: NewHistoryEntry): WrittenEntries {
  return [
    ['at', new Verbatim(`${at.toISOString().slice(0, 19)}Z`)],
    ['to', to],
    ...(by === undefined ? [] : [['by', by] as const]),
    ...(over === undefined ? [] : [['over', over === true ? new Verbatim('true') : over] as const]),
    ...(because === undefined ? [] : [['because', because] as const]),
  ];
}

function appendBlock(place: ItemPlace, nodes: readonly Node[], fields: WrittenEntries): TextEdit {
  const { text, item, lineBreak } = place;
  const [first] = rangeOf(nodes[0], item.base, item.base);
  const [, last] = rangeOf(nodes.at(-1), item.base, item.base);
  const dash = text.lastIndexOf('-', first);
  const lines = entryLines(fields, dash - lineStartOf(text, dash), lineBreak);
  return insertLines(place, lineEndBehind(text, last), lines);
}

function appendFlow({ item }: ItemPlace, list: Node, nodes: readonly Node[], fields: WrittenEntries): TextEdit {
  const [start] = rangeOf(list, item.base, item.base);
  const last = nodes.at(-1);
  const offset = last === undefined ? start + 1 : rangeOf(last, item.base, start)[1];
  return { start: offset, end: offset, text: (last === undefined ? '' : ', ') + renderFlowMap(fields) };
}
