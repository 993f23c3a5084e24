import type { TextEdit } from '../../model/problem.ts';
import { type Result, fail, succeed } from '../../model/result.ts';
import { folderOf, idOfName, isNumbered, normalId, stemOf } from '../fileName.ts';
import { kindOf } from '../linkKinds.ts';
import { referencesOf } from '../targets.ts';
import { type Citation, type NumberForm, type Renamed, citationsIn, renumbered } from './citations.ts';
import type { OpenRecord } from './openRecord.ts';
import type { WritingRefusal } from './refusal.ts';

/** A place at which a number is changed, for a person to look at. */
export interface NumberPlace {
  readonly path: string;
  /** From 1. */
  readonly lineNumber: number;
  readonly before: string;
  readonly after: string;
  /** False where another record has the number as well, and the text does not say which is meant: it is left. */
  readonly sure: boolean;
  readonly edit: TextEdit;
}

export interface Renumbering {
  readonly from: string;
  readonly to: string;
  readonly places: readonly NumberPlace[];
}

/** A file that names records and is none, a backlog for one. */
export interface CitingText {
  readonly path: string;
  readonly text: string;
  /** Whether `ADR-12` there is a decision: not where items are numbered so. */
  readonly numbers: boolean;
  /** The id of the item that a place of the text is about, if any. */
  readonly itemAt: (offset: number) => string | undefined;
}

/** What is looked at besides the records. */
export interface Beside {
  /** Other files of the log, as its table of contents. */
  readonly pages?: readonly OpenRecord[];
  readonly texts?: readonly CitingText[];
}

/**
 * Plans another number for a record: in its file's name and heading, and wherever its log, the pages beside it and the
 * backlog mean it. Nothing of it is done before somebody has seen it.
 * @param records of all logs; in other logs than its own only links and paths can mean it
 */
export function renumber(
  path: string,
  number: number,
  records: readonly OpenRecord[],
  { pages = [], texts = [] }: Beside = {},
): Result<Renumbering, WritingRefusal> {
  const own = records.find((record) => record.path === path);
  const digits = own && digitsOf(path);
  if (own === undefined || digits === undefined) return fail({ code: 'not-numbered', values: { path } });
  const name = nameOf(path);
  const to = path.slice(0, path.length - name.length) + name.replace(digits, renumbered(digits, number));
  const { id } = idOfName(to);
  if (id === own.record.id) return fail({ code: 'same-number', values: { path, number: id } });
  const log = records.filter((record) => folderOf(record.path) === folderOf(path));
  const taken = log.find((record) => record.record.id === id);
  if (taken !== undefined) return fail({ code: 'number-taken', values: { number: id, path: taken.path } });
  const change: Change = { renamed: { path, to, id: own.record.id, number }, own, ...sameAs(own, records) };
  const places = [...records, ...pages].flatMap((record) => [
    ...(record.path === path ? headingPlaces(record, change.renamed) : []),
    ...recordPlaces(record, change),
  ]);
  return succeed({ from: path, to, places: [...places, ...texts.flatMap((text) => textPlaces(text, change))] });
}

interface Change {
  readonly renamed: Renamed;
  readonly own: OpenRecord;
  /** Other records with its number: in its log, and in other ones. */
  readonly twins: readonly OpenRecord[];
  readonly elsewhere: readonly OpenRecord[];
  /** Whether no other log has a file of its name. */
  readonly only: boolean;
}

