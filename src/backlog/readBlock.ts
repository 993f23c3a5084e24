import type { Item } from '../core/model/item.ts';
import type { Problem } from '../core/model/problem.ts';
import { type Entry, entriesOf } from './entry.ts';
import type { Node } from './node.ts';
import type { SyntaxFault } from './parse.ts';
import { parseBlock } from './parseBlock.ts';
import { repairedEntries } from './repair.ts';
import { asItemFields, itemFields } from './schema/itemShape.ts';
import { Notes } from './schema/notes.ts';
import { plainData } from './schema/shape.ts';

/**
 * An item by itself: what its block says, before it is compared with the others. Plain data that depends on nothing
 * but the block's text, so that it can be kept.
 */
export interface BlockReading {
  readonly fields: Item['fields'];
  readonly unknown: Item['unknown'];
  readonly intact: boolean;
  /** Ranges count from the line with the dash. */
  readonly problems: readonly Problem[];
  /** Whether it names an anchor that stands elsewhere: then the text can only be read as a whole. */
  readonly refersElsewhere: boolean;
}

/** Reads one block of the list: a sequence of one map, or what can be saved of it where it is broken. */
export function readBlock(block: string): BlockReading {
  const reading = readText(block);
  const control = controlCharacterIn(block);
  return control === undefined ? reading : { ...reading, problems: [...reading.problems, control] };
}

/** The first character that YAML does not allow. */
export function controlCharacterIn(text: string): Problem | undefined {
  const start = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
  if (start < 0) return undefined;
  const range = { start, end: start + 1 };
  return { code: 'text.control-character', severity: 'warning', range, values: {}, fixes: [] };
}

function readText(block: string): BlockReading {
  const { node, errors } = parseBlock(block);
  const faults = errors.filter(({ code }) => code === 'yaml.syntax');
  if (faults.length > 0) return repairBlock(block, faults);
  return readNode(node, new Notes(block, 0), errors);
}

/** Reads an item from its node. */
export function readNode(node: Node | null, notes: Notes, errors: readonly SyntaxFault[]): BlockReading {
  if (node?.kind !== 'map') {
    notes.add('item.not-a-map', 'error', notes.rangeOf(node));
    return { fields: {}, unknown: {}, intact: false, problems: notes.problems, refersElsewhere: false };
  }
  for (const { code, range, message } of errors) notes.add(code, 'error', range, { values: { message } });
  const read = readEntries(entriesOf(node, notes));
  const { problems, refersElsewhere } = notes;
  return { ...read, intact: errors.length === 0, problems, refersElsewhere };
}

function repairBlock(block: string, faults: readonly SyntaxFault[]): BlockReading {
  const { entries, problems } = repairedEntries(block);
  const read = readEntries(entries);
  const noted = [...new Set([...problems, ...entries.flatMap((entry) => entry.notes.problems)])];
  // What the repair explains line by line needs no parser's message on top.
  const [first] = faults.map(({ code, range, message }): Problem => {
    return { code, severity: 'error', range, values: { message }, fixes: [] };
  });
  const all = problems.length > 0 || first === undefined ? noted : [first, ...noted];
  const refersElsewhere = entries.some((entry) => entry.notes.refersElsewhere);
  return { ...read, intact: false, problems: all, refersElsewhere };
}

function readEntries(entries: readonly Entry[]): Pick<BlockReading, 'fields' | 'unknown'> {
  const known: Record<string, unknown> = {};
  const unknown: [string, unknown][] = [];
  for (const { key, keyNode, value, notes } of entries) {
    const shape = Object.hasOwn(itemFields, key) ? itemFields[key as keyof typeof itemFields] : undefined;
    if (shape === undefined) {
      notes.unknownKey(keyNode, key, false);
      unknown.push([key, plainData(value)]);
      continue;
    }
    const read: unknown = shape.read(value, notes);
    if (read !== undefined) known[key] = read;
  }
  return { fields: asItemFields(known), unknown: Object.fromEntries(unknown) };
}
