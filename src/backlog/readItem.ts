import { type Node, type Pair, type YAMLMap, isMap, isSeq } from 'yaml';
import type { Item } from '../core/model/item.ts';
import type { Problem, Range } from '../core/model/problem.ts';
import { type ParsedText, type SyntaxFault, parseText } from './parse.ts';
import type { Entry } from './entry.ts';
import { repairedEntries } from './repair.ts';
import { asItemFields, itemFields } from './schema/itemShape.ts';
import { Notes } from './schema/notes.ts';
import { keyText, plainData } from './schema/shape.ts';

/** An item by itself: what it says, before it is compared with the others. */
export interface ReadItem {
  readonly fields: Item['fields'];
  readonly unknown: Item['unknown'];
  readonly intact: boolean;
  readonly problems: readonly Problem[];
  readonly node: YAMLMap | undefined;
  /** What the node's ranges count from. */
  readonly base: number;
}

/** Reads one block of the list: a sequence of one map, or what can be saved of it where it is broken. */
export function readBlock(text: string, { start, end }: Range): ReadItem {
  const parsed = parseText(text.slice(start, end), start);
  const notes = new Notes(text, start, parsed.document);
  const root = isSeq(parsed.root) ? (parsed.root.items[0] as Node | undefined) : undefined;
  const faults = parsed.errors.filter((error) => error.code === 'yaml.syntax');
  if (faults.length > 0) return repairBlock(text, { start, end }, faults);
  return readNode(root ?? null, notes, parsed, start);
}

/** Reads an item from its node, in a text that was parsed as a whole. */
export function readNode(node: Node | null, notes: Notes, parsed: Pick<ParsedText, 'errors'>, base: number): ReadItem {
  if (!isMap(node)) {
    notes.add('item.not-a-map', 'error', notes.rangeOf(node));
    return { fields: {}, unknown: {}, intact: false, problems: notes.problems, node: undefined, base };
  }
  for (const error of parsed.errors)
    notes.add(error.code, 'error', error.range, { values: { message: error.message } });
  // Pairs of a parsed map are of nodes.
  const pairs = node.items as Pair<Node, Node | null>[];
  const entries = pairs.flatMap((pair): Entry[] => {
    const key = keyText(pair.key);
    return key === undefined ? [] : [{ key, keyNode: pair.key, value: pair.value, notes }];
  });
  const { fields, unknown } = readEntries(entries);
  return { fields, unknown, intact: parsed.errors.length === 0, problems: notes.problems, node, base };
}

function repairBlock(text: string, range: Range, faults: readonly SyntaxFault[]): ReadItem {
  const { entries, problems } = repairedEntries(text, range);
  const { fields, unknown } = readEntries(entries);
  const noted = new Set([...problems, ...entries.flatMap((entry) => entry.notes.problems)]);
  // What the repair explains line by line needs no parser's message on top.
  const syntax = faults.map((fault): Problem => ({
    code: fault.code,
    severity: 'error',
    range: fault.range,
    values: { message: fault.message },
    fixes: [],
  }));
  const all = problems.length > 0 ? [...noted] : [...syntax.slice(0, 1), ...noted];
  return { fields, unknown, intact: false, problems: all, node: undefined, base: range.start };
}

function readEntries(entries: readonly Entry[]): Pick<ReadItem, 'fields' | 'unknown'> {
  const known: [string, unknown][] = [];
  const unknown: [string, unknown][] = [];
  for (const { key, keyNode, value, notes } of entries) {
    const shape = Object.hasOwn(itemFields, key) ? itemFields[key as keyof typeof itemFields] : undefined;
    if (shape === undefined) {
      notes.unknownKey(keyNode, key, false);
      unknown.push([key, plainData(value)]);
      continue;
    }
    const read: unknown = shape.read(value, notes);
    if (read !== undefined) known.push([key, read]);
  }
  return { fields: asItemFields(Object.fromEntries(known)), unknown: Object.fromEntries(unknown) };
}
