import { type Element, pairElements, pairNewElements } from './elements.ts';
import type { Pairs } from './pairing.ts';
import { type Three, mapThree } from './three.ts';

/** One thing in three lists, by its index in each; undefined where it is not. */
export type Triple = Three<number | undefined>;

/** How the things of two lists are paired: with those that both come from, and new ones with each other. */
export interface Pairer<Thing> {
  readonly withBase: (base: readonly Thing[], side: readonly Thing[]) => Pairs;
  readonly new: (ours: readonly Thing[], theirs: readonly Thing[]) => Pairs;
}

/** Which things of three lists are one: those of the base in its order, then the new ones. */
export function triplesOf<Thing>(three: Three<readonly Thing[]>, pairer: Pairer<Thing>): readonly Triple[] {
  const { base, ours, theirs } = three;
  const [here, there] = [pairer.withBase(base, ours), pairer.withBase(base, theirs)];
  const triples = base.map((_, index): Triple => ({ base: index, ours: here.get(index), theirs: there.get(index) }));
  const [mine, yours] = [unpaired(ours, here), unpaired(theirs, there)];
  const at = (things: readonly Thing[], indices: readonly number[]) =>
    indices.flatMap((index) => things.slice(index, index + 1));
  const twins = pairer.new(at(ours, mine), at(theirs, yours));
  const twinned = new Set(twins.values());
  const added = mine.map((index, place): Triple => ({
    base: undefined,
    ours: index,
    theirs: yours[twins.get(place) ?? -1],
  }));
  const others = yours.filter((_, place) => !twinned.has(place));
  return [
    ...triples,
    ...added,
    ...others.map((index): Triple => ({ base: undefined, ours: undefined, theirs: index })),
  ];
}

function unpaired(things: readonly unknown[], pairs: Pairs): readonly number[] {
  const paired = new Set(pairs.values());
  return things.flatMap((_, index) => (paired.has(index) ? [] : [index]));
}

/** What a triple stands for in each list. */
export function thingsOf<Thing>(three: Three<readonly Thing[]>, triple: Triple): Three<Thing | undefined> {
  const at = (side: keyof Triple) => {
    const index = triple[side];
    return index === undefined ? undefined : three[side][index];
  };
  return { base: at('base'), ours: at('ours'), theirs: at('theirs') };
}

/** The triples' numbers in the order that each list has them. */
export function ordersOf(triples: readonly Triple[]): Three<readonly number[]> {
  const order = (side: keyof Triple) => {
    const ids: number[] = [];
    for (const [id, triple] of triples.entries()) {
      const index = triple[side];
      if (index !== undefined) ids[index] = id;
    }
    return ids;
  };
  return mapThree<keyof Triple, readonly number[]>({ base: 'base', ours: 'ours', theirs: 'theirs' }, order);
}

/** How elements of the list of items are paired. */
export const elementPairer: Pairer<Element> = { withBase: pairElements, new: pairNewElements };
