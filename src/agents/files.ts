import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { piecesOf } from '../core/model/textEdits.ts';
import type { TextEdit } from '../core/model/problem.ts';
import { ToolFailure } from './failure.ts';
import { type Lock, LockTimeout, takeLock } from './writing/lock.ts';
import {
  type Observer,
  type Replacement,
  createFile,
  flushFolder,
  removeFile,
  removeLeftovers,
  removeOldTexts,
  replaceFile,
} from './writing/replace.ts';
import { type Snapshot, readSettledFile, takeSnapshot } from './writing/snapshot.ts';

/** Tries of a write before giving up: each lost one means that something else than Headwater has written in between. */
const tries = 50;

/** A file's text. @throws ToolFailure when it is no readable file */
export async function readText(path: string): Promise<string> {
  try {
    return (await readSettledFile(path)).toString('utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** A file's text, or undefined where there is none. */
export async function readTextIfAny(path: string): Promise<string | undefined> {
  return existsSync(path) ? readText(path) : undefined;
}

/** What a plan makes of a text: the new one, or undefined when nothing changes; and what to answer. */
export interface Plan<Answer> {
  readonly text: string | undefined;
  /** The edits that make it from the present one, where it was made so: a long text need not be put together then. */
  readonly edits?: readonly TextEdit[] | undefined;
  /** Other files to write, before the text or behind it. */
  readonly files?: OtherFiles | undefined;
  readonly answer: Answer;
}

/** Files that are written under the same lock, in this order. */
export interface OtherFiles {
  readonly before: readonly FileWrite[];
  readonly behind: readonly FileWrite[];
}

/** What a file that is no backlog of its own is to say: `before` is what it said, `text` what it says from then on. */
export interface FileWrite {
  readonly path: string;
  /** Undefined when there is none. */
  readonly before: string | undefined;
  /** Undefined when there is to be none. */
  readonly text: string | undefined;
}

/** How several files are written as one step. */
export interface Together extends Watched {
  /** A file whose lock is held as well, since others write it under that: a backlog. */
  readonly alongside?: string | undefined;
}

/** How a write is watched; only tests do. */
export interface Watched {
  readonly observe?: Observer | undefined;
}

/**
 * Changes a file under its lock: reads it, plans, and puts the new text in its place if it still says what was
 * read; else all of that again. A link stays a link: what it points to is written.
 * @param plan makes the new text from the present one, which it gets as text and as bytes; what it throws is thrown,
 *   once the text that it was made from holds still
 * @throws ToolFailure when the file cannot be read or written
 */
export async function changeText<Answer>(
  path: string,
  plan: (text: string, bytes: Buffer) => Promise<Plan<Answer>>,
  { observe = () => undefined }: Watched = {},
): Promise<Answer> {
  const target = realPathOf(path);
  return locked(target, async (lock) => {
    observe('locked');
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const done = await tryChange({ path: target, lock, observe }, plan);
      if (done !== undefined) return done.answer;
    }
    throw new ToolFailure('The file keeps changing. Nothing was written: try again.', 1);
  });
}

/** Writes a file that must not be there yet. @returns false when it is. @throws ToolFailure when it cannot be written */
export async function createText(path: string, text: string, { observe = () => undefined }: Watched = {}) {
  return locked(path, (lock) => {
    observe('locked');
    return Promise.resolve(createFile({ path, text, lock, observe }));
  });
}

/**
 * Writes several files as one step under one lock: all of them, or none when one says something else by then than what
 * was planned on; then it is planned anew.
 * @param lockPath names the lock; nothing need be there but its folder
 * @throws ToolFailure when one cannot be written
 */
export async function changeFiles<Answer>(
  lockPath: string,
  plan: () => Promise<{ readonly writes: readonly FileWrite[]; readonly answer: Answer }>,
  { observe = () => undefined, alongside }: Together = {},
): Promise<Answer> {
  if (alongside !== undefined) {
    return locked(realPathOf(alongside), () => changeFiles(lockPath, plan, { observe }));
  }
  mkdirSync(dirname(lockPath), { recursive: true });
  return locked(lockPath, async (lock) => {
    observe('locked');
    const target = { path: lockPath, lock, observe };
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const { writes, answer } = await plan();
      if (await writeAllOrNone(target, writes)) return answer;
    }
    throw new ToolFailure('The files keep changing. Nothing was written: try again.', 1);
  });
}

async function writeAllOrNone(target: Target, writes: readonly FileWrite[]): Promise<boolean> {
  const done: FileWrite[] = [];
  for (const write of writes) {
    if (await writeAll(target, [write])) done.push(write);
    else {
      const back = done.reverse().map(({ path, before, text }) => ({ path, before: text, text: before }));
      for (const one of back) await writeAll(target, [one]);
      return false;
    }
  }
  return true;
}

interface Target {
  readonly path: string;
  readonly lock: Lock;
  readonly observe: Observer;
}

async function tryChange<Answer>(
  target: Target,
  plan: (text: string, bytes: Buffer) => Promise<Plan<Answer>>,
): Promise<{ readonly answer: Answer } | undefined> {
  const snapshot = await openSnapshot(target.path);
  try {
    const planned = await planOn(snapshot, plan);
    if (planned === undefined) return undefined;
    const { files, answer } = planned;
    const done =
      (await writeAll(target, files?.before)) &&
      (await writeMain(target, snapshot, planned)) &&
      (await writeAll(target, files?.behind));
    return done ? { answer } : undefined;
  } finally {
    snapshot.close();
  }
}

/** The file itself. @returns false when it does not say any more what was planned on */
async function writeMain(target: Target, snapshot: Snapshot, plan: Omit<Plan<unknown>, 'answer'>): Promise<boolean> {
  const { text, edits, files } = plan;
  if (text === undefined || text === snapshot.text) return true;
  if (!(await replaceText(target, snapshot, edited(snapshot, edits) ?? text))) return false;
  if (files !== undefined && files.behind.length > 0) flushFolder(target.path);
  return true;
}

/** The new bytes piece by piece, of the old ones; undefined where a character may be several bytes. */
function edited({ bytes, isAscii }: Snapshot, edits: readonly TextEdit[] | undefined): readonly Buffer[] | undefined {
  if (edits === undefined || !isAscii) return undefined;
  return piecesOf(edits).flatMap(({ start, end, text }) => [
    bytes.subarray(start, Math.min(end, bytes.length)),
    Buffer.from(text),
  ]);
}

async function replaceText(target: Target, snapshot: Snapshot, text: Replacement['text']): Promise<boolean> {
  if (!snapshot.isUtf8())
    throw new ToolFailure(`${target.path} is not UTF-8: bytes would be lost. Nothing was written.`);
  return replaceFile({ ...target, text }, snapshot);
}

/** Writes files one after the other. @returns false when one does not say any more what was planned on */
async function writeAll(target: Target, writes: readonly FileWrite[] = []): Promise<boolean> {
  for (const folder of new Set(writes.map(({ path }) => dirname(path)))) {
    mkdirSync(folder, { recursive: true });
    removeOldTexts(folder);
  }
  for (const write of writes) {
    if (!(await writeOne({ ...target, path: write.path }, write))) return false;
    flushFolder(write.path);
  }
  return true;
}

async function writeOne(target: Target, { path, before, text }: FileWrite): Promise<boolean> {
  if (before === undefined) return createFile({ ...target, text: text ?? '' });
  if (!existsSync(path)) return false;
  const snapshot = await openSnapshot(path);
  try {
    if (snapshot.text !== before) return false;
    return await (text === undefined ? removeFile(target, snapshot) : replaceText(target, snapshot, text));
  } finally {
    snapshot.close();
  }
}

/** The plan, or undefined when it failed on a text that was only passing: half of what somebody was writing. */
async function planOn<Answer>(
  snapshot: Snapshot,
  plan: (text: string, bytes: Buffer) => Promise<Plan<Answer>>,
): Promise<Plan<Answer> | undefined> {
  try {
    return await plan(snapshot.text, snapshot.bytes);
  } catch (error) {
    if (snapshot.isUnchanged()) throw error;
    return undefined;
  }
}

async function openSnapshot(path: string): Promise<Snapshot> {
  try {
    return await takeSnapshot(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Does something under a file's lock. What the file system refuses is said as a failure of the tool. */
async function locked<Done>(path: string, work: (lock: Lock) => Promise<Done>): Promise<Done> {
  try {
    const lock = await takeLock(path);
    try {
      removeLeftovers(path, lock);
      return await work(lock);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw failureOf(path, error);
  }
}

function failureOf(path: string, error: unknown): unknown {
  if (error instanceof LockTimeout) {
    const by = error.holder === undefined ? '' : ` (process ${error.holder.pid} on ${error.holder.host})`;
    return new ToolFailure(`${path} is being written by somebody else${by}. Nothing was written: try again.`, 1);
  }
  const isFault = error instanceof Error && 'syscall' in error;
  return isFault ? new ToolFailure(`${path} cannot be written: ${error.message}`) : error;
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): ToolFailure {
  return new ToolFailure(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
}
