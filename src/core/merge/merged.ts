import type { Range } from '../model/problem.ts';

/** One of the two texts that a merge brings together. Which one git calls ours says nothing of its content. */
export type Side = 'ours' | 'theirs';

/** What is taken where both sides say something else. */
export type Choice = Side | 'both';

/** Both sides gave one field another value than the base, and not the same one. */
export interface Clash {
  /** Names it within one merge, the same each time that the same texts are merged: `PAY-12.why`. */
  readonly key: string;
  /** The item's key in the merged backlog; undefined for what stands at the top of the file. */
  readonly item: string | undefined;
  /** The path to the field, keys and names of entries joined by dots: `why`, `board.wip.limit`. Empty for the whole item. */
  readonly field: string;
  /** What each side has there, as its value reads, or its lines where they cannot be read; undefined for nothing. */
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
  readonly base: string | undefined;
  /** What may be taken: both only where two texts can stand together. */
  readonly choices: readonly Choice[];
}

/** A clash that stands in the merged text. Several may share the lines of one pair of markers. */
export interface MergeConflict extends Clash {
  /** The lines in the merged text, from the first marker to the last. */
  readonly range: Range;
}

/** What somebody should know about a merge. `src/phrases` has a sentence for each code. */
export type MergeReport =
  /** One side changed an item that `side` had taken out (deleted or archived): it stays. */
  | { readonly code: 'merge.kept'; readonly values: { readonly item: string; readonly side: Side } }
  /** The same within an item, or at the top of the file (`item` is empty then). */
  | {
      readonly code: 'merge.kept-field';
      readonly values: { readonly item: string; readonly field: string; readonly side: Side };
    }
  /** Both sides had given `from` to new items: that of `side` is `to` now, and what referred to it there follows. */
  | {
      readonly code: 'merge.renumbered';
      readonly values: { readonly from: string; readonly to: string; readonly side: Side };
    }
  /** What was renumbered is named outside of the file: `places` says where. Only people know which of the two is meant. */
  | {
      readonly code: 'merge.mentioned';
      readonly values: { readonly from: string; readonly to: string; readonly places: string };
    }
  /** A note was left of what was renumbered, so that what refers to it elsewhere can follow when all is merged. */
  | { readonly code: 'merge.finish'; readonly values: { readonly from: string; readonly to: string } }
  /** Both sides had moved it: the later move counts, the other one stays in the history. */
  | {
      readonly code: 'merge.moved-twice';
      readonly values: { readonly item: string; readonly to: string; readonly other: string };
    }
  /** `item` refers to `id`, which the other side had taken out. */
  | { readonly code: 'merge.dangling'; readonly values: { readonly item: string; readonly id: string } };
