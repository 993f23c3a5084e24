import type { MergeReport, Side } from '../../core/merge/merged.ts';
import { isReference } from '../../core/merge/roles.ts';
import { rewritten } from '../../core/merge/rewrite.ts';
import type { Trio } from './renumber.ts';
import { BlockElement } from './blockElement.ts';

/** References that one side holds to items that the other one has taken out. @param merged what there still is */
export function danglingIn(
  trios: readonly Trio[],
  merged: ReadonlyMap<number, unknown>,
  takenIds: readonly string[],
): readonly MergeReport[] {
  const taken = new Set(takenIds);
  const gone = trios.flatMap(({ base }, place) => {
    const id = base === undefined || merged.has(place) ? undefined : (base.seen.id ?? base.facts.id);
    return id === undefined || taken.has(id) ? [] : [{ id, trio: trios[place] }];
  });
  if (gone.length === 0) return [];
  return trios.flatMap((trio, place) => {
    if (!merged.has(place)) return [];
    return (['ours', 'theirs'] as const).flatMap((side) => referencesOf(trio, side, gone));
  });
}

interface Gone {
  readonly id: string;
  readonly trio: Trio | undefined;
}

/** Those of what a side changed that the other side, which took out what they name, does not have as well. */
function referencesOf(trio: Trio, side: Side, gone: readonly Gone[]): readonly MergeReport[] {
  const element = trio[side];
  const other = side === 'ours' ? 'theirs' : 'ours';
  if (!(element instanceof BlockElement) || element.text === trio.base?.text) return [];
  const named = gone.filter(
    ({ id, trio: taken }) =>
      taken?.[other] === undefined && element.text.includes(id) && trio[other]?.text.includes(id) !== true,
  );
  if (named.length === 0) return [];
  const references = referencesIn(element);
  const item = element.seen.id ?? element.facts.id ?? element.facts.title ?? '';
  return named
    .filter(({ id }) => references.has(id))
    .map(({ id }) => ({ code: 'merge.dangling', values: { item, id } }));
}

function referencesIn({ tree }: BlockElement): ReadonlySet<string> {
  const found = new Set<string>();
  if (tree === undefined) return found;
  rewritten(tree, 'items', {
    comment: (text) => text,
    leaf: (leaf, path) => {
      if (isReference(path)) found.add(leaf.value);
      return leaf;
    },
  });
  return found;
}
