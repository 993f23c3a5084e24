import type { Fix, Problem, Range } from '../../core/model/problem.ts';
import { lineEndOf, lineStartOf } from '../lines.ts';
import type { Reading } from '../reading.ts';
import type { ItemSource } from '../source.ts';

/**
 * Takes out one of two blocks with the same id, as git's `union` or a merge by hand leaves them, where the other one
 * has all of its lines: then nothing is lost. Where each has lines of its own, only people know.
 */
export function copyFixes({ text, backlog, source }: Reading, { item, values }: Problem): readonly Fix[] {
  const id = String(values['id']);
  const [here, there] = [
    source.items[backlog.items.findIndex(({ key }) => key === item)],
    source.items[backlog.items.findIndex((other) => other.id === id)],
  ];
  // Where items have files of their own, a copy is a file.
  if (here === undefined || there === undefined || here === there || source.spread !== undefined) return [];
  if (source.layout !== 'blocks') return [];
  const gone = copyOf(text, here, there);
  if (gone === undefined) return [];
  const removed = { start: gone.start, end: gone.end };
  return [
    { title: 'fix.remove-copy', values: { id, line: lineNumber(text, gone.line) }, edits: [{ ...removed, text: '' }] },
  ];
}

/** The one of two blocks of which the other one has all lines. */
function copyOf(text: string, here: ItemSource, there: ItemSource): ItemSource | undefined {
  const [mine, yours] = [linesIn(text, here), linesIn(text, there)];
  if (hasAll(yours, mine)) return here;
  return hasAll(mine, yours) ? there : undefined;
}

/** Whether a text has some lines, in their order. */
function hasAll(lines: readonly string[], wanted: readonly string[]): boolean {
  let next = 0;
  for (const line of lines) if (line === wanted[next]) next += 1;
  return next === wanted.length;
}

function linesIn(text: string, { start, end }: Range): readonly string[] {
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

/** A key with all that belongs to it, in whole lines. */
interface KeyLines extends Range {
  /** What it says, in a line. */
  readonly value: string;
  /** Whether it may be taken out: not what stands behind the dash. */
  readonly removable: boolean;
}

/** For a key that an item has twice: keeps the one or the other; where both say the same, there is nothing to choose. */
export function keyFixes(reading: Reading, { item, range }: Problem): readonly Fix[] {
  const { text, backlog, source } = reading;
  const block = source.items[backlog.items.findIndex(({ key }) => key === item)];
  const start = lineStartOf(text, range.start);
  const column = range.start - start;
  const key = /^[\w-]+:(?=\s)/.exec(text.slice(range.start, lineEndOf(text, range.start)))?.[0];
  // Inside brackets, and behind a dash, a key has no lines of its own.
  if (block === undefined || key === undefined || text.slice(start, range.start).trim() !== '') return [];
  const first = firstWith(key, { text, column, from: block.line, to: start });
  if (first === undefined) return [];
  const second = keyLines(text, { start, column, key });
  const keep = (kept: KeyLines, gone: KeyLines): readonly Fix[] => {
    if (!gone.removable) return [];
    return [
      {
        title: 'fix.keep-value',
        values: { value: kept.value },
        edits: [{ start: gone.start, end: gone.end, text: '' }],
      },
    ];
  };
  const [one, other] = [first, second].map(({ start: from, end }) => text.slice(from, end).trim());
  return one === other ? keep(first, second) : [...keep(first, second), ...keep(second, first)];
}

interface Search {
  readonly text: string;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** The nearest key of that name above, in the same map: nothing between them stands further left. */
function firstWith(key: string, { text, column, from, to }: Search): KeyLines | undefined {
  for (let start = to; start > from;) {
    start = lineStartOf(text, start - 1);
    const line = text.slice(start, lineEndOf(text, start));
    const at = line.search(/[^\s-]/);
    if (at === column && line.startsWith(key, column)) return keyLines(text, { start, column, key });
    if (at >= 0 && at < column) return undefined;
  }
  return undefined;
}

function keyLines(
  text: string,
  { start, column, key }: { readonly start: number; readonly column: number; readonly key: string },
): KeyLines {
  let end = lineEndOf(text, start);
  const inner = new RegExp(`^(?: {${column + 1}}| {${column}}- |\\s*$)`);
  while (end < text.length && inner.test(text.slice(end, lineEndOf(text, end)))) end = lineEndOf(text, end);
  const [first = '', ...rest] = linesIn(text, { start, end });
  const own = first.slice(column + key.length).trim();
  const value = own === '' ? rest.map((line) => line.trim()).join(' ') : own;
  return { start, end, value: value.slice(0, 60), removable: text.slice(start, start + column).trim() === '' };
}

function lineNumber(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
