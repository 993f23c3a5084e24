/**
 * Which rows of a long list have to be drawn: those in sight and a few around them. Pure. A library for this is a
 * quarter of all that the board may load at its start (32 KiB), for what lists of cards need little of (ADR-0018).
 */

/** Where rows stand, in pixels from the top of the list: row `n` from `tops[n]` to `tops[n + 1]`. */
export type Tops = Float64Array;

/** Rows from `first` to before `end`. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

/** Where rows stand by their heights; a row that was never measured is taken to be as high as the others on average. */
export function topsOf(keys: readonly string[], heights: ReadonlyMap<string, number>, guess: number): Tops {
  const tops = new Float64Array(keys.length + 1);
  const usual = averageOf(heights, guess);
  for (const [row, key] of keys.entries()) tops[row + 1] = (tops[row] ?? 0) + (heights.get(key) ?? usual);
  return tops;
}

function averageOf(heights: ReadonlyMap<string, number>, guess: number): number {
  if (heights.size === 0) return guess;
  let sum = 0;
  for (const height of heights.values()) sum += height;
  return sum / heights.size;
}

/** The rows that stand between two offsets, at least in part. */
export function rowsBetween(tops: Tops, from: number, to: number): Range {
  const rows = tops.length - 1;
  const first = Math.min(rowAt(tops, from), Math.max(0, rows - 1));
  return { first, end: Math.min(rows, rowAt(tops, to) + 1) };
}

/** The row at an offset: the last one that begins at or above it. */
function rowAt(tops: Tops, offset: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle + 1] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A row that is drawn, and the pixels of undrawn rows between it and the drawn one above. */
export interface DrawnRow {
  readonly row: number;
  readonly gap: number;
}

/**
 * The rows of a range, and besides them pinned ones: those that have to stay, as the one that has the focus.
 * @returns the rows in order, and the pixels below the last
 */
export function drawnRows(
  tops: Tops,
  { first, end }: Range,
  pinned: readonly number[],
): { readonly rows: readonly DrawnRow[]; readonly rest: number } {
  const wanted = new Set(pinned.filter((row) => row >= 0 && row < tops.length - 1));
  for (let row = first; row < end; row += 1) wanted.add(row);
  let bottom = 0;
  const rows = [...wanted]
    .sort((one, other) => one - other)
    .map((row) => {
      const gap = (tops[row] ?? 0) - bottom;
      bottom = tops[row + 1] ?? bottom;
      return { row, gap };
    });
  return { rows, rest: (tops.at(-1) ?? 0) - bottom };
}
