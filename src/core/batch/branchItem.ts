import type { Backlog } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';

/**
 * The item that a branch is worked on for: the one that names the branch, else the one whose id the branch's name
 * holds as a word (`PAY-12-upgrade`, `ana/pay-12`). Undefined where several do.
 */
export function itemOfBranch({ items }: Pick<Backlog, 'items'>, branch: string): Item | undefined {
  const named = items.filter(({ fields }) => fields.branch === branch);
  const found = named.length > 0 ? named : items.filter(({ id }) => id !== undefined && holdsId(branch, id));
  return found.length === 1 ? found[0] : undefined;
}

function holdsId(branch: string, id: string): boolean {
  const [name, word] = [branch.toLowerCase(), id.toLowerCase()];
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    const [before, behind] = [name[at - 1] ?? '/', name[at + word.length] ?? '/'];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(behind)) return true;
  }
  return false;
}
