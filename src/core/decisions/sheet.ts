/** One line of a record; offsets count in UTF-16 units from the start of the file's text. */
export interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly text: string;
  /** The same length, with blanks for comments; all blank inside fences: what counts as Markdown. */
  readonly shown: string;
  /** From 1. */
  readonly number: number;
}

export interface Heading {
  readonly level: number;
  readonly text: string;
  /** Index of its line. */
  readonly line: number;
  /** Index of the first line behind it: a setext heading has two. */
  readonly next: number;
}

/** A record's text by its lines, with what Markdown makes of them. */
export interface Sheet {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly lineBreak: '\n' | '\r\n';
  readonly byteOrderMark: boolean;
  /** Indices of the lines between the fences of the front matter, end excluded; undefined without one. */
  readonly front: { readonly first: number; readonly end: number } | undefined;
  /** Index of the first line behind the front matter. */
  readonly body: number;
  readonly headings: readonly Heading[];
  /** What ends the fence or the comment that is open at the end of the text: behind it all is hidden. Mostly empty. */
  readonly unended: string;
}

/** Takes a record apart by its lines. Never throws, and takes time in proportion to the text. */
export function sheetOf(text: string): Sheet {
  const byteOrderMark = text.startsWith('\uFEFF');
  const raw = rawLines(text, byteOrderMark ? 1 : 0);
  const front = frontOf(raw);
  const body = front === undefined ? 0 : front.end + 1;
  const { lines, unended } = withShown(raw, body);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return { text, lines, lineBreak, byteOrderMark, front, body, headings: headingsOf(lines, body), unended };
}

type RawLine = Omit<Line, 'shown' | 'number'>;

function rawLines(text: string, from: number): readonly RawLine[] {
  const lines: RawLine[] = [];
  const breaks = /\r\n|\n|\r/g;
  breaks.lastIndex = from;
  let start = from;
  for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
    lines.push({ start, end: found.index, text: text.slice(start, found.index) });
    start = breaks.lastIndex;
  }
  if (start < text.length) lines.push({ start, end: text.length, text: text.slice(start) });
  return lines;
}

function frontOf(lines: readonly RawLine[]): Sheet['front'] {
  if (lines[0]?.text.trimEnd() !== '---') return undefined;
  const end = lines.findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(text));
  return end < 0 ? undefined : { first: 1, end };
}

/** A fence ends with at least as many of the same characters; one that is left open goes on to the end. */
interface Fence {
  readonly mark: string;
  readonly length: number;
}

function withShown(raw: readonly RawLine[], body: number): Pick<Sheet, 'lines' | 'unended'> {
  let fence: Fence | undefined;
  let commented = false;
  const lines: Line[] = [];
  for (const [index, line] of raw.entries()) {
    const marks = index < body ? '' : marksOf(line);
    let shown = ' '.repeat(line.text.length);
    if (fence !== undefined) {
      if (ends(fence, line, marks)) fence = undefined;
    } else if (!commented && marks !== '') {
      fence = { mark: marks[0] ?? '', length: marks.length };
    } else if (index >= body) {
      const hidden = hideComments(line.text, commented);
      commented = hidden.open;
      shown = hidden.text;
    }
    lines.push({ ...line, shown, number: index + 1 });
  }
  return { lines, unended: fence?.mark.repeat(fence.length) ?? (commented ? '-->' : '') };
}

/** The marks of a fence that a line begins with. */
function marksOf({ text }: RawLine): string {
  return /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
}

function ends({ mark, length }: Fence, { text }: RawLine, marks: string): boolean {
  return marks.startsWith(mark) && marks.length >= length && text.trim() === marks;
}

/** Blanks in place of HTML comments, which may go on over several lines. */
function hideComments(text: string, commented: boolean): { readonly text: string; readonly open: boolean } {
  let shown = '';
  let open = commented;
  for (let at = 0; at < text.length;) {
    const found = open ? text.indexOf('-->', at) : commentStart(text, at);
    const end = found < 0 ? text.length : found + (open ? 3 : 0);
    shown += open ? ' '.repeat(end - at) : text.slice(at, end);
    if (found < 0) break;
    open = !open;
    at = end;
  }
  return { text: shown, open };
}

/** Behind a backslash it is text. */
function commentStart(text: string, from: number): number {
  for (let at = text.indexOf('<!--', from); at >= 0; at = text.indexOf('<!--', at + 1)) {
    if (text[at - 1] !== '\\') return at;
  }
  return -1;
}

function headingsOf(lines: readonly Line[], body: number): readonly Heading[] {
  const headings: Heading[] = [];
  for (let line = body; line < lines.length; line += 1) {
    const shown = lines[line]?.shown ?? '';
    const [, marks, text = ''] = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(shown.trimEnd()) ?? [];
    if (marks !== undefined) {
      headings.push({ level: marks.length, text: text.replace(/(?<!\s)\s+#+$/, '').trim(), line, next: line + 1 });
      continue;
    }
    const level = setextLevel(lines, line, body);
    if (level === undefined) continue;
    headings.push({ level, text: shown.trim(), line, next: line + 2 });
    line += 1;
  }
  return headings;
}

/** A lone line of text that is underlined; a list, a table or a longer paragraph is none. */
function setextLevel(lines: readonly Line[], index: number, body: number): number | undefined {
  const shownAt = (at: number): string => lines[at]?.shown.trimEnd() ?? '';
  const alone = index === body || shownAt(index - 1) === '';
  if (!alone || !/^\s*[^\s>|*+-]/.test(shownAt(index)) || /^\s*\d+[.)]\s/.test(shownAt(index))) return undefined;
  const under = shownAt(index + 1);
  if (/^ {0,3}=+$/.test(under)) return 1;
  return /^ {0,3}-{2,}$/.test(under) ? 2 : undefined;
}

/** The lines that belong to a heading alone: up to the next one of any level. */
export function ownLines(sheet: Sheet, heading: Heading): readonly Line[] {
  const following = sheet.headings.find(({ line }) => line > heading.line);
  return sheet.lines.slice(heading.next, following?.line ?? sheet.lines.length);
}

/** What stands before the first heading of the second level: the record's own facts. */
export function headerLines({ lines, body, headings }: Sheet): readonly Line[] {
  const end = headings.find(({ level }) => level === 2)?.line ?? lines.length;
  return lines.slice(body, end);
}
