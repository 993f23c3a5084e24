import { type MapNode, type Node, type Pair, type ScalarNode, isNothing, keyText } from '../node.ts';
import type { JsonSchema } from './jsonSchema.ts';
import type { Notes } from './notes.ts';

/**
 * What a value of the file may be: how to read it from its node, without ever failing as a whole, and its JSON
 * Schema. A value that cannot be read is a problem, and `undefined`.
 */
export interface Shape<Value> {
  readonly read: (node: Node | null, notes: Notes) => Value | undefined;
  readonly schema: JsonSchema;
}

/** What a shape reads. */
export type ValueOf<Of> = Of extends Shape<infer Value> ? Value : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Read<Of extends Fields> = { readonly [Key in keyof Of]?: ValueOf<Of[Key]> | undefined };

/** The same shape, documented. */
export function documented<Value>(shape: Shape<Value>, description: string): Shape<Value> {
  return { read: shape.read, schema: { ...shape.schema, description } };
}

/** The text of a scalar exactly as typed; nothing for a key without a value. */
function scalarText(node: Node | null, notes: Notes): string | undefined {
  const target = notes.resolve(node);
  return target?.kind === 'scalar' ? target.text : undefined;
}

/** Any text. Numbers, booleans and nulls are the text that was typed. */
export function text(): Shape<string> {
  return {
    schema: { type: ['string', 'number', 'boolean'] },
    read(node, notes) {
      if (isNothing(node)) return undefined;
      const value = scalarText(node, notes);
      if (value === undefined) {
        notes.wrongType(node, 'text');
        return undefined;
      }
      if (node?.kind === 'scalar') notes.checkDropped(node);
      return value;
    },
  };
}

/** A text that passes a test, else a problem; the text is kept all the same, since somebody typed it. */
function textLike(expected: string, test: RegExp, schema: JsonSchema): Shape<string> {
  const any = text();
  return {
    schema,
    read(node, notes) {
      const value = any.read(node, notes);
      if (value !== undefined && !test.test(value))
        notes.add('field.wrong-type', 'error', notes.rangeOf(node), { values: { expected } });
      return value;
    },
  };
}

const datePattern = '\\d{4}-\\d{2}-\\d{2}';
const timePattern = `${datePattern}(?:[Tt ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:[Zz]|[+-]\\d{2}:?\\d{2})?)?`;

/** An ISO 8601 time, or a day. */
export const time = (): Shape<string> =>
  textLike('time', new RegExp(`^${timePattern}$`), { type: 'string', pattern: `^${timePattern}$` });

/** A day, `YYYY-MM-DD`. */
export const date = (): Shape<string> =>
  textLike('date', new RegExp(`^${datePattern}$`), { type: 'string', pattern: `^${datePattern}$` });

/** `30m`, `4h`, `2d`, `1w`. */
export const duration = (): Shape<string> =>
  textLike('duration', /^\d+(?:\.\d+)?[mhdw]$/, { type: 'string', pattern: '^\\d+(\\.\\d+)?[mhdw]$' });

/** A number, within bounds. */
export function number(bounds: { readonly minimum?: number; readonly maximum?: number } = {}): Shape<number> {
  return {
    schema: { type: 'number', ...bounds },
    read(node, notes) {
      if (isNothing(node)) return undefined;
      const value = Number(scalarText(node, notes) ?? NaN);
      const { minimum = -Infinity, maximum = Infinity } = bounds;
      if (value >= minimum && value <= maximum && Number.isFinite(value)) return value;
      notes.wrongType(node, 'number');
      return undefined;
    },
  };
}

/** `true` or `false`. */
export function boolean(): Shape<boolean> {
  return {
    schema: { type: 'boolean' },
    read(node, notes) {
      if (isNothing(node)) return undefined;
      const value = scalarText(node, notes)?.toLowerCase();
      if (value === 'true' || value === 'false') return value === 'true';
      notes.wrongType(node, 'boolean');
      return undefined;
    },
  };
}

/** One of the given words. */
export function oneOf<Word extends string>(words: readonly Word[]): Shape<Word> {
  return {
    schema: { enum: words },
    read(node, notes) {
      if (isNothing(node)) return undefined;
      const value = scalarText(node, notes);
      const known = words.find((word) => word === value);
      if (known === undefined) notes.notOneOf(node, value, words);
      return known;
    },
  };
}

