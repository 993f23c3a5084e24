import type { ScalarNode } from '../node.ts';

/** A value on one line, with the offset behind it. */
export interface Read<Of> {
  readonly node: Of;
  readonly behind: number;
}

const space = 32;
const colon = 58;
const quote = 34;
const apostrophe = 39;

/** What a plain scalar may begin with: any other character means something else, or may. A dash must not be an entry's. */
const plainStart = /[A-Za-z\d_/(.+$<=;^~\u00a1-\ud7ff\ue000-\ufefe]|-[A-Za-z\d]/y;

/** Where a value stands. */
export interface Spot {
  readonly text: string;
  /** Offset behind the line's last character. */
  readonly lineEnd: number;
  /** Whether it stands inside `[ ]` or `{ }`. */
  readonly inFlow: boolean;
}

/** The scalar at an offset, where it is plain or quoted and on one line. */
export function scalarAt(spot: Spot, start: number): Read<ScalarNode> | undefined {
  const { text, lineEnd, inFlow } = spot;
  const code = text.charCodeAt(start);
  if (code === quote) return doubleQuotedAt(text, start, lineEnd);
  if (code === apostrophe) return singleQuotedAt(text, start, lineEnd);
  plainStart.lastIndex = start;
  if (!plainStart.test(text)) return undefined;
  const end = inFlow ? plainEndInFlow(text, start) : plainEnd(text, start, lineEnd);
  if (end === undefined) return undefined;
  return { node: { kind: 'scalar', text: text.slice(start, end), plain: true, start, end }, behind: end };
}

/** Where a plain scalar ends that fills its line up to a comment; undefined where a colon would make it a key. */
function plainEnd(text: string, start: number, lineEnd: number): number | undefined {
  const line = text.slice(start, lineEnd);
  const comment = line.indexOf(' #');
  const own = comment < 0 ? line : line.slice(0, comment);
  if (own.includes(': ') || own.includes('\t')) return undefined;
  const trimmed = withoutSpaces(text, start + own.length);
  return text.charCodeAt(trimmed - 1) === colon ? undefined : trimmed;
}

const untilIndicator = /[^,[\]{}\r\n]*/y;

/** The same inside a collection, up to what may end it there: a comment would leave that open. */
function plainEndInFlow(text: string, start: number): number | undefined {
  untilIndicator.lastIndex = start;
  untilIndicator.test(text);
  const end = untilIndicator.lastIndex;
  const own = text.slice(start, end);
  if (own.includes(': ') || own.includes(' #') || own.includes('\t')) return undefined;
  return text.charCodeAt(end - 1) === colon ? undefined : withoutSpaces(text, end);
}

/** The offset without the spaces before it. */
function withoutSpaces(text: string, offset: number): number {
  let end = offset;
  while (text.charCodeAt(end - 1) === space) end -= 1;
  return end;
}

function doubleQuotedAt(text: string, start: number, lineEnd: number): Read<ScalarNode> | undefined {
  const close = text.indexOf('"', start + 1);
  if (close < 0 || close >= lineEnd) return undefined;
  const inner = text.slice(start + 1, close);
  return inner.includes('\\') ? escapedAt(text, start, lineEnd) : quotedNode(inner, start, close + 1);
}

/** Characters of a text with escapes; a longer one is the parser's. */
const longest = 2000;

const escaped = /"(?:[^"\\\r\n]|\\["\\/bfnrt])*"/y;

function escapedAt(text: string, start: number, lineEnd: number): Read<ScalarNode> | undefined {
  escaped.lastIndex = start;
  if (lineEnd - start > longest || !escaped.test(text)) return undefined;
  const end = escaped.lastIndex;
  const inner = text.slice(start + 1, end - 1);
  return quotedNode(
    inner.replace(/\\(.)/g, (_, code: string) => escapes[code] ?? code),
    start,
    end,
  );
}

/** What stands for itself behind a backslash is not among them. */
const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function singleQuotedAt(text: string, start: number, lineEnd: number): Read<ScalarNode> | undefined {
  let close = text.indexOf("'", start + 1);
  while (close >= 0 && text.charCodeAt(close + 1) === apostrophe) close = text.indexOf("'", close + 2);
  if (close < 0 || close >= lineEnd) return undefined;
  return quotedNode(text.slice(start + 1, close).replaceAll("''", "'"), start, close + 1);
}

/** Undefined with a tab, which the parser may leave out. */
function quotedNode(value: string, start: number, end: number): Read<ScalarNode> | undefined {
  if (value.includes('\t')) return undefined;
  return { node: { kind: 'scalar', text: value, plain: false, start, end }, behind: end };
}
