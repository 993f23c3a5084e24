import { type Entry, type Tree, isBranch } from './tree.ts';

/** A value as plain data, without regard to how it is written; of a bare text that stands for a map, the map. */
export function dataOf(tree: Tree | undefined, lone?: string): unknown {
  if (tree?.kind === 'leaf') return lone === undefined ? tree.value : { [lone]: tree.value };
  if (!isBranch(tree)) return null;
  if (tree.kind === 'list') return tree.entries.map(({ value }) => dataOf(value));
  const pairs = tree.entries.map(({ key, value }): [string, unknown] => [key, dataOf(value)]);
  return Object.fromEntries(pairs.sort(([one], [other]) => (one < other ? -1 : Number(one > other))));
}

/** The same as a text to compare by. */
export function signatureOf(tree: Tree | undefined, lone?: string): string {
  return JSON.stringify(dataOf(tree, lone));
}

/** Whether two entries say the same, their comments included, however they are written. */
export function sameEntry(one: Entry, other: Entry): boolean {
  return signatureOf(one.value) === signatureOf(other.value) && commentsOf(one) === commentsOf(other);
}

function commentsOf({ lead, comment, rest, value }: Entry): string {
  const own = `${lead}\n${comment}\n${rest}`.split('\n').map((line) => line.trim());
  const inner = isBranch(value) ? value.entries.map(commentsOf) : [];
  return [...own, ...inner].filter((line) => line !== '').join('\n');
}
