import { fstatSync, openSync, closeSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock. */
export interface Holder {
  readonly pid: number;
  /** The machine, and on Linux its process name space: a process id means something only there. */
  readonly host: string;
  /** For a person who looks at the file. */
  readonly at: string;
  /** Names this one holding; no two are the same. */
  readonly token: string;
}

/** Milliseconds after which a holder that cannot be asked counts as gone. A write takes some hundredths of a second. */
const longest = { here: 10 * 60_000, elsewhere: 60_000, unreadable: 2000 };

/** A holder for this process. */
export function newHolder(): Holder {
  const chance = Math.floor(Math.random() * 2 ** 48).toString(36);
  const token = `${process.pid}-${Date.now().toString(36)}-${process.hrtime()[1].toString(36)}-${chance}`;
  return { pid: process.pid, host: thisHost(), at: new Date().toISOString(), token };
}

/** What a lock file says, with its age; undefined when it is gone. */
export function readHolder(path: string, now: number): { holder: Holder | undefined; age: number } | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    return { holder: holderFrom(readFileSync(file, 'utf8')), age: now - fstatSync(file).mtimeMs };
  } finally {
    closeSync(file);
  }
}

/** Whether a holder will never let go: its process has ended, or it is older than any write. */
export function isGone(holder: Holder | undefined, age: number): boolean {
  if (holder === undefined) return age > longest.unreadable;
  if (holder.host !== thisHost()) return age > longest.elsewhere;
  return age > longest.here || !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holderFrom(text: string): Holder | undefined {
  try {
    const read = JSON.parse(text) as Partial<Holder> | null;
    if (typeof read?.pid !== 'number' || typeof read.host !== 'string' || typeof read.token !== 'string')
      return undefined;
    if (read.pid <= 0 || !/^[\w-]+$/.test(read.token)) return undefined;
    return { pid: read.pid, host: read.host, at: String(read.at), token: read.token };
  } catch {
    return undefined;
  }
}

let host: string | undefined;

function thisHost(): string {
  host ??= `${hostname()} ${processSpace()}`.trim();
  return host;
}

/** Two containers may share a name and a folder, but not their process ids. */
function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
