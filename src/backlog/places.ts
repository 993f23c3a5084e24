import { type Node, type Pair, isScalar } from 'yaml';
import type { Range } from '../core/model/problem.ts';
import { lineStartOf } from './lines.ts';
import type { ItemSource } from './source.ts';

/** One key of an item, with offsets of the whole text. */
export interface PlacedPair {
  readonly key: string;
  /** Where the key begins. */
  readonly start: number;
  /** Behind the colon. */
  readonly colon: number;
  /** The value; null when there is none behind the colon. */
  readonly value: Node | null;
  /** The value's own range; both `colon` when there is none. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** The keys of an item, in the file's order. */
export function pairsOf(text: string, { node, base }: ItemSource): readonly PlacedPair[] {
  // Pairs of a parsed map are of nodes, and parsed nodes have ranges.
  const pairs = (node?.items ?? []) as Pair<Node, Node | null>[];
  return pairs.map(({ key, value }) => {
    const [start, keyEnd] = rangeOf(key, base, base);
    const colon = text.indexOf(':', keyEnd) + 1;
    const written = isEmpty(value) ? null : value;
    const [valueStart, valueEnd] = rangeOf(written, base, colon);
    return { key: isScalar(key) ? String(key.value) : '', start, colon, value: written, valueStart, valueEnd };
  });
}

/** One key of an item, or undefined. */
export function pairOf(text: string, item: ItemSource, key: string): PlacedPair | undefined {
  return pairsOf(text, item).find((pair) => pair.key === key);
}

/** Where the value of a key stands in the whole text; undefined when the item has no such key or no value. */
export function valueRange(text: string, item: ItemSource, key: string): Range | undefined {
  const pair = pairOf(text, item, key);
  return pair?.value ? { start: pair.valueStart, end: pair.valueEnd } : undefined;
}

/** Where a parsed node stands in the whole text; `otherwise` for a missing one. */
export function rangeOf(node: Node | null | undefined, base: number, otherwise: number): readonly [number, number] {
  return node?.range ? [base + node.range[0], base + node.range[1]] : [otherwise, otherwise];
}

/** Where the first key of an item in block style stands: its offset and its column, in which new keys go too. */
export function entryColumn(
  text: string,
  { node, base }: ItemSource,
): { readonly offset: number; readonly column: number } | undefined {
  const start = node?.range?.[0];
  if (node === undefined || start === undefined || node.flow === true) return undefined;
  const offset = base + start;
  return { offset, column: offset - lineStartOf(text, offset) };
}

function isEmpty(node: Node | null): boolean {
  return isScalar(node) && node.value === '' && node.type === 'PLAIN';
}
