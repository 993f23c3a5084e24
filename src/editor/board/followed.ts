import { type LinkTarget, targetOf } from '../../backlog/language/links.ts';
import type { Item } from '../../core/model/item.ts';
import type { Follow } from '../../protocol/itemRequests.ts';
import { proofsOf } from './itemDetail.ts';

/** Where something of an item leads: a link, or a decision by what the file calls it, which may be a link of its own. */
export type Followed =
  LinkTarget | { readonly kind: 'decision'; readonly name: string; readonly otherwise: LinkTarget | undefined };

/**
 * Where a link of an item leads, as the file says it now; undefined when it has no such link, and for every target that
 * is neither an address of the web nor a file. The page says which link, never where to.
 */
export function linkOf({ fields }: Item, place: Follow['place']): Followed | undefined {
  switch (place.in) {
    case 'links':
      return targetOf(fields.links?.[place.index] ?? '');
    case 'proofs':
      return targetOf(proofsOf(fields.evidence ?? {})[place.index]?.fields['url'] ?? '');
    case 'decisions':
      return decisionOf(fields, place.index);
    case 'notes':
      return fields.notes?.includes(place.target) === true ? targetOf(place.target) : undefined;
  }
}

/** A name such as `ADR-0004` leads to no file of that name: what means one has a folder or an ending. */
function decisionOf({ decisions }: Item['fields'], index: number): Followed | undefined {
  const name = decisions?.[index];
  if (name === undefined) return undefined;
  const link = targetOf(name);
  const otherwise = link?.kind === 'file' && !/\/|\.[a-z]+$/iu.test(link.path) ? undefined : link;
  return { kind: 'decision', name, otherwise };
}
