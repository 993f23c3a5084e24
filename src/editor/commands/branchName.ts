import type { Item } from '../../core/model/item.ts';

/** `PAY-12-upgrade-postgresql-13`: the id, and the title in the letters that every tool takes. */
export function branchNameOf({ id, title }: Pick<Item, 'id' | 'title'>): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^a-z0-9]+/u).filter((word) => word !== '');
  let slug = '';
  for (const word of words) if (slug.length + word.length < 48) slug = slug === '' ? word : `${slug}-${word}`;
  const parts = [id?.replace(/[^\w.-]+/gu, '-'), slug].filter((part) => part !== undefined);
  return parts.filter((part) => part !== '').join('-');
}

/** Whether git takes a text as a branch, and no tool takes it as an option. */
export function isBranchName(name: string): boolean {
  return (
    /^[^-./\s~^:?*[\\\p{Cc}](?:(?!\.\.|@\{|\/\/)[^\s~^:?*[\\\p{Cc}])*$/u.test(name) && !/(?:\.lock|[./])$/u.test(name)
  );
}
