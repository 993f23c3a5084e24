import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** The person's folder for what can be made again at any time: it is safe to delete. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(baseOf(environment), 'headwater');
}

function baseOf(environment: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME: chosen, LOCALAPPDATA: local } = environment;
  // By its specification, a relative path there is to be ignored.
  if (chosen !== undefined && isAbsolute(chosen)) return chosen;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return process.platform === 'win32' && local !== undefined ? local : join(homedir(), '.cache');
}

/** A cached file, or undefined: nobody depends on there being one. */
export function readCached(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * What `writeTwice` has written, or undefined. Whether it is whole is told by comparing the two copies, which costs a
 * fraction of computing a sum.
 */
export function readTwice(path: string): Buffer | undefined {
  const data = readCached(path);
  if (data === undefined || data.length % 2 === 1) return undefined;
  const half = data.length / 2;
  const copy = data.subarray(0, half);
  return copy.equals(data.subarray(half)) ? copy : undefined;
}

/** Writes data two times over into a cached file. In place: half of it is never taken for the whole. */
export function writeTwice(path: string, data: Buffer): void {
  try {
    writeInFolder(path, Buffer.concat([data, data]));
  } catch {
    // Without a place for it there is no cache, and nothing is wrong.
  }
}

/** Writes a cached file in one step, for its owner only. Without a place for it there is no cache, and nothing is wrong. */
export function writeCached(path: string, data: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeInFolder(temporary, data);
    renameSync(temporary, path);
  } catch {
    discard(temporary);
  }
}

/** Writes a file for its owner only, in a folder that is made when there is none. */
function writeInFolder(path: string, data: string | Uint8Array): void {
  try {
    writeFileSync(path, data, { mode: 0o600 });
  } catch {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, data, { mode: 0o600 });
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A later one has the same name, or the folder is gone.
  }
}

/** Bytes of all that is kept in one folder. */
const mostBytes = 128 * 1024 * 1024;

/** Keeps a folder within its bounds: what was not written for longest goes first. */
export function removeOldest(folder: string): void {
  try {
    const files = readdirSync(folder).map((name) => {
      const path = join(folder, name);
      const { size, mtimeMs } = statSync(path);
      return { path, size, mtimeMs };
    });
    let left = mostBytes;
    for (const { path, size } of files.sort((one, other) => other.mtimeMs - one.mtimeMs)) {
      left -= size;
      if (left < 0) rmSync(path, { force: true });
    }
  } catch {
    // Another process has tidied at the same moment.
  }
}
