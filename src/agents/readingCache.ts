import { dirname } from 'node:path';
import { type Change, applyEdits } from '../backlog/change.ts';
import { type Keeper, keepReading, restoreReading } from '../backlog/kept/keep.ts';
import type { LaterBlock } from '../backlog/kept/keptIndex.ts';
import { type MovedBlock, movedBlock } from '../backlog/kept/later.ts';
import { readBacklog } from '../backlog/read.ts';
import type { Reading } from '../backlog/reading.ts';
import { removeOldest } from './cacheFolder.ts';
import { textOf } from './textOf.ts';
import { type KeptFile, keptFileOf, readKept, writeKept, writeLater } from './keptFile.ts';

/** Bytes of a text of which nothing is kept. */
const tooLong = 20 * 1024 * 1024;

/** So many blocks are parsed again faster than everything is written. */
const fewBlocks = 16;

/**
 * Reads a backlog by what is kept of it from last time: as it is where the text is the same, else from there on, so
 * that only blocks that have changed are parsed. What it says is what reading the text alone would say.
 * @param use whoever looks leaves the next one a reading of this text; before a change, which makes another text,
 *   that only pays when much had to be parsed
 * @param bytes the text as it stands in its file, where that is at hand
 */
export function readCachedBacklog(
  path: string,
  text: string,
  use: 'look' | 'change' = 'look',
  bytes: Buffer = Buffer.from(text),
): Reading | undefined {
  const kept = readKept(keptFileOf(path), bytes);
  if (kept !== undefined && kept.other === undefined) {
    const restored = restoreReading(text, keeperOf(kept, kept.later));
    origins.set(restored, kept);
    return restored;
  }
  const previous = kept?.other && restoreReading(kept.other.toString(), keeperOf(kept, []));
  const reading = readBacklog(text, previous);
  const worthwhile = use === 'look' || (reading?.parsed ?? 0) > fewBlocks;
  if (reading !== undefined && worthwhile) keepCached(path, reading);
  return reading;
}

/** What each reading was restored from. */
const origins = new WeakMap<Reading, KeptFile>();

/**
 * Leaves the next process a reading of the text that a move has made: only what became of the one block is written.
 * @param before the reading that the move was made on
 */
export function keepMoved(path: string, before: Reading, change: Change): void {
  const kept = origins.get(before);
  const moved = kept === undefined || kept.later.length >= mostLater ? undefined : movedBlock(before, change);
  if (kept !== undefined && moved !== undefined) {
    writeLater(keptFileOf(path), kept.name, withBlock(kept.later, moved, before));
    return;
  }
  const reading = readBacklog(applyEdits(before.text, change.edits), before);
  if (reading !== undefined) keepCached(path, reading);
}

/** So many blocks are kept beside the whole before that is written anew. */
const mostLater = 100;

/** The blocks written since with one more, each with the bytes of the kept text that it replaces, in their order. */
function withBlock(later: readonly LaterBlock[], moved: MovedBlock, { text, source }: Reading): readonly LaterBlock[] {
  const again = later.find(({ at }) => at === moved.at);
  if (again !== undefined) return later.map((block) => (block === again ? { ...again, ...moved } : block));
  const range = source.items[moved.at] ?? { line: 0, end: 0 };
  const above = later.filter(({ at }) => at < moved.at);
  const grown = above.reduce((sum, block) => sum + Buffer.byteLength(block.text) - (block.end - block.start), 0);
  const start = Buffer.byteLength(text.slice(0, range.line)) - grown;
  const end = start + Buffer.byteLength(text.slice(range.line, range.end));
  return [...above, { ...moved, start, end }, ...later.slice(above.length)];
}

function keeperOf({ index, rest }: KeptFile, later: readonly LaterBlock[]): Keeper {
  let read: ReturnType<KeptFile['rest']> | 'unread' = 'unread';
  const once = () => (read === 'unread' ? (read = rest()) : read);
  return {
    index,
    later,
    problems: () => partOf(once()?.problems),
    blocks: () => partOf(once()?.blocks),
  };
}

const partOf = (part: Buffer | undefined) => part && textOf(part);

/** Keeps a reading for the next process. */
export function keepCached(path: string, reading: Reading): void {
  if (reading.text.length > tooLong) return;
  const kept = keepReading(reading);
  if (kept === undefined) return;
  const file = keptFileOf(path);
  const { index, problems, blocks } = kept;
  writeKept(file, {
    index,
    text: Buffer.from(reading.text),
    problems: Buffer.from(problems),
    blocks: Buffer.from(blocks),
  });
  removeOldest(dirname(file));
}
