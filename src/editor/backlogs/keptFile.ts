import { hash, webcrypto } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { build } from '../../agents/build.ts';
import { removeOldest } from '../../agents/cacheFolder.ts';
import { keptFileOf } from '../../agents/keptFile.ts';
import type { BlockReading } from '../../backlog/readBlock.ts';
import type { KnownBlock } from '../../backlog/readInSteps.ts';
import type { Reading } from '../../backlog/reading.ts';
import { pause, slice } from './slice.ts';

/** Bytes of the sum that a file begins with, and of the name that each of its lines begins with. */
const lengths = { sum: 32, name: 44 };

/** The first line: another version of the extension reads blocks in another way. */
const title = `headwater-blocks-1 ${build}`;

/** What is kept of a backlog's blocks, by their text; undefined when it is not there, cut, changed or another version's. */
export async function readKeptBlocks(folder: string, backlog: string): Promise<KnownBlock | undefined> {
  let data: Buffer;
  try {
    data = await readFile(keptFileOf(backlog, folder));
  } catch {
    return undefined;
  }
  const body = data.subarray(lengths.sum);
  if (!data.subarray(0, lengths.sum).equals(await sumOf(body))) return undefined;
  const start = body.indexOf('\n');
  return body.toString('latin1', 0, start) === title ? lookup(body, start + 1) : undefined;
}

/** Keeps what the blocks of a backlog say, in slices. Without a place for it nothing is kept, and nothing is wrong. */
export async function writeKeptBlocks(folder: string, backlog: string, reading: Reading): Promise<void> {
  const body = await linesOf(reading);
  const file = keptFileOf(backlog, folder);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(temporary, [await sumOf(body), body], { mode: 0o600 });
    await rename(temporary, file);
    removeOldest(dirname(file));
  } catch {
    await rm(temporary, { force: true });
  }
}

/** A line for each block: its name, and what it says as JSON. */
async function linesOf({ text, source: { parts } }: Reading): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let lines = `${title}\n`;
  let until = performance.now() + slice;
  for (const [at, { line, end }] of parts?.scan.blocks.entries() ?? []) {
    lines += `${nameOf(text.slice(line, end))}${JSON.stringify(parts?.blocks[at])}\n`;
    if (performance.now() < until) continue;
    pieces.push(Buffer.from(lines));
    lines = '';
    await pause();
    until = performance.now() + slice;
  }
  return Buffer.concat([...pieces, Buffer.from(lines)]);
}

/** @param start where the first line with a block begins */
function lookup(body: Buffer, start: number): KnownBlock {
  const lines = new Map<string, readonly [from: number, to: number]>();
  for (let from = start; from < body.length;) {
    const to = body.indexOf('\n', from);
    const json = from + lengths.name;
    lines.set(body.toString('latin1', from, json), [json, to]);
    from = to + 1;
  }
  return (block) => {
    const line = lines.get(nameOf(block));
    // Written by `linesOf` of this version, and checked since.
    return line && (JSON.parse(body.toString('utf8', ...line)) as BlockReading);
  };
}

/** Names a block by its text, whatever characters it has: two that differ never have the same name. */
function nameOf(block: string): string {
  return hash('sha256', Buffer.from(block, 'utf16le'), 'base64');
}

/** Computed on another thread. */
async function sumOf(data: Buffer): Promise<Buffer> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', data));
}
