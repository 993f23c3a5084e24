/** Where cards are, which one comes next, and which place a step or a drop means. Pure: the board and a key in, a key or a place out. */
import type { BoardView, ColumnView, Direction } from '../../src/protocol/board.ts';

/** A place that a card may be moved to. Without neighbours the host finds the place by the file's order. */
export interface Place {
  readonly column: string;
  readonly after?: string;
  readonly before?: string;
}

/** Keys of the cards that arrows may walk over: lanes, in each the columns, in each the cards from top to bottom. */
export type Grid = readonly (readonly (readonly string[])[])[];

export type Arrow = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Where a dragged card was let go. */
export interface Drop {
  readonly column: string;
  /** The card that it was let go over, and on which half; undefined over the column's header or empty space. */
  readonly over?: { readonly card: string; readonly edge: 'top' | 'bottom' } | undefined;
}

export interface Located {
  readonly column: ColumnView;
  readonly columnIndex: number;
  readonly index: number;
}

/** Finds a card; undefined when the board has none with this key. */
export function locate(view: BoardView, key: string): Located | undefined {
  for (const [columnIndex, column] of view.columns.entries()) {
    const index = column.cards.findIndex((card) => card.key === key);
    if (index >= 0) return { column, columnIndex, index };
  }
  return undefined;
}

/**
 * The card that an arrow leads to from `key`; undefined at the edge. Up and down go on in the next lane; columns and
 * lanes that show no card are walked past.
 */
export function neighbour(grid: Grid, key: string, arrow: Arrow): string | undefined {
  const lane = grid.findIndex((columns) => columns.some((keys) => keys.includes(key)));
  const columns = grid[lane] ?? [];
  const at = columns.findIndex((keys) => keys.includes(key));
  const keys = columns[at] ?? [];
  const index = keys.indexOf(key);
  const column = grid.map((cells) => cells[at] ?? []);
  switch (arrow) {
    case 'up':
      return keys[index - 1] ?? column.slice(0, Math.max(lane, 0)).flat().at(-1);
    case 'down':
      return keys[index + 1] ?? column.slice(lane + 1).flat()[0];
    case 'first':
      return keys[0];
    case 'last':
      return keys.at(-1);
    case 'left':
      return nearest(columns.slice(0, Math.max(at, 0)).reverse(), index);
    case 'right':
      return nearest(columns.slice(at + 1), index);
  }
}

function nearest(columns: readonly (readonly string[])[], index: number): string | undefined {
  const keys = columns.find((cards) => cards.length > 0) ?? [];
  return keys[Math.min(index, keys.length - 1)];
}

/** The place that a step leads to; undefined where there is none, or the card is there already. */
export function stepPlace(view: BoardView, key: string, direction: Direction): Place | undefined {
  const at = locate(view, key);
  if (at === undefined) return undefined;
  if (direction === 'left' || direction === 'right') {
    const column = view.columns[at.columnIndex + (direction === 'left' ? -1 : 1)];
    return column && { column: column.id };
  }
  const last = at.column.cards.length - 1;
  const target = { up: at.index - 1, down: at.index + 1, top: 0, bottom: last }[direction];
  return target === at.index || target < 0 || target > last ? undefined : placeAt(at.column, key, target);
}

/** The place that a drop means; undefined when the card is there already. */
export function dropPlace(view: BoardView, key: string, drop: Drop): Place | undefined {
  const column = view.columns.find(({ id }) => id === drop.column);
  const from = locate(view, key);
  if (column === undefined || from === undefined) return undefined;
  const stays = from.column.id === column.id;
  if (drop.over === undefined) return stays ? undefined : { column: column.id };
  const { card, edge } = drop.over;
  if (card === key) return undefined;
  const others = column.cards.filter((other) => other.key !== key);
  const index = others.findIndex((other) => other.key === card) + (edge === 'bottom' ? 1 : 0);
  return stays && index === from.index ? undefined : placeAt(column, key, index);
}

/** The place at `index` among the other cards of a column, by its neighbours. */
function placeAt(column: ColumnView, key: string, index: number): Place {
  const others = column.cards.filter((card) => card.key !== key);
  const [after, before] = [others[index - 1]?.key, others[index]?.key];
  return { column: column.id, ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
}
