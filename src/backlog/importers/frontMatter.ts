import { type Node, type Pair, isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Ledger, SourceLine } from './report.ts';

/** A value as typed: every scalar is the text that somebody wrote, never the number or date that YAML makes of it. */
export type FieldValue = string | readonly FieldValue[] | ReadonlyMap<string, FieldValue>;

/** One key of the front matter. */
export interface Field {
  readonly key: string;
  readonly value: FieldValue;
  /** What stands behind the colon, line breaks as spaces: for texts that YAML takes for something else (`[WIP]`). */
  readonly raw: string;
  /** The same read without YAML: a list where it has brackets or dashes. */
  readonly typed: string | readonly string[];
  readonly lines: readonly SourceLine[];
}

/** A file in two: the lines between the fences, if it has them, and the rest. */
export interface Split {
  readonly front: readonly SourceLine[];
  readonly body: readonly SourceLine[];
}

const keyLine = /^(?:"([^"]+)"|'([^']+)'|([^\s#"'[\]{}&*!|>%@`,?-][^:]*)):(?:\s+(.*))?$/s;

/** The lines of a text: any line ending, no byte order mark. */
export function linesOf(text: string): readonly SourceLine[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  return lines.map((line, index) => ({ number: index + 1, text: line }));
}

/** Splits off the front matter. Where its closing fence is missing, it ends at the first heading below a blank line. */
export function splitFrontMatter(lines: readonly SourceLine[]): Split {
  const open = lines.findIndex(({ text }) => text.trim() !== '');
  if (open < 0 || !isFence(lines[open])) return { front: [], body: lines };
  const inside = lines.slice(open + 1);
  const end = inside.findIndex((line, index) => isFence(line) || isHeading(line, inside[index - 1]));
  if (end < 0) return { front: inside, body: [] };
  return { front: inside.slice(0, end), body: inside.slice(isFence(inside[end]) ? end + 1 : end) };
}

function isHeading(line: SourceLine, above: SourceLine | undefined): boolean {
  return /^##+\s/.test(line.text) && above?.text.trim() === '';
}

function isFence(line: SourceLine | undefined): boolean {
  return line !== undefined && /^---\s*$/.test(line.text);
}

/** Most characters of one front matter that YAML is asked about: on brackets and quotes it takes the square of the time. */
const mostParsed = 10_000;

/**
 * Reads front matter key by key, so that one that YAML refuses does not take the others with it. Comments and lines
 * of no key go to the ledger.
 */
export function readFields(lines: readonly SourceLine[], ledger: Ledger): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  let left = mostParsed;
  for (const group of groupsOf(lines, ledger)) {
    let parsed = wordsOf(group);
    const size = group.reduce((sum, { text }) => sum + text.length, 0);
    if (parsed === undefined && size <= left) {
      left -= size;
      parsed = parseValue(group);
    }
    const field = readField(group, parsed, ledger);
    if (fields.has(field.key)) ledger.note('front-matter.repeated-key', group);
    else fields.set(field.key, field);
  }
  return fields;
}

type Group = readonly [SourceLine, ...SourceLine[]];

/** A key's line and those that belong to it: indented ones and list entries. */
function groupsOf(lines: readonly SourceLine[], ledger: Ledger): readonly Group[] {
  const groups: [SourceLine, ...SourceLine[]][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (keyLine.test(line.text)) groups.push([line]);
    else if (line.text.startsWith('#')) ledger.note('front-matter.comment', [line]);
    else if (group !== undefined && /^(?:\s|-(?:\s|$)|$)/.test(line.text)) group.push(line);
    else ledger.note('front-matter.unreadable', [line]);
  }
  return groups;
}

/** @param parsed undefined where YAML does not take it, or was not asked */
function readField(group: Group, parsed: Parsed | undefined, ledger: Ledger): Field {
  const { key, value } = readKey(group[0].text);
  const rest = group.slice(1);
  const field = { key, raw: rawValue(value, rest), typed: typedValue(value, rest), lines: group };
  if (parsed === undefined) {
    ledger.note('front-matter.read-by-line', group);
    return { ...field, value: field.typed };
  }
  if (parsed.commented && isHashInText(field.raw)) return { ...field, value: field.raw };
  if (parsed.commented)
    ledger.note(
      'front-matter.comment',
      group.filter(({ text }) => text.includes('#')),
    );
  return { ...field, value: parsed.value };
}

