import type { Refusal } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import { refuse } from '../change/planned.ts';
import type { Target } from '../edits/blocks.ts';
import { setField } from '../edits/fields.ts';
import type { Reading } from '../reading.ts';
import { rankingAt } from './rank.ts';

/** The rank that puts an item at a place, and the edits that make room there. */
export interface Ranked {
  readonly rank: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The rank for an item that goes to a place of a backlog whose items stand in files of their own.
 * @param item index of the item that moves; undefined for a new one
 * @param target undefined for the end
 */
export function rankFor(
  { text, backlog, source }: Reading,
  item: number | undefined,
  target: Target | undefined,
): Result<Ranked, Refusal> {
  const { spread, items, lineBreak } = source;
  const others = backlog.items.flatMap((_, index) => (index === item ? [] : index));
  const neighbour = target === undefined ? undefined : others.indexOf('after' in target ? target.after : target.before);
  const at = neighbour === undefined ? others.length : neighbour + (target !== undefined && 'after' in target ? 1 : 0);
  const { own, others: moved } = rankingAt(
    others.map((index) => spread?.files[index]?.rank),
    at,
  );
  const edits: TextEdit[] = [];
  for (const { index, rank } of moved) {
    const [other, place] = [backlog.items[others[index] ?? -1], items[others[index] ?? -1]];
    if (other === undefined || place === undefined) continue;
    if (!other.intact) return refuse('item.not-intact', { item: other.key });
    edits.push(...setField({ text, item: place, lineBreak }, 'rank', rank));
  }
  return succeed({ rank: own, edits });
}
