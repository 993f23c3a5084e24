import { type Node, type Pair, type YAMLMap, type YAMLSeq, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Branch, Entry, Tree } from '../../core/merge/tree.ts';
import type { Range } from '../../core/model/problem.ts';

/** An entry with where it stands. */
interface Placed extends Range {
  readonly entry: Entry;
}

const bare = { lead: '', comment: '', rest: '' } as const;

/**
 * Takes a map or list inside brackets apart. One with comments in it, or in a form that is not known, is taken as one
 * value.
 */
export function splitFlow(text: string, node: YAMLMap | YAMLSeq): Tree {
  const [start = 0, stop = 0] = node.range ?? [];
  const written = text.slice(start, stop);
  // Parts of parsed maps and lists are nodes or pairs of nodes.
  const placed = (node.items as (Node | Pair<Node, Node | null>)[]).map((item) =>
    isMap(node) ? placedPair(text, item) : placedValue(text, item as Node),
  );
  const parts = placed.every((entry) => entry !== undefined) ? partsOf(text, { start, end: stop }, placed) : undefined;
  if (parts === undefined) return { kind: 'leaf', form: 'inline', text: written, value: written };
  const entries = placed.flatMap((part) => part?.entry ?? []);
  const kind = isMap(node) ? 'map' : 'list';
  return { kind, flow: true, column: 0, inline: false, joiner: parts.gaps[0] ?? ', ', ...parts, entries };
}

/** What stands around the entries; undefined where that is more than brackets, commas and blanks. */
function partsOf(
  text: string,
  { start, end }: Range,
  placed: readonly Placed[],
): Pick<Branch, 'open' | 'close' | 'gaps'> | undefined {
  const [first] = placed;
  const last = placed.at(-1);
  if (first === undefined || last === undefined) {
    const open = text.slice(start, end);
    return /^[[{]\s*[\]}]$/.test(open) ? { open, close: '', gaps: [] } : undefined;
  }
  const open = text.slice(start, first.start);
  const close = text.slice(last.end, end);
  const gaps = placed.slice(1).map((entry, index) => text.slice(placed[index]?.end, entry.start));
  const regular = /^[[{]\s*$/.test(open) && /^\s*,?\s*[\]}]$/.test(close) && gaps.every((gap) => /^\s*,\s*$/.test(gap));
  return regular ? { open, close, gaps } : undefined;
}

function placedPair(text: string, pair: unknown): Placed | undefined {
  if (!isPair<Node, Node | null>(pair)) return undefined;
  const { key, value } = pair;
  const [start, keyEnd] = key.range ?? [];
  if (!isScalar(key) || start === undefined || keyEnd === undefined) return undefined;
  const colon = /^[ \t]*:/.exec(text.slice(keyEnd, keyEnd + 100))?.[0].length;
  const from = keyEnd + (colon ?? 0);
  const named = { ...bare, key: String(key.value), name: text.slice(start, from), space: '', value: undefined };
  if (value === null || isNothing(value)) return { start, end: from, entry: named };
  const placed = colon === undefined ? undefined : placedValue(text, value);
  return placed && withValue(named, start, { ...placed, space: text.slice(from, placed.start) });
}

function withValue(named: Entry, start: number, placed: Placed & { readonly space: string }): Placed | undefined {
  if (!/^[ \t]*$/.test(placed.space)) return undefined;
  return { start, end: placed.end, entry: { ...named, space: placed.space, value: placed.entry.value } };
}

function placedValue(text: string, node: Node): Placed | undefined {
  const [start, end] = node.range ?? [];
  // A pair within a list has no brackets of its own.
  if (start === undefined || end === undefined || node.anchor !== undefined || node.tag !== undefined) return undefined;
  const value = valueOf(text, node, text.slice(start, end));
  return value && { start, end, entry: { ...bare, key: '', name: '', space: ' ', value } };
}

function valueOf(text: string, node: Node, written: string): Tree | undefined {
  if (isScalar(node)) {
    return isNothing(node) ? undefined : { kind: 'leaf', form: 'inline', text: written, value: String(node.value) };
  }
  return (isMap(node) || isSeq(node)) && /^[[{]/.test(written) ? splitFlow(text, node) : undefined;
}

function isNothing(node: Node): boolean {
  return isScalar(node) && node.value === '' && node.type === 'PLAIN';
}
