import { contextOf } from './context.ts';
import { dayOf } from './dates.ts';
import { dialectOf } from './dialect.ts';
import { type Fact, factsOf, placesOf } from './facts.ts';
import { type NamedId, idOfName, normalId, prefixes } from './fileName.ts';
import { type FrontMatter, fieldOf, listOf, textOf } from './frontMatter.ts';
import { type WrittenLink, linksOf } from './links.ts';
import type { DecisionProblem, DecisionRecord } from './record.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { type StatusPlace, linkStatus, statusPlaces } from './statusPlace.ts';

export interface DecisionFile {
  /** With `/`. */
  readonly path: string;
  readonly text: string;
  /** What `backlog/frontMatter` reads of the text; undefined when it has none. */
  readonly front: FrontMatter | undefined;
}

/**
 * Reads a record of any dialect. Never throws; nothing of the text is lost: edits go to the places that were found.
 * @param itemPrefixes letters of the ids of items that are known (`PAY`): others count only where items are named
 */
export function readDecision(
  { path, text, front }: DecisionFile,
  itemPrefixes: readonly string[] = [],
): DecisionRecord {
  const sheet = sheetOf(text);
  const named = idOfName(path);
  const facts = factsOf(sheet);
  const places = statusPlaces(sheet, front, facts);
  const place = places[0] ?? linkStatus(sheet);
  const links = inPart(place, linksOf(sheet, front, facts));
  const id = idOf(named, front);
  const successor = links.find((link) => isSuccessor(link, id));
  return {
    path,
    dialect: dialectOf(sheet, front, { facts, named }),
    id,
    ...titleOf(sheet, front, { ...named, id }),
    // A full `superseded by` makes it so, whatever stands beside it; a part of it leaves the rest in force.
    status: successor === undefined ? (place?.status ?? 'none') : 'superseded',
    rawStatus: place?.raw,
    statusLine: place?.lineNumber ?? successor?.lineNumber,
    date: dateOf(sheet, front, facts),
    ...peopleOf(front, facts),
    links,
    ...contextOf(sheet, front, { facts, prefixes: itemPrefixes }),
    lineBreak: sheet.lineBreak,
    byteOrderMark: sheet.byteOrderMark,
    problems: problemsOf({ sheet, front, places, links, id }),
  };
}

function idOf({ id, form }: NamedId, front: FrontMatter | undefined): string {
  const own = textOf(front?.fields.get('id')?.value).trim();
  return form === 'slug' && /^[\w.-]{1,40}$/.test(own) ? normalId(own.replace(/^adr[-_ ]?(?=\d)/i, '')) : id;
}

function titleOf(
  { headings }: Sheet,
  front: FrontMatter | undefined,
  named: NamedId,
): Pick<DecisionRecord, 'title' | 'titleFrom'> {
  const inFront = shownTitle(textOf(front?.fields.get('title')?.value), named.id);
  if (inFront !== '') return { title: inFront, titleFrom: 'front-matter' };
  const heading = unescaped(shownTitle(headings.find(({ level }) => level === 1)?.text ?? '', named.id));
  if (heading !== '') return { title: heading, titleFrom: 'heading' };
  return { title: named.title === '' ? named.id : named.title, titleFrom: 'file-name' };
}

/** `ADR-12: Use X`, `[RFC 7] Use X`, `ADR: Use X` */
const prefixedTitle =
  /^\[?(?<prefix>[A-Z]{2,8})(?:[-_ ]*#?(?<own>\d+(?:\.\d+)?[a-z]?))?\]?(?<mark>\s*[:\uFF1A.|–—-]\s*|\s+|$)/;
const knownPrefix = new RegExp(`^(?:${prefixes})$`, 'i');

/** A title as it is shown: without its number and without Markdown. One that no line of text is stays as it is. */
function shownTitle(written: string, id: string): string {
  if (written.length > 2000) return written.trim();
  const plain = written
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.*?)\1/g, '$2')
    .replace(/(?<![\p{L}\d])([*_])(\S.*?)\1(?![\p{L}\d])/gu, '$2')
    .trim();
  return plain.slice(leadOfTitle(plain, id)).trim();
}

/** How long the number is in front of a title. */
function leadOfTitle(plain: string, id: string): number {
  const prefixed = prefixedTitle.exec(plain);
  if (prefixed?.groups !== undefined && isOwnPrefix(prefixed.groups, id)) return prefixed[0].length;
  const [lead = '', number = ''] =
    /^#?(\d+(?:\.\d+)?[a-z]?)(?:\\?[.):](?=\s)|\s*[–—-](?=\s)|(?=\s))\s*/.exec(plain) ?? [];
  return /[.):–—-]\s*$/.test(lead) || normalId(number) === id ? lead.length : 0;
}

