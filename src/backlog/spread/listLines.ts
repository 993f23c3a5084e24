import { lineEndOf } from '../lines.ts';

/** One line of an item's file as a line of the list: what is put in front, and how much of the file's line follows. */
export interface ListLine {
  readonly lead: string;
  /** Range in the file's text, its line break included. */
  readonly start: number;
  readonly end: number;
}

/** An item's file, line by line, as it stands in the list. */
export interface ListLines {
  readonly lines: readonly ListLine[];
  /** Whether there is an item: a line with content. */
  readonly found: boolean;
  /** Where something follows that is no part of the item, such as a second document, and is left out. */
  readonly rest: number | undefined;
}

/** Column of an item's dash in the list; its keys stand two further in. */
export const dashColumn = 2;

const above = ' '.repeat(dashColumn);
const dash = `${above}- `;
/** What stands in front of an item's lines in the list, but for the one with the dash. */
export const inner = ' '.repeat(dash.length);

/**
 * Says how the lines of an item's file stand in a list: its first line behind a dash, what follows as deep as it was
 * below that, comments above it above the dash. All of it moves by the same number of columns, which in YAML changes no
 * meaning. Of a mark of the document its line is kept, and the mark left out.
 */
export function linesInList(text: string): ListLines {
  const lines: ListLine[] = [];
  let found = false;
  let ended = false;
  for (let start = text.startsWith('\uFEFF') ? 1 : 0, end = start; start < text.length; start = end) {
    end = lineEndOf(text, start);
    const line = fileLine(text, start, end, found);
    if ((line.mark === '---' && found) || (line.isContent && (ended || line.mark !== undefined)))
      return { lines, found, rest: start };
    lines.push(inList(text, line));
    found = line.found || line.isContent;
    ended ||= line.mark === '...';
  }
  return { lines, found, rest: undefined };
}

type Mark = '---' | '...' | '%';

/** A mark of the document at the start of a line; behind an item's first line, `%` is none. */
function markAt(text: string, start: number, found: boolean): Mark | undefined {
  if (text[start] === '%' && !found) return '%';
  const mark = text.slice(start, start + 3);
  return (mark === '---' || mark === '...') && /^[ \t\r\n]?$/.test(text.charAt(start + 3)) ? mark : undefined;
}

/** Offset of the first character of a line that is no blank; the line's end where there is none. */
function contentIn(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return Math.min(at, end);
}

function fileLine(text: string, start: number, end: number, found: boolean): FileLine {
  const mark = markAt(text, start, found);
  const content = contentIn(text, start + (mark?.length ?? 0), end);
  const isContent = content < end && text[content] !== '#' && mark !== '%';
  return { mark, start, content, end, found, isContent };
}

interface FileLine {
  readonly mark: Mark | undefined;
  readonly start: number;
  /** Offset of its first character that is no blank, behind a mark. */
  readonly content: number;
  readonly end: number;
  /** Whether the item has begun above it. */
  readonly found: boolean;
  readonly isContent: boolean;
}

function inList(text: string, { mark, start, content, end, found, isContent }: FileLine): ListLine {
  const lead = found ? inner : isContent ? dash : above;
  if (isContent) return { lead, start, end };
  const lineBreak = breakBefore(text, end);
  if (mark === '%' || (mark !== undefined && content === end)) return { lead: '', start: lineBreak, end };
  // Blanks may be a part of a text of several lines: they move with it.
  if (content === end) return { lead: found && lineBreak > start ? inner : '', start, end };
  // A comment above the item stands right there, so that it does not belong to the item before.
  return { lead, start: found && mark === undefined ? start : content, end };
}

/** Offset of the line break that ends a line at `end`; `end` where there is none. */
function breakBefore(text: string, end: number): number {
  if (text[end - 1] !== '\n') return end;
  return text[end - 2] === '\r' ? end - 2 : end - 1;
}

/** The lines as they stand in the list; each ends in a line break, the file's last one too. */
export function renderLines(text: string, lines: readonly ListLine[]): string {
  return lines.map((line) => renderLine(text, line)).join('');
}

function renderLine(text: string, { lead, start, end }: ListLine): string {
  const own = text.slice(start, end);
  return lead + (own.endsWith('\n') ? own : `${own}\n`);
}
