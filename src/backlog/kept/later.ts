import type { TextEdit } from '../../core/model/problem.ts';
import { applyEdits } from '../edits/apply.ts';
import { type BlockReading, readBlock } from '../readBlock.ts';
import type { Reading } from '../reading.ts';
import { scanList } from '../scan.ts';
import type { LaterBlock } from './keptIndex.ts';

/** A block as it is after an edit, without the place that it had. */
export type MovedBlock = Omit<LaterBlock, 'start' | 'end'>;

/**
 * What a move makes of its item's block, where that is all that it changes in what the file says: the same item in
 * another column, nothing wrong with it, and nothing wrong elsewhere that could be another matter now. Undefined
 * for everything else: that is read from the text.
 */
export function movedBlock(
  { text, backlog, problems, source }: Reading,
  { item: key, column, edits }: { readonly item: string; readonly column: string; readonly edits: readonly TextEdit[] },
): MovedBlock | undefined {
  const at = backlog.items.findIndex((item) => item.key === key);
  const before = backlog.items[at];
  const range = source.parts?.scan.blocks[at];
  if (before === undefined || range === undefined || problems.length > 0) return undefined;
  const { line, end } = range;
  if (edits.some((edit) => edit.start < line || edit.end > end)) return undefined;
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - line, end: edit.end - line }));
  const block = applyEdits(text.slice(line, end), shifted);
  if (!isOneBlock(block, source.indent)) return undefined;
  const read = readBlock(block);
  const { id, status, parent } = read.fields;
  if (id !== before.id || parent !== before.fields.parent || status !== column || !isSound(read)) return undefined;
  const json = JSON.stringify([read.fields, read.unknown, read.problems]);
  return { at, text: block, json, column, ...nearOf(read) };
}

/** Whether it can be judged by itself: what it depends on may be another item. */
function isSound({ intact, problems, refersElsewhere, fields }: BlockReading): boolean {
  return intact && problems.length === 0 && !refersElsewhere && fields.dependsOn === undefined;
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