/** A list; `lone`: a single value counts as a list of one. */
export function listOf<Value>(entry: Shape<Value>, { lone = false } = {}): Shape<readonly Value[]> {
  const list: JsonSchema = { type: 'array', items: entry.schema };
  return {
    schema: lone ? { anyOf: [list, entry.schema] } : list,
    read(node, notes) {
      if (isNothing(node)) return undefined;
      const target = notes.resolve(node);
      if (target?.kind !== 'list') {
        if (!lone) {
          notes.wrongType(node, 'list');
          return undefined;
        }
        const only = entry.read(target, notes);
        return only === undefined ? undefined : [only];
      }
      const values: Value[] = [];
      for (const item of target.items) {
        const value = entry.read(item, notes);
        if (value !== undefined) values.push(value);
      }
      return values;
    },
  };
}

/**
 * A map with known keys; others are kept in the file and noted as hints.
 * @param lone the key that a bare text stands for (`- Replica lag alarm wired` is `{ text: … }`)
 */
export function mapOf<Of extends Fields>(
  fields: Of,
  { lone }: { readonly lone?: keyof Of & string } = {},
): Shape<Read<Of>> {
  const schema = mapSchema(fields);
  return {
    schema: lone === undefined ? schema : { anyOf: [{ type: ['string', 'number'] }, schema] },
    read(node, notes) {
      if (isNothing(node)) return undefined;
      const target = notes.resolve(node);
      if (lone !== undefined && target?.kind === 'scalar') {
        const value = fields[lone]?.read(target, notes);
        // The one entry is of the type that the field under `lone` reads.
        return (value === undefined ? undefined : { [lone]: value }) as Read<Of> | undefined;
      }
      if (target?.kind !== 'map') {
        notes.wrongType(node, 'map');
        return undefined;
      }
      // Every value is read by the shape of its own key.
      return readPairs(target, fields, notes) as Read<Of>;
    },
  };
}

function mapSchema(fields: Fields): JsonSchema {
  const properties = Object.fromEntries(Object.entries(fields).map(([key, shape]) => [key, shape.schema]));
  return { type: 'object', properties };
}

function readPairs({ pairs, flow }: MapNode, fields: Fields, notes: Notes): Readonly<Record<string, unknown>> {
  const read: Record<string, unknown> = {};
  for (const pair of pairs) {
    const key = knownKey(pair, fields, notes, flow);
    const value = key === undefined ? undefined : fields[key]?.read(pair.value, notes);
    if (key !== undefined && value !== undefined) read[key] = value;
  }
  return read;
}

/** The key of a pair, where it is one of the fields; else it is noted. */
function knownKey(pair: Pair, fields: Fields, notes: Notes, flow: boolean): string | undefined {
  const key = keyText(pair.key);
  if (key !== undefined && Object.hasOwn(fields, key)) return key;
  if (key === undefined) notes.wrongType(pair.key, 'key');
  else notes.unknownKey(pair.key, key, flow && isNothing(pair.value));
  return undefined;
}

/** A map whose keys are the team's own (people, types). In the file's order. */
export function recordOf<Value>(entry: Shape<Value>): Shape<ReadonlyMap<string, Value>> {
  return {
    schema: { type: 'object', additionalProperties: entry.schema },
    read(node, notes) {
      if (isNothing(node)) return undefined;
      if (node?.kind !== 'map') {
        notes.wrongType(node, 'map');
        return undefined;
      }
      const read = new Map<string, Value>();
      for (const pair of node.pairs) {
        const key = keyText(pair.key);
        const value = entry.read(pair.value, notes);
        if (key !== undefined && value !== undefined) read.set(key, value);
      }
      return read;
    },
  };
}

/** Plain data of a value that the format does not know; aliases stay names, so that none can multiply. */
export function plainData(node: Node | null, depth = 0): unknown {
  if (node === null || depth > 100) return null;
  switch (node.kind) {
    case 'alias':
      return `*${node.name}`;
    case 'scalar':
      return plainScalar(node);
    case 'list':
      return node.items.map((item) => plainData(item, depth + 1));
    case 'map':
      return Object.fromEntries(node.pairs.map((pair) => [keyText(pair.key) ?? '', plainData(pair.value, depth + 1)]));
  }
}

/** YAML 1.2's core schema for a plain scalar; quoted ones are text. */
function plainScalar({ text: value, plain }: ScalarNode): unknown {
  if (!plain) return value;
  if (/^(?:|~|null|Null|NULL)$/.test(value)) return null;
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(value)) return value.toLowerCase() === 'true';
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(value) ? Number(value) : value;
}
