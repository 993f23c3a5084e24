import type { FieldValue } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import type { PlacedValue } from '../places.ts';
import { lineStartOf } from '../lines.ts';
import { insertLines, lineEndBehind, type TextPlace } from './apply.ts';
import { renderFlow } from './render.ts';

/**
 * Line edits that make a list of texts in block style another one: entries taken out, entries added at its end.
 * Undefined where that is not all that changes: then the list is written anew.
 */
export function editBlockList(
  place: TextPlace,
  list: readonly PlacedValue[],
  values: readonly FieldValue[],
): readonly TextEdit[] | undefined {
  const entries = list.map((entry) => {
    const { start, end } = entry;
    const line = lineStartOf(place.text, start);
    const value = entry.kind === 'scalar' ? entry.says : undefined;
    return { value, prefix: place.text.slice(line, start), line, end: lineEndBehind(place.text, end) };
  });
  const kept = entries.filter(({ value }) => value !== undefined && values.includes(value));
  const last = entries.at(-1);
  const inOrder = kept.length > 0 && kept.every(({ value }, index) => value === values[index]);
  const ownLines = entries.every(({ value, prefix }) => value !== undefined && /^ *- +$/.test(prefix));
  if (last === undefined || !inOrder || !ownLines) return undefined;
  const removed = entries
    .filter((entry) => !kept.includes(entry))
    .map(({ line, end }): TextEdit => ({ start: line, end, text: '' }));
  const added = values.slice(kept.length).flatMap((value) => (value === undefined ? [] : [value]));
  const lines = added.map((value) => `${last.prefix}${renderFlow(value)}${place.lineBreak}`).join('');
  return lines === '' ? removed : [...removed, insertLines(place, last.end, lines)];
}
