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
import type { Source } from '../source.ts';
import { type Circumstances, type Planned, refuse } from './planned.ts';

/** A new item, with its capture in the history. */
export function planAdd(
  { backlog, text, source }: Reading,
  intention: AddIntention,
  circumstances: Circumstances,
): Planned {
  const title = intention.title.trim();
  if (title === '') return refuse('title.empty', {});
  if (source.layout === 'other') return refuse('layout.unsupported', {});
  const column = intention.column ?? backlog.board.columns[0]?.id ?? '';
  const verdict = judgeEntry(backlog, undefined, column, { reasons: reasonsOf(intention) });
  if (!verdict.ok) return verdict;
  const { now, me, takenIds } = circumstances;
  const id = nextId(backlog.items, backlog.prefix, takenIds);
  const { type, source: from, raisedBy, why, estimate, links } = intention.fields ?? {};
  const fields: WrittenEntries = [
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
  const entry = { at: now, to: column, by: me, ...verdict.value.record };
  const edit = insertionOf(text, source, { after: lastOfColumn(backlog, column), fields, entry });
  return succeed({ edits: [edit], item: id, column, breaches: verdict.value.breaches });
}

interface NewItem {
  readonly after: number | undefined;
  readonly fields: WrittenEntries;
  readonly entry: NewHistoryEntry;
}

function insertionOf(text: string, source: Source, { after, fields, entry }: NewItem): TextEdit {
  if (source.layout === 'flow') {
    const history = new Verbatim(`[${renderFlowMap(fieldsOf(entry))}]`);
    return insertFlowEntry(source, after, [...fields, ['history', history]]);
  }
  const { indent, lineBreak } = source;
  const dash = `${' '.repeat(indent)}- `;
  const history = entryLines(fieldsOf(entry), { column: dash.length + 2, lineBreak, free: hasReason(entry) });
  const lines = `${renderBlock(fields, dash, lineBreak)}${' '.repeat(dash.length)}history:${lineBreak}${history}`;
  return insertBlock(text, source, after, lines);
}

/** New items go behind the last one of their column: scattered, they conflict less often than at the end (ADR-0004). */
function lastOfColumn({ items }: Backlog, column: string): number | undefined {
  const index = items.findLastIndex((item) => item.column === column);
  return index < 0 ? undefined : index;
}
