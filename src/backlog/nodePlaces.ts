import { type Node, type Pair, type YAMLMap, isMap, isScalar, isSeq } from 'yaml';
import type { PlacedMap, PlacedPair, PlacedValue } from './places.ts';

/** A stretch of a text whose nodes were parsed by themselves: their ranges count from `base`. */
export interface ParsedStretch {
  readonly text: string;
  readonly base: number;
}

/** Where a parsed map and everything in it stand in the whole text. */
export function mapPlace(stretch: ParsedStretch, map: YAMLMap): PlacedMap {
  const [start, end] = rangeOf(map, stretch.base, stretch.base);
  let pairs: readonly PlacedPair[] | undefined;
  return {
    kind: 'map',
    flow: map.flow === true,
    start,
    end,
    get pairs() {
      // Pairs of a parsed map are of nodes.
      return (pairs ??= (map.items as Pair<Node, Node | null>[]).map((pair) => pairPlace(stretch, pair)));
    },
  };
}

function pairPlace(stretch: ParsedStretch, { key, value }: Pair<Node, Node | null>): PlacedPair {
  const { text, base } = stretch;
  const [start, keyEnd] = rangeOf(key, base, base);
  const colon = text.indexOf(':', keyEnd) + 1;
  const written = value === null || isEmpty(value) ? null : valuePlace(stretch, value, colon);
  return { key: isScalar(key) ? String(key.value) : '', start, colon, value: written };
}

function valuePlace(stretch: ParsedStretch, node: Node, otherwise: number): PlacedValue {
  const [start, end] = rangeOf(node, stretch.base, otherwise);
  if (isScalar(node)) return { kind: 'scalar', start, end, says: String(node.value) };
  if (isMap(node)) return mapPlace(stretch, node);
  if (!isSeq(node)) return { kind: 'other', start, end };
  let entries: readonly PlacedValue[] | undefined;
  return {
    kind: 'list',
    flow: node.flow === true,
    start,
    end,
    get entries() {
      // Entries of a sequence that was parsed are nodes.
      return (entries ??= (node.items as Node[]).map((entry) => valuePlace(stretch, entry, start)));
    },
  };
}

/** Where a parsed node stands in the whole text; `otherwise` for a missing one. */
export function rangeOf(node: Node | null | undefined, base: number, otherwise: number): readonly [number, number] {
  return node?.range ? [base + node.range[0], base + node.range[1]] : [otherwise, otherwise];
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === '' && node.type === 'PLAIN';
}
