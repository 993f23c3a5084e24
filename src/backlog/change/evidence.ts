import type { EvidenceEntryIntention, EvidenceIntention } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { succeed } from '../../core/model/result.ts';
import { type EvidenceNeed, evidenceNeeds } from '../../core/policy/evidence.ts';
import { entriesOfEvidence, evidenceEntry } from '../../core/policy/evidenceEntry.ts';
import { appendEntry, entryPlace, removeEntry } from '../edits/entries.ts';
import { insertLines, lineEndBehind } from '../edits/apply.ts';
import { type ItemPlace, endOfKeysBefore, isFlow, setField, writeField } from '../edits/fields.ts';
import { timeText } from '../edits/history.ts';
import { Verbatim, type WrittenEntries, renderFlowMap, writtenAs } from '../edits/render.ts';
import { type PlacedPair, entryColumn, pairOf, pairsOf } from '../places.ts';
import type { Reading } from '../reading.ts';
import { type Circumstances, type Planned, refuse, writableItem } from './planned.ts';
import { newFault } from './set.ts';

type Fields = Readonly<Record<string, string | undefined>>;

/** Evidence as an entry of its own; everything that is there stays. */
export function planEvidence(reading: Reading, intention: EvidenceIntention, { now, me }: Circumstances): Planned {
  const found = writableItem(reading, intention.item);
  if (!found.ok) return found;
  const { item, place } = found.value;
  const { evidence } = intention;
  const by = evidence === 'noMajorBug' ? { by: me } : {};
  const entry = evidenceEntry(
    item,
    { ...intention, fields: { ...intention.fields, ...by } },
    intention.at ?? timeText(now),
  );
  const outcome = { item: item.key, column: item.column, breaches: [] };
  if (entry.kind === 'there') return succeed({ edits: [], ...outcome });
  const edits =
    entry.kind === 'new'
      ? newEntry(place, evidence, entry.fields)
      : changedEntry(place, evidence, entry.index, entry.fields);
  if (edits === undefined) return refuse('field.wrong-value', { key: 'evidence', expected: 'map' });
  const fault = newFault(place, edits);
  return fault === undefined ? succeed({ edits, ...outcome }) : refuse('field.wrong-value', fault);
}

/** Another text of an entry that is there, or the file without it. */
export function planEvidenceEntry(reading: Reading, intention: EvidenceEntryIntention): Planned {
  const found = writableItem(reading, intention.item);
  if (!found.ok) return found;
  const { item, place } = found.value;
  const { evidence, index, was, fields } = intention;
  const entries = entriesOfEvidence(item.fields.evidence ?? {}, evidence);
  const entry = entries[index];
  const inner = evidencePlace(place);
  if (entry === undefined || inner === undefined || countIn(inner, evidence) !== entries.length)
    return refuse('entry.not-found', { item: item.key });
  if (Object.entries(was).some(([key, said]) => (entry[key] ?? '') !== (said ?? '')))
    return refuse('field.changed', { item: item.key });
  const edits =
    fields === undefined ? withoutEntry(place, inner, intention) : changedEntry(place, evidence, index, fields);
  if (edits === undefined) return refuse('entry.not-found', { item: item.key });
  const fault = newFault(place, edits);
  if (fault !== undefined) return refuse('field.wrong-value', fault);
  return succeed({ edits, item: item.key, column: item.column, breaches: [] });
}

/** How many stand in the text: what cannot be read is not among those that were. */
function countIn(inner: ItemPlace, evidence: EvidenceNeed): number {
  const value = pairOf(inner.item, evidence)?.value;
  return value?.kind === 'list' ? value.entries.length : 1;
}

/** What becomes empty by it goes with it. */
function withoutEntry(
  place: ItemPlace,
  inner: ItemPlace,
  { evidence, index }: EvidenceEntryIntention,
): readonly TextEdit[] | undefined {
  if (countIn(inner, evidence) > 1) return removeEntry(inner, evidence, index);
  return pairsOf(inner.item).length > 1 ? setField(inner, evidence, undefined) : setField(place, 'evidence', undefined);
}

/** Undefined where something else than a map stands under `evidence`, which nothing may overwrite. */
function newEntry(place: ItemPlace, evidence: EvidenceNeed, fields: Fields): readonly TextEdit[] | undefined {
  const entry = written(fields);
  const pair = pairOf(place.item, 'evidence');
  if (!pair?.value) return [firstEntry(place, pair, { evidence, entry: renderFlowMap(entry) })];
  const inner = evidencePlace(place);
  if (inner === undefined) return undefined;
  if (evidence === 'noMajorBug') return writeField(inner, evidence, new Verbatim(renderFlowMap(entry)));
  return appendEntry(inner, evidence, entry, { free: false });
}

function firstEntry(
  place: ItemPlace,
  pair: PlacedPair | undefined,
  { evidence, entry }: { readonly evidence: EvidenceNeed; readonly entry: string },
): TextEdit {
  const isOne = evidence === 'noMajorBug';
  if (isFlow(place)) {
    const [edit] = writeField(place, 'evidence', new Verbatim(`{ ${evidence}: ${isOne ? entry : `[${entry}]`} }`));
    if (edit === undefined) throw new Error('A field that is written has an edit');
    return edit;
  }
  const { text, lineBreak } = place;
  const column = entryColumn(text, place.item) ?? 0;
  const inner = ' '.repeat(column + 2);
  const lines = isOne
    ? `${inner}${evidence}: ${entry}${lineBreak}`
    : `${inner}${evidence}:${lineBreak}${inner}  - ${entry}${lineBreak}`;
  // The key may stand there with nothing behind it, but perhaps a comment.
  if (pair !== undefined) return insertLines(place, lineEndBehind(text, pair.colon), lines);
  const key = `${' '.repeat(column)}evidence:${lineBreak}`;
  return insertLines(place, endOfKeysBefore(place, 'evidence'), key + lines);
}

function changedEntry(
  place: ItemPlace,
  evidence: EvidenceNeed,
  index: number,
  fields: Fields,
): readonly TextEdit[] | undefined {
  const inner = evidencePlace(place);
  const entry = inner && entryPlace(inner, evidence, index);
  return entry && Object.entries(fields).flatMap(([key, value]) => setField(entry, key, value));
}

/** The map under `evidence` as a place in which keys can be set like in an item. */
function evidencePlace(place: ItemPlace): ItemPlace | undefined {
  const pair = pairOf(place.item, 'evidence');
  if (pair?.value?.kind !== 'map') return undefined;
  const { start, end } = pair.value;
  const item = { start: pair.start, line: start, end, base: place.item.base, map: pair.value };
  return { text: place.text, lineBreak: place.lineBreak, item, keys: evidenceNeeds };
}

function written(fields: Fields): WrittenEntries {
  return Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, writtenAs(key, value)] as const],
  );
}
