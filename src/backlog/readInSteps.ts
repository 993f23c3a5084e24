import { readBacklog } from './read.ts';
import { type BlockReading, readBlock } from './readBlock.ts';
import { type KnownBlocks, changedBlocks } from './readBlocks.ts';
import type { Reading } from './reading.ts';
import { rescan } from './rescan.ts';
import { type BlockRange, scanBlocks } from './scan.ts';

/** How far a reading has come. */
export interface Step {
  /** Items read so far, and all of them. */
  readonly read: number;
  readonly of: number;
  /** What the text says up to here; read-only, since it is not all. */
  readonly partial: () => Reading | undefined;
}

/**
 * Reads a backlog item by item, so that whoever drives it can let others work in between: a large file takes
 * seconds when nothing of it is known. The result is that of `readBacklog`.
 */
export function* readInSteps(text: string, previous?: Reading): Generator<Step, Reading | undefined, void> {
  const { blocks, skipped, moved } = blocksToRead(text, previous);
  const known = new Map<string, BlockReading>();
  for (const [index, { line, end }] of blocks.entries()) {
    const block = text.slice(line, end);
    if (known.has(block) || moved.has(block)) continue;
    known.set(block, readBlock(block));
    const partial = () => unfinished(text, readBacklog(text.slice(0, end), undefined, known));
    yield { read: skipped + index + 1, of: skipped + blocks.length, partial };
  }
  const reading = readBacklog(text, previous, known);
  // What is read as a whole is parsed once more, by itself.
  return reading?.source.parts === undefined ? reading : { ...reading, parsed: known.size };
}

function unfinished(text: string, reading: Reading | undefined): Reading | undefined {
  if (reading === undefined) return undefined;
  const { backlog } = reading;
  return { ...reading, text, backlog: { ...backlog, readOnly: backlog.readOnly ?? 'reading' } };
}

interface BlocksToRead {
  readonly blocks: readonly BlockRange[];
  /** So many are where they were. */
  readonly skipped: number;
  /** Those that only stand elsewhere now. */
  readonly moved: KnownBlocks;
}

/** The blocks that are not where they were in the text before. */
function blocksToRead(text: string, previous: Reading | undefined): BlocksToRead {
  const before = previous?.source.parts;
  const found = before === undefined ? undefined : rescan(text, previous?.text ?? '', before.scan);
  if (found === undefined) return { blocks: scanBlocks(text)?.blocks ?? [], skipped: 0, moved: new Map() };
  const { scan, front, back } = found;
  const blocks = scan.blocks.slice(front, scan.blocks.length - back);
  return { blocks, skipped: front + back, moved: changedBlocks(previous, found) };
}
