import type { KeptIndex } from './keptIndex.ts';

/** Where the blocks of a text stand, in columns: offsets by the item's index. */
export interface Places {
  readonly text: string;
  readonly starts: Int32Array;
  readonly lines: Int32Array;
  readonly ends: Int32Array;
}

/** @param index of that text */
export function placesOf(text: string, { scan, gaps, comments, lengths }: KeptIndex): Places {
  const count = gaps.length;
  const [starts, lines, ends] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  let end = scan.head.end;
  for (let at = 0; at < count; at += 1) {
    const start = end + (gaps[at] ?? 0);
    const line = start + (comments[at] ?? 0);
    end = line + (lengths[at] ?? 0);
    starts[at] = start;
    lines[at] = line;
    ends[at] = end;
  }
  return { text, starts, lines, ends };
}