function readKey(line: string): { readonly key: string; readonly value: string } {
  const [, double, single, bare = '', value = ''] = keyLine.exec(line) ?? [];
  return { key: double ?? single ?? bare.trim(), value };
}

/** `Fix crash #123`: YAML takes the number for a comment, the person did not mean one. */
function isHashInText(text: string): boolean {
  return /^[^"'[{|>]/.test(text) && /\s#[^\s#]/.test(text);
}

interface Parsed {
  readonly value: FieldValue;
  readonly commented: boolean;
}

/** Words that YAML takes for text, whatever stands around them. */
const words = String.raw`[\p{L}\d](?:[\p{L}\d./_ -]*[\p{L}\d./_-])?`;
const plainWords = new RegExp(`^${words}$`, 'u');
const plainList = new RegExp(String.raw`^\[ *(?:${words} *(?:, *${words} *)*)?\]$`, 'u');

/** What nearly every front matter is made of, read without the parser: a line of words, or a list of such. */
function wordsOf([first, ...rest]: Group): Parsed | undefined {
  const { key, value: written } = readKey(first.text);
  const value = written.trim();
  if (rest.length > 0 || !plainWords.test(key)) return undefined;
  if (plainList.test(value)) return { value: entriesOf(value.slice(1, -1)).map(withoutNull), commented: false };
  return plainWords.test(value) ? { value: withoutNull(value), commented: false } : undefined;
}

function entriesOf(inside: string): readonly string[] {
  return inside.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
}

function withoutNull(text: string): string {
  return /^null$/i.test(text) ? '' : text;
}

/** Undefined when YAML refuses the text, or sees more in it than text: an anchor, an alias, a tag, a map as a key. */
function parseValue(group: Group): Parsed | undefined {
  try {
    return parseText(group.map(({ text }) => text).join('\n'));
  } catch {
    // Lists in lists, thousands deep, exhaust the parser's stack.
    return undefined;
  }
}

function parseText(text: string): Parsed | undefined {
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false });
  const root = document.contents;
  const pair = isMap(root) && root.items.length === 1 ? root.items[0] : undefined;
  if (document.errors.length + document.warnings.length > 0 || pair === undefined) return undefined;
  const nodes: (Node | Pair)[] = [];
  visit(document, { Node: (_, node) => void nodes.push(node), Pair: (_, inner) => void nodes.push(inner) });
  if (!nodes.every(isJustText)) return undefined;
  return { value: plain(pair.value), commented: [document, ...nodes.filter(isNode)].some(hasComment) };
}

function isJustText(node: Node | Pair): boolean {
  if (isPair(node)) return isScalar(node.key);
  return !isAlias(node) && node.anchor === undefined;
}

function hasComment(node: { readonly comment?: string | null; readonly commentBefore?: string | null }): boolean {
  return Boolean(node.comment) || Boolean(node.commentBefore);
}

function plain(node: unknown): FieldValue {
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node)) return new Map(node.items.map((pair) => [scalarText(pair.key), plain(pair.value)]));
  const value = scalarText(node);
  return isScalar(node) && node.type === 'PLAIN' && /^(?:~|null)$/i.test(value) ? '' : value;
}

/** The failsafe schema makes a text of every scalar. */
function scalarText(node: unknown): string {
  return isScalar(node) && typeof node.value === 'string' ? node.value : '';
}

function rawValue(first: string, rest: readonly SourceLine[]): string {
  return [first, ...rest.map(({ text }) => text)]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');
}

/** Reads a value without YAML: a text, or a list where it has brackets or dashes. */
function typedValue(first: string, rest: readonly SourceLine[]): string | readonly string[] {
  const lines = rest.map(({ text }) => text.trim()).filter((text) => text !== '');
  if (first.trim() === '' && lines.length > 0 && lines.every((line) => /^-(?:\s|$)/.test(line))) {
    return lines.map((line) => unquote(line.slice(1).trim()));
  }
  const whole = rawValue(first, rest);
  const list = /^\[(.*)\]$/s.exec(whole)?.[1];
  if (list === undefined) return unquote(whole);
  return entriesOf(list).map(unquote);
}

function unquote(text: string): string {
  return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;
}
