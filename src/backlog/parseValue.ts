import { isCollection } from 'yaml';
import type { FieldValue } from '../core/model/intention.ts';
import { type Node, keyText } from './node.ts';
import { parseText } from './parse.ts';
import { nodeOf } from './yamlNode.ts';

/**
 * A value as typed on a command line: `[a, b]` and `{ a: b }` are read as YAML, everything else is text. What YAML
 * refuses is text too. Empty is undefined.
 */
export function parseValue(value: string): FieldValue {
  if (value.trim() === '') return undefined;
  if (!/^\s*[[{]/.test(value)) return value;
  const { document, root, errors } = parseText(value, 0);
  return errors.length === 0 && isCollection(root) ? valueOf(nodeOf(root, document)) : value;
}

function valueOf(node: Node | null): FieldValue {
  switch (node?.kind) {
    case 'scalar':
      return node.text;
    case 'list':
      return node.items.map(valueOf);
    case 'map':
      return Object.fromEntries(node.pairs.map((pair) => [keyText(pair.key) ?? '', valueOf(pair.value)]));
    default:
      return undefined;
  }
}
