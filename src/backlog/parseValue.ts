import { type Node, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { FieldValue } from '../core/model/intention.ts';
import { parseText } from './parse.ts';
import { keyText } from './schema/shape.ts';

/**
 * A value as typed on a command line: `[a, b]` and `{ a: b }` are read as YAML, everything else is text. What YAML
 * refuses is text too. Empty is undefined.
 */
export function parseValue(value: string): FieldValue {
  if (value.trim() === '') return undefined;
  if (!/^\s*[[{]/.test(value)) return value;
  const { root, errors } = parseText(value, 0);
  return errors.length === 0 && isCollection(root) ? valueOf(root) : value;
}

function valueOf(node: Node | null): FieldValue {
  if (isScalar(node)) return String(node.value);
  if (isSeq(node)) return node.items.map((item) => valueOf(item as Node));
  if (!isMap(node)) return undefined;
  return Object.fromEntries(node.items.map((pair) => [keyText(pair.key) ?? '', valueOf(pair.value as Node | null)]));
}
