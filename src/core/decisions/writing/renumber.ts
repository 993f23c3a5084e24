import type { TextEdit } from '../../model/problem.ts';
import { type Result, fail, succeed } from '../../model/result.ts';
import { idOfName, normalId, stemOf } from '../fileName.ts';
import { pathFrom } from '../resolveLog.ts';
import { type References, type Target, referencesOf, targetsIn } from '../targets.ts';
import { hrefOf } from './names.ts';
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

/**
 * Plans another number for a record: in its file's name and heading, and in all links and citations of its log. Nothing
 * of it is done before somebody has seen it.
 * @param log all records of its log
 */
export function renumber(
  path: string,
  number: number,
  log: readonly OpenRecord[],
): Result<Renumbering, WritingRefusal> {
  const own = log.find((record) => record.path === path);
  const stem = stemOf(path);
  const [digits] = /\d+/.exec(stem) ?? [];
  if (own === undefined || digits === undefined || !['number', 'prefixed'].includes(idOfName(path).form)) {
    return fail({ code: 'not-numbered', values: { path } });
  }
  const to = path.slice(0, path.length - nameOf(path).length) + nameOf(path).replace(digits, widened(digits, number));
  if (log.some((record) => record.path === to)) return fail({ code: 'name-taken', values: { path: to } });
  const { id } = own.record;
  const twin = log.some((record) => record.path !== path && record.record.id === id);
  const change: Change = { path, to, id, number, twin };
  const places = log.flatMap((record) => [
    ...(record.path === path ? headingPlaces(record, change) : []),
    ...citations(record, change),
  ]);
  return succeed({ from: path, to, places });
}

interface Change {
  readonly path: string;
  readonly to: string;
  readonly id: string;
  readonly number: number;
  /** Whether another record has the same number. */
  readonly twin: boolean;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** As many digits as there were. */
function widened(digits: string, number: number): string {
  return String(number).padStart(digits.length, '0');
}

/** The heading, and the title or id of the front matter. */
function headingPlaces({ path, sheet, front }: OpenRecord, { id, number }: Change): readonly NumberPlace[] {
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
    const start = line.start + lead.length - before.length;
    const after = widened(before, number);
    return [
      {
        path,
        lineNumber: index + 1,
        before,
        after,
        sure: true,
        edit: { start, end: start + before.length, text: after },
      },
    ];
  });
}

/** Everywhere that a record names the one that is renumbered. Code is left as it is. */
function citations({ path, sheet }: OpenRecord, change: Change): readonly NumberPlace[] {
  const references = referencesOf(sheet);
  const headings = new Set(sheet.headings.map(({ line }) => line));
  return sheet.lines.flatMap((line, index) => {
    const text = index < sheet.body ? line.text : line.shown;
    const own = path === change.path && headings.has(index) && index === sheet.headings[0]?.line;
    if (own || text.trim() === '') return [];
    return hitsIn(text, references, { path, change }).map(({ start, before, after, sure }) => ({
      ...{ path, lineNumber: index + 1, before, after, sure },
      edit: { start: line.start + start, end: line.start + start + before.length, text: after },
    }));
  });
}

interface Hit {
  readonly start: number;
  readonly before: string;
  readonly after: string;
  readonly sure: boolean;
}

interface Citing {
  readonly path: string;
  readonly change: Change;
}

function hitsIn(text: string, references: References, { path, change }: Citing): readonly Hit[] {
  const definition = /^( {0,3}\[[^\]]+\]:\s*<?)([^\s>]+)/.exec(text);
  if (definition !== null) {
    const [before, , href = ''] = definition;
    if (!leadsTo(path, href, change)) return [];
    return [{ start: 0, before, after: renamed(before, path, change), sure: true }];
  }
  return targetsIn(text, references, 'prose').flatMap((target) => {
    const before = text.slice(target.start, target.end);
    if (!isMeant(target, path, change)) return [];
    const after = renamed(before, path, change);
    const sure = !change.twin || target.href !== undefined;
    return after === before ? [] : [{ start: target.start, before, after, sure }];
  });
}

function isMeant({ id, href }: Target, path: string, change: Change): boolean {
  return href === undefined ? id === change.id : leadsTo(path, href, change);
}

function leadsTo(path: string, href: string, change: Change): boolean {
  return pathFrom(path, decoded(href.replace(/[#?].*$/s, ''))) === change.path;
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** A citation with the new file name and the new number, which may stand in its words as well. */
function renamed(cited: string, path: string, { path: from, to, id, number }: Change): string {
  const target = cited.lastIndexOf('](') + 2;
  const split =
    target > 1 ? target : cited.startsWith('[[') || !cited.includes(']:') ? cited.length : cited.indexOf(']:') + 2;
  const words = cited
    .slice(0, split)
    .replace(/(^|\[|ADR[-_ #]?)(\d+(?:\.\d+)?[a-z]?)(?![\p{L}\d])/giu, (whole, lead: string, digits: string) =>
      normalId(digits) === id ? lead + widened(digits, number) : whole,
    );
  const rest = cited.slice(split);
  const [oldHref, newHref] = [hrefOf(path, from), hrefOf(path, to)];
  const href = rest.includes(oldHref) ? rest.replace(oldHref, newHref) : rest.replace(nameOf(from), nameOf(to));
  return words.replaceAll(stemOf(from), stemOf(to)) + href;
}
