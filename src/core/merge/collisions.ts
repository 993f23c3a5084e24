import type { Side } from './merged.ts';
import { compareTexts } from './order.ts';

/** A new item of one side, or one that keeps its id. */
export interface Holder {
  readonly id: string;
  /** The side that it is new on; undefined for one that both sides have. */
  readonly side: Side | undefined;
  /** When it was captured, as typed; asked for only where it decides. */
  readonly captured: () => string | undefined;
  readonly text: string;
}

/**
 * Which items have to get another id so that each has its own: of those that share one, the first captured keeps it;
 * of two captured at the same second, or of which nobody knows, the one whose text comes first in order of code units.
 * One that is not new keeps it before all.
 * @returns places in `holders`, those of the lowest ids first
 */
export function collisionsOf(holders: readonly Holder[]): readonly number[] {
  const groups = new Map<string, number[]>();
  for (const [place, { id }] of holders.entries()) groups.set(id, [...(groups.get(id) ?? []), place]);
  return [...groups.values()].flatMap((places) => {
    const rank = (place: number): Holder =>
      holders[place] ?? { id: '', side: undefined, captured: () => undefined, text: '' };
    const sides = new Set(places.map((place) => rank(place).side));
    // One side alone has given it twice: that is a problem of that side, and shown as one.
    if (places.length < 2 || (sides.size === 1 && !sides.has(undefined))) return [];
    const [, ...others] = [...places].sort((one, other) => compareHolders(rank(one), rank(other)));
    return others.filter((place) => rank(place).side !== undefined);
  });
}

function compareHolders(one: Holder, other: Holder): number {
  const known = Number(one.side !== undefined) - Number(other.side !== undefined);
  if (known !== 0) return known;
  const [first, second] = [timeOf(one), timeOf(other)];
  if (first !== second) return first - second;
  return compareTexts(one.text, other.text);
}

/** What nobody knows comes last. */
function timeOf({ captured }: Holder): number {
  const time = Date.parse(captured() ?? '');
  return Number.isNaN(time) ? Number.MAX_VALUE : time;
}
