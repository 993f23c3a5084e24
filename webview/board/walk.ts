/** Where cards are, and which one comes next. Pure: the board and a key in, a key out. */
import type { BoardView, ColumnView } from '../../src/protocol/board.ts';

/** Keys of the cards that arrows may walk over: lanes, in each the columns, in each the cards from top to bottom. */
export type Grid = readonly (readonly (readonly string[])[])[];

export type Arrow = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

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