function sameAs({ path, record }: OpenRecord, records: readonly OpenRecord[]) {
  const same = records.filter((other) => other.path !== path && other.record.id === record.id);
  const twins = same.filter((other) => folderOf(other.path) === folderOf(path));
  const elsewhere = same.filter((other) => folderOf(other.path) !== folderOf(path));
  return { twins, elsewhere, only: !elsewhere.some((other) => stemOf(other.path) === stemOf(path)) };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The number in a file's name as it is written; undefined where it is none. */
function digitsOf(path: string): string | undefined {
  const { id, form } = idOfName(path);
  if (!isNumbered(form)) return undefined;
  return new RegExp(`0*${id.replace('.', String.raw`\.`)}`, 'i').exec(nameOf(path))?.[0];
}

/** The heading, and the title or id of the front matter. */
function headingPlaces({ path, sheet, front }: OpenRecord, { id, number }: Renamed): readonly NumberPlace[] {
  const heading = sheet.headings.find(({ level }) => level === 1);
  const keys = ['title', 'id'].flatMap((key) => front?.fields.get(key) ?? []);
  const indices = [...(heading === undefined ? [] : [heading.line]), ...keys.map(({ firstLine }) => firstLine - 1)];
  return indices.flatMap((index) => {
    const line = sheet.lines[index];
    const [lead, before = ''] =
      /^(?:\s{0,3}#\s+|\s*\w+:\s*["']?|\s*)(?:[A-Z]{2,8}[-_ #]?)?(\d+(?:\.\d+)?[a-z]?)(?![\p{L}\d])/iu.exec(
        line?.text ?? '',
      ) ?? [];
    if (line === undefined || lead === undefined || normalId(before) !== id) return [];
    const found: Citation = {
      start: lead.length - before.length,
      before,
      after: renumbered(before, number),
      how: 'path',
    };
    return [placeOf(found, { path, start: line.start, lineNumber: index + 1, sure: true })];
  });
}

/** Everywhere that a record names the one that is renumbered. Code is left as it is. */
function recordPlaces(record: OpenRecord, change: Change): readonly NumberPlace[] {
  const { path, sheet } = record;
  const references = referencesOf(sheet);
  const headings = new Set(sheet.headings.map(({ line }) => line));
  const forms = numberForms(record, change.renamed.id);
  const inLog = folderOf(path) === folderOf(change.renamed.path);
  return sheet.lines.flatMap((line, index) => {
    const text = index < sheet.body ? line.text : line.shown;
    const own = path === change.renamed.path && isOwnName(record, index, headings);
    if (own || text.trim() === '') return [];
    const numbers = inLog ? (forms.get(index + 1) ?? 'prose') : undefined;
    return citationsIn(text, { path, references, numbers }, change.renamed).map((found) =>
      placeOf(found, { path, start: line.start, lineNumber: index + 1, sure: isSure(found, change.twins, change) }),
    );
  });
}

/** The first heading, and the keys that `headingPlaces` looks at. */
function isOwnName({ sheet, front }: OpenRecord, index: number, headings: ReadonlySet<number>): boolean {
  if (headings.has(index) && index === sheet.headings[0]?.line) return true;
  return ['title', 'id'].some((key) => front?.fields.get(key)?.firstLine === index + 1);
}

/** Lines that say how the record relates to the number, from 1: what reading takes for a record there is one. */
function numberForms({ front, facts, record }: OpenRecord, id: string): ReadonlyMap<number, NumberForm> {
  const forms = new Map<number, NumberForm>();
  const linked = record.links.filter(
    ({ kind, target, href }) => kind !== 'mentions' && target === id && href === undefined,
  );
  for (const { lineNumber } of linked) forms.set(lineNumber, 'verb');
  for (const { key, value } of facts) if (kindOf(key) !== undefined) forms.set(value.lineNumber, 'list');
  for (const { key, firstLine, lastLine } of front?.fields.values() ?? []) {
    if (kindOf(key.replace(/[-_]/g, ' ')) === undefined) continue;
    for (let line = firstLine; line <= lastLine; line += 1) forms.set(line, 'list');
  }
  return forms;
}

function isSure({ how }: Citation, others: readonly OpenRecord[], { only }: Change): boolean {
  return how === 'path' || (how === 'number' ? others.length === 0 : only);
}

/** A backlog has no log of its own: a number there is sure where one record has it, or one of them names the item. */
function textPlaces({ path, text, numbers, itemAt }: CitingText, change: Change): readonly NumberPlace[] {
  const { renamed, own, twins, elsewhere } = change;
  const others = [...twins, ...elsewhere];
  const places: NumberPlace[] = [];
  let start = 0;
  text.split('\n').forEach((line, index) => {
    const citing = { path, references: new Map<string, string>(), numbers: numbers ? ('prose' as const) : undefined };
    for (const found of citationsIn(line, citing, renamed)) {
      const item = found.how === 'number' ? itemAt(start + found.start) : undefined;
      const names = ({ record }: OpenRecord): boolean => item !== undefined && record.items.includes(item);
      const [isOwn, isOther] = [names(own), others.some(names)];
      if (isOther && !isOwn) continue;
      const sure = isSure(found, isOwn && !isOther ? [] : others, change);
      places.push(placeOf(found, { path, start, lineNumber: index + 1, sure }));
    }
    start += line.length + 1;
  });
  return places;
}

function placeOf(
  { start, before, after }: Citation,
  line: { readonly path: string; readonly start: number; readonly lineNumber: number; readonly sure: boolean },
): NumberPlace {
  const at = line.start + start;
  const { path, lineNumber, sure } = line;
  return { path, lineNumber, before, after, sure, edit: { start: at, end: at + before.length, text: after } };
}
