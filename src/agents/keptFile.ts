import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type KeptIndex, type LaterBlock, withLater } from '../backlog/kept/keptIndex.ts';
import { type PackedIndex, unpackIndex } from '../backlog/kept/packedIndex.ts';
import { build } from './build.ts';
import { cacheFolder, readTwice, writeCached, writeTwice } from './cacheFolder.ts';
import { checksum } from './checksum.ts';
import { hasBytes } from './hasBytes.ts';
import { textOf } from './textOf.ts';

const magic = 'headwater-reading-4';
/** Bytes of the first line, filled up with blanks. */
const lineLength = 256;

/** The parts of a cached reading, in this order; the first two are all that a list needs. */
export interface KeptParts {
  readonly index: PackedIndex;
  /** The text that was read. */
  readonly text: Buffer;
  readonly problems: Buffer;
  readonly blocks: Buffer;
}

/** Where the reading of a backlog is kept. The path names it, nothing more: only the text decides what is believed. */
export function keptFileOf(path: string, folder = cacheFolder()): string {
  return join(folder, 'readings', `${checksum(path)}.bin`);
}

/**
 * Writes what is kept, behind a line with the lengths and the sums of the parts. The index stands there twice: every
 * command needs it, and comparing two copies costs nothing beside a sum.
 */
export function writeKept(file: string, { index, text, problems, blocks }: KeptParts): void {
  const packed = bytesOf(index);
  const parts = [packed, packed, text, problems, blocks];
  const lengths = parts.map((part) => part.length).join(' ');
  const sums = [sumOf(lengths, text), sumOf(lengths, problems, blocks)].join(' ');
  const line = `${magic} ${build} ${lengths} ${sums}`.padEnd(lineLength - 1);
  writeCached(file, Buffer.concat([Buffer.from(`${line}\n`), ...parts]));
}

/** What is kept of a reading. */
export interface KeptFile {
  readonly index: PackedIndex;
  /** The text that was read, where it is not the one as it is now but for `later`. */
  readonly other: Buffer | undefined;
  /** Blocks that were written since. */
  readonly later: readonly LaterBlock[];
  /** Names this state of the file. */
  readonly name: string;
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
    const [index, copy] = parts?.bodies ?? [];
    if (parts === undefined || index === undefined) return undefined;
    if (copy?.equals(index) !== true) return undefined;
    const name = parts.sums.join(' ');
    const text = { open, start: lineLength + 2 * index.length, length: Number(parts.lengths.split(' ')[2]) };
    const later = laterIn(file, { name, text, present });
    const other = later === undefined ? readText(open, parts) : undefined;
    if (later === undefined && other === undefined) return undefined;
    const rest = () => reading(file, (again) => readRest(again, parts));
    return { index: indexFrom(index), other, later: later ?? [], name, rest };
  });
}

function readText(open: number, { lengths, sums }: Parts): Buffer | undefined {
  const [text] = readParts(open, 1, 2)?.bodies ?? [];
  return text !== undefined && sumOf(lengths, text) === sums[0] ? text : undefined;
}

function readRest(open: number, { lengths, sums }: Parts): ReturnType<KeptFile['rest']> {
  const parts = readParts(open, 2, 3);
  const [problems, blocks] = parts?.bodies ?? [];
  if (parts?.sums.join() !== sums.join() || problems === undefined || blocks === undefined) return undefined;
  return sumOf(lengths, problems, blocks) === sums[1] ? { problems, blocks } : undefined;
}

/** The index alone, where it fits a text. */
export function readKeptIndex(file: string, present: Buffer): KeptIndex | undefined {
  const kept = readKept(file, present);
  return kept === undefined || kept.other ? undefined : withLater(unpackIndex(kept.index), kept.later);
}

/** Bytes of what stands before the parts of the index: their lengths, as the numbers of this machine. */
const packedHead = 16;

