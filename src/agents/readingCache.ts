import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepReading, restoreReading } from '../backlog/kept/keep.ts';
import { readBacklog } from '../backlog/read.ts';
import type { Reading } from '../backlog/reading.ts';
import { keptFileOf, readKept, writeKept } from './keptFile.ts';

/** Bytes: texts of which nothing is kept, and what is kept of all backlogs together. */
const limits = { text: 20 * 1024 * 1024, all: 128 * 1024 * 1024 };

/**
 * Reads a backlog by what is kept of it from last time: as it is where the text is the same, else from there on, so
 * that only blocks that have changed are parsed. What it says is what reading the text alone would say.
 */
export function readCachedBacklog(path: string, text: string): Reading | undefined {
  const kept = readKept(keptFileOf(path));
  const parts = kept && {
    index: kept.index.toString(),
    problems: kept.problems.toString(),
    blocks: kept.blocks.toString(),
  };
  const before = kept?.text.toString();
  if (parts !== undefined && before === text) return restoreReading(text, parts);
  const previous = parts && before !== undefined ? restoreReading(before, parts) : undefined;
  const reading = readBacklog(text, previous);
  if (reading !== undefined) keepCached(path, reading);
  return reading;
}

/** Keeps a reading for the next process. */
export function keepCached(path: string, reading: Reading): void {
  if (reading.text.length > limits.text) return;
  const kept = keepReading(reading);
  if (kept === undefined) return;
  const file = keptFileOf(path);
  const { index, problems, blocks } = kept;
  writeKept(file, {
    index: Buffer.from(index),
    text: Buffer.from(reading.text),
    problems: Buffer.from(problems),
    blocks: Buffer.from(blocks),
  });
  removeOldest(dirname(file));
}

/** Keeps the folder within its bounds: what was not written for longest goes first. */
function removeOldest(folder: string): void {
  try {
    const files = readdirSync(folder).map((name) => {
      const path = join(folder, name);
      const { size, mtimeMs } = statSync(path);
      return { path, size, mtimeMs };
    });
    let left = limits.all;
    for (const { path, size } of files.sort((one, other) => other.mtimeMs - one.mtimeMs)) {
      left -= size;
      if (left < 0) rmSync(path, { force: true });
    }
  } catch {
    // Another process has tidied at the same moment.
  }
}
