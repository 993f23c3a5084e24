import { readBacklog } from './read.ts';
import { type BlockReading, readBlock } from './readBlock.ts';
import { changedBlocks } from './readBlocks.ts';
import type { Reading } from './reading.ts';
import { type Rescan, rescan } from './rescan.ts';
import { type Scan, scanBlocks } from './scan.ts';

/** How far a reading has come. */
export interface Step {
  /** Items read so far, and all of them. */
  readonly read: number;
  readonly of: number;
  /** What the text says up to here; read-only, since it is not all. */
  readonly partial: () => Reading | undefined;
}

/** What a block says, where that is known without parsing it. */
export type KnownBlock = (block: string) => BlockReading | undefined;

/**
 * Reads a backlog item by item, so that whoever drives it can let others work in between: a large file takes
 * seconds when nothing of it is known. The result is that of `readBacklog`.
 * @param kept blocks that were parsed long before, which takes time to look up
 */
export function* readInSteps(
  text: string,
  previous?: Reading,
  kept?: KnownBlock,
): Generator<Step, Reading | undefined, void> {
  const found = findBlocks(text, previous);
  if (found === undefined) return readBacklog(text, previous);
  const { scan, front, back } = found;
  const before = previous?.source.parts?.blocks ?? [];
  const blocks: BlockReading[] = before.slice(0, front);
  const known = new Map(changedBlocks(previous, found));
  let parsed = 0;
  for (const { line, end } of scan.blocks.slice(front, scan.blocks.length - back)) {
    const block = text.slice(line, end);
    const moved = known.get(block);
    const remembered = moved ?? kept?.(block);
    const reading = remembered ?? readBlock(block);
    known.set(block, reading);
    blocks.push(reading);
    if (remembered === undefined) parsed += 1;
    if (moved !== undefined) continue;
    const partial = () => readUpTo(text, scan, blocks.slice(0));
    yield { read: blocks.length, of: scan.blocks.length, partial };
  }
  blocks.push(...before.slice(before.length - back));
  return readBacklog(text, previous, { scan, blocks, parsed });
}

function findBlocks(text: string, previous: Reading | undefined): Rescan | undefined {
  const parts = previous?.source.parts;
  if (parts !== undefined) return rescan(text, previous?.text ?? '', parts.scan);
  const scan = scanBlocks(text);
  return scan && { scan, front: 0, back: 0 };
}

/** What the text says up to the last of these blocks. */
function readUpTo(text: string, scan: Scan, blocks: readonly BlockReading[]): Reading | undefined {
  const ranges = scan.blocks.slice(0, blocks.length);
  const end = ranges.at(-1)?.end ?? scan.head.end;
  const part: Scan = { ...scan, blocks: ranges, tail: { start: end, end } };
  const reading = readBacklog(text.slice(0, end), undefined, { scan: part, blocks, parsed: blocks.length });
  if (reading === undefined) return undefined;
  const { backlog } = reading;
  return { ...reading, text, backlog: { ...backlog, readOnly: backlog.readOnly ?? 'reading' } };
}
