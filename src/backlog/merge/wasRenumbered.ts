import type { Facts } from '../../core/merge/elements.ts';
import { BlockElement } from './blockElement.ts';
import { scanSheet, sheetOf } from './sheet.ts';

/** An item by its id in a text. */
export interface Place {
  readonly text: string;
  readonly id: string;
}

/** Whether what has one id in one text is what has another id in another one: captured when it was, or with its title. */
export function wasRenumbered(now: Place, before: Place): boolean {
  const [item, old] = [itemAt(now), itemAt(before)];
  if (item === undefined || old === undefined) return false;
  return item.captured === undefined || old.captured === undefined
    ? item.title === old.title
    : item.captured === old.captured;
}

function itemAt({ text, id }: Place): Facts | undefined {
  const scanned = scanSheet(text.replaceAll('\r\n', '\n'));
  if (scanned === undefined) return undefined;
  const { elements } = sheetOf(scanned, scanned.scan.indent, { parsed: 0 });
  const named = elements.find(
    (element) => element instanceof BlockElement && element.text.includes(id) && element.facts.id === id,
  );
  return named?.facts;
}
