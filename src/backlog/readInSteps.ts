import { readBacklog } from './read.ts';
import { type BlockReading, readBlock } from './readBlock.ts';
import type { Reading } from './reading.ts';
import { rescan } from './rescan.ts';
import { type BlockRange, scanBlocks } from './scan.ts';

/** How far a reading has come. */
export interface Step {
  /** Items read so far, and all of them. */
  readonly read: number;
  readonly of: number;
  /** What the text says up to here. */
  readonly partial: () => Reading | undefined;
}

/**
 * Reads a backlog item by item, so that whoever drives it can let others work in between: a large file takes
 * seconds when nothing of it is known. The result is that of `readBacklog`.
 */
export function* readInSteps(text: string, previous?: Reading): Generator<Step, Reading | undefined, void> {
  const { blocks, skipped } = blocksToRead(text, previous);
  const known = new Map<string, BlockReading>();
  for (const [index, { line, end }] of blocks.entries()) {
    const block = text.slice(line, end);
    if (known.has(block)) continue;
    known.set(block, readBlock(block));
    const partial = () => readBacklog(text.slice(0, end), undefined, known);
    yield { read: skipped + index + 1, of: skipped + blocks.length, partial };
  }
  return readBacklog(text, previous, known);
}

/** The blocks that are not where they were in the text before. */
function blocksToRead(text: string, previous: Reading | undefined): { blocks: readonly BlockRange[]; skipped: number } {
  const before = previous?.source.parts;
  if (before === undefined) return { blocks: scanBlocks(text)?.blocks ?? [], skipped: 0 };
  const found = rescan(text, previous?.text ?? '', before.scan);
  const blocks = found?.scan.blocks ?? [];
  const changed = blocks.slice(found?.front, blocks.length - (found?.back ?? 0));
  return { blocks: changed, skipped: blocks.length - changed.length };
}
