import type { Three } from './three.ts';

/** Brings together what both sides put at one place of the base, each side's in its own order. */
export type Interleave<Id> = (ours: readonly Id[], theirs: readonly Id[]) => readonly Id[];

/**
 * Merges three orders as moves. What neither side moved stays as it is; what one side moved or added goes where that
 * side has it, behind the same neighbour. What both moved goes to the higher of the two places.
 * @param kept what the result has: of each side's ids the others are passed over
 * @param weighs whether an id holds its place before others that do not: a comment is moved rather than an item
 */
export function mergeOrder<Id>(
  three: Three<readonly Id[]>,
  kept: ReadonlySet<Id>,
  interleave: Interleave<Id>,
  weighs: (id: Id) => boolean = () => true,
): readonly Id[] {
  const [base, ours, theirs] = [three.base, three.ours, three.theirs].map((ids) => ids.filter((id) => kept.has(id)));
  if (base === undefined || ours === undefined || theirs === undefined) return [];
  const still = { ours: unmoved(base, ours, weighs), theirs: unmoved(base, theirs, weighs) };
  const backbone = base.filter((id) => still.ours.has(id) && still.theirs.has(id));
  const places = { ours: placesBehind(ours, backbone), theirs: placesBehind(theirs, backbone) };
  const sideOf = (id: Id): 'ours' | 'theirs' => {
    const [here, there] = [places.ours.get(id), places.theirs.get(id)];
    if (here === undefined || there === undefined) return here === undefined ? 'theirs' : 'ours';
    if (still.ours.has(id) !== still.theirs.has(id)) return still.ours.has(id) ? 'theirs' : 'ours';
    return there < here ? 'theirs' : 'ours';
  };
  const runs = { ours: runsOf(ours, places.ours), theirs: runsOf(theirs, places.theirs) };
  return [undefined, ...backbone].flatMap((id, place) => {
    const mine = (runs.ours.get(place) ?? []).filter((other) => sideOf(other) === 'ours');
    const yours = (runs.theirs.get(place) ?? []).filter((other) => sideOf(other) === 'theirs');
    const run = mine.length > 0 && yours.length > 0 ? interleave(mine, yours) : [...mine, ...yours];
    return id === undefined ? run : [id, ...run];
  });
}

/** An id of a side, and its place in the base. */
interface Placed<Id> {
  readonly id: Id;
  readonly place: number;
}

/**
 * Ids of both orders that have to move for neither: a longest run that is in order on both sides, of those that
 * weigh; and between its ids as many of the others.
 */
function unmoved<Id>(base: readonly Id[], side: readonly Id[], weighs: (id: Id) => boolean): ReadonlySet<Id> {
  const places = new Map(base.map((id, index) => [id, index]));
  const common = side.flatMap((id): readonly Placed<Id>[] => {
    const place = places.get(id);
    return place === undefined ? [] : [{ id, place }];
  });
  const still = new Set(inRise(common.filter(({ id }) => weighs(id))).map(({ id }) => id));
  const others: Placed<Id>[] = [];
  let [gap, above]: [Placed<Id>[], number] = [[], -1];
  const closeGap = (below: number) => {
    others.push(...inRise(gap.filter(({ place }) => place > above && place < below)));
    [gap, above] = [[], below];
  };
  for (const each of common) {
    if (still.has(each.id)) closeGap(each.place);
    else if (!weighs(each.id)) gap.push(each);
  }
  closeGap(base.length);
  for (const { id } of others) still.add(id);
  return still;
}

function inRise<Id>(placed: readonly Placed<Id>[]): readonly Placed<Id>[] {
  return longestRise(placed.map(({ place }) => place)).flatMap((index) => placed[index] ?? []);
}

/** Indices of a longest increasing subsequence (patience sorting). */
function longestRise(values: readonly number[]): readonly number[] {
  if (values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0))) return [...values.keys()];
  const ends: number[] = [];
  const before = values.map((value, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    ends[low] = index;
    return ends[low - 1];
  });
  const rise: number[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) rise.push(index);
  return rise.reverse();
}

/** Of every id that is not in the backbone, behind how many of its ids it stands. */
function placesBehind<Id>(side: readonly Id[], backbone: readonly Id[]): ReadonlyMap<Id, number> {
  const places = new Map<Id, number>();
  let place = 0;
  for (const id of side) {
    if (id === backbone[place]) place += 1;
    else places.set(id, place);
  }
  return places;
}

function runsOf<Id>(side: readonly Id[], places: ReadonlyMap<Id, number>): ReadonlyMap<number, readonly Id[]> {
  const runs = new Map<number, Id[]>();
  for (const id of side) {
    const place = places.get(id);
    if (place === undefined) continue;
    const run = runs.get(place);
    if (run === undefined) runs.set(place, [id]);
    else run.push(id);
  }
  return runs;
}

/** Puts the one first whose first id comes first, and leaves each side's together. */
export function byFirst<Id>(compare: (one: Id, other: Id) => number): Interleave<Id> {
  return (ours, theirs) => {
    const [mine, yours] = [ours[0], theirs[0]];
    const turned = mine !== undefined && yours !== undefined && compare(yours, mine) < 0;
    return turned ? [...theirs, ...ours] : [...ours, ...theirs];
  };
}

/** The order of texts by their code units: it is the same everywhere. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Brings two orders together by a rank that rises in each; `first` goes first where ranks are the same. */
export function byRank<Id>(rankOf: (id: Id) => number, first: 'ours' | 'theirs'): Interleave<Id> {
  return (ours, theirs) => {
    const [early, late] = first === 'ours' ? [ours, theirs] : [theirs, ours];
    const merged: Id[] = [];
    let next = 0;
    for (const id of early) {
      for (let other = late[next]; other !== undefined && rankOf(other) < rankOf(id); other = late[next]) {
        merged.push(other);
        next += 1;
      }
      merged.push(id);
    }
    return [...merged, ...late.slice(next)];
  };
}
