import type { ListNode, MapNode, Node, Pair } from '../node.ts';
import { type Read, type Spot, scalarAt } from './plainScalar.ts';
import { keyAt, mayJoin } from './plainKey.ts';

const space = 32;
const comma = 44;
const bracket = { open: 91, close: 93 };
const brace = { open: 123, close: 125 };

/** Deeper ones, and those of more characters, are left to the parser. */
const most = { depth: 20, length: 100_000 };

/** The value at an offset: a scalar, or a collection in brackets or braces that ends on the same line. */
export function valueAt(spot: Spot, start: number, depth = 0): Read<Node> | undefined {
  const code = spot.text.charCodeAt(start);
  if (code !== bracket.open && code !== brace.open) return scalarAt(spot, start);
  if (depth > most.depth || spot.lineEnd - start > most.length) return undefined;
  const inside = spot.inFlow ? spot : { ...spot, inFlow: true };
  return code === bracket.open ? listAt(inside, start, depth) : mapAt(inside, start, depth);
}

function listAt(spot: Spot, start: number, depth: number): Read<ListNode> | undefined {
  const { text } = spot;
  const items: Node[] = [];
  let at = pastSpaces(text, start + 1);
  while (text.charCodeAt(at) !== bracket.close || items.length > 0) {
    const entry = valueAt(spot, at, depth + 1);
    if (entry === undefined) return undefined;
    items.push(entry.node);
    at = pastSpaces(text, entry.behind);
    if (text.charCodeAt(at) === bracket.close) break;
    if (text.charCodeAt(at) !== comma) return undefined;
    at = pastSpaces(text, at + 1);
  }
  return { node: { kind: 'list', flow: true, items, start, end: at + 1 }, behind: at + 1 };
}

function mapAt(spot: Spot, start: number, depth: number): Read<MapNode> | undefined {
  const { text } = spot;
  const pairs: Pair[] = [];
  let at = pastSpaces(text, start + 1);
  while (text.charCodeAt(at) !== brace.close || pairs.length > 0) {
    const key = keyAt(text, at);
    if (key === undefined || text.charCodeAt(key.end + 1) !== space || !mayJoin(key, pairs)) return undefined;
    const value = valueAt(spot, pastSpaces(text, key.end + 1), depth + 1);
    if (value === undefined) return undefined;
    pairs.push({ key, value: value.node });
    at = pastSpaces(text, value.behind);
    if (text.charCodeAt(at) === brace.close) break;
    if (text.charCodeAt(at) !== comma) return undefined;
    at = pastSpaces(text, at + 1);
  }
  return { node: { kind: 'map', flow: true, pairs, start, end: at + 1 }, behind: at + 1 };
}

function pastSpaces(text: string, offset: number): number {
  let at = offset;
  while (text.charCodeAt(at) === space) at += 1;
  return at;
}
