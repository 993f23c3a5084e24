import type { Three } from './three.ts';
import { settled } from './three.ts';
import type { Triple } from './triples.ts';

/** The blank lines before each thing of a list, and behind the last one. */
export type Blanks = readonly string[];

/**
 * The blank lines of a merged order. Between two neighbours they are what the texts have between them; between two
 * that are neighbours in none, what the lower one had above it.
 */
export function mergeBlanks(three: Three<Blanks>, triples: readonly Triple[], order: readonly number[]): Blanks {
  const start: Triple = { base: -1, ours: -1, theirs: -1 };
  const inOrder = order.flatMap((id) => triples[id] ?? []);
  const before = inOrder.map((triple, place) => blankBetween(three, inOrder[place - 1] ?? start, triple));
  const last = (blanks: Blanks) => blanks.at(-1) ?? '';
  const end = { base: last(three.base), ours: last(three.ours), theirs: last(three.theirs) };
  return [...before, (settled(end) ?? { value: end.ours }).value];
}

function blankBetween(three: Three<Blanks>, above: Triple, below: Triple): string {
  const beside = (side: keyof Triple) => {
    const index = below[side];
    return index !== undefined && index === (above[side] ?? NaN) + 1 ? three[side][index] : undefined;
  };
  const [base, ours, theirs] = [beside('base'), beside('ours'), beside('theirs')];
  if (ours !== undefined && theirs !== undefined)
    return (settled({ base, ours, theirs }) ?? { value: ours }).value ?? '';
  return ours ?? theirs ?? apart(three, above, below);
}

/** Between two that stand apart everywhere. */
function apart(three: Three<Blanks>, above: Triple, below: Triple): string {
  for (const side of ['ours', 'theirs'] as const) {
    const index = below[side];
    if (index !== undefined && index > 0) return three[side][index] ?? '';
  }
  for (const side of ['ours', 'theirs'] as const) {
    const index = above[side];
    const blank = index === undefined || index < 0 ? undefined : three[side][index + 1];
    if (blank !== undefined && (index ?? 0) + 2 < three[side].length) return blank;
  }
  return '';
}
