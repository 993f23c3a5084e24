import { type MapNode, type Node, type Pair, isNothing, keyText } from './node.ts';
import type { PlacedMap, PlacedPair, PlacedValue } from './places.ts';

/** A stretch of a text whose nodes were parsed by themselves: their ranges count from `base`. */
export interface ParsedStretch {
  readonly text: string;
  readonly base: number;
}

/** Where a parsed map and everything in it stand in the whole text. */
export function mapPlace(stretch: ParsedStretch, map: MapNode): PlacedMap {
  const { base } = stretch;
  let pairs: readonly PlacedPair[] | undefined;
  return {
    kind: 'map',
    flow: map.flow,
    start: base + map.start,
    end: base + map.end,
    get pairs() {
      return (pairs ??= map.pairs.map((pair) => pairPlace(stretch, pair)));
    },
  };
}

function pairPlace(stretch: ParsedStretch, { key, value }: Pair): PlacedPair {
  const { text, base } = stretch;
  const colon = text.indexOf(':', base + (key?.end ?? 0)) + 1;
  const written = isNothing(value) ? null : valuePlace(stretch, value, colon);
  return { key: keyText(key) ?? '', start: base + (key?.start ?? 0), colon, value: written };
}

function valuePlace(stretch: ParsedStretch, node: Node | null, otherwise: number): PlacedValue {
  if (node === null) return { kind: 'other', start: otherwise, end: otherwise };
  const [start, end] = [stretch.base + node.start, stretch.base + node.end];
  if (node.kind === 'scalar') return { kind: 'scalar', start, end, says: node.text };
  if (node.kind === 'map') return mapPlace(stretch, node);
  if (node.kind === 'alias') return { kind: 'other', start, end };
  let entries: readonly PlacedValue[] | undefined;
  return {
    kind: 'list',
    flow: node.flow,
    start,
    end,
    get entries() {
      return (entries ??= node.items.map((entry) => valuePlace(stretch, entry, start)));
    },
  };
}
