import { type Backlog } from '../core/model/backlog.ts';
import type {
  AddIntention,
  FieldValue,
  Intention,
  MoveIntention,
  Refusal,
  RefusalCode,
  SetIntention,
} from '../core/model/intention.ts';
import type { Item } from '../core/model/item.ts';
import type { PhraseValues, TextEdit } from '../core/model/problem.ts';
import { type Result, fail, succeed } from '../core/model/result.ts';
import { type Verdict, judgeEntry, reasonsOf } from '../core/policy/judge.ts';
import type { Breach } from '../core/policy/limits.ts';
import { pullersOf } from '../core/policy/next.ts';
import { applyEdits } from './edits/apply.ts';
import { insertBlock, moveBlock } from './edits/blocks.ts';
import { type ItemPlace, setField } from './edits/fields.ts';
import { appendHistory, entryLines, fieldsOf } from './edits/history.ts';
import { renderBlock } from './edits/render.ts';
import { nextId } from './ids.ts';
import { targetOf } from './place.ts';
import { readBlock } from './readBlock.ts';
import type { Reading } from './reading.ts';

/** What a change depends on besides the text: passed in, so that the same input gives the same edits. */
export interface Circumstances {
  readonly now: Date;
  /** Who does it: a key of `people`, or undefined when nobody knows. */
  readonly me: string | undefined;
  /** Ids that are taken outside this file: those of its archive. */
  readonly takenIds: readonly string[];
}

/** An intention, judged and turned into edits of the text that was read. */
export interface Change {
  readonly edits: readonly TextEdit[];
  /** The key of the item afterwards. */
  readonly item: string;
  /** The column that it is in afterwards. */
  readonly column: string;
  /** Limits that are exceeded all the same, by `warn` or with a reason. */
  readonly breaches: readonly Breach[];
}

type Planned = Result<Change, Refusal>;

/**
 * Judges an intention by the team's policies and turns it into minimal edits of `reading.text`: everything that
 * the intention does not name keeps its bytes. The edits hold for that text only.
 */
export function planChange(reading: Reading, intention: Intention, circumstances: Circumstances): Planned {
  if (reading.backlog.readOnly !== undefined) return refuse('file.read-only', { reason: reading.backlog.readOnly });
  switch (intention.kind) {
    case 'move':
      return planMove(reading, intention, circumstances);
    case 'add':
      return planAdd(reading, intention, circumstances);
    case 'set':
      return planSet(reading, intention);
  }
}

function planMove(reading: Reading, intention: MoveIntention, { now, me }: Circumstances): Planned {
  const found = writableItem(reading, intention.item);
  if (!found.ok) return found;
  const { item, index, place } = found.value;
  const { backlog, source, text } = reading;
  const assignees = intention.pull === true ? pullersOf(item, me) : item.fields.assignees;
  const verdict = judgeEntry(backlog, item, intention.column, { reasons: reasonsOf(intention), assignees });
  if (!verdict.ok) return verdict;
  const target = targetOf(backlog, index, intention.place);
  if (target === 'unknown') return refuse('place.not-found', { item: item.key });
  if (target !== undefined && source.layout !== 'blocks') return refuse('layout.unsupported', {});

  const inner = entryEdits(place, item, intention.column, { now, me, record: verdict.value.record });
  const pulled =
    assignees !== undefined && assignees !== item.fields.assignees ? setField(place, 'assignees', assignees) : [];
  const edits = [...pulled, ...inner];
  return succeed({
    edits: target === undefined ? edits : moveBlock(text, source, index, { target, inner: edits }),
    item: item.key,
    column: intention.column,
    breaches: verdict.value.breaches,
  });
}

interface Entry extends Pick<Circumstances, 'now' | 'me'> {
  readonly record: Verdict['record'];
}

/** The status and one history entry; nothing when the item is in the column already. */
function entryEdits(place: ItemPlace, item: Item, column: string, { now, me, record }: Entry): readonly TextEdit[] {
  if (item.column === column && (item.fields.status === column || item.fields.status === undefined)) return [];
  return [
    ...setField(place, 'status', column),
    ...(item.column === column ? [] : appendHistory(place, { at: now, to: column, by: me, ...record })),
  ];
}

