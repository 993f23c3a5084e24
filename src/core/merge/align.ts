import { loneKeyOf } from './roles.ts';
import { shiftBranch } from './shift.ts';
import { type Three, mapThree, settled } from './three.ts';
import { type Branch, type Entry, type Leaf, type Tree, isBranch } from './tree.ts';

/** Writes a text as a scalar on one line that may stand anywhere, inside brackets too. */
export type WriteText = (text: string) => string;

/**
 * Three values as maps, or as lists: where one side has a map or a list and another one what may stand for it (a
 * lone value, a bare text), that is made one. Undefined where they are of different kinds, or all of them scalars.
 */
export function asBranches(
  three: Three<Tree | undefined>,
  path: string,
  writeText: WriteText,
): Three<Branch | undefined> | undefined {
  const all = [three.base, three.ours, three.theirs];
  const lone = loneKeyOf(path);
  if (all.some((tree) => tree?.kind === 'list')) return mapThree(three, (tree) => tree && asList(tree, writeText));
  if (!all.some((tree) => tree?.kind === 'map')) return undefined;
  const maps = mapThree(three, (tree) => (tree?.kind === 'leaf' ? asMap(tree, lone, writeText) : tree));
  const fit = (tree: Tree | undefined) => tree === undefined || isBranch(tree);
  // A base of another kind says nothing of either side.
  if (!fit(maps.ours) || !fit(maps.theirs)) return undefined;
  return mapThree(maps, (tree) => (isBranch(tree) ? tree : undefined));
}

const flow = { flow: true, joiner: ', ', gaps: [], column: 0, inline: false } as const;
const bare = { lead: '', comment: '', rest: '' } as const;

function asList(tree: Tree, writeText: WriteText): Branch | undefined {
  if (tree.kind === 'list') return tree;
  if (tree.kind !== 'leaf' && tree.kind !== 'map') return undefined;
  const value = tree.kind === 'leaf' ? inFlow(tree, writeText) : tree;
  const entry: Entry = { ...bare, key: '', name: '', space: ' ', value };
  return { ...flow, kind: 'list', open: '[', close: ']', entries: [entry] };
}

function asMap(leaf: Leaf, lone: string | undefined, writeText: WriteText): Tree {
  if (lone === undefined) return leaf;
  const entry: Entry = { ...bare, key: lone, name: `${lone}:`, space: ' ', value: inFlow(leaf, writeText) };
  return { ...flow, kind: 'map', open: '{ ', close: ' }', entries: [entry] };
}

function inFlow(leaf: Leaf, writeText: WriteText): Leaf {
  return { ...leaf, form: 'inline', text: writeText(leaf.value) };
}

/** The one of three maps or lists whose form the merged one takes: lines of their own before brackets. */
export function formOf({ base, ours, theirs }: Three<Branch | undefined>): Branch | undefined {
  const blocks = [ours, theirs].filter((branch) => branch?.flow === false);
  const [first, second] = blocks;
  if (first === undefined)
    return [ours, theirs, base].find((branch) => branch !== undefined && branch.entries.length > 0) ?? ours ?? theirs;
  if (second === undefined || base === undefined) return first;
  const column = settled({ base: base.column, ours: first.column, theirs: second.column })?.value;
  return column === second.column && column !== first.column ? second : first;
}

/** A map or list as it is written in the form of another one. */
export function inForm(branch: Branch, form: Branch): Branch {
  if (form.flow) return branch;
  return branch.flow
    ? { ...branch, flow: false, open: '', gaps: [], column: form.column }
    : shiftBranch(branch, form.column - branch.column);
}
