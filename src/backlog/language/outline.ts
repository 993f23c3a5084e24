import { columnOf } from '../../core/model/backlog.ts';
import type { Range } from '../../core/model/problem.ts';
import type { Reading } from '../reading.ts';
import { lineEndOf } from '../lines.ts';
import { namedBy } from './subject.ts';
import type { Token } from './token.ts';
import { tokensOf } from './tokens.ts';

/** A part of the file as an outline shows it. `range` holds `selection` and all children. */
export interface OutlineEntry {
  readonly kind: 'key' | 'items' | 'item' | 'column' | 'person';
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly OutlineEntry[];
}

/** The file's keys, the columns and the people below theirs, and the items below `items`. */
export function outlineOf(reading: Reading): readonly OutlineEntry[] {
  const { text, source } = reading;
  const items = itemEntries(reading);
  const [first, last] = [items[0]?.range.start ?? text.length, items.at(-1)?.range.end ?? text.length];
  const isList = source.parts !== undefined && items.length > 0;
  const stretches = isList
    ? [
        { start: 0, end: first },
        { start: last, end: text.length },
      ]
    : [{ start: 0, end: text.length }];
  // A text that is long and cannot be taken apart shows its items only.
  if (!isList && text.length > 1024 * 1024) return items;
  return stretches.flatMap(({ start, end }) => {
    const tokens = tokensOf(text, { start, end, path: [] });
    const keys = tokens.filter(({ kind, path }) => kind === 'key' && path.length === 1);
    return keys.map((key, index): OutlineEntry => {
      const ownEnd = key.text === 'items' && isList ? last : (keys[index + 1]?.start ?? end);
      const own = tokens.filter((token) => token.path[0] === key.text && token !== key);
      return {
        kind: key.text === 'items' ? 'items' : 'key',
        name: key.text,
        detail: own.length === 1 && own[0]?.kind === 'value' ? own[0].text : '',
        range: { start: key.start, end: withoutBreak(text, key.start, ownEnd) },
        selection: { start: key.start, end: key.end },
        children: key.text === 'items' ? items : own.flatMap((token) => named(reading, token)),
      };
    });
  });
}

function itemEntries({ text, backlog, source }: Reading): readonly OutlineEntry[] {
  return source.items.map(({ line, end }, index): OutlineEntry => {
    const item = backlog.items[index];
    const column = columnOf(backlog, item?.column ?? '')?.name ?? '';
    const id = item?.id === undefined ? '' : `${item.id} `;
    const range = { start: line, end: withoutBreak(text, line, end) };
    const firstLine = withoutBreak(text, line, lineEndOf(text, line));
    const selection = { start: line, end: Math.min(firstLine, range.end) };
    return { kind: 'item', name: `${id}${item?.title ?? ''}`, detail: column, range, selection, children: [] };
  });
}

function named({ backlog }: Reading, token: Token): OutlineEntry | [] {
  const found = namedBy(token);
  if (found?.defines !== true || found.kind === 'item') return [];
  const column = columnOf(backlog, found.name);
  const person = backlog.people.find(({ key }) => key === found.name);
  const range = { start: token.start, end: token.end };
  const detail = (found.kind === 'column' ? column?.name : person?.name) ?? '';
  return { kind: found.kind, name: found.name, detail, range, selection: range, children: [] };
}

function withoutBreak(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
