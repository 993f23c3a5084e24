import * as v from 'valibot';
import { type BoardChanges, type BoardView, type ColumnView, boardFacts, columnFacts } from './board.ts';
import type { CardView } from './card.ts';

type ColumnChange = BoardChanges['columns'][number];

/** Cards taken or put, up to which changes are worth while: above, the whole view is hardly longer. */
const mostSteps = 200;

/**
 * What makes `after` of `before`, for a page that has that: what changed, and no more. Undefined where the columns are
 * others, or so much has changed that the whole view is simpler.
 */
export function boardChanges(before: BoardView, after: BoardView): BoardChanges | undefined {
  if (before.columns.map(({ id }) => id).join('\n') !== after.columns.map(({ id }) => id).join('\n')) return undefined;
  const columns: ColumnChange[] = [];
  let steps = 0;
  for (const [index, column] of after.columns.entries()) {
    const change = columnChange(before.columns[index] ?? column, column);
    if (change !== undefined) columns.push(change);
    steps += (change?.taken.length ?? 0) + (change?.put.length ?? 0);
  }
  const known = cardsOf(before);
  const cards = after.columns.flatMap((column) => column.cards.filter((card) => !same(known.get(card.key), card)));
  if (steps + cards.length > mostSteps) return undefined;
  const facts = factsOf(after);
  return { ...(!same(factsOf(before), facts) && { facts }), cards, columns };
}

/** The board with these changes. Everything that did not change is the very object that it was. */
export function withChanges(before: BoardView, { facts, cards, columns }: BoardChanges): BoardView {
  const known = cardsOf(before);
  for (const card of cards) known.set(card.key, card);
  const changed = new Set(cards.map(({ key }) => key));
  const next = before.columns.map((column) => {
    const change = columns.find(({ id }) => id === column.id);
    const order = change === undefined ? column : reordered(column, change, known);
    if (!order.cards.some(({ key }) => changed.has(key))) return order;
    return { ...order, cards: order.cards.map((card) => known.get(card.key) ?? card) };
  });
  return { ...(facts ?? factsOf(before)), columns: next };
}

function columnChange(before: ColumnView, after: ColumnView): ColumnChange | undefined {
  const { cards } = after;
  const facts = v.parse(columnFacts, after);
  const { taken, put } = orderChange(keysOf(before), keysOf(after));
  if (taken.length + put.length === 0 && same(v.parse(columnFacts, before), facts)) return undefined;
  const above = new Map(cards.slice(1).map(({ key }, index) => [key, cards[index]?.key]));
  return { ...facts, taken, put: put.map((card) => ({ card, after: above.get(card) })) };
}

/** Which keys have to be taken out and put in, so that one order becomes the other: as few as can be. */
function orderChange(before: readonly string[], after: readonly string[]): { taken: string[]; put: string[] } {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const stays = longestCommon(old, fresh);
  return { taken: old.filter((key) => !stays.has(key)), put: fresh.filter((key) => !stays.has(key)) };
}

/** The keys of the longest part that stands in both in one order: a longest increasing subsequence of places. */
function longestCommon(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const placeOf = new Map(before.map((key, place) => [key, place]));
  const both = after.filter((key) => placeOf.has(key));
  const place = (key: string): number => placeOf.get(key) ?? 0;
  /** For each length, the last key of the subsequence that ends lowest; and for each key, the one before it. */
  const ends: string[] = [];
  const previous = new Map<string, string | undefined>();
  for (const key of both) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(ends[middle] ?? '') < place(key)) low = middle + 1;
      else high = middle;
    }
    previous.set(key, ends[low - 1]);
    ends[low] = key;
  }
  const stays = new Set<string>();
  for (let key = ends.at(-1); key !== undefined; key = previous.get(key)) stays.add(key);
  return stays;
}

function reordered(column: ColumnView, change: ColumnChange, known: ReadonlyMap<string, CardView>): ColumnView {
  const { taken, put, ...facts } = change;
  const out = new Set(taken);
  const cards = out.size === 0 ? [...column.cards] : column.cards.filter(({ key }) => !out.has(key));
  for (const { card: key, after } of put) {
    const card = known.get(key);
    const index = after === undefined ? 0 : cards.findIndex((other) => other.key === after) + 1;
    if (card !== undefined) cards.splice(index, 0, card);
  }
  return { ...facts, cards: taken.length + put.length === 0 ? column.cards : cards };
}

function keysOf({ cards }: ColumnView): readonly string[] {
  return cards.map(({ key }) => key);
}

function cardsOf({ columns }: BoardView): Map<string, CardView> {
  return new Map(columns.flatMap(({ cards }) => cards.map((card) => [card.key, card] as const)));
}

/** The schema leaves out what it does not name. */
function factsOf(view: BoardView): v.InferOutput<typeof boardFacts> {
  return v.parse(boardFacts, view);
}

/** Both are plain data with their keys in the schema's order, so equal text is equal data. */
function same(one: object | undefined, other: object): boolean {
  return one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other));
}
