import type { Branch, Entry, Leaf, Tree } from './tree.ts';

/** Moves every line but the first `by` columns to the right; to the left no further than it is indented. */
export function shiftLines(text: string, by: number): string {
  if (by === 0 || !text.includes('\n')) return text;
  if (by > 0) return text.replace(/(?<=\n)(?=[^\n\r])/g, ' '.repeat(by));
  return text.replace(new RegExp(`(?<=\\n) {1,${-by}}`, 'g'), '');
}

/** The same for all lines. */
export function shiftAllLines(text: string, by: number): string {
  return shiftLines(`\n${text}`, by).slice(1);
}

/** A value as it is written `by` columns further to the right. */
export function shiftTree(tree: Tree, by: number): Tree {
  if (by === 0) return tree;
  if (tree.kind === 'leaf') return shiftLeaf(tree, by);
  return tree.kind === 'map' || tree.kind === 'list' ? shiftBranch(tree, by) : tree;
}

function shiftLeaf(leaf: Leaf, by: number): Leaf {
  return { ...leaf, text: shiftLines(leaf.text, by) };
}

export function shiftBranch(branch: Branch, by: number): Branch {
  if (by === 0) return branch;
  return {
    ...branch,
    open: shiftLines(branch.open, by),
    close: shiftLines(branch.close, by),
    joiner: shiftLines(branch.joiner, by),
    gaps: branch.gaps.map((gap) => shiftLines(gap, by)),
    column: branch.column + by,
    entries: branch.entries.map((entry) => shiftEntry(entry, by)),
  };
}

function shiftEntry(entry: Entry, by: number): Entry {
  return {
    ...entry,
    lead: shiftAllLines(entry.lead, by),
    value: entry.value && shiftTree(entry.value, by),
    rest: shiftAllLines(entry.rest, by),
  };
}
