import type { BranchRecord } from '../../core/batch/branchRecord.ts';
import type { MoveIntention, RecordIntention, Refusal } from '../../core/model/intention.ts';
import type { Item } from '../../core/model/item.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import { type Verdict, judgeEntry, reasonsOf } from '../../core/policy/judge.ts';
import { pullersOf } from '../../core/policy/next.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { type Target, moveBlock } from '../edits/blocks.ts';
import { type ItemPlace, setField } from '../edits/fields.ts';
import { appendHistory } from '../edits/history.ts';
import { moveFlowEntry } from '../edits/flowList.ts';
import { aliasesHold } from '../parse.ts';
import { targetOf } from '../place.ts';
import type { Reading } from '../reading.ts';
import { rankFor } from '../spread/ranked.ts';
import { batchEdits, finishedBatch } from './finishing.ts';
import { type Circumstances, type Planned, type Writable, refuse, writableItem } from './planned.ts';

/** A move to a column, and to a place where the file's order says otherwise. */
export function planMove(reading: Reading, intention: MoveIntention, circumstances: Circumstances): Planned {
  const found = writableItem(reading, intention.item);
  if (!found.ok) return found;
  const { item } = found.value;
  const { backlog } = reading;
  const { now, me, branches } = circumstances;
  const assignees = intention.pull === true ? pullersOf(item, me) : item.fields.assignees;
  const verdict = judgeEntry(backlog, item, intention.column, { reasons: reasonsOf(intention), assignees });
  if (!verdict.ok) return verdict;
  // Nobody is written where nobody is known.
  const pulled = assignees === item.fields.assignees || assignees?.length === 0 ? undefined : assignees;
  const batch = finishedBatch(backlog, item, { column: intention.column, branches });
  const entry = { now, me, record: verdict.value.record, pulled, batch };
  const edits = moveEdits(reading, found.value, { ...intention, entry });
  if (!edits.ok) return edits;
  return succeed({
    edits: edits.value,
    item: item.key,
    column: intention.column,
    breaches: verdict.value.breaches,
    without: verdict.value.record.without,
    unheard: verdict.value.unheard,
  });
}

/** A judged move of one item: where to, and what its history says of it. */
export interface JudgedMove extends Pick<MoveIntention, 'column' | 'place'> {
  readonly entry: Entry & { readonly pulled?: readonly string[] | undefined };
}

/** The edits that carry a judged move out. */
export function moveEdits(
  reading: Reading,
  found: Writable,
  { column, place: where, entry }: JudgedMove,
): Result<readonly TextEdit[], Refusal> {
  const { item, index, place } = found;
  const target = targetOf(reading.backlog, index, where);
  if (target === 'unknown') return refuse('place.not-found', { item: item.key });
  const inner = entryEdits(place, item, column, entry);
  if (inner === undefined) return refuse('item.not-intact', { item: item.key });
  const pulled = entry.pulled === undefined ? [] : setField(place, 'assignees', entry.pulled);
  const inPlace = [...pulled, ...inner];
  return target === undefined ? succeed(inPlace) : relocate(reading, found, target, inPlace);
}

/** Puts an item elsewhere in the order: in a list by its block, in a file of its own by its rank. */
function relocate(
  reading: Reading,
  { index, place }: Writable,
  target: Target,
  inner: readonly TextEdit[],
): Result<readonly TextEdit[], Refusal> {
  if (reading.source.spread === undefined) {
    const edits = moveInList(reading, index, target, inner);
    return edits === undefined ? refuse('layout.unsupported', {}) : succeed(edits);
  }
  const ranked = rankFor(reading, index, target);
  if (!ranked.ok) return ranked;
  const { rank, edits } = ranked.value;
  return succeed([...edits, ...setField(place, 'rank', rank), ...inner]);
}

/** Undefined where it cannot be done, or would part an alias from its anchor. */
function moveInList(
  { text, source }: Reading,
  index: number,
  target: Target,
  inner: readonly TextEdit[],
): readonly TextEdit[] | undefined {
  if (source.layout === 'flow') return moveFlowEntry(text, source, index, { target, inner });
  if (source.layout !== 'blocks') return undefined;
  const edits = moveBlock(text, source, index, { target, inner });
  // A text that was read block by block has no alias that could lose its anchor.
  return source.parts !== undefined || aliasesHold(applyEdits(text, edits)) ? edits : undefined;
}

interface Entry extends Pick<Circumstances, 'now' | 'me'> {
  readonly record: Verdict['record'];
  /** The size of its branch, of an item that is finished by it. */
  readonly batch?: BranchRecord | undefined;
}

/** The status and one history entry; nothing when the item is in the column already. Undefined where they cannot be. */
function entryEdits(
  place: ItemPlace,
  item: Item,
  column: string,
  { now, me, record, batch }: Entry,
): readonly TextEdit[] | undefined {
  if (item.column === column && (item.fields.status === column || item.fields.status === undefined)) return [];
  const status = setField(place, 'status', column);
  if (item.column === column) return status;
  const entry = appendHistory(place, { at: now, to: column, by: me, ...record });
  return entry && [...status, ...(batch === undefined ? [] : batchEdits(place, batch)), ...entry];
}

/** Records that an item is in its column: a history entry, and nothing else. */
export function planRecord(reading: Reading, { item: key }: RecordIntention, { now, me }: Circumstances): Planned {
  const found = writableItem(reading, key);
  if (!found.ok) return found;
  const { item, place } = found.value;
  const edits = appendHistory(place, { at: now, to: item.column, by: me });
  if (edits === undefined) return refuse('item.not-intact', { item: key });
  return succeed({ edits, item: key, column: item.column, breaches: [] });
}
