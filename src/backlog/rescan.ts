import { type BlockRange, type Scan, scanBlocks, scanList } from './scan.ts';

/** A scan of a text, with the blocks that stand there as they stood in the text before it. */
export interface Rescan {
  readonly scan: Scan;
  /** So many blocks at the front are unchanged. */
  readonly front: number;
  /** So many blocks at the back are unchanged, each moved by the same number of characters. */
  readonly back: number;
}

/**
 * Scans a text that is mostly one that was scanned before: only what changed is looked at again, and the blocks
 * around it. The result is that of `scanBlocks`; undefined where blocks cannot be told apart.
 */
export function rescan(text: string, before: string, scan: Scan): Rescan | undefined {
  const moved = text.length - before.length;
  const front = unchangedInFront(text, before, scan);
  const back = front === undefined ? 0 : unchangedBehind(text, before, scan, front);
  const first = scan.blocks[(front ?? 0) - 1];
  const last = scan.blocks[scan.blocks.length - back];
  if (front === undefined || first === undefined || last === undefined) return whole(text);

  const end = last.start + moved;
  const middle = scanList(text, { start: first.end, end }, scan.indent);
  // Something in between ends the list, or belongs to the blocks around it.
  if (middle?.end !== end || text.slice(first.end, middle.blocks[0]?.start ?? end).trim() !== '') return whole(text);
  const shifted = scan.blocks.slice(scan.blocks.length - back).map((block) => shift(block, moved));
  const blocks = [...scan.blocks.slice(0, front), ...middle.blocks, ...shifted];
  const tail = { start: scan.tail.start + moved, end: scan.tail.end + moved };
  return { scan: { ...scan, blocks, tail }, front, back };
}

function whole(text: string): Rescan | undefined {
  const scan = scanBlocks(text);
  return scan && { scan, front: 0, back: 0 };
}

function shift({ start, line, end }: BlockRange, by: number): BlockRange {
  return { start: start + by, line: line + by, end: end + by };
}

/** Blocks that begin both texts, but for the last of them, which may go on in what follows; undefined without any. */
function unchangedInFront(text: string, before: string, { blocks, head }: Scan): number | undefined {
  const same = (count: number) => {
    const end = blocks[count - 1]?.end ?? head.end;
    return text.slice(0, end) === before.slice(0, end);
  };
  return same(0) ? highest(blocks.length, same) - 1 : undefined;
}

/** Blocks that end both texts, with the tail, but for the first of them, which keeps the line above it. */
function unchangedBehind(text: string, before: string, { blocks }: Scan, front: number): number {
  const moved = text.length - before.length;
  const same = (count: number) => {
    const start = blocks[blocks.length - count]?.start ?? before.length;
    return start + moved >= 0 && text.slice(start + moved) === before.slice(start);
  };
  return Math.max(0, highest(blocks.length - front - 1, same) - 1);
}

/** The highest count up to `most` that holds, where every lower one does too. Comparing texts at once is quickest. */
function highest(most: number, holds: (count: number) => boolean): number {
  let [low, high] = [0, Math.max(0, most)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
