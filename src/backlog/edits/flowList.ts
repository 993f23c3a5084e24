import type { TextEdit } from '../../core/model/problem.ts';
import type { Source } from '../source.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import type { Target } from './blocks.ts';
import { type WrittenEntries, renderFlowMap } from './render.ts';

/** Puts an item of `items: [ … ]` elsewhere in the list, with the comma that parts it from its neighbour. */
export function moveFlowEntry(
  text: string,
  { items }: Source,
  index: number,
  { target, inner }: { readonly target: Target; readonly inner: readonly TextEdit[] },
): readonly TextEdit[] | undefined {
  const item = items[index];
  const next = items[index + 1];
  const previous = items[index - 1];
  const neighbour = items['after' in target ? target.after : target.before];
  if (item === undefined || neighbour === undefined) return undefined;
  const shifted = inner.map((edit) => ({ ...edit, start: edit.start - item.start, end: edit.end - item.start }));
  const moved = applyEdits(text.slice(item.start, item.end), shifted);
  const removed =
    next === undefined
      ? { start: previous?.end ?? item.start, end: item.end, text: '' }
      : { start: item.start, end: next.start, text: '' };
  const inserted =
    'after' in target
      ? { start: neighbour.end, end: neighbour.end, text: `, ${moved}` }
      : { start: neighbour.start, end: neighbour.start, text: `${moved}, ` };
  return [removed, inserted];
}

/** A new item behind another in `items: [ … ]`, or at its end. */
export function insertFlowEntry({ items }: Source, after: number | undefined, fields: WrittenEntries): TextEdit {
  const offset = items[after ?? items.length - 1]?.end ?? 0;
  return { start: offset, end: offset, text: `, ${renderFlowMap(fields)}` };
}
