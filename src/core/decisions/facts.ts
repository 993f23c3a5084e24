import { type Heading, type Line, type Sheet, headerLines, ownLines } from './sheet.ts';

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

const keyed =
  /^(?<lead>\s*(?:[-*+]\s+)?(?:\*\*|__)?(?<key>\p{L}[\p{L}\d /&-]{0,40}?)(?:\*\*|__)?\s*[::]\s*(?:\*\*|__)?\s*)(?<value>.*?)\s*$/u;
/** Some write the date without a colon. */
const dated = /^(?<lead>\s*(?:[-*+]\s+)?(?<key>Date)\s+)(?<value>\[?\d{2,4}[-/.]\d{1,2}[-/.]\d{2,4}\]?)\s*$/iu;

/** The facts in front of a record's sections. */
export function factsOf(sheet: Sheet): readonly Fact[] {
  const lines = headerLines(sheet);
  const facts: Fact[] = [];
  lines.forEach((line, index) => {
    if (/^\s*\|/.test(line.shown)) facts.push(...tableFacts(lines, index));
    else facts.push(...lineFact(line));
  });
  return facts;
}

function lineFact(line: Line): readonly Fact[] {
  const { lead = '', key, value = '' } = (keyed.exec(line.shown) ?? dated.exec(line.shown))?.groups ?? {};
  if (key === undefined) return [];
  return [{ key: normalKey(key), value: placeIn(line, lead.length, value.length) }];
}

function placeIn(line: Line, from: number, length: number): Place {
  const start = line.start + from;
  return { start, end: start + length, text: line.shown.slice(from, from + length), lineNumber: line.number };
}

/** A table with the keys above their values, or with a key at the start of each row. */
function tableFacts(lines: readonly Line[], index: number): readonly Fact[] {
  const line = lines[index];
  const under = lines[index + 1];
  if (line === undefined || isRule(line)) return [];
  const above = lines[index - 1];
  const cells = cellsOf(line);
  if (under !== undefined && isRule(under)) {
    const values = lines[index + 2];
    const below = values === undefined ? [] : cellsOf(values);
    return cells.flatMap(({ text }, column) => {
      const cell = below[column];
      if (values === undefined || cell === undefined) return [];
      return [{ key: normalKey(text), value: placeIn(values, cell.from, cell.text.length) }];
    });
  }
  const [key, value] = cells;
  const inRow = cells.length === 2 && !(above !== undefined && isRule(above) && isHeaderRow(lines[index - 2]));
  if (!inRow || key === undefined || value === undefined) return [];
  return [{ key: normalKey(key.text), value: placeIn(line, value.from, value.text.length) }];
}

/** A row of known keys, not of a key and its value. */
function isHeaderRow(line: Line | undefined): boolean {
  return line !== undefined && cellsOf(line).some(({ text }) => /^(?:status|date)$/i.test(normalKey(text)));
}

function isRule(line: Line): boolean {
  return /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(line.shown) && line.shown.includes('|');
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
    .replace(/[*_`:]/g, '')
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
