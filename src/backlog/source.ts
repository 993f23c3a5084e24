import { type Node, type YAMLMap, isMap, isSeq } from 'yaml';
import { parseText } from './parse.ts';
import type { BlockRange, Scan } from './scan.ts';
import type { BlockReading } from './readBlock.ts';
import type { Head } from './readHead.ts';

/** Where one item stands in the text. Offsets are of the whole text unless said otherwise. */
export interface ItemSource {
  /** Start of the block: the first of the comments right above the item, or its own first line. */
  readonly start: number;
  /** Offset of the item's own first line (the one with the dash). */
  readonly line: number;
  /** End of the block, behind the line break of its last line. */
  readonly end: number;
  /** The item as nodes; their ranges count from `base`. Undefined when it is no map. Parsed when asked for. */
  readonly node: YAMLMap | undefined;
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
}

/** The blocks of a text with what they say: what the next reading starts from. */
export interface TextParts {
  readonly scan: Scan;
  readonly blocks: readonly BlockReading[];
  /** What stands before and behind the items. */
  readonly head: Head;
}

/** An item's place in a text that is read block by block; it is parsed again only for an edit or a problem's place. */
export class BlockSource implements ItemSource {
  readonly start: number;
  readonly line: number;
  readonly end: number;
  readonly base: number;
  private readonly text: string;
  private parsed: { readonly node: YAMLMap | undefined } | undefined;

  constructor(text: string, { start, line, end }: BlockRange) {
    this.start = start;
    this.line = line;
    this.end = end;
    this.base = line;
    this.text = text;
  }

  get node(): YAMLMap | undefined {
    this.parsed ??= { node: mapOfBlock(this.text.slice(this.line, this.end)) };
    return this.parsed.node;
  }
}

function mapOfBlock(block: string): YAMLMap | undefined {
  const { root, errors } = parseText(block, 0);
  const node = isSeq(root) ? (root.items[0] as Node | undefined) : undefined;
  return errors.some(({ code }) => code === 'yaml.syntax') || !isMap(node) ? undefined : node;
}

/** The line break that a text uses: that of its first line. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const lineFeed = text.indexOf('\n');
  return lineFeed > 0 && text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
}
