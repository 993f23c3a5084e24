import type { Backlog } from '../../core/model/backlog.ts';
import type { AddIntention, FieldValue } from '../../core/model/intention.ts';
import { succeed } from '../../core/model/result.ts';
import { judgeEntry, reasonsOf } from '../../core/policy/judge.ts';
import { insertBlock } from '../edits/blocks.ts';
import { entryLines } from '../edits/entries.ts';
import { fieldsOf, hasReason } from '../edits/history.ts';
import { renderBlock } from '../edits/render.ts';
import { nextId } from '../ids.ts';
import type { Reading } from '../reading.ts';
import { type Circumstances, type Planned, refuse } from './planned.ts';

/** A new item, with its capture in the history. */
export function planAdd(
  { backlog, text, source }: Reading,
  intention: AddIntention,
  circumstances: Circumstances,
): Planned {
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
  const entry = { at: now, to: column, by: me, ...verdict.value.record };
  const history = entryLines(fieldsOf(entry), { column: dash.length + 2, lineBreak, free: hasReason(entry) });
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
