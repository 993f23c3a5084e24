/**
 * The board comes whole with every change of the text. What did not change keeps its identity here, so that only the
 * cards that changed are drawn again.
 */
import type { BoardView, ColumnView } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';

/** The next view, built of the previous one's objects wherever they say the same. */
export function share(previous: BoardView | undefined, next: BoardView): BoardView {
  if (previous === undefined) return next;
  const cards = new Map(previous.columns.flatMap((column) => column.cards.map((card) => [card.key, card] as const)));
  const columns = new Map(previous.columns.map((column) => [column.id, column]));
  return { ...next, columns: next.columns.map((column) => shareColumn(columns.get(column.id), column, cards)) };
}

function shareColumn(
  previous: ColumnView | undefined,
  next: ColumnView,
  known: ReadonlyMap<string, CardView>,
): ColumnView {
  const cards = next.cards.map((card) => same(known.get(card.key), card));
  const unchanged =
    previous?.cards.length === cards.length && cards.every((card, index) => previous.cards[index] === card);
  return same(unchanged ? previous : undefined, { ...next, cards: unchanged ? previous.cards : cards });
}

/** Both are plain data with their keys in the schema's order, so equal text is equal data. */
function same<Value>(previous: Value | undefined, next: Value): Value {
  return previous !== undefined && JSON.stringify(previous) === JSON.stringify(next) ? previous : next;
}
