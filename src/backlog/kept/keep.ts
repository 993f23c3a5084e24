import type { Backlog } from '../../core/model/backlog.ts';
import type { Problem, Range } from '../../core/model/problem.ts';
import { readBacklog } from '../read.ts';
import { type BlockReading, readBlock } from '../readBlock.ts';
import type { Head } from '../readHead.ts';
import type { Reading } from '../reading.ts';
import type { Scan } from '../scan.ts';
import { lineBreakOf } from '../source.ts';
import { type KeptIndex, type LaterBlock, withLater } from './keptIndex.ts';
import { KeptItem, type Store } from './keptItem.ts';
import { type PackedIndex, packIndex, unpackIndex } from './packedIndex.ts';
import { placesOf } from './places.ts';
import { tableOf } from './table.ts';

/** A reading as texts, from which it can be made again without parsing what it was read from. */
export interface Kept {
  /** What every command needs. */
  readonly index: PackedIndex;
  readonly problems: string;
  /** The blocks one behind the other, each as JSON. */
  readonly blocks: string;
}

/** A reading to keep; undefined where it was read as a whole, or cannot be written: those are read anew. */
export function keepReading({ backlog, source, problems }: Reading): Kept | undefined {
  const { parts } = source;
  if (parts === undefined || source.layout !== 'blocks' || backlog.readOnly !== undefined) return undefined;
  const { scan, head } = parts;
  const { items } = backlog;
  const blocks = parts.blocks.map(jsonOf);
  const fields = parts.blocks.map((block) => block.fields);
  const previousEnd = (index: number) => scan.blocks[index - 1]?.end ?? scan.head.end;
  const index: KeptIndex = {
    head: { ...head, items: undefined },
    prefix: backlog.prefix,
    scan: { indent: scan.indent, head: scan.head, tail: scan.tail },
    gaps: Int32Array.from(scan.blocks, ({ start }, at) => start - previousEnd(at)),
    comments: Int32Array.from(scan.blocks, ({ start, line }) => line - start),
    lengths: Int32Array.from(scan.blocks, ({ line, end }) => end - line),
    sizes: Int32Array.from(blocks, (block) => block.length),
    keys: Object.fromEntries(items.flatMap(({ key, id }, at) => (key === id ? [] : [[at, key] as const]))),
    broken: items.flatMap(({ intact }, at) => (intact ? [] : [at])),
    problems: problems.length,
    troubled: parts.blocks.flatMap((block, at) => (block.problems.length > 0 ? [at] : [])),
    columns: tableOf(items.map(({ column }) => column)),
    ids: fields.map(({ id }) => id ?? null),
    titles: () => fields.map(({ title }) => title ?? null),
    types: tableOf(fields.map(({ type }) => type)),
    statuses: tableOf(fields.map(({ status }) => status)),
    assignees: tableOf(fields.map(({ assignees }) => assignees)),
    parents: tableOf(fields.map(({ parent }) => parent)),
  };
  return { index: packIndex(index), problems: JSON.stringify(problems), blocks: blocks.join('') };
}

/** What was kept: the index, and the rest when it is asked for; undefined where it is no longer what it was. */
export interface Keeper {
  readonly index: PackedIndex;
  /** Blocks that were written since. */
  readonly later?: readonly LaterBlock[];
  problems(): string | undefined;
  blocks(): string | undefined;
}

/**
 * The reading that was kept of a text. What can no longer be had from the keeper is read from the text.
 * @param text exactly the text that it was read from
 */
export function restoreReading(text: string, kept: Keeper): Reading {
  const whole = unpackIndex(kept.index);
  const later = kept.later ?? [];
  const index = withLater(whole, later);
  const head: Head = { ...(index.head as Omit<Head, 'items'>), items: null };
  const items = itemsOf(index, text, kept);
  const { stream, vision, constraints, board, batch, people, concerns } = head;
  const prefix = index.prefix;
  const backlog: Backlog = {
    stream,
    vision,
    constraints,
    prefix,
    board,
    batch,
    people,
    items,
    concerns,
    readOnly: undefined,
  };
  const insertion = { start: index.scan.head.end, end: index.scan.head.end };
  let problems: readonly Problem[] | undefined;
  return {
    text,
    backlog,
    get problems() {
      problems ??= index.problems === 0 ? [] : problemsOf(text, kept, () => growths(whole, later));
      return problems;
    },
    source: {
      items,
      indent: index.scan.indent,
      layout: 'blocks',
      insertion,
      lineBreak: lineBreakOf(text),
      parts: {
        // Only reading another text goes on from the scan.
        get scan(): Scan {
          return { ...index.scan, blocks: items.map(({ start, line, end }) => ({ start, line, end })) };
        },
        blocks: items,
        head,
      },
    },
    parsed: 0,
  };
}

function itemsOf(index: KeptIndex, text: string, kept: Keeper): readonly KeptItem[] {
  const places = placesOf(text, index);
  let found: { readonly blocks: string | undefined; readonly starts: readonly number[] } | undefined;
  const blocks = () => {
    let end = 0;
    found ??= { blocks: kept.blocks(), starts: [0, ...index.sizes].map((size) => (end += size)) };
    return found;
  };
  const store: Store = {
    index,
    places,
    refersElsewhere: false,
    broken: new Set(index.broken),
    troubled: new Set(index.troubled),
    jsonAt(at) {
      const later = index.later?.get(at);
      if (later !== undefined) return later;
      const { blocks: all, starts } = blocks();
      if (all !== undefined) return all.slice(starts[at], starts[at + 1]);
      return jsonOf(readBlock(text.slice(places.lines[at], places.ends[at])));
    },
  };
  return index.ids.map((_, at) => new KeptItem(store, at));
}

function problemsOf(text: string, kept: Keeper, grown: () => readonly Growth[]): readonly Problem[] {
  const problems = kept.problems();
  if (problems === undefined) return readBacklog(text)?.problems ?? [];
  // Written by `keepReading`, and checked since.
  const read = JSON.parse(problems) as readonly Problem[];
  const all = grown();
  return all.length === 0 ? read : read.map((problem) => moved(problem, all));
}

/** Where the text that was kept has grown since, by how much: offsets from there on are others now. */
interface Growth {
  readonly from: number;
  readonly by: number;
}

function growths(whole: KeptIndex, later: readonly LaterBlock[]): readonly Growth[] {
  if (later.length === 0) return [];
  const { ends } = placesOf('', whole);
  return later.map(({ at, text }) => ({ from: ends[at] ?? 0, by: text.length - (whole.lengths[at] ?? 0) }));
}

/** A problem that stands in none of the blocks that were written since. */
function moved(problem: Problem, all: readonly Growth[]): Problem {
  const shifted = <Place extends Range>(place: Place): Place => {
    const by = all.reduce((sum, growth) => (place.start >= growth.from ? sum + growth.by : sum), 0);
    return { ...place, start: place.start + by, end: place.end + by };
  };
  const fixes = problem.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(shifted) }));
  return { ...problem, range: shifted(problem.range), fixes };
}

function jsonOf(block: BlockReading): string {
  return block instanceof KeptItem ? block.json : JSON.stringify([block.fields, block.unknown, block.problems]);
}
