import type { Criterion } from '../../core/model/item.ts';
import { writeText } from '../literal.ts';
import { writeScalar } from '../scalar.ts';
import type { FieldValue } from './frontMatter.ts';
import type { ImportedItem } from './importedItem.ts';
import { isList } from './taskFields.ts';

/** Column of an item's keys: the list is indented by two, its dash by two more. */
const column = 4;
const keyIndent = ' '.repeat(column);
const entryIndent = `${keyIndent}  `;

/** Writes an item as a block of the list, in the format's order of keys, with a line break at its end. */
export function itemBlock(item: ImportedItem): string {
  const lines = [
    ...text('id', item.id),
    ...text('title', item.title),
    ...text('type', item.type),
    ...text('status', item.column.id),
    ...text('priority', item.priority),
    ...text('raisedBy', item.raisedBy),
    ...shortList('assignees', item.assignees),
    ...date('due', item.due),
    ...shortList('tags', item.tags),
    ...text('milestone', item.milestone),
    ...text('parent', item.parent),
    ...shortList('dependsOn', item.dependsOn),
    ...longList(
      'links',
      item.links.map((link) => writeScalar(link)),
    ),
    ...longList('acceptance', item.acceptance.map(writeCriterion)),
    ...item.others.flatMap(([key, value]) => writeOther(key, value)),
    ...date('updated', item.updated),
    ...text('notes', item.notes),
    ...longList(
      'history',
      item.history.map(({ at, to }) => `{ at: ${at}, to: ${writeScalar(to, true)}, approx: true }`),
    ),
  ];
  return `  - ${lines.join('\n').slice(column)}\n`;
}

function text(key: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${keyIndent}${key}: ${writeText(value, column)}`];
}

/** Dates stand plain in a backlog: it reads what was typed. */
function date(key: string, value: string | undefined): readonly string[] {
  const isDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/.test(value ?? '');
  return isDate ? [`${keyIndent}${key}: ${value ?? ''}`] : text(key, value);
}

function shortList(key: string, values: readonly string[]): readonly string[] {
  if (values.length === 0) return [];
  return [`${keyIndent}${key}: [${values.map((value) => writeScalar(value, true)).join(', ')}]`];
}

function longList(key: string, written: readonly string[]): readonly string[] {
  if (written.length === 0) return [];
  return [`${keyIndent}${key}:`, ...written.map((entry) => `${entryIndent}- ${entry}`)];
}

function writeCriterion({ text: criterion, met }: Criterion): string {
  return met ? `{ text: ${writeScalar(criterion, true)}, met: true }` : writeScalar(criterion);
}

function writeOther(key: string, value: FieldValue): readonly string[] {
  const name = writeScalar(key);
  if (typeof value === 'string') return text(name, value);
  return isList(value) ? longList(name, value.map(writeFlow)) : [`${keyIndent}${name}: ${writeFlow(value)}`];
}

/** Writes a value on one line. */
function writeFlow(value: FieldValue): string {
  if (typeof value === 'string') return writeScalar(value, true);
  if (isList(value)) return `[${value.map(writeFlow).join(', ')}]`;
  return `{ ${[...value].map(([key, entry]) => `${writeScalar(key, true)}: ${writeFlow(entry)}`).join(', ')} }`;
}
