import type { MoveAllIntention, Place, Refusal } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import type { Verdict } from '../../core/policy/judge.ts';
import { breachesOfAll, judgeEntries } from '../../core/policy/judgeAll.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { difference } from '../../core/model/difference.ts';
import { readBacklog } from '../read.ts';
import type { Reading } from '../reading.ts';
import { finishedBatch } from './finishing.ts';
import { type JudgedMove, moveEdits } from './move.ts';
import { type Circumstances, type Planned, type Writable, refuse, writableItem } from './planned.ts';

/** A move of several items, in the order in which they stand in the file. */
export function planMoveAll(reading: Reading, intention: MoveAllIntention, circumstances: Circumstances): Planned {
  const found: Writable[] = [];
  for (const key of new Set(intention.items)) {
    const writable = writableItem(reading, key);
    if (!writable.ok) return writable;
    found.push(writable.value);
  }
  found.sort((one, other) => one.index - other.index);
  const items = found.map(({ item }) => item);
  const [first] = items;
  if (first === undefined) return refuse('moves.none', {});
  const { column, over, because } = intention;
  const verdicts = judgeEntries(reading.backlog, items, column, { over, because });
  if (!verdicts.ok) return verdicts;
  const moves = found.map((writable, index) => ({ writable, verdict: verdicts.value[index] }));
  const edits = editsOf(reading, intention, { moves, circumstances });
  if (!edits.ok) return edits;
  return succeed({ edits: edits.value, item: first.key, column, breaches: breachesOfAll(verdicts.value) });
}

interface Moves {
  readonly moves: readonly { readonly writable: Writable; readonly verdict: Verdict | undefined }[];
  readonly circumstances: Circumstances;
}

function editsOf(
  reading: Reading,
  intention: MoveAllIntention,
  { moves, circumstances }: Moves,
): Result<readonly TextEdit[], Refusal> {
  const { column, place = {} } = intention;
  const judged = moves.map(({ writable, verdict }) => {
    const { now, me, branches } = circumstances;
    const batch = finishedBatch(reading.backlog, writable.item, { column, branches });
    const entry = { now, me, record: verdict?.record ?? {}, batch };
    return { writable, move: { column, entry } };
  });
  if (place.after !== undefined || place.before !== undefined) return editsAtPlace(reading, judged, place);
  const edits: TextEdit[] = [];
  for (const { writable, move } of judged) {
    const own = moveEdits(reading, writable, move);
    if (!own.ok) return own;
    edits.push(...own.value);
  }
  return succeed(edits);
}

/** Each stands below the one before it, in the text that that one left. */
function editsAtPlace(
  reading: Reading,
  moves: readonly { readonly writable: Writable; readonly move: JudgedMove }[],
  place: Place,
): Result<readonly TextEdit[], Refusal> {
  if (reading.source.spread !== undefined) return refuse('moves.spread', {});
  let [meanwhile, { text }, above] = [reading, reading, place.after];
  for (const { writable, move } of moves) {
    const found = writableItem(meanwhile, writable.item.key);
    if (!found.ok) return found;
    const own = moveEdits(meanwhile, found.value, { ...move, place: { after: above, before: place.before } });
    if (!own.ok) return own;
    text = applyEdits(text, own.value);
    meanwhile = readBacklog(text, meanwhile) ?? meanwhile;
    above = writable.item.key;
  }
  return succeed(difference(reading.text, text));
}
