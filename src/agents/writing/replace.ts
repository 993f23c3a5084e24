import {
  chownSync,
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isGone, readHolder } from './holder.ts';
import { type Lock, pause } from './lock.ts';
import { isTemporary, kindOf, lockOf, temporaryOf } from './names.ts';
import { removeIfAny } from './removeIfAny.ts';
import type { Snapshot } from './snapshot.ts';

/** The steps of a write, in this order. */
export const writeSteps = [
  'locked',
  'before-temporary',
  'within-temporary',
  'before-flush',
  'before-rename',
  'after-rename',
] as const;
export type WriteStep = (typeof writeSteps)[number];

/** Sees each step of a write right before it is taken; tests break off here, or write from outside. */
export type Observer = (step: WriteStep) => void;

/** What is to be written where, by the holder of its lock. */
export interface Replacement {
  readonly path: string;
  /** A long text need not be put together from its pieces. */
  readonly text: string | Buffer | readonly Buffer[];
  readonly lock: Lock;
  readonly observe: Observer;
}

/**
 * Puts a new text in a file's place in one step: a temporary file beside it, flushed, then renamed over it. A
 * process that is killed leaves the old or the new text.
 * @returns false when the file says something else than the snapshot by now: then that is what it still says
 */
export async function replaceFile(replacement: Replacement, snapshot: Snapshot): Promise<boolean> {
  const { path, lock, observe } = replacement;
  const temporary = writeTemporary(replacement, snapshot);
  try {
    observe('before-rename');
    // What it says is compared behind the renaming, when nobody can open the old file any more.
    if (!snapshot.isUntouched() || !lock.isHeld() || !snapshot.isAt(statOf(path))) return false;
    await renameOver(temporary, path);
  } finally {
    removeIfAny(temporary);
  }
  observe('after-rename');
  return snapshot.isUnchanged() || !(await restored(replacement, snapshot));
}

/** Writes a file that must not be there yet. @returns false when it is */
export function createFile(replacement: Replacement): boolean {
  const { path, observe } = replacement;
  if (existsSync(path)) return false;
  const temporary = writeTemporary(replacement, undefined);
  try {
    observe('before-rename');
    try {
      // Unlike renaming, a link never replaces what somebody else has put there.
      linkSync(temporary, path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST' || existsSync(path)) return false;
      renameSync(temporary, path);
    }
  } finally {
    removeIfAny(temporary);
  }
  observe('after-rename');
  return true;
}

/**
 * Takes a file away, if it is the one that was read: it gets another name first, under which nobody writes to it.
 * @returns false when it says something else than the snapshot by now: then it stays
 */
export async function removeFile(
  { path, lock }: Pick<Replacement, 'path' | 'lock'>,
  snapshot: Snapshot,
): Promise<boolean> {
  if (!snapshot.isUnchanged() || !lock.isHeld() || !snapshot.isAt(statOf(path))) return false;
  const aside = temporaryOf(path, lock.token);
  await renameOver(path, aside);
  if (!snapshot.isUnchanged() && !existsSync(path)) {
    await renameOver(aside, path);
    return false;
  }
  removeIfAny(aside);
  return true;
}

/** Takes away what writers of this file have left that were killed. Only the holder of its lock may. */
export function removeLeftovers(path: string, { token }: Lock): void {
  const lock = lockOf(path);
  for (const name of readdirSync(dirname(path))) {
    const kind = kindOf(path, name);
    const file = join(dirname(path), name);
    if (kind === undefined || file === lock || name.includes(token)) continue;
    // A text is on its way only while its writer holds the lock; entries of those who wait are theirs.
    const found = kind === 'lock' ? readHolder(file, Date.now()) : undefined;
    if (kind === 'text' || (found !== undefined && isGone(found.holder, found.age))) removeIfAny(file);
  }
}

/** Milliseconds after which a text on its way never arrives: a write takes some hundredths of a second. */
const longest = 60_000;

/** Takes away what killed writers have left in a folder whose files have no locks of their own. */
export function removeOldTexts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!isTemporary(name)) continue;
    const file = join(folder, name);
    const age = Date.now() - (statOf(file)?.mtimeMs ?? Infinity);
    if (age > longest) removeIfAny(file);
  }
}

/**
 * Somebody wrote into the old file in place, between the last look and the renaming: theirs is put back, since it
 * was complete, and ours is planned anew on it. An emptied file is no update.
 */
async function restored(replacement: Replacement, snapshot: Snapshot): Promise<boolean> {
  const bytes = await snapshot.readAgain();
  if (bytes.length === 0) return false;
  const temporary = writeTemporary({ ...replacement, text: bytes, observe: () => undefined }, snapshot);
  await renameOver(temporary, replacement.path);
  return true;
}

function writeTemporary({ path, text, lock, observe }: Replacement, like: Snapshot | undefined): string {
  observe('before-temporary');
  const temporary = temporaryOf(path, lock.token);
  const file = openSync(temporary, 'w', like?.mode ?? 0o666);
  try {
    const [first, ...others] = piecesOf(text);
    if (first !== undefined) writeAll(file, first);
    observe('within-temporary');
    for (const piece of others) writeAll(file, piece);
    if (like !== undefined) keepOwner(file, temporary, like);
    observe('before-flush');
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return temporary;
}

/** What is written one behind the other; at least two pieces of every text that is one. */
function piecesOf(text: Replacement['text']): readonly Buffer[] {
  if (typeof text !== 'string' && !Buffer.isBuffer(text)) return text;
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const half = Math.floor(bytes.length / 2);
  return [bytes.subarray(0, half), bytes.subarray(half)];
}

function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** The mode that the file has, whatever the process's mask; its owner where that may be given. */
function keepOwner(file: number, path: string, { mode, owner }: Snapshot): void {
  try {
    if (owner.uid !== process.getuid?.()) chownSync(path, owner.uid, owner.gid);
  } catch {
    // Only root may: the file is then the writer's, as after any editor that saves like this.
  }
  fchmodSync(file, mode);
}

/** On Windows a file that somebody reads cannot be replaced for that moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const busy = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error));
      if (!busy || attempt === 40) throw error;
      await pause(25);
    }
  }
}

/**
 * The renaming itself, on disk: where other files are written behind it, so that a power cut never leaves theirs alone.
 * Not every file system can. A single file is the old text or the new one without it.
 */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  try {
    const folder = openSync(dirname(path), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // The old text or the new one survives a power cut, as without it.
  }
}

function statOf(path: string) {
  return statSync(path, { throwIfNoEntry: false });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
