import { dayOf } from './dates.ts';
import { type Heading, type Line, type Sheet, headerLines, ownLines } from './sheet.ts';
import { statusOf } from './statusWords.ts';

/** A stretch of a record with what stands there; offsets into the file's text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** From 1. */
  readonly lineNumber: number;
}

/** `Key: value` in front of the first section: as a line, a bullet or a table. The key is in small letters. */
export interface Fact {
  readonly key: string;
  readonly value: Place;
}

/** The names of a record's status, as a pattern. */
export const statusNames = 'status|状态|狀態|ステータス|statut';

/** `- **Status**: Accepted`, `> _Status:_ Accepted`: what is emphasised may be the key, with its colon, or the whole. */
const keyed =
  /^(?<lead>[\s>]*(?:[-*+]\s+)?(?<mark>[*_`]{0,3})(?<key>\p{L}[\p{L}\d /&-]{0,40}?)(?<closed>[*_`]{0,3})\s*[:\uFF1A]\s*)(?<value>.*)$/u;
/** Some write the date without a colon. */
const dated = /^(?<lead>\s*(?:[-*+]\s+)?(?<key>Date)\s+)(?<value>\[?\d{2,4}[-/.]\d{1,2}[-/.]\d{2,4}\]?)\s*$/iu;
/** Where the next fact of the same line begins: `**Status:** Accepted | **Date:** 2026-11-22`. */
const nextKey =
  /(?<!\s)\s+(?:[|·•]\s+(?=[*_]{0,3}\p{L}[\p{L} ]{0,20}[*_]{0,3}[:\uFF1A])|(?=\*\*\p{L}[\p{L} ]{0,20}(?::\*\*|\*\*:)))/gu;
/** The status alone on its line: what it is stands below. */
const statusAlone = new RegExp(String.raw`^[\s>*_+-]*(?:${statusNames})[*_\s]*(?:[:\uFF1A][*_\s]*)?$`, 'iu');

/** The facts in front of a record's sections. */
export function factsOf(sheet: Sheet): readonly Fact[] {
  const lines = headerLines(sheet);
  return lines.flatMap((line, index) =>
    /^\s*\|/.test(line.shown) ? tableFacts(lines, index) : (factBelow(lines, index) ?? lineFacts(line)),
  );
}

function lineFacts(line: Line): readonly Fact[] {
  const first = factIn(line, 0, line.shown.length);
  if (first === undefined) return [];
  const breaks = [...line.shown.matchAll(nextKey)];
  const starts = [0, ...breaks.map(({ index, 0: between }) => index + between.length)];
  return starts.flatMap((from, at) => factIn(line, from, breaks[at]?.index ?? line.shown.length) ?? []);
}

function factIn(line: Line, from: number, to: number): Fact | undefined {
  const text = line.shown.slice(from, to).trimEnd();
  const { lead, mark, closed, key, value } = (keyed.exec(text) ?? dated.exec(text))?.groups ?? {};
  if (lead === undefined || key === undefined || value === undefined) return undefined;
  const [first, last] = bounds(value, closed === '' ? (mark ?? '') : '');
  const start = from + lead.length + first;
  return { key: normalKey(key), value: placeIn(line, start, Math.max(0, last - first)) };
}

/** Emphasis that begins in front of the key ends behind its colon, or behind the value. */
function bounds(value: string, open: string): readonly [number, number] {
  if (open !== '' && value.startsWith(open)) {
    return [value.length - value.slice(open.length).trimStart().length, value.length];
  }
  return [0, open !== '' && value.endsWith(open) ? value.length - open.length : value.length];
}

/** `Status:` with its value on a line of its own. */
function factBelow(lines: readonly Line[], index: number): readonly Fact[] | undefined {
  const shown = lines[index]?.shown ?? '';
  if (!statusAlone.test(shown) || !/[*_:\uFF1A]/.test(shown)) return undefined;
  const below = lines.slice(index + 1, index + 3).find((line) => line.shown.trim() !== '');
  if (below === undefined || factIn(below, 0, below.shown.length) !== undefined) return undefined;
  const text = below.shown.replace(/^[\s>]*(?:[-*+]\s+)?/, '').trimEnd();
  if (!isStatus(text)) return undefined;
  return [{ key: 'status', value: placeIn(below, below.shown.trimEnd().length - text.length, text.length) }];
}

function placeIn(line: Line, from: number, length: number): Place {
  const start = line.start + from;
  return { start, end: start + length, text: line.shown.slice(from, from + length), lineNumber: line.number };
}

/** A table with the keys above their values, or with a key at the start of each row. */
export function tableFacts(lines: readonly Line[], index: number): readonly Fact[] {
  const line = lines[index];
  const under = lines[index + 1];
  if (line === undefined || isRule(line)) return [];
  const above = lines[index - 1];
  const cells = cellsOf(line);
  if (under !== undefined && isRule(under) && !isPair(line)) {
    return factsUnder(cells, lines[index + 2]);
  }
  const [key, value] = cells;
  const inRow = cells.length === 2 && !(above !== undefined && isRule(above) && isHeaderRow(lines[index - 2]));
  if (!inRow || key === undefined || value === undefined) return [];
  return [{ key: normalKey(key.text), value: placeIn(line, value.from, value.text.length) }];
}

function factsUnder(keys: readonly Cell[], values: Line | undefined): readonly Fact[] {
  if (values === undefined) return [];
  const below = cellsOf(values);
  return keys.flatMap(({ text }, column) => {
    const cell = below[column];
    return cell === undefined ? [] : [{ key: normalKey(text), value: placeIn(values, cell.from, cell.text.length) }];
  });
}

/** A row of known keys, not of a key and its value. */
function isHeaderRow(line: Line | undefined): boolean {
  return line !== undefined && !isPair(line) && cellsOf(line).some(({ text }) => isKey(text));
}

const headedKey = new RegExp(`^(?:${statusNames}|date)$`, 'i');

function isKey(text: string): boolean {
  return headedKey.test(normalKey(text));
}

/** A key and its value, though the table has them for a heading: `| Status | Accepted |`. */
function isPair(line: Line): boolean {
  const [key, value, ...more] = cellsOf(line);
  if (key === undefined || value === undefined || more.length > 0 || !isKey(key.text)) return false;
  return dayOf(value.text) !== undefined || isStatus(value.text);
}

function isStatus(text: string): boolean {
  return !['none', 'unknown'].includes(statusOf(text).status);
}

function isRule(line: Line): boolean {
  return /^[\s:|-]*$/.test(line.shown) && line.shown.includes('-') && line.shown.includes('|');
}

interface Cell {
  readonly from: number;
  readonly text: string;
}

function cellsOf({ shown }: Line): readonly Cell[] {
  const cells: Cell[] = [];
  const first = shown.indexOf('|');
  if (first < 0) return cells;
  for (const found of shown.slice(first).matchAll(/\|([^|]*)(?=\|)/g)) {
    const inner = found[1] ?? '';
    const lead = inner.length - inner.trimStart().length;
    cells.push({ from: first + found.index + 1 + lead, text: inner.trim() });
  }
  return cells;
}

/** A key as it is compared: small letters, without emphasis. */
export function normalKey(key: string): string {
  return key
    .replace(/[*_`:\uFF1A]/g, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

/** The lines with text of a heading's own part, each as a place without what stands around it. */
export function placesOf(sheet: Sheet, heading: Heading): readonly Place[] {
  return ownLines(sheet, heading).flatMap((line) => {
    const text = line.shown.trim();
    if (text === '') return [];
    return [placeIn(line, line.shown.length - line.shown.trimStart().length, text.length)];
  });
}
