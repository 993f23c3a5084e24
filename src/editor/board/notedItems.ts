import type { Item } from '../../core/model/item.ts';

/** Items that are named at most: more are no finding, and the message stays small. */
const mostFound = 400;

/** Letters from which on a search is looked for in long texts; with less it would find nearly all. */
const shortestSearch = 3;

/**
 * Keys of the items that have every word of a search, some of them only in what their cards do not carry: the reason
 * and the notes. Case does not count.
 */
export function notedItems(items: readonly Item[], search: string): string[] {
  const words = search
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.join('').length < shortestSearch) return [];
  const found: string[] = [];
  for (const item of items) {
    if (found.length === mostFound) break;
    if (isNoted(item, words)) found.push(item.key);
  }
  return found;
}

function isNoted({ id, title, fields }: Item, words: readonly string[]): boolean {
  const { why = '', notes = '', tags = [], assignees = [] } = fields;
  const long = `${why}\n${notes}`.toLowerCase();
  if (!words.some((word) => long.includes(word))) return false;
  const card = [id, title, ...tags, ...assignees].join('\n').toLowerCase();
  return (
    words.every((word) => long.includes(word) || card.includes(word)) && !words.every((word) => card.includes(word))
  );
}
