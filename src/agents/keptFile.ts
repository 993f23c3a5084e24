import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, writeCached } from './cacheFolder.ts';

/** Set when the tool is built, from all that makes a reading: what another version has kept is not believed. */
declare const HEADWATER_BUILD: string | undefined;
const build = typeof HEADWATER_BUILD === 'string' ? HEADWATER_BUILD : 'source';

const magic = 'headwater-reading-2';
/** Bytes of the first line, filled up with blanks. */
const lineLength = 256;

/** The parts of a cached reading, in this order; the first two are all that a list needs. */
export interface KeptParts {
  readonly index: Buffer;
  /** The text that was read. */
  readonly text: Buffer;
  readonly problems: Buffer;
  readonly blocks: Buffer;
}

/** Where the reading of a backlog is kept. The path names it, nothing more: only the text decides what is believed. */
export function keptFileOf(path: string): string {
  return join(cacheFolder(), 'readings', `${createHash('sha1').update(path).digest('hex').slice(0, 24)}.bin`);
}

/** Writes what is kept, behind a line with the lengths and the sums of the parts. */
export function writeKept(file: string, { index, text, problems, blocks }: KeptParts): void {
  const lengths = [index, text, problems, blocks].map((part) => part.length).join(' ');
  const sums = [sumOf(lengths, index), sumOf(lengths, text), sumOf(lengths, problems, blocks)].join(' ');
  const line = `${magic} ${build} ${lengths} ${sums}`.padEnd(lineLength - 1);
  writeCached(file, Buffer.concat([Buffer.from(`${line}\n`), index, text, problems, blocks]));
}

/** What is kept of a reading. */
export interface KeptFile {
  readonly index: Buffer;
  /** The text that was read. */
  readonly text: Buffer;
  /** Whether it is the text as it is now. */
  readonly same: boolean;
  /** The rest; undefined when the file has become another one, or is damaged. */
  readonly rest: () => { readonly problems: Buffer; readonly blocks: Buffer } | undefined;
}

/**
 * What is kept, or undefined when there is nothing, or it was cut, changed, or written by another version.
 * @param present the text as it is now
 */
export function readKept(file: string, present: Buffer): KeptFile | undefined {
  return reading(file, (open) => {
    const parts = readParts(open, 2);
    const [index, text] = parts?.bodies ?? [];
    if (parts === undefined || index === undefined || text === undefined) return undefined;
    const { lengths, sums } = parts;
    if (sumOf(lengths, index) !== sums[0]) return undefined;
    const same = text.equals(present);
    if (!same && sumOf(lengths, text) !== sums[1]) return undefined;
    return { index, text, same, rest: () => reading(file, (again) => readRest(again, parts)) };
  });
}

function readRest(open: number, { lengths, sums }: Parts): ReturnType<KeptFile['rest']> {
  const parts = readParts(open, 2, 2);
  const [problems, blocks] = parts?.bodies ?? [];
  if (parts?.sums.join() !== sums.join() || problems === undefined || blocks === undefined) return undefined;
  return sumOf(lengths, problems, blocks) === sums[2] ? { problems, blocks } : undefined;
}

/** The index alone, where it fits a text. */
export function readKeptIndex(file: string, text: Buffer): Buffer | undefined {
  return reading(file, (open) => {
    const parts = readParts(open, 2);
    const [index, before] = parts?.bodies ?? [];
    if (parts === undefined || index === undefined || before?.equals(text) !== true) return undefined;
    return sumOf(parts.lengths, index) === parts.sums[0] ? index : undefined;
  });
}

function reading<Read>(file: string, read: (open: number) => Read | undefined): Read | undefined {
  let open: number;
  try {
    open = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    return read(open);
  } catch {
    return undefined;
  } finally {
    closeSync(open);
  }
}

interface Parts {
  readonly lengths: string;
  readonly sums: readonly string[];
  readonly bodies: readonly Buffer[];
}

/** So many parts, from the one at `first` on. */
function readParts(open: number, count: number, first = 0): Parts | undefined {
  const line = Buffer.alloc(lineLength);
  readSync(open, line, 0, lineLength, 0);
  const [name, version, ...words] = line.toString('latin1').trimEnd().split(' ');
  if (name !== magic || version !== build || words.length !== 7) return undefined;
  const lengths = words.slice(0, 4).map(Number);
  const all = lengths.reduce((sum, length) => sum + length, lineLength);
  if (all !== fstatSync(open).size) return undefined;
  const wanted = lengths.slice(first, first + count);
  const from = lengths.slice(0, first).reduce((sum, length) => sum + length, lineLength);
  const body = Buffer.allocUnsafe(wanted.reduce((sum, length) => sum + length, 0));
  if (readSync(open, body, 0, body.length, from) !== body.length) return undefined;
  let at = 0;
  const bodies = wanted.map((length) => body.subarray(at, (at += length)));
  return { lengths: words.slice(0, 4).join(' '), sums: words.slice(4), bodies };
}

function sumOf(lengths: string, ...parts: readonly Buffer[]): string {
  const hash = createHash('sha1').update(`${build} ${lengths} `);
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
