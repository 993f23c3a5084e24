import type { Item } from '../../core/model/item.ts';

/** An item as plain data: the file's keys, in the file's order. */
export function itemData({ fields, unknown }: Item): Readonly<Record<string, unknown>> {
  return { ...fields, ...unknown };
}
