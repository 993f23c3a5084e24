import { type Age, ageOf } from '../../core/flow/age.ts';
import { columnOf, framesOf, wipStages } from '../../core/model/backlog.ts';
import type { Reading } from '../reading.ts';

/** What can be done with an item from the line above it. */
export interface ItemLens {
  /** The item's key, and the offset of its first line. */
  readonly key: string;
  readonly offset: number;
  /** The name of the column that it is in. */
  readonly column: string;
  readonly age: Age;
  readonly canMove: boolean;
  readonly canStart: boolean;
}

/** Most items that have lenses: those of highest priority. */
const mostItems = 500;

/** Lenses of the open items. What is finished or decided against stays quiet. */
export function lensesOf({ backlog, source }: Reading, now: Date): readonly ItemLens[] {
  const frames = framesOf(backlog);
  const writable = backlog.readOnly === undefined;
  const lenses: ItemLens[] = [];
  for (const [index, item] of backlog.items.entries()) {
    const column = columnOf(backlog, item.column);
    const place = source.items[index];
    if (place === undefined || column === undefined || column.stage === 'done' || column.stage === 'dropped') continue;
    const canMove = writable && item.intact;
    lenses.push({
      key: item.key,
      offset: place.line,
      column: column.name,
      age: ageOf(backlog, item, now),
      canMove,
      canStart: canMove && !frames.has(item.key) && !wipStages.includes(column.stage),
    });
    if (lenses.length === mostItems) break;
  }
  return lenses;
}
