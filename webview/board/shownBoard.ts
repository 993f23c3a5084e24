/**
 * What is shown of a board: a view and a perspective in; lanes of columns of cards out. Drawing, walking and dropping
 * all go by it, so that they agree on which card is beside which. Pure.
 */
import type { BoardView, ColumnView } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';
import { type Perspective, isFiltered } from '../../src/protocol/perspective.ts';
import { laneOf } from './laneOf.ts';
import { type Standpoint, matching } from './matching.ts';

/** The cards of a column that are shown, within one lane, in the order in which they are shown. */
export interface ShownCell {
  readonly column: ColumnView;
  readonly cards: readonly CardView[];
}

/** A swimlane across all columns. A board without lanes is one lane, without a name. */
export interface ShownLane {
  readonly key: string;
  readonly name: string | undefined;
  /** One for each column of the board, in its order. */
  readonly cells: readonly ShownCell[];
  readonly count: number;
}

export interface ShownBoard {
  /** None when the board is in lanes and no card is left. */
  readonly lanes: readonly ShownLane[];
  /** The same without lanes: each column with all of its cards that are shown. */
  readonly columns: readonly ShownCell[];
  readonly inLanes: boolean;
  /** Cards that are shown, and all there are. */
  readonly count: number;
  readonly all: number;
  /** Whether cards may be left out: then a dropped card lands right after the shown one above it. */
  readonly filtered: boolean;
  /** Whether the order is another than one file's: then a drop changes the column only. */
  readonly sorted: boolean;
}

export const nothingShown: ShownBoard = {
  lanes: [],
  columns: [],
  inLanes: false,
  count: 0,
  all: 0,
  filtered: false,
  sorted: false,
};

/** Where a card is shown: its lane's, column's and own place, from 0. */
export interface ShownPlace {
  readonly lane: number;
  readonly column: number;
  readonly index: number;
}

/**
 * What is shown of a view.
 * @param before what was shown before: what is the same again is the very object, so that only what differs is drawn
 */
export function shownBoard(
  view: BoardView,
  perspective: Perspective,
  { before = nothingShown, ...standpoint }: Standpoint & { readonly before?: ShownBoard },
): ShownBoard {
  const cards = view.columns.flatMap((column) => column.cards);
  const found = matching(cards, perspective, standpoint);
  const cells = view.columns.map((column, index) =>
    sharedCell(before.columns[index], { column, cards: ordered(column.cards, found, perspective) }),
  );
  const lanes = perspective.lanes === 'none' ? [wholeLane(cells)] : lanesOf(view, cells, perspective.lanes);
  return {
    columns: cells,
    inLanes: perspective.lanes !== 'none',
    lanes: lanes.map((lane) => shared(before, lane)),
    count: found?.size ?? cards.length,
    all: cards.length,
    filtered: isFiltered(perspective),
    sorted: perspective.sort !== 'rank' || view.gathered === true,
  };
}

/** Finds a card among those that are shown. */
export function placeOf({ lanes }: ShownBoard, key: string): ShownPlace | undefined {
  for (const [lane, { cells }] of lanes.entries()) {
    for (const [column, { cards }] of cells.entries()) {
      const index = cards.findIndex((card) => card.key === key);
      if (index >= 0) return { lane, column, index };
    }
  }
  return undefined;
}

function ordered(
  cards: readonly CardView[],
  found: ReadonlySet<CardView> | undefined,
  { sort }: Perspective,
): readonly CardView[] {
  const left = found === undefined ? cards : cards.filter((card) => found.has(card));
  return sort === 'rank' ? left : left.toSorted(orders[sort]);
}

type Order = (one: CardView, other: CardView) => number;
const texts = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const byText =
  (of: (card: CardView) => string): Order =>
  (one, other) =>
    texts.compare(of(one), of(other));

/** Ties stay in the order of the file. */
const orders: Readonly<Record<Exclude<Perspective['sort'], 'rank'>, Order>> = {
  // The oldest first: it is the one to look at.
  age: (one, other) => daysOf(other) - daysOf(one),
  title: byText(({ title }) => title),
  type: byText(({ type }) => type),
  // Nobody's last.
  person: byText(({ assignees }) => assignees[0]?.name ?? '\u{10FFFF}'),
};

function daysOf({ age }: CardView): number {
  return age.kind === 'days' ? age.days : age.kind === 'unknown' ? 0 : -1;
}

function wholeLane(cells: readonly ShownCell[]): ShownLane {
  return { key: '', name: undefined, cells, count: countOf(cells) };
}

function lanesOf(
  view: BoardView,
  cells: readonly ShownCell[],
  by: Exclude<Perspective['lanes'], 'none'>,
): readonly ShownLane[] {
  const names = new Map<string, string>();
  const cards = new Map<string, CardView[]>();
  const cellKey = (lane: string, column: ColumnView): string => `${column.id}\n${lane}`;
  for (const { column, cards: all } of cells) {
    for (const card of all) {
      const { key, name } = laneOf(card, by);
      names.set(key, name);
      const cell = cellKey(key, column);
      const those = cards.get(cell);
      if (those === undefined) cards.set(cell, [card]);
      else those.push(card);
    }
  }
  return orderedLanes(view, by, names).map(([key, name]) => {
    const own = cells.map(({ column }) => ({ column, cards: cards.get(cellKey(key, column)) ?? [] }));
    return { key, name, cells: own, count: countOf(own) };
  });
}

/** In the order of the board's own lists, then by name; parents as their cards come; what has none is last. */
function orderedLanes(
  view: BoardView,
  by: Exclude<Perspective['lanes'], 'none'>,
  names: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const listed = by === 'type' ? view.types : by === 'person' ? view.people.map(({ key }) => key) : [];
  const rank = ([key]: readonly [string, string]): number => {
    const place = listed.indexOf(key);
    return key === '' ? Infinity : place < 0 ? listed.length : place;
  };
  const difference = (one: number, other: number): number => (one === other ? 0 : one - other);
  const byName = (one: readonly [string, string], other: readonly [string, string]): number =>
    by === 'parent' ? 0 : texts.compare(one[1], other[1]);
  return [...names].sort((one, other) => difference(rank(one), rank(other)) || byName(one, other));
}

function countOf(cells: readonly ShownCell[]): number {
  return cells.reduce((sum, { cards }) => sum + cards.length, 0);
}

function shared(before: ShownBoard, lane: ShownLane): ShownLane {
  const was = before.lanes.find(({ key }) => key === lane.key);
  if (was === undefined) return lane;
  const cells = lane.cells.map((cell, index) => sharedCell(was.cells[index], cell));
  const same = was.name === lane.name && was.cells.length === cells.length;
  return same && cells.every((cell, index) => cell === was.cells[index]) ? was : { ...lane, cells };
}

function sharedCell(was: ShownCell | undefined, cell: ShownCell): ShownCell {
  if (was === undefined) return cell;
  const same = was.cards.length === cell.cards.length && cell.cards.every((card, index) => card === was.cards[index]);
  const cards = same ? was.cards : cell.cards;
  return same && was.column === cell.column ? was : { ...cell, cards };
}
