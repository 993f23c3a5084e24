import { columnNamed } from '../../core/flow/age.ts';
import { type Backlog, columnOf } from '../../core/model/backlog.ts';
import type { Evidence, HistoryEntry, Item, ItemFields } from '../../core/model/item.ts';
import { evidenceIn, evidenceNeeds } from '../../core/policy/evidence.ts';
import { entriesOfEvidence } from '../../core/policy/evidenceEntry.ts';
import { readinessIn } from '../../core/policy/readiness.ts';
import { missingPhrases } from '../../phrases/planning/describeRefinement.ts';
import { problemPhrase } from '../../phrases/describe.ts';
import type { Reading } from '../../backlog/reading.ts';
import { lineInFile } from '../../backlog/spread/inMain.ts';
import type { ItemDetail, RelatedView } from '../../protocol/itemDetail.ts';
import { type MissedReading, type SayMissed, missedReadings } from '../missedReading.ts';
import type { Circumstance } from './cardView.ts';

/** Everything of the open item, as the file says it. */
export function itemDetail(item: Item, reading: Reading, say: Circumstance['say'], sayMissed: SayMissed): ItemDetail {
  const { backlog } = reading;
  const { fields } = item;
  return {
    key: item.key,
    rank: backlog.items.findIndex(({ key }) => key === item.key) + 1,
    ...plainFields(fields),
    ...conversation(fields),
    ...relations(item, backlog),
    blocks: (fields.blocked ?? []).map((block) => ({ ...block })),
    decisions: [...(fields.decisions ?? [])],
    notReady: notReady(item, backlog, say),
    done: evidenceIn(backlog)(item).map((shown) => ({ ...shown })),
    proofs: proofsOf(fields.evidence ?? {}),
    missed: missedReadings(item, backlog, sayMissed).map(plainMissed),
    history: (fields.history ?? []).map((entry) => historyEntry(entry, backlog)),
    others: othersOf(item),
    problems: problemsOf(item, reading, say),
  };
}

function plainFields(fields: ItemFields) {
  return {
    title: fields.title ?? '',
    type: fields.type ?? '',
    severity: fields.severity ?? '',
    why: fields.why ?? '',
    source: fields.source ?? '',
    raisedBy: fields.raisedBy ?? '',
    estimate: fields.estimate ?? '',
    due: fields.due ?? '',
    parent: fields.parent ?? '',
    branch: fields.branch ?? '',
    notes: fields.notes ?? '',
    ...lists(fields),
  };
}

function lists({ assignees = [], tags = [], dependsOn = [], links = [] }: ItemFields) {
  return { assignees: [...assignees], tags: [...tags], dependsOn: [...dependsOn], links: [...links] };
}

function conversation({ acceptance = [], questions = [], concerns = [], voices = [] }: ItemFields) {
  return {
    criteria: acceptance.map((criterion) => ({ ...criterion })),
    questions: questions.map((question) => ({ ...question, ask: question.ask ?? '' })),
    concerns: concerns.map((concern) => ({ ...concern, about: concern.about ?? '' })),
    voices: voices.map((voice) => ({ ...voice, says: voice.says ?? '' })),
  };
}

function relations({ id, fields }: Item, backlog: Backlog) {
  const byId = new Map(backlog.items.map((item) => [item.id ?? '', item]).toReversed() as [string, Item][]);
  const related = (other: string): RelatedView => relatedView(other, byId.get(other), backlog);
  const children = id === undefined ? [] : backlog.items.filter((item) => item.fields.parent === id);
  return {
    parentItem: fields.parent === undefined ? undefined : related(fields.parent),
    children: children.map((child) => relatedView(child.id ?? child.title, child, backlog)),
    needs: (fields.dependsOn ?? []).map(related),
  };
}

function relatedView(id: string, item: Item | undefined, backlog: Backlog): RelatedView {
  if (item === undefined) return { id };
  const column = columnOf(backlog, item.column);
  return { id, key: item.key, title: item.title, column: column?.name, finished: column?.stage === 'done' };
}

function notReady(item: Item, backlog: Backlog, say: Circumstance['say']): string[] {
  const readiness = readinessIn(backlog)(item);
  return readiness === undefined ? [] : missingPhrases(readiness).map((phrase) => say(phrase));
}

/** The entries of the evidence, in the order in which work gets there. */
export function proofsOf(evidence: Evidence): ItemDetail['proofs'] {
  return evidenceNeeds.flatMap((need) =>
    entriesOfEvidence(evidence, need).map(({ at, by, ...fields }, index) => ({ need, index, at, by, fields })),
  );
}

function plainMissed({ message, next }: MissedReading): ItemDetail['missed'][number] {
  return {
    message,
    next: next.map(({ title, fields: { parent, why, type, decisions } }) => ({
      title,
      fields: { parent, why, type, decisions: decisions && [...decisions] },
    })),
  };
}

function historyEntry(
  { at, to, by, over, because, approx }: HistoryEntry,
  backlog: Backlog,
): ItemDetail['history'][number] {
  const column = to === undefined ? undefined : columnOf(backlog, columnNamed(backlog, to) ?? '');
  return { column: column?.name ?? to ?? '?', at, by, over, because, approx };
}

/** Keys of the format that no part of the detail shows in a form of its own. */
const otherKeys = ['rank', 'causedBy', 'batch', 'experiment', 'thanks'] as const;

/** Most characters that are shown of a key that nobody knows. */
const longestOther = 2_000;

function othersOf({ fields, unknown }: Item): ItemDetail['others'] {
  const known = otherKeys.map((key) => [key, fields[key]] as const);
  return [...known, ...Object.entries(unknown)].flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: plainText(value).slice(0, longestOther) }],
  );
}

/** Plain data as people read it: lists with commas, maps as `key: value`. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join('; ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${key}: ${plainText(inner)}`)
    .join(', ');
}

function problemsOf({ key }: Item, reading: Reading, say: Circumstance['say']): ItemDetail['problems'] {
  return reading.problems
    .filter(({ item }) => item === key)
    .map((problem) => ({
      severity: problem.severity,
      message: say(problemPhrase(problem)),
      line: lineInFile(reading, problem.range.start),
      ...(problem.code === 'file.conflict-markers' && { conflict: true as const }),
    }));
}
