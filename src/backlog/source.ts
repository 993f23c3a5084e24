import type { PlacedMap } from './places.ts';
import type { Scan } from './scan.ts';
import type { BlockReading } from './readBlock.ts';
import type { Head } from './readHead.ts';
import type { Spread } from './spread/spread.ts';

/** Where one item stands in the text. Offsets are of the whole text unless said otherwise. */
export interface ItemSource {
  /** Start of the block: the first of the comments right above the item, or its own first line. */
  readonly start: number;
  /** Offset of the item's own first line (the one with the dash). */
  readonly line: number;
  /** End of the block, behind the line break of its last line. */
  readonly end: number;
  /** Its keys and values. Undefined when it is no map. Parsed when asked for. */
  readonly map: PlacedMap | undefined;
  /** What offsets in the problems of its block count from. */
  readonly base: number;
}

/** Where the parts of a backlog stand in its text. */
export interface Source {
  /** Item by item, in the order of `backlog.items`. */
  readonly items: readonly ItemSource[];
  /** Column of the items' dashes. */
  readonly indent: number;
  /**
   * How the list of items is written: behind dashes, as `[ … ]`, with nothing in it, not at all, or in a form that
   * no item can be added to or moved in (`other`).
   */
  readonly layout: 'blocks' | 'flow' | 'empty' | 'missing' | 'other';
  /** Where a first item would go, for `empty` (replacing that range) and `missing`. */
  readonly insertion: { readonly start: number; readonly end: number };
  readonly lineBreak: '\n' | '\r\n';
  /** How the text was taken apart, for reading the next one; undefined when it was read as a whole. */
  readonly parts: TextParts | undefined;
  /** The files that the text was put together from, where the items stand in files of their own. */
  readonly spread?: Spread | undefined;
}

/** The blocks of a text with what they say: what the next reading starts from. */
export interface TextParts {
  readonly scan: Scan;
  readonly blocks: readonly BlockReading[];
  /** What stands before and behind the items. */
  readonly head: Head;
}

/** The line break that a text uses: that of its first line. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const lineFeed = text.indexOf('\n');
  return lineFeed > 0 && text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
}
