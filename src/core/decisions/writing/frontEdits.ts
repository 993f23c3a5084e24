import type { Range, TextEdit } from '../../model/problem.ts';
import { type FrontField, listOf } from '../frontMatter.ts';
import { valueRange } from '../frontValue.ts';
import { type OpenRecord, behind, put } from './openRecord.ts';

/** A text as a YAML scalar: plain where it means itself, else in double quotes. */
export function scalar(text: string): string {
  const plain =
    /^[\p{L}][\p{L}\d_./-]*(?: [\p{L}\d_./-]+)*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return plain || /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : JSON.stringify(text);
}

/** Adds a key behind the others; a record without front matter gets one. */
export function addKey({ sheet }: OpenRecord, key: string, value: string): TextEdit {
  const { front, lines, lineBreak, byteOrderMark } = sheet;
  if (front === undefined) {
    const start = byteOrderMark ? 1 : 0;
    return { start, end: start, text: ['---', `${key}: ${value}`, '---', ''].join(lineBreak) };
  }
  const at = lines[front.end]?.start ?? 0;
  return { start: at, end: at, text: `${key}: ${value}${lineBreak}` };
}

/** Adds entries to a list that is written as a flow, as a block or as one text. Those that are there already are left. */
export function addEntries(open: OpenRecord, key: string, entries: readonly string[]): readonly TextEdit[] {
  const field = open.front?.fields.get(key);
  const present = listOf(field?.value);
  const missing = entries.filter((entry) => !present.includes(entry)).map(scalar);
  if (missing.length === 0) return [];
  if (field === undefined) return [addKey(open, key, `[${missing.join(', ')}]`)];
  const range = valueRange(open.sheet, field);
  return range === undefined ? blockEntries(open, field, missing) : [lineEntries(open.text, range, missing)];
}

function lineEntries(text: string, range: Range, entries: readonly string[]): TextEdit {
  const value = text.slice(range.start, range.end);
  const list = entries.join(', ');
  if (value === '' || value === '~' || value === 'null') return put(range, spaced(text, range.start, `[${list}]`));
  if (/^["'].*,.*["']$/.test(value)) return commaEntries(range, entries);
  if (!value.startsWith('[') || !value.endsWith(']')) return put(range, `[${value}, ${list}]`);
  const inner = value.slice(1, -1).trimEnd();
  const at = range.start + 1 + inner.length;
  return { start: at, end: at, text: `${inner.trim() === '' || inner.endsWith(',') ? '' : ', '}${list}` };
}

/** Several in quotes, with commas between them: one more in front of the closing quote. */
function commaEntries({ end }: Range, entries: readonly string[]): TextEdit {
  const bare = entries.map((entry) => entry.replace(/^"|"$/g, ''));
  return { start: end - 1, end: end - 1, text: `, ${bare.join(', ')}` };
}

/** Behind a bare colon a blank is missing. */
export function spaced(text: string, at: number, value: string): string {
  return text[at - 1] === ':' ? ` ${value}` : value;
}

function blockEntries(
  { sheet: { lines, lineBreak } }: OpenRecord,
  { firstLine, lastLine }: FrontField,
  entries: readonly string[],
): readonly TextEdit[] {
  const last = lines
    .slice(firstLine, lastLine)
    .filter(({ text }) => /^\s*- /.test(text))
    .at(-1);
  if (last === undefined) return [];
  const [indentation = ''] = /^\s*/.exec(last.text) ?? [];
  return [behind(last, entries.map((entry) => `${lineBreak}${indentation}- ${entry}`).join(''))];
}