/** Any other word in capitals is a part of the title (`UTF-8`), unless its number is the record's own. */
function isOwnPrefix(
  { prefix = '', own, mark = '' }: Readonly<Record<string, string | undefined>>,
  id: string,
): boolean {
  if (knownPrefix.test(prefix)) return own !== undefined || mark.includes(':');
  return own !== undefined && mark.trim() !== '' && normalId(own) === id;
}

/** What a backslash keeps from being Markdown is text. */
function unescaped(title: string): string {
  return title.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** `Partially superseded.`, and by what on a line of its own. */
function inPart(place: StatusPlace | undefined, links: readonly WrittenLink[]): readonly WrittenLink[] {
  if (place?.partial !== true || links.some(({ lineNumber }) => lineNumber === place.lineNumber)) return links;
  return links.map((link) => (link.kind === 'superseded-by' ? { ...link, partial: true } : link));
}

/** Whether a link leads to what took a record's place as a whole; no record takes its own. */
function isSuccessor({ kind, partial, target }: WrittenLink, id: string): boolean {
  return kind === 'superseded-by' && !partial && target !== id;
}

const dateKey = /^(?:date|decision date|日期|日付)$/i;

/** In the front matter, as a fact, or in a section of its own. */
function dateOf(sheet: Sheet, front: FrontMatter | undefined, facts: readonly Fact[]): string | undefined {
  const inFront = dayOf(textOf(front?.fields.get('date')?.value));
  const fact = facts.find(({ key, value }) => dateKey.test(key) && dayOf(value.text));
  const section = sheet.headings.find(({ text }) => dateKey.test(text));
  return inFront ?? dayOf(fact?.value.text ?? (section && placesOf(sheet, section)[0]?.text) ?? '');
}

function peopleOf(
  front: FrontMatter | undefined,
  facts: readonly Fact[],
): Pick<DecisionRecord, 'deciders' | 'consulted' | 'informed' | 'tags'> {
  const named = (...keys: readonly string[]): readonly string[] => {
    for (const key of keys) {
      const value = fieldOf(front, key.replace(' ', '-'))?.value ?? factValue(facts, key);
      if (value !== undefined) return listOf(value);
    }
    return [];
  };
  return {
    deciders: named('decision makers', 'deciders', 'decider', 'decision-makers'),
    consulted: named('consulted'),
    informed: named('informed'),
    tags: named('tags', 'tag'),
  };
}

function factValue(facts: readonly Fact[], wanted: string): string | undefined {
  return facts.find(({ key }) => key === wanted)?.value.text;
}

interface Read {
  readonly sheet: Sheet;
  readonly front: FrontMatter | undefined;
  readonly places: readonly StatusPlace[];
  readonly links: readonly WrittenLink[];
  readonly id: string;
}

const warning = (code: DecisionProblem['code'], lineNumber: number, values: DecisionProblem['values'] = {}) =>
  ({ code, severity: 'warning', lineNumber, values }) as const;

function problemsOf({ sheet, front, places, links, id }: Read): readonly DecisionProblem[] {
  const empty = sheet.lines.every(({ shown }) => shown.trim() === '');
  const open = sheet.front === undefined && sheet.lines[0]?.text.trimEnd() === '---';
  return [
    ...(empty ? [warning('empty-record', 1)] : []),
    ...(open ? [warning('front-matter-open', 1)] : []),
    ...(front?.refused ?? []).map((line) => warning('front-matter-refused', line)),
    ...places.slice(0, 1).flatMap(statusProblems),
    ...conflicts(places, links, id),
    ...links
      .filter(({ target, kind }) => target === id && kind !== 'mentions')
      .map(({ lineNumber }) => warning('link-to-itself', lineNumber, { id })),
  ];
}

function statusProblems({ placeholder, status, lineNumber, raw }: StatusPlace): readonly DecisionProblem[] {
  if (!placeholder && status !== 'unknown') return [];
  const code = placeholder ? 'status-placeholder' : 'status-unknown';
  return [{ code, severity: 'hint', lineNumber, values: { status: raw } }];
}

/** Two places that say different things, or a status in force beside a full `superseded by`. */
function conflicts(
  places: readonly StatusPlace[],
  links: readonly WrittenLink[],
  id: string,
): readonly DecisionProblem[] {
  const [first, ...others] = places.filter(({ status }) => status !== 'unknown');
  if (first === undefined) return [];
  const other = others.find(({ status }) => status !== first.status);
  if (other !== undefined) return [warning('status-conflict', other.lineNumber, { one: first.raw, other: other.raw })];
  const link = links.find((one) => isSuccessor(one, id));
  if (link === undefined || first.status === 'superseded') return [];
  return [warning('status-conflict', link.lineNumber, { one: first.raw, other: `superseded by ${link.target}` })];
}
