import type { Side } from './merged.ts';
import { timeOf } from './moves.ts';
import { signatureOf } from './content.ts';
import { type Interleave, byFirst, byRank, compareTexts, mergeOrder } from './order.ts';
import { pairNew, pairWithBase } from './listPairs.ts';
import { listRole } from './roles.ts';
import type { Three } from './three.ts';
import type { Entry } from './tree.ts';
import { ordersOf, thingsOf, triplesOf } from './triples.ts';

interface ListMerge {
  /** Whose new history entries come last at the same second. */
  readonly last: Side;
  /** Merges one entry; undefined when it goes. */
  readonly merge: (entry: Three<Entry | undefined>, position: number) => Entry | undefined;
}

/** Merges the entries of lists: paired with the base first, then with each other; in the merged order. */
export function mergeListEntries(
  three: Three<readonly Entry[]>,
  path: string,
  { last, merge }: ListMerge,
): readonly Entry[] {
  const role = listRole(
    path,
    [three.base, three.ours, three.theirs].some((entries) => entries.some(({ value }) => value?.kind === 'map')),
  );
  const triples = triplesOf(three, {
    withBase: (base, side) => pairWithBase(base, side, role),
    new: (ours, theirs) => pairNew(ours, theirs, role),
  });
  const merged = new Map<number, Entry>();
  for (const [id, triple] of triples.entries()) {
    const entry = merge(thingsOf(three, triple), triple.base ?? triple.ours ?? triple.theirs ?? 0);
    if (entry !== undefined) merged.set(id, entry);
  }
  const textOf = (id: number) => signatureOf(merged.get(id)?.value, role.lone);
  const byText = byFirst<number>((one, other) => compareTexts(textOf(one), textOf(other)));
  const interleave = role.kind === 'history' ? byTime(merged, last) : byText;
  const order = mergeOrder(ordersOf(triples), new Set(merged.keys()), interleave);
  return order.flatMap((id) => merged.get(id) ?? []);
}

/** By the times of the entries; one without a time stands right behind the one before it. */
function byTime(merged: ReadonlyMap<number, Entry>, last: Side): Interleave<number> {
  return (ours, theirs) => {
    const ranks = new Map([...ranksOf(ours, merged), ...ranksOf(theirs, merged)]);
    return byRank<number>((id) => ranks.get(id) ?? 0, last === 'ours' ? 'theirs' : 'ours')(ours, theirs);
  };
}

function ranksOf(run: readonly number[], merged: ReadonlyMap<number, Entry>): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  let latest = -Infinity;
  for (const id of run) {
    const time = timeOf(merged.get(id)?.value);
    latest = Number.isNaN(time) ? latest : Math.max(latest, time);
    ranks.set(id, latest);
  }
  return ranks;
}
