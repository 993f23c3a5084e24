import type { Branch, Entry, Leaf, Tree } from './tree.ts';

/** How a value's scalars and comments are written anew. */
export interface Rewrite {
  /** @param path keys from the top, positions in lists left out */
  readonly leaf: (leaf: Leaf, path: string) => Leaf;
  readonly comment: (text: string) => string;
}

/** A value with its scalars and comments written anew. */
export function rewritten(branch: Branch, path: string, rewrite: Rewrite): Branch {
  return { ...branch, entries: branch.entries.map((entry) => rewrittenEntry(entry, path, rewrite)) };
}

function rewrittenEntry(entry: Entry, path: string, rewrite: Rewrite): Entry {
  const { comment } = rewrite;
  const below = [path, entry.key].filter((part) => part !== '').join('.');
  return {
    ...entry,
    lead: comment(entry.lead),
    value: entry.value && rewrittenTree(entry.value, below, rewrite),
    comment: comment(entry.comment),
    rest: comment(entry.rest),
  };
}

function rewrittenTree(tree: Tree, path: string, rewrite: Rewrite): Tree {
  if (tree.kind === 'leaf') return rewrite.leaf(tree, path);
  return tree.kind === 'map' || tree.kind === 'list' ? rewritten(tree, path, rewrite) : tree;
}
