import { type BlockReading, readBlock } from './readBlock.ts';
import type { Reading } from './reading.ts';
import { type Rescan, rescan } from './rescan.ts';
import { type BlockRange, scanBlocks } from './scan.ts';
import type { TextParts } from './source.ts';

/** A text read block by block. */
export interface Blocks extends Omit<TextParts, 'head'> {
  /** How many blocks were parsed. */
  readonly parsed: number;
}

/** Blocks that were read before, by their text. */
export type KnownBlocks = ReadonlyMap<string, BlockReading>;

/** Reads a text's blocks; those that stand in the text before it as well are taken over. Undefined without blocks. */
export function readBlocks(text: string, previous: Reading | undefined): Blocks | undefined {
  const before = previous?.source.parts;
  const found = before === undefined ? scanAnew(text) : rescan(text, previous?.text ?? '', before.scan);
  if (found === undefined) return undefined;
  const { scan } = found;
  let parsed = 0;
  const known = changedBlocks(previous, found);
  const blocks = scan.blocks.map((range, index) => {
    const kept = unchanged(before, found, index);
    if (kept !== undefined) return kept;
    const block = textOf(text, range);
    const moved = known.get(block);
    if (moved !== undefined) return moved;
    parsed += 1;
    return readBlock(block);
  });
  return { scan, blocks, parsed };
}

function scanAnew(text: string): Rescan | undefined {
  const scan = scanBlocks(text);
  return scan && { scan, front: 0, back: 0 };
}

function unchanged(
  before: TextParts | undefined,
  { scan, front, back }: Rescan,
  index: number,
): BlockReading | undefined {
  if (before === undefined) return undefined;
  if (index < front) return before.blocks[index];
  const fromEnd = scan.blocks.length - index;
  return fromEnd <= back ? before.blocks[before.blocks.length - fromEnd] : undefined;
}

/** The blocks of the text before that are not where they were: one that moved is known by its text. */
export function changedBlocks(previous: Reading | undefined, { front, back }: Rescan): KnownBlocks {
  const known = new Map<string, BlockReading>();
  const before = previous?.source.parts;
  if (before === undefined) return known;
  const end = before.scan.blocks.length - back;
  for (const [offset, range] of before.scan.blocks.slice(front, end).entries()) {
    const reading = before.blocks[front + offset];
    if (reading !== undefined) known.set(textOf(previous?.text ?? '', range), reading);
  }
  return known;
}

function textOf(text: string, { line, end }: BlockRange): string {
  return text.slice(line, end);
}
