import type { Column } from '../../core/model/backlog.ts';
import type { ColumnsIntention } from '../../core/model/intention.ts';
import { succeed } from '../../core/model/result.ts';
import { columnsAfter } from '../../core/policy/columns.ts';
import { type ColumnText, changeColumnText, setInColumn } from '../edits/columns.ts';
import { difference } from '../../core/model/difference.ts';
import { readBacklog } from '../read.ts';
import type { Reading } from '../reading.ts';
import { type Planned, refuse } from './planned.ts';

/**
 * A change of the board's columns. What a column does not say of itself follows from its id and its place: where that
 * would give it another name or stage, they are written down, so that all columns mean what they meant. The edit is read back
 * before it counts: a form that it does not understand is refused, never guessed at.
 */
export function planColumns(reading: Reading, { change }: ColumnsIntention): Planned {
  const wanted = columnsAfter(reading.backlog, change);
  if (!wanted.ok) return wanted;
  const { columns } = reading.backlog.board;
  const start: ColumnText = { text: reading.text, lineBreak: reading.source.lineBreak };
  const changed = changeColumnText(start, columns, { change, wanted: wanted.value });
  const text = changed && withMeaning(reading, { ...start, text: changed }, wanted.value);
  if (text === undefined) return refuse('columns.form', {});
  const column = change.act === 'set' || change.act === 'remove' ? change.column : '';
  return succeed({ edits: difference(reading.text, text), item: '', column, breaches: [] });
}

/** The text in which every column says what it shall; undefined where it would not, or an item would be read anew. */
function withMeaning(reading: Reading, { text, lineBreak }: ColumnText, wanted: readonly Column[]): string | undefined {
  let result: string | undefined = text;
  const found = readBacklog(text, reading)?.backlog.board.columns ?? [];
  for (const { id, name, stage } of wanted) {
    const column = found.find((other) => other.id === id);
    if (column === undefined) return undefined;
    const [renamed, meant] = [column.name !== name, column.stage !== stage];
    const missing = [...(renamed ? [['name', name] as const] : []), ...(meant ? [['stage', stage] as const] : [])];
    result = result && setInColumn({ text: result, lineBreak }, id, missing);
  }
  if (result === undefined) return undefined;
  const after = readBacklog(result, reading);
  const errors = (one: Reading | undefined) => one?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  const same = JSON.stringify(after?.backlog.board.columns) === JSON.stringify(wanted);
  return same && errors(after) <= errors(reading) ? result : undefined;
}