function bytesOf({ numbers, ids, titles, rest }: PackedIndex): Buffer {
  const parts = [
    Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength),
    ...[ids, titles, rest].map((part) => Buffer.from(part)),
  ];
  const lengths = Int32Array.from(parts, (part) => part.length);
  return Buffer.concat([Buffer.from(lengths.buffer), ...parts]);
}

/** @param bytes as `bytesOf` of this version made them, and unchanged since */
function indexFrom(bytes: Buffer): PackedIndex {
  let at = packedHead;
  const [numbers, ids, titles, rest] = [...numbersIn(bytes.subarray(0, packedHead))].map((length) =>
    bytes.subarray(at, (at += length)),
  );
  const text = (part: Buffer = Buffer.alloc(0)) => textOf(part);
  return { numbers: numbersIn(numbers ?? Buffer.alloc(0)), ids: text(ids), titles: text(titles), rest: text(rest) };
}

/** Numbers in place where they can be read there: behind whole numbers only. */
function numbersIn(bytes: Buffer): Int32Array {
  const aligned = bytes.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0 ? bytes : Buffer.from(bytes);
  return new Int32Array(aligned.buffer, aligned.byteOffset, bytes.length / Int32Array.BYTES_PER_ELEMENT);
}

/** Writes what has changed since: little, beside what is kept of the whole. */
export function writeLater(file: string, name: string, blocks: readonly LaterBlock[]): void {
  writeTwice(laterOf(file), Buffer.from(JSON.stringify({ name, blocks })));
}

const laterOf = (file: string) => `${file}.later`;

/** The blocks that make the text that was kept the present one; undefined when it is yet another. */
function laterIn(file: string, kept: { readonly name: string; readonly text: KeptText; readonly present: Buffer }) {
  if (makes(kept.text, [], kept.present)) return [];
  const data = readTwice(laterOf(file));
  if (data === undefined) return undefined;
  // Written by `writeLater` of this version.
  const { name, blocks } = JSON.parse(data.toString()) as { name: string; blocks: readonly LaterBlock[] };
  return name === kept.name && makes(kept.text, blocks, kept.present) ? blocks : undefined;
}

/** A text within an open file. */
interface KeptText {
  readonly open: number;
  readonly start: number;
  readonly length: number;
}

/** Whether a text with these blocks in place of its own is the present one, byte for byte. */
function makes({ open, start, length }: KeptText, blocks: readonly LaterBlock[], present: Buffer): boolean {
  const written = blocks.map(({ text }) => Buffer.from(text));
  const grown = blocks.reduce((sum, block, at) => sum + (written[at]?.length ?? 0) - (block.end - block.start), 0);
  if (length + grown !== present.length) return false;
  let [from, to] = [0, 0];
  const goesOn = (until: number) => hasBytes(open, start + from, present.subarray(to, (to += until - from)));
  for (const [at, block] of blocks.entries()) {
    const text = written[at] ?? Buffer.alloc(0);
    if (!goesOn(block.start) || !text.equals(present.subarray(to, (to += text.length)))) return false;
    from = block.end;
  }
  return goesOn(length);
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
  const lengths = words.slice(0, 5).map(Number);
  const all = lengths.reduce((sum, length) => sum + length, lineLength);
  if (all !== fstatSync(open).size) return undefined;
  const wanted = lengths.slice(first, first + count);
  const from = lengths.slice(0, first).reduce((sum, length) => sum + length, lineLength);
  const body = Buffer.allocUnsafe(wanted.reduce((sum, length) => sum + length, 0));
  if (readSync(open, body, 0, body.length, from) !== body.length) return undefined;
  let at = 0;
  const bodies = wanted.map((length) => body.subarray(at, (at += length)));
  return { lengths: words.slice(0, 5).join(' '), sums: words.slice(5), bodies };
}

function sumOf(lengths: string, ...parts: readonly Buffer[]): string {
  return checksum(`${build} ${lengths} `, ...parts);
}
