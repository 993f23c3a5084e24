import { type MapNode, type Node, keyText } from './node.ts';
import type { Notes } from './schema/notes.ts';

/** One key of an item with its value, wherever it was parsed. */
export interface Entry {
  readonly key: string;
  readonly keyNode: Node | null;
  readonly value: Node | null;
  /** What the nodes' ranges and problems are noted with. */
  readonly notes: Notes;
}

/** The entries of a map; those whose key is no scalar are left out. */
export function entriesOf({ pairs }: MapNode, notes: Notes): readonly Entry[] {
  return pairs.flatMap(({ key: keyNode, value }): readonly Entry[] => {
    const key = keyText(keyNode);
    return key === undefined ? [] : [{ key, keyNode, value, notes }];
  });
}
