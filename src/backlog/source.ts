import type { YAMLMap } from 'yaml';

/** Where one item stands in the text. Offsets are of the whole text unless said otherwise. */
export interface ItemSource {
  /** Start of the block: the first of the comments right above the item, or its own first line. */
  readonly start: number;
  /** Offset of the item's own first line (the one with the dash). */
  readonly line: number;
  /** End of the block, behind the line break of its last line. */
  readonly end: number;
  /** The item as nodes; their ranges count from `base`. Undefined when it is no map. */
  readonly node: YAMLMap | undefined;
  readonly base: number;
}

/** Where the parts of a backlog stand in its text. */
export interface Source {
  /** Item by item, in the order of `backlog.items`. */
  readonly items: readonly ItemSource[];
  /** Column of the items' dashes. */
  readonly indent: number;
  /** How the list of items is written; only `blocks` can be reordered by moving lines. */
  readonly layout: 'blocks' | 'empty' | 'missing' | 'whole';
  /** Where a first item would go, for `empty` (replacing that range) and `missing`. */
  readonly insertion: { readonly start: number; readonly end: number };
  readonly lineBreak: '\n' | '\r\n';
}
