import type { Refusal } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import type { UnrecordedMove } from '../../core/flow/unrecorded.ts';
import { insertHistory } from '../edits/history.ts';
import type { Reading } from '../reading.ts';
import { refuse, writableItem } from './planned.ts';

/** Moves of the past, turned into edits. */
export interface PlannedPast {
  readonly edits: readonly TextEdit[];
  /** Keys of items that were left out: their text cannot be read in full, or their history is no list. */
  readonly left: readonly string[];
}

/**
 * Edits of `reading.text` that put moves of the past into the items' histories, in the order of their times, as
 * entries that are kept out of cycle times (`approx`). Everything else keeps its bytes.
 */
export function planPast(reading: Reading, moves: readonly UnrecordedMove[]): Result<PlannedPast, Refusal> {
  const { backlog } = reading;
  if (backlog.readOnly !== undefined) return refuse('file.read-only', { reason: backlog.readOnly });
  const edits: TextEdit[] = [];
  const left: string[] = [];
  const byItem = new Map<string, UnrecordedMove[]>();
  for (const move of moves) byItem.set(move.item, [...(byItem.get(move.item) ?? []), move]);
  for (const [key, own] of byItem) {
    const planned = planFor(reading, key, own);
    if (planned === undefined) left.push(key);
    else edits.push(...planned);
  }
  return succeed({ edits, left });
}

function planFor(reading: Reading, key: string, moves: readonly UnrecordedMove[]): readonly TextEdit[] | undefined {
  const found = writableItem(reading, key);
  if (!found.ok) return undefined;
  const { item, place } = found.value;
  const entries = moves.map(({ at, to, by, behind }) => ({ at, to, by, behind, approx: true as const }));
  return insertHistory(place, entries, item.fields.history?.length ?? 0);
}
