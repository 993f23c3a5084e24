import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ToolFailure } from './failure.ts';

const names = ['backlog.yaml', 'backlog.yml'];

/**
 * The backlog that a command means: the file named, else `backlog.yaml` in the folder or the nearest one above it.
 * @throws ToolFailure when there is none
 */
export function findBacklog(folder: string, file: string | undefined): string {
  if (file !== undefined) return resolve(folder, file);
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = names.map((name) => join(at, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    // A repository's root is where the search ends, so that nobody else's plan is taken.
    if (existsSync(join(at, '.git')) || dirname(at) === at) break;
  }
  throw new ToolFailure('There is no backlog.yaml here. Create one with: headwater init');
}

/** The archive beside a backlog. */
export function archiveOf(path: string): string {
  return path.replace(/\.(ya?ml)$/, '.archive.$1');
}

/** A file's text. @throws ToolFailure when it is no readable file */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new ToolFailure(`${path} cannot be read: ${messageOf(error)}`);
  }
}

/** A file's text, or undefined where there is none. */
export async function readTextIfAny(path: string): Promise<string | undefined> {
  return existsSync(path) ? readText(path) : undefined;
}

/**
 * Writes a file in one step: a temporary file beside it, flushed, then renamed over it, so that a crash leaves the
 * old or the new text. A link stays a link: what it points to is written.
 * @param expected the text that the new one was made from; undefined when there must be no file yet
 * @returns false when the file says something else by now: then nothing was written
 */
export async function writeText(path: string, text: string, expected: string | undefined): Promise<boolean> {
  const target = existsSync(path) ? await realpath(path) : path;
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.headwater.tmp`);
  try {
    await writeFlushed(temporary, text, await modeOf(target));
    if ((await readTextIfAny(target)) !== expected) return false;
    await rename(temporary, target);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeFlushed(path: string, text: string, mode: number | undefined): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  return existsSync(path) ? (await stat(path)).mode : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
