import type { Backlog } from '../../core/model/backlog.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { type BlockReading, readBlock } from '../readBlock.ts';
import type { Reading } from '../reading.ts';
import { scanList } from '../scan.ts';
import type { LaterBlock } from './keptIndex.ts';

/** A block as it is after an edit, without the place that it had. */
export type MovedBlock = Omit<LaterBlock, 'start' | 'end'>;

/**
 * What a move makes of its item's block, where that is all that it changes in what the file says: the same item in
 * another column, with nothing wrong about it before and after. What is wrong elsewhere stays as it is then. Undefined
 * for everything else: that is read from the text.
 */
export function movedBlock(
  { text, backlog, source }: Reading,
  { item: key, column, edits }: { readonly item: string; readonly column: string; readonly edits: readonly TextEdit[] },
): MovedBlock | undefined {
  const at = backlog.items.findIndex((item) => item.key === key);
  const before = backlog.items[at];
  const range = source.parts === undefined ? undefined : source.items[at];
  if (before === undefined || range === undefined || before.key !== before.id) return undefined;
  const { line, end } = range;
  if (edits.some((edit) => edit.start < line || edit.end > end)) return undefined;
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - line, end: edit.end - line }));
  const block = applyEdits(text.slice(line, end), shifted);
  if (!isOneBlock(block, source.indent)) return undefined;
  const [was, read] = [readBlock(text.slice(line, end)), readBlock(block)];
  const { id, status, parent } = read.fields;
  if (id !== before.id || parent !== was.fields.parent || status !== column) return undefined;
  if (!isSound(was, backlog) || !isSound(read, backlog)) return undefined;
  const json = JSON.stringify([read.fields, read.unknown, read.problems]);
  return { at, text: block, json, column, ...nearOf(read) };
}

/** Whether nothing is wrong about it, compared with the others and with the board: what `check` would look for. */
function isSound({ intact, problems, refersElsewhere, fields }: BlockReading, { board, items }: Backlog): boolean {
  if (!intact || problems.length > 0 || refersElsewhere || fields.dependsOn !== undefined) return false;
  const { title, status, parent, history = [] } = fields;
  const isColumn = (id: string) => board.columns.some((column) => column.id === id);
  const wasColumn = (id: string) => board.columns.some(({ was }) => was.includes(id));
  return (
    title !== undefined &&
    (status === undefined || isColumn(status)) &&
    (parent === undefined || items.some(({ id }) => id === parent)) &&
    history.every(({ to }) => to === undefined || isColumn(to) || wasColumn(to))
  );
}

function nearOf({ fields }: BlockReading): Omit<MovedBlock, 'at' | 'text' | 'json' | 'column'> {
  const { title = null, type = null, status = null, assignees = null, parent = null } = fields;
  return { title, type, status, assignees, parent };
}

function isOneBlock(block: string, indent: number): boolean {
  const list = scanList(block, { start: 0, end: block.length }, indent);
  const [first] = list?.blocks ?? [];
  return list?.blocks.length === 1 && list.end === block.length && first?.line === 0 && first.end === block.length;
}
