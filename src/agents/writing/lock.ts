import { closeSync, linkSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { passed } from './clock.ts';
import { type Holder, isGone, newHolder, readHolder } from './holder.ts';
import { entryOf, lockOf } from './names.ts';
import { removeIfAny } from './removeIfAny.ts';

/** A lock that is held. */
export interface Lock {
  readonly token: string;
  /** Whether it still is: somebody may have taken it for dead after a long sleep. */
  isHeld(): boolean;
  release(): void;
}

/** Milliseconds that a write waits behind one holder, and at most while others come and go before it. */
const patience = { holder: 10_000, total: 120_000 };

/** Thrown when others hold the lock for longer than anybody waits. */
export class LockTimeout extends Error {
  readonly holder: Holder | undefined;

  constructor(holder: Holder | undefined) {
    super('The lock was not free in time');
    this.name = 'LockTimeout';
    this.holder = holder;
  }
}

/**
 * Takes the lock of a file: one holder at a time among all processes that ask for it. A holder that was killed is
 * found out and replaced at once.
 * @param wait milliseconds behind one holder; 0 for a single try
 * @throws LockTimeout when it is not free in time; the error of the file system where nothing can be written
 */
export async function takeLock(path: string, wait = patience.holder): Promise<Lock> {
  const lock = lockOf(path);
  const entry = makeEntry(lock);
  try {
    const end = passed() + Math.max(wait, patience.total);
    let behind: { readonly token: string | undefined; readonly since: number } | undefined;
    for (let round = 0; ; round += 1) {
      const found = tryLock(lock, entry);
      if (found === 'mine') return heldLock(lock, entry.holder);
      const now = passed();
      // Where many write, the lock goes from hand to hand: that is no reason to give up.
      if (behind === undefined || behind.token !== found?.token) behind = { token: found?.token, since: now };
      if (now - behind.since >= wait || now > end) throw new LockTimeout(found);
      // Chance keeps those who wait from trying in step.
      await pause(2 + Math.random() * Math.min(100, 8 + 4 * round));
    }
  } finally {
    removeIfAny(entry.path);
  }
}

/** A holder's own entry: written in full before it becomes the lock, so that a lock never is without its holder. */
interface LockEntry {
  readonly path: string;
  readonly holder: Holder;
  /** The time now by the clock of the file system, which may be another machine's: the age of locks is told by it. */
  now(): number;
}

function makeEntry(lock: string): LockEntry {
  const holder = newHolder();
  const path = entryOf(lock, holder.token);
  writeEntry(path, holder);
  const ahead = statSync(path).mtimeMs - passed();
  return { path, holder, now: () => ahead + passed() };
}

function writeEntry(path: string, holder: Holder): void {
  const file = openSync(path, 'wx', 0o644);
  try {
    writeSync(file, JSON.stringify(holder));
  } finally {
    closeSync(file);
  }
}

/**
 * One try. Where a dead holder is found, its place is taken under a guard named after that holder, a lock like this
 * one: so that of two who found it only one replaces it, and never the living one that came in between. A holder of
 * the guard that dies is found in the same way, one level deeper.
 */
function tryLock(lock: string, entry: LockEntry): 'mine' | Holder | undefined {
  if (linked(entry, lock)) return 'mine';
  const before = readHolder(lock, entry.now());
  if (before === undefined) return undefined;
  const { holder, age } = before;
  if (!isGone(holder, age)) return holder;
  const guard = `${lock}.${holder?.token ?? 'unreadable'}`;
  if (tryLock(guard, entry) !== 'mine') return holder;
  try {
    const present = readHolder(lock, entry.now());
    if (present !== undefined && (present.holder?.token !== holder?.token || !isGone(present.holder, present.age)))
      return present.holder;
    replaceBy(entry, lock);
    return 'mine';
  } finally {
    removeIfAny(guard);
  }
}

/** Makes the entry the lock where there is none. Only a link does that in one step with what it says. */
function linked({ path, holder }: LockEntry, lock: string): boolean {
  try {
    linkSync(path, lock);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    // File systems without links (FAT, some shares): created and then written.
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV', 'UNKNOWN'].includes(code)) throw error;
  }
  try {
    writeEntry(lock, holder);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Puts a copy of the entry in a dead lock's place; the entry itself stays for those who try again. */
function replaceBy({ path, holder }: LockEntry, lock: string): void {
  const copy = `${path}2`;
  removeIfAny(copy);
  writeEntry(copy, holder);
  renameSync(copy, lock);
}

function heldLock(lock: string, { token }: Holder): Lock {
  const isHeld = () => readHolder(lock, 0)?.holder?.token === token;
  return {
    token,
    isHeld,
    release() {
      if (isHeld()) removeIfAny(lock);
    },
  };
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

/** Lets others go on for so many milliseconds. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
