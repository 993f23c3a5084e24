/**
 * Which place a step or a drop means, for one card or several: what is shown and the keys in, a place out. Pure.
 * Among cards that are shown, a filtered board puts a card right after the shown one above it; a sorted one changes the
 * column only, since the order that is shown is not the file's.
 */
import type { BoardView, ColumnView, Direction } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';
import type { ShownBoard } from './shownBoard.ts';
import { locate } from './walk.ts';

/** A place that cards may be moved to. Without neighbours the host finds the place by the file's order. */
export interface Place {
  readonly column: string;
  readonly after?: string;
  readonly before?: string;
}

/** Where a dragged card was let go. */
export interface Drop {
  readonly column: string;
  /** The card that it was let go over, and on which half; undefined over the column's header or empty space. */
  readonly over?: { readonly card: string; readonly edge: 'top' | 'bottom' } | undefined;
}

/** What a place is looked for in. */
export interface Standing {
  readonly view: BoardView;
  readonly shown: ShownBoard;
}

/** Cards and where they go. */
export interface Move {
  readonly items: readonly string[];
  readonly place: Place;
}

/**
 * The move that a step means; undefined where there is none, or the cards are there already. To the side all cards go
 * to the column beside that of the one with the focus; up and down those go that are in its column.
 */
export function stepMove(
  standing: Standing,
  { items, focus }: { readonly items: readonly string[]; readonly focus: string },
  direction: Direction,
): Move | undefined {
  const { view, shown } = standing;
  const at = locate(view, focus);
  if (at === undefined) return undefined;
  if (direction === 'left' || direction === 'right') {
    const column = view.columns[at.columnIndex + (direction === 'left' ? -1 : 1)];
    return column && columnMove(standing, items, column.id);
  }
  const own = items.filter((key) => at.column.cards.some((card) => card.key === key));
  const visible = cardsShownIn(shown, at.column.id);
  const [first = 0, last = 0] = [0, -1].map((end) => othersBefore(visible, own, end));
  const others = visible.filter(({ key }) => !own.includes(key));
  const target = { up: others[first - 1], down: others[last], top: others[0], bottom: others.at(-1) }[direction];
  if (shown.sorted || target === undefined) return undefined;
  const edge = direction === 'up' || direction === 'top' ? 'top' : 'bottom';
  return changed(at.column, own, besides(standing, own, { column: at.column, card: target.key, edge }));
}

/** The move that a drop means; undefined when the cards are there already. */
export function dropMove(standing: Standing, items: readonly string[], { column: id, over }: Drop): Move | undefined {
  const { view, shown } = standing;
  const column = view.columns.find((other) => other.id === id);
  if (column === undefined || items.some((key) => locate(view, key) === undefined)) return undefined;
  const beside = over && shown.sorted ? undefined : over && neighbourOf(standing, items, { ...over, column });
  if (beside === 'itself') return undefined;
  if (beside === undefined) return columnMove(standing, items, id);
  return changed(column, items, besides(standing, items, { ...beside, column }));
}

/** The move of cards to a column, wherever the file's order has them; undefined when all are there. */
export function columnMove({ view }: Standing, items: readonly string[], column: string): Move | undefined {
  const moving = items.filter((key) => locate(view, key)?.column.id !== column);
  return moving.length === 0 ? undefined : { items: moving, place: { column } };
}

interface Beside {
  readonly column: ColumnView;
  readonly card: string;
  readonly edge: 'top' | 'bottom';
}

/** The card beside which cards were let go: over one of their own it is the next one above, or below. */
function neighbourOf(
  { shown }: Standing,
  items: readonly string[],
  over: Beside,
): Omit<Beside, 'column'> | 'itself' | undefined {
  if (!items.includes(over.card)) return over;
  if (items.length === 1) return 'itself';
  const visible = cardsShownIn(shown, over.column.id);
  const at = visible.findIndex(({ key }) => key === over.card);
  const other = ({ key }: CardView): boolean => !items.includes(key);
  const above = visible.slice(0, at).findLast(other);
  if (above !== undefined) return { card: above.key, edge: 'bottom' };
  const below = visible.slice(at).find(other);
  return below && { card: below.key, edge: 'top' };
}

function besides({ shown }: Standing, items: readonly string[], { column, card, edge }: Beside): Place {
  const others = (cards: readonly CardView[]): readonly CardView[] => cards.filter(({ key }) => !items.includes(key));
  const visible = others(cardsShownIn(shown, column.id));
  const above =
    edge === 'top' && shown.filtered ? visible[visible.findIndex(({ key }) => key === card) - 1] : undefined;
  const all = others(column.cards);
  const index =
    above === undefined
      ? all.findIndex(({ key }) => key === card) + (edge === 'bottom' ? 1 : 0)
      : all.findIndex(({ key }) => key === above.key) + 1;
  const [after, before] = [all[index - 1]?.key, all[index]?.key];
  return { column: column.id, ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
}

/** A move that changes something; undefined where all cards stand at their place already. */
function changed(column: ColumnView, items: readonly string[], place: Place): Move | undefined {
  const keys = column.cards.map(({ key }) => key);
  const own = keys.filter((key) => items.includes(key));
  const others = keys.filter((key) => !items.includes(key));
  const index = place.after === undefined ? 0 : others.indexOf(place.after) + 1;
  const stays = own.length === items.length && others.toSpliced(index, 0, ...own).every((key, at) => key === keys[at]);
  return stays ? undefined : { items, place };
}

/** How many other cards stand above the first, or the last, of some. */
function othersBefore(visible: readonly CardView[], items: readonly string[], end: number): number {
  const key = visible.filter((card) => items.includes(card.key)).at(end)?.key;
  const at = visible.findIndex((card) => card.key === key);
  return visible.slice(0, Math.max(at, 0)).filter((card) => !items.includes(card.key)).length;
}

/** The cards of a column that are shown, in the order in which they are shown. */
function cardsShownIn({ columns }: ShownBoard, id: string): readonly CardView[] {
  return columns.find(({ column }) => column.id === id)?.cards ?? [];
}
