import type { Backlog } from '../../core/model/backlog.ts';
import type { AddIntention } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { succeed } from '../../core/model/result.ts';
import { judgeEntry, reasonsOf } from '../../core/policy/judge.ts';
import { insertBlock } from '../edits/blocks.ts';
import { entryLines } from '../edits/entries.ts';
import { type NewHistoryEntry, fieldsOf, hasReason } from '../edits/history.ts';
import { insertFlowEntry } from '../edits/flowList.ts';
import { Verbatim, type WrittenEntries, renderBlock, renderFlowMap } from '../edits/render.ts';
import { nextId } from '../ids.ts';
import type { Reading } from '../reading.ts';
import { writeScalar } from '../scalar.ts';
import type { Source } from '../source.ts';
import { newItemFile } from '../spread/newFile.ts';
import { rankFor } from '../spread/ranked.ts';
import { type Circumstances, type Planned, refuse } from './planned.ts';

/** A new item, with its capture in the history. */
export function planAdd(reading: Reading, intention: AddIntention, circumstances: Circumstances): Planned {
  const { backlog, text, source } = reading;
  const title = intention.title.trim();
  if (title === '') return refuse('title.empty', {});
  if (source.layout === 'other') return refuse('layout.unsupported', {});
  const column = intention.column ?? backlog.board.columns[0]?.id ?? '';
  const verdict = judgeEntry(backlog, undefined, column, { reasons: reasonsOf(intention) });
  if (!verdict.ok) return verdict;
  const { now, me, takenIds } = circumstances;
  const id = nextId(backlog.items, backlog.prefix, takenIds);
  const { acceptance = [], source: from, ...own } = intention.fields ?? {};
  const fields: WrittenEntries = [
    ['id', id],
    ['title', title],
    ['type', own.type],
    ['status', column],
    ['source', from],
    ['raisedBy', own.raisedBy],
    ['why', own.why],
    ['estimate', own.estimate],
    ['tags', own.tags],
    ['parent', own.parent],
    ['dependsOn', own.dependsOn],
    ['links', own.links],
    ['decisions', own.decisions],
  ];
  const entry = { at: now, to: column, by: me, ...verdict.value.record };
  const item = { after: placeOf(backlog, column, intention.below), fields, acceptance, entry };
  const outcome = { item: id, column, breaches: verdict.value.breaches };
  if (source.spread === undefined) return succeed({ edits: [insertionOf(text, source, item)], ...outcome });
  const ranked = rankFor(reading, undefined, item.after === undefined ? undefined : { after: item.after });
  if (!ranked.ok) return ranked;
  const { rank, edits } = ranked.value;
  const lines = blockOf({ ...item, fields: [['rank', rank], ...fields] }, source);
  return succeed({ edits, created: [newItemFile(source.spread, id, lines)], ...outcome });
}

interface NewItem {
  readonly after: number | undefined;
  readonly fields: WrittenEntries;
  readonly acceptance: readonly string[];
  readonly entry: NewHistoryEntry;
}

function insertionOf(text: string, source: Source, { after, fields, acceptance, entry }: NewItem): TextEdit {
  if (source.layout === 'flow') {
    const history = new Verbatim(`[${renderFlowMap(fieldsOf(entry))}]`);
    const criteria = acceptance.length === 0 ? undefined : acceptance;
    return insertFlowEntry(source, after, [...fields, ['acceptance', criteria], ['history', history]]);
  }
  return insertBlock(text, source, after, blockOf({ fields, acceptance, entry }, source));
}

/** The lines of an item behind its dash. */
function blockOf({ fields, acceptance, entry }: Omit<NewItem, 'after'>, { indent, lineBreak }: Source): string {
  const dash = `${' '.repeat(indent)}- `;
  const history = entryLines(fieldsOf(entry), { column: dash.length + 2, lineBreak, free: hasReason(entry) });
  const margin = ' '.repeat(dash.length);
  // A line each: free text is reworded and merged by its lines.
  const criteria = acceptance.map((text) => `${margin}  - ${writeScalar(text, false)}${lineBreak}`);
  const accepted = criteria.length === 0 ? '' : `${margin}acceptance:${lineBreak}${criteria.join('')}`;
  return `${renderBlock(fields, dash, lineBreak)}${accepted}${margin}history:${lineBreak}${history}`;
}

/** The item that a new one goes behind. */
function placeOf(backlog: Backlog, column: string, below: string | undefined): number | undefined {
  const { items } = backlog;
  const index = below === undefined ? -1 : items.findIndex(({ key }) => key === below);
  if (index < 0) return lastOfColumn(backlog, column);
  const next = items.findIndex(({ fields }, at) => at > index && fields.parent !== below);
  return (next < 0 ? items.length : next) - 1;
}

/** New items go behind the last one of their column: scattered, they conflict less often than at the end (ADR-0004). */
function lastOfColumn({ items }: Backlog, column: string): number | undefined {
  const index = items.findLastIndex((item) => item.column === column);
  return index < 0 ? undefined : index;
}
