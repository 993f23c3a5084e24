import type { Imported, SourceFile } from '../../../src/backlog/importers/backlogMd.ts';
import { type PlainItem, itemsOf, plain } from './project.ts';

/** A source line that is neither in an item nor in the report. */
export interface LostLine {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

const marker = /^\s*<!-- (?:SECTION:[A-Z_]+|AC|DOD|COMMENTS?):(?:BEGIN|END) -->\s*$/;
const ownHeading =
  /^##? (?:Description|Acceptance Criteria|Implementation Plan|Implementation Notes|Comments|Definition of Done|Final Summary)(?: \(Optional\))?\s*$/i;
/** What stands before a criterion's text: bullet, tick, number. */
const criterion = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\](?:\s+|$))?(?:#\d+(?:\s+|$))?/;

/**
 * Looks for every line of the source: word for word in the report, or its content in the item of its file. Structure
 * is what the other tool writes by itself: fences, keys, quotes and brackets, section markers and headings, and
 * the bullet, tick and number of a criterion.
 */
export function lostLines(files: readonly SourceFile[], imported: Imported): readonly LostLine[] {
  const items = new Map(itemsOf(imported).map((item) => [item.id, item]));
  const head = plain(imported.backlog);
  const names = new Map(head.board?.columns.map(({ id, name }) => [id, name]));
  const reports = new Map(imported.report.files.map((report) => [report.path, report]));
  return files.flatMap(({ path, text }) => {
    const report = reports.get(path);
    const reported = new Set(report?.entries.map(({ line, text: noted }) => `${line} ${noted}`));
    const item = items.get(report?.item ?? '');
    const content = item === undefined ? plainText({ ...head, items: [] }) : itemText(item, names);
    return sourceLines(text)
      .filter((line) => line.text.trim() !== '' && !reported.has(`${line.number} ${line.text}`))
      .filter((line) => !(line.front ? hasWords(content, line.text) : hasLine(content, line.text, item === undefined)))
      .map((line) => ({ path, line: line.number, text: line.text }));
  });
}

interface Line {
  readonly number: number;
  readonly text: string;
  readonly front: boolean;
}

function sourceLines(text: string): readonly Line[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const fences = lines.flatMap((line, index) => (line.trim() === '---' ? [index] : []));
  const end = fences[0] === 0 ? (fences[1] ?? lines.indexOf('')) : -1;
  return lines.map((line, index) => ({ number: index + 1, text: line, front: index <= end }));
}

/** The texts of an item, with the name of its column. */
function itemText(item: PlainItem, names: ReadonlyMap<string, string>): string {
  return `${plainText(item)} ${names.get(item.status) ?? ''}`;
}

function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(' ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, entry]) => `${key} ${plainText(entry)}`)
      .join(' ');
  }
  return String(value);
}

function hasLine(content: string, line: string, isSettings: boolean): boolean {
  if (isSettings) return hasWords(content, line);
  if (marker.test(line) || ownHeading.test(line)) return true;
  return content.includes(line) || content.includes(line.replace(criterion, '').trimEnd());
}

/** Front matter: every word of the value, in the forms that a backlog has for ids, dates and names. */
function hasWords(content: string, line: string): boolean {
  const value = line.replace(/^["']?[\w-]+["']?:(?=\s|$)/, '').replace(/^\s*-(?=\s|$)/, '');
  const words = value.replace(/\\(?=")/g, '').split(/[\s,[\]{}"']+/);
  const inContent = content.toLowerCase();
  return words
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .every((word) => inContentForms(word.toLowerCase()).some((form) => inContent.includes(form)));
}

function inContentForms(word: string): readonly string[] {
  const number = /^(?:task|[a-z]+)-(\d[\d.]*)$/.exec(word)?.[1];
  const day = /^(\d{2})[-/.](\d{2})[-/.](\d{2})$/.exec(word);
  return [
    word,
    word.replace(/^@/, ''),
    word.replace(/:$/, ''),
    ...(number === undefined ? [] : [`-${number}`, `-${number.replace(/(^|\.)(?=\d(?:\.|$))/g, '$10')}`]),
    ...(day === null ? [] : [`20${day[3] ?? ''}-${day[2] ?? ''}-${day[1] ?? ''}`]),
  ];
}
