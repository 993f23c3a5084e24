import type { Range } from '../model/problem.ts';
import { type Fact, type Place, placesOf, statusNames, tableFacts } from './facts.ts';
import { type FrontMatter, textOf } from './frontMatter.ts';
import { valueRange } from './frontValue.ts';
import { verbPattern } from './linkKinds.ts';
import { type Heading, type Sheet, ownLines } from './sheet.ts';
import { type StatusReading, bareStatus, isPlaceholder, statusOf } from './statusWords.ts';

/** Where a record says its status; the first kind of place that has one decides. */
export interface StatusPlace extends StatusReading {
  readonly where: 'front-matter' | 'section' | 'line';
  /** As written, without the words around it. */
  readonly raw: string;
  readonly lineNumber: number;
  readonly placeholder: boolean;
  /** Where it stands in the text; undefined where it is no text of one line. */
  readonly range: Range | undefined;
}

const statusHeading = new RegExp(String.raw`^(?:${statusNames})(?:\s*[:\uFF1A]\s*(.*))?$`, 'i');
const statusKey = new RegExp(`^(?:${statusNames})$`);

interface Section {
  readonly heading: Heading;
  /** What stands behind its colon. */
  readonly value: string;
}

/** The status section by its heading. */
export function statusSection({ headings }: Sheet): Section | undefined {
  for (const heading of headings) {
    if (heading.level > 4) continue;
    const [whole, value = ''] = statusHeading.exec(heading.text.replace(/[*_`]/g, '').trim()) ?? [];
    if (whole !== undefined) return { heading, value };
  }
  return undefined;
}

/** The status section's lines, each as a place. */
export function statusLines(sheet: Sheet): readonly Place[] {
  const section = statusSection(sheet);
  return section === undefined ? [] : placesOf(sheet, section.heading);
}

/** Everything that a record says as its status, in the order in which it counts. */
export function statusPlaces(
  sheet: Sheet,
  front: FrontMatter | undefined,
  facts: readonly Fact[],
): readonly StatusPlace[] {
  return [fromFront(sheet, front), fromSection(sheet), fromFacts(facts)].flatMap((place) => place ?? []);
}

function fromFront(sheet: Sheet, front: FrontMatter | undefined): StatusPlace | undefined {
  const field = front?.fields.get('status') ?? front?.fields.get('statut');
  if (field === undefined) return undefined;
  const value = textOf(field.value);
  const raw = isPlaceholder(field.raw) ? field.raw : value;
  return placeOf('front-matter', raw, { lineNumber: field.firstLine, range: valueRange(sheet, field) });
}

/** The first line that is no link line; later ones never override it. */
function fromSection(sheet: Sheet): StatusPlace | undefined {
  const section = statusSection(sheet);
  if (section === undefined) return undefined;
  if (section.value !== '') return placeOf('section', section.value, headingValue(sheet, section));
  const line = ownStatusLine(placesOf(sheet, section.heading));
  if (line?.text.startsWith('|') !== false) return fromFacts(tableIn(sheet, section.heading), 'section');
  const text = line.text.replace(leadOfStatus, '');
  const range = { start: line.end - text.length, end: line.end };
  const place = placeOf('section', text, { lineNumber: line.lineNumber, range });
  // A link line in front of it that says a status is one: what follows is prose.
  const said = place?.status === 'unknown' && (linkStatus(sheet)?.lineNumber ?? Infinity) < line.lineNumber;
  return said ? undefined : place;
}

/** The first line that may say a status. What goes on from a link line on the next line is part of it, unless it is a status. */
function ownStatusLine(places: readonly Place[]): Place | undefined {
  let linked = -1;
  for (const place of places) {
    const { text, lineNumber } = place;
    const isNext = lineNumber === linked + 1 && !/^(?:[-*+]\s|\|)/.test(text);
    const goesOn = isNext && statusOf(text.replace(leadOfStatus, '')).status === 'unknown';
    if (!goesOn && saysStatus(text)) return place;
    if (goesOn || isLinkLine(text)) linked = lineNumber;
  }
  return undefined;
}

/** What stands in front of a status in its section: a bullet or a number, and the key once more: `- **Status**: `. */
const leadOfStatus = new RegExp(
  String.raw`^(?:[-*+]\s+|\d+[.)]\s+)?(?:(?:\*\*|__)?(?:${statusNames})(?:\*\*|__)?\s*[:\uFF1A]\s*(?:\*\*|__)?\s*)?`,
  'i',
);

/** No link, no rule of a table, no box without a tick, no date alone, and nothing that is struck or names an address. */
function saysStatus(text: string): boolean {
  if (isLinkLine(text) || /^\[[^\]]+\]:|^(?:[-*+]\s+)?(?:\[ \]\s|[*_]*date[*_]*\s*[:\uFF1A])/i.test(text)) return false;
  return text.startsWith('|') || bareStatus(text.replace(leadOfStatus, '')) !== '';
}

function tableIn(sheet: Sheet, heading: Heading): readonly Fact[] {
  const lines = ownLines(sheet, heading);
  return lines.flatMap(({ shown }, index) => (/^\s*\|/.test(shown) ? tableFacts(lines, index) : []));
}

/** `## Status: Accepted` */
function headingValue({ lines }: Sheet, { heading, value }: Section): Pick<StatusPlace, 'lineNumber' | 'range'> {
  const line = lines[heading.line];
  const at = line?.text.lastIndexOf(value) ?? -1;
  const start = (line?.start ?? 0) + at;
  return { lineNumber: heading.line + 1, range: at < 0 ? undefined : { start, end: start + value.length } };
}

function fromFacts(facts: readonly Fact[], where: 'line' | 'section' = 'line'): StatusPlace | undefined {
  const fact = facts.find(({ key }) => statusKey.test(key));
  return fact && placeOf(where, fact.value.text, { lineNumber: fact.value.lineNumber, range: fact.value });
}

function placeOf(
  where: StatusPlace['where'],
  raw: string,
  { lineNumber, range }: Pick<StatusPlace, 'lineNumber' | 'range'>,
): StatusPlace | undefined {
  const placeholder = isPlaceholder(raw);
  const reading = placeholder ? ({ status: 'unknown', partial: false } as const) : statusOf(raw);
  return reading.status === 'none' ? undefined : { ...reading, where, raw: raw.trim(), lineNumber, placeholder, range };
}

/** What a section says that has link lines alone, where one of them is a status by its first word: `Superseded by RFC 3`. */
export function linkStatus(sheet: Sheet): StatusPlace | undefined {
  const line = statusLines(sheet).find(({ text }) => isLinkLine(text) && statusOf(text).status !== 'unknown');
  return line && placeOf('section', line.text, { lineNumber: line.lineNumber, range: undefined });
}

/**
 * A line that begins with how the record relates to another: `Supersedes [2. Title](…)`. What was superseded in part
 * says so as its status: it is in force.
 */
function isLinkLine(text: string): boolean {
  const bare = bareStatus(text);
  return bare.search(verbPattern) === 0 && !/^part(?:ial)?ly\s/i.test(bare);
}
