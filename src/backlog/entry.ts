import type { Node } from 'yaml';
import type { Notes } from './schema/notes.ts';

/** One key of an item with its value, wherever it was parsed. */
export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
  /** What the nodes' ranges and problems are noted with. */
  readonly notes: Notes;
}
