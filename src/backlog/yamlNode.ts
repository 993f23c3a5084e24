import {
  type Document,
  type Node as YamlNode,
  type Pair as YamlPair,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
} from 'yaml';
import type { MapNode, Node } from './node.ts';

type Pairs = readonly YamlPair<YamlNode, YamlNode | null>[];

/**
 * What `yaml` has parsed, as the format's shapes look at it. What is inside a collection is made when it is asked for,
 * so that depth costs nothing.
 * @param document in which aliases find what they stand for
 */
export function nodeOf(node: YamlNode | null | undefined, document: Document): Node | null {
  if (!node) return null;
  const [start, end] = node.range ?? [0, 0];
  if (isAlias(node)) {
    const target = () => nodeOf(node.resolve(document), document) ?? undefined;
    return { kind: 'alias', name: node.source, target, start, end };
  }
  if (isScalar(node)) {
    // Its source is without quotes and escapes; its value is something else where a tag says so (`!!binary`).
    return { kind: 'scalar', text: node.source ?? '', plain: node.type === 'PLAIN', start, end };
  }
  // Pairs of a parsed map are of nodes: only hand-built documents hold bare values.
  if (isMap(node)) return mapOf(node.items as Pairs, document, { flow: node.flow ?? false, start, end });
  if (!isSeq(node)) return null;
  const { items, flow = false } = node;
  return {
    kind: 'list',
    flow,
    start,
    end,
    get items() {
      return items.map((item) => {
        // A tag makes pairs of a list's items (`!!omap`); elsewhere they are nodes.
        if (isPair(item)) return mapOf([item] as Pairs, document, { flow: false, start, end });
        return nodeOf(item as YamlNode, document);
      });
    },
  };
}

function mapOf(pairs: Pairs, document: Document, place: Pick<MapNode, 'flow' | 'start' | 'end'>): MapNode {
  return {
    kind: 'map',
    ...place,
    get pairs() {
      return pairs.map(({ key, value }) => ({ key: nodeOf(key, document), value: nodeOf(value, document) }));
    },
  };
}
