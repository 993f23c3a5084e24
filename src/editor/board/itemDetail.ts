import type { Item } from '../../core/model/item.ts';
import type { ItemDetail } from '../../protocol/board.ts';

/** What the form of the open item shows and edits, as the file says it. */
export function itemDetail({ key, title, fields }: Item): ItemDetail {
  return {
    key,
    title,
    why: fields.why ?? '',
    estimate: fields.estimate ?? '',
    assignees: [...(fields.assignees ?? [])],
    tags: [...(fields.tags ?? [])],
    type: fields.type ?? '',
    source: fields.source ?? '',
    notes: fields.notes ?? '',
  };
}
