import { isAscii, isUtf8 } from 'node:buffer';
import { type Stats, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { hasBytes } from '../hasBytes.ts';
import { textOf } from '../textOf.ts';
import { passed } from './clock.ts';
import { pause } from './lock.ts';

/** A file as it was read. It stays open, so that what is written into it later can still be seen. */
export interface Snapshot {
  readonly text: string;
  readonly bytes: Buffer;
  /** Whether each byte is a character. */
  readonly isAscii: boolean;
  /** Whether the bytes are UTF-8: else writing the text would change bytes that nobody meant. */
  isUtf8(): boolean;
  readonly mode: number;
  readonly owner: { readonly uid: number; readonly gid: number };
  /** Whether nobody seems to have written into the file that was opened, as far as its times tell. */
  isUntouched(): boolean;
  /** Whether the file that was opened still says the same. */
  isUnchanged(): boolean;
  /** Whether the path still leads to the file that was opened. */
  isAt(stats: Stats | undefined): boolean;
  /** What the file that was opened says now, once nobody is writing into it. */
  readAgain(): Promise<Buffer>;
  close(): void;
}

/** Milliseconds. Whoever writes in place empties a file first: what changed just now is looked at once more. */
const settling = { step: 10, fresh: 25, longest: 1000 };

/** Reads a file that others may be writing to. @throws the error of the file system */
export async function takeSnapshot(path: string): Promise<Snapshot> {
  const file = openSync(path, 'r');
  try {
    const stats = await settled(file);
    return snapshotOf(file, stats, readAll(file));
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** A file's bytes, once nobody is writing into it. @throws the error of the file system */
export async function readSettledFile(path: string): Promise<Buffer> {
  const file = openSync(path, 'r');
  try {
    await settled(file);
    return readAll(file);
  } finally {
    closeSync(file);
  }
}

/** @param stats from before it was read: whatever is written since is later */
function snapshotOf(file: number, { mode, uid, gid, ino, dev, mtimeMs }: Stats, bytes: Buffer): Snapshot {
  const plain = isAscii(bytes);
  return {
    text: textOf(bytes, plain),
    bytes,
    isAscii: plain,
    isUtf8: () => plain || isUtf8(bytes),
    mode: mode & 0o7777,
    owner: { uid, gid },
    isUntouched() {
      const now = fstatSync(file);
      return now.size === bytes.length && now.mtimeMs === mtimeMs;
    },
    isUnchanged: () => hasBytes(file, 0, bytes) && fstatSync(file).size === bytes.length,
    isAt: (stats) => stats?.ino === ino && stats.dev === dev,
    async readAgain() {
      await settled(file);
      return readAll(file);
    },
    close: () => {
      closeSync(file);
    },
  };
}

/** A file's state, once nobody is writing into it. */
async function settled(file: number): Promise<Stats> {
  const until = passed() + settling.longest;
  let stats = fstatSync(file);
  while (isBeingWritten(stats) && passed() < until) {
    await pause(settling.step);
    stats = fstatSync(file);
  }
  return stats;
}

/**
 * Whether somebody may be in the middle of writing into it. What came by renaming was complete before: there the
 * time of the last change to the file (its name) is later than that of its text.
 */
function isBeingWritten({ mtimeMs, ctimeMs, size }: Stats): boolean {
  const age = Date.now() - mtimeMs;
  if (ctimeMs > mtimeMs || age < -settling.longest) return false;
  return age < (size === 0 ? settling.longest : settling.fresh);
}

function readAll(file: number): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (let expected = fstatSync(file).size + 1; ; expected = 65_536) {
    const chunk = Buffer.allocUnsafe(expected);
    const read = readSync(file, chunk, 0, expected, length);
    if (read > 0) chunks.push(chunk.subarray(0, read));
    length += read;
    if (read === 0) break;
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}
