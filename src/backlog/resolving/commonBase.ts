import { readBacklog } from '../read.ts';
import type { Reading } from '../reading.ts';
import { lineEndOf } from '../lines.ts';
import type { Range } from '../../core/model/problem.ts';

/**
 * What two sides of a backlog may come from, where nobody knows it: what they have in common, by item and by key. A
 * merge on it loses nothing: what one side alone has counts as added there, and where both say something else about
 * one key, both do. Items with one id that were captured at different times are two items.
 * @returns undefined where a side's items cannot be told apart by lines
 */
export function commonBase(ours: string, theirs: string): string | undefined {
  const mine = readBacklog(ours);
  const other = mine && readBacklog(theirs, mine);
  if (mine?.source.layout !== 'blocks' || other?.source.layout !== 'blocks') return undefined;
  const found = blocksById(other);
  const { items } = mine.source;
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined || found === undefined || blocksById(mine) === undefined)
    return undefined;
  const head = commonKeys(ours.slice(0, first.start), aroundOf(other), 0);
  const tail = commonKeys(ours.slice(last.end), aroundOf(other), 0);
  const blocks = mine.backlog.items.map((item, index) => {
    const twin = item.id === undefined ? undefined : found.get(item.id);
    const block = blockText(mine, index);
    if (twin === undefined || !sameCapture(item.fields.history, twin.history)) return '';
    const gap = gapBehind(mine, index);
    return (block === twin.text ? block : commonBlock(block, twin.text)) + (gap === twin.gap ? gap : '');
  });
  return head + blocks.join('') + tail;
}

interface Twin {
  readonly text: string;
  /** What stands between it and the next item: blank lines, comments. */
  readonly gap: string;
  readonly history: Captured;
}
type Captured = readonly { readonly at?: string | undefined }[] | undefined;

/** Undefined where two items have one id: nobody knows which is meant. */
function blocksById(reading: Reading): ReadonlyMap<string, Twin> | undefined {
  const found = new Map<string, Twin>();
  for (const [index, { id, fields }] of reading.backlog.items.entries()) {
    if (id === undefined) continue;
    if (found.has(id)) return undefined;
    found.set(id, { text: blockText(reading, index), gap: gapBehind(reading, index), history: fields.history });
  }
  return found;
}

function blockText({ text, source }: Reading, index: number): string {
  const { start, end } = source.items[index] ?? { start: 0, end: 0 };
  return text.slice(start, end);
}

function gapBehind({ text, source: { items } }: Reading, index: number): string {
  const next = items[index + 1];
  return next === undefined ? '' : text.slice(items[index]?.end, next.start);
}

function aroundOf({ text, source: { items } }: Reading): string {
  return text.slice(0, items[0]?.start ?? 0) + text.slice(items.at(-1)?.end ?? text.length);
}

/** Whether two items with one id are one: the first entry of the history is the capture. */
function sameCapture(one: Captured, other: Captured): boolean {
  const [mine, theirs] = [one?.[0]?.at, other?.[0]?.at];
  return mine === undefined || theirs === undefined || mine === theirs;
}

/** The keys of a block that both have alike; the first line with its dash stays, so that it is a block. */
function commonBlock(ours: string, theirs: string): string {
  const dash = /^( *- +)(?=\S)/m.exec(ours);
  if (dash?.[1] === undefined) return ours;
  const column = dash[1].length;
  const plain = (text: string) => text.replace(/^( *)-( +)(?=\S)/m, '$1 $2');
  const kept = commonKeys(plain(ours), plain(theirs), column, 'id');
  // The dash comes back in front of the first key that is left.
  const at = kept.search(new RegExp(`^ {${column}}\\S`, 'm'));
  return at < 0 ? '' : kept.slice(0, at) + dash[1] + kept.slice(at + column);
}

/** The lines of those keys, at a column, whose lines stand in the other text too; with what stands before the first key. */
function commonKeys(text: string, other: string, column: number, always = 'items'): string {
  const [segments, others] = [segmentsOf(text, column), segmentsOf(other, column)];
  const theirs = new Set(others.map(({ start, end }) => other.slice(start, end).trimEnd()));
  const [lead, otherLead] = [text.slice(0, segments[0]?.start), other.slice(0, others[0]?.start)];
  const kept = segments.filter(({ start, end, key }) => key === always || theirs.has(text.slice(start, end).trimEnd()));
  return (lead === otherLead ? lead : '') + kept.map(({ start, end }) => text.slice(start, end)).join('');
}

/** The keys at a column, each with the deeper lines below it. */
function segmentsOf(text: string, column: number): readonly (Range & { readonly key: string })[] {
  const keyLine = new RegExp(`^ {${column}}([^\\s#:][^:]*):(?=\\s|$)`);
  const segments: { start: number; end: number; key: string }[] = [];
  for (let line = 0; line < text.length;) {
    const next = lineEndOf(text, line);
    const key = keyLine.exec(text.slice(line, next))?.[1];
    const last = segments.at(-1);
    if (key !== undefined) segments.push({ start: line, end: next, key });
    else if (last !== undefined) last.end = next;
    line = next;
  }
  return segments;
}
