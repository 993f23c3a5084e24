import { type LinkTarget, targetOf } from '../../backlog/language/links.ts';
import type { Item } from '../../core/model/item.ts';
import type { Follow } from '../../protocol/itemDetail.ts';
import { proofsOf } from './itemDetail.ts';

/**
 * Where a link of an item leads, as the file says it now; undefined when it has no such link, and for every target that
 * is neither an address of the web nor a file. The page says which link, never where to.
 */
export function linkOf({ fields }: Item, place: Follow['place']): LinkTarget | undefined {
  switch (place.in) {
    case 'links':
      return targetOf(fields.links?.[place.index] ?? '');
    case 'proofs':
      return targetOf(proofsOf(fields.evidence ?? {})[place.index]?.url ?? '');
    case 'notes':
      return fields.notes?.includes(place.target) === true ? targetOf(place.target) : undefined;
  }
}