function planAdd({ backlog, text, source }: Reading, intention: AddIntention, circumstances: Circumstances): Planned {
  const title = intention.title.trim();
  if (title === '') return refuse('title.empty', {});
  if (source.layout === 'whole') return refuse('layout.unsupported', {});
  const column = intention.column ?? backlog.board.columns[0]?.id ?? '';
  const verdict = judgeEntry(backlog, undefined, column, { reasons: reasonsOf(intention) });
  if (!verdict.ok) return verdict;
  const { now, me, takenIds } = circumstances;
  const id = nextId(backlog.items, backlog.prefix, takenIds);
  const { type, source: from, raisedBy, why, estimate, links } = intention.fields ?? {};
  const dash = `${' '.repeat(source.indent)}- `;
  const fields: [string, FieldValue][] = [
    ['id', id],
    ['title', title],
    ['type', type],
    ['status', column],
    ['source', from],
    ['raisedBy', raisedBy],
    ['why', why],
    ['estimate', estimate],
    ['links', links],
  ];
  const { lineBreak } = source;
  const history = entryLines(
    fieldsOf({ at: now, to: column, by: me, ...verdict.value.record }),
    dash.length + 2,
    lineBreak,
  );
  const lines = `${renderBlock(fields, dash, lineBreak)}${' '.repeat(dash.length)}history:${lineBreak}${history}`;
  return succeed({
    edits: [insertBlock(text, source, lastOfColumn(backlog, column), lines)],
    item: id,
    column,
    breaches: verdict.value.breaches,
  });
}

/** New items go behind the last one of their column: scattered, they conflict less often than at the end (ADR-0004). */
function lastOfColumn({ items }: Backlog, column: string): number | undefined {
  const index = items.findLastIndex((item) => item.column === column);
  return index < 0 ? undefined : index;
}

/** Keys that `set` leaves alone: moving, and the identity that others refer to. */
const fixedKeys: readonly string[] = ['id', 'status', 'history'];

function planSet(reading: Reading, intention: SetIntention): Planned {
  const found = writableItem(reading, intention.item);
  if (!found.ok) return found;
  const { item, place } = found.value;
  const edits: TextEdit[] = [];
  for (const [key, value] of Object.entries(intention.fields)) {
    if (fixedKeys.includes(key) || !/^[A-Za-z_][\w-]*$/.test(key)) return refuse('field.read-only', { key });
    const wanted = typeof value === 'string' && value.trim() === '' ? undefined : value;
    if (key === 'title' && typeof wanted !== 'string') return refuse('title.empty', {});
    edits.push(...setField(place, key, Array.isArray(wanted) && wanted.length === 0 ? undefined : wanted));
  }
  const fault = newFault(place, edits);
  if (fault !== undefined) return refuse('field.wrong-value', fault);
  return succeed({ edits, item: item.key, column: item.column, breaches: [] });
}

/** What would be wrong with the item after these edits and was not before. */
function newFault(place: ItemPlace, edits: readonly TextEdit[]): PhraseValues | undefined {
  const { text, item } = place;
  const start = item.line;
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const before = text.slice(start, item.end);
  const after = applyEdits(before, shifted);
  const errors = (block: string) => readBlock(block).problems.filter((problem) => problem.severity === 'error');
  const known = errors(before).length;
  return errors(after).length > known ? errors(after).at(-1)?.values : undefined;
}

interface Writable {
  readonly item: Item;
  readonly index: number;
  readonly place: ItemPlace;
}

function writableItem({ backlog, source, text }: Reading, key: string): Result<Writable, Refusal> {
  const index = backlog.items.findIndex((item) => item.key === key);
  const item = backlog.items[index];
  const at = source.items[index];
  if (item === undefined || at === undefined) return refuse('item.not-found', { item: key });
  if (!item.intact) return refuse('item.not-intact', { item: key });
  return succeed({ item, index, place: { text, item: at, lineBreak: source.lineBreak } });
}

function refuse(code: RefusalCode, values: PhraseValues): { readonly ok: false; readonly failure: Refusal } {
  return fail({ code, values, items: [] });
}

export { applyEdits };
