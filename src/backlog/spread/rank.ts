import { generateNKeysBetween } from 'fractional-indexing';

/** Ranks that put one item at a place of the order, and the others that must change so that there is such a place. */
export interface Ranking {
  readonly own: string;
  readonly others: readonly { readonly index: number; readonly rank: string }[];
}

/** What the library makes of its own accord: people type what they like. Keys in `A` have none below them. */
const made = /^[B-Za-z][0-9A-Za-z]{1,100}$/;

/**
 * Ranks for an item that goes to a place between others: mostly one short key between its neighbours' and nothing
 * else. Where those leave no room, since they are equal (two branches may give the same), missing, or typed by hand,
 * the nearest ones get new ranks too.
 * @param ranks those of the other items, in their order
 * @param at index of the item that it comes before; their number for the end
 */
export function rankingAt(ranks: readonly (string | undefined)[], at: number): Ranking {
  let [above, below] = [at - 1, at];
  for (;;) {
    const [low, high] = [ranks[above], ranks[below]];
    // Items without a rank come last, so that there is always room before them, and none behind them.
    if (above >= 0 && (low === undefined || !isKey(low))) above -= 1;
    else if (below < ranks.length && high !== undefined && (!isKey(high) || (low !== undefined && low >= high)))
      below += 1;
    else break;
  }
  const keys = ranksBetween(ranks[above], ranks[below], below - above);
  const own = keys[at - 1 - above] ?? '';
  const indices = Array.from({ length: below - above - 1 }, (_, step) => above + 1 + step);
  const others = indices.map((index, step) => ({ index, rank: keys[index < at ? step : step + 1] ?? '' }));
  return { own, others };
}

/** So many ranks, in order, each as short as can be. */
export function ranksBetween(low: string | undefined, high: string | undefined, count: number): readonly string[] {
  return generateNKeysBetween(low ?? null, high ?? null, count);
}

function isKey(rank: string): boolean {
  if (!made.test(rank)) return false;
  try {
    generateNKeysBetween(rank, null, 1);
    return true;
  } catch {
    return false;
  }
}
