import type { Range } from '../model/problem.ts';
import { type Fact, type Place, placesOf } from './facts.ts';
import { type FrontMatter, textOf } from './frontMatter.ts';
import { valueRange } from './frontValue.ts';
import { verbPattern } from './linkKinds.ts';
import type { Heading, Sheet } from './sheet.ts';
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

const statusHeading = /^(?:status|状态|狀態|ステータス|statut)(?:\s*[::]\s*(.*))?$/i;

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
  const field = front?.fields.get('status');
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
  const line = placesOf(sheet, section.heading).find(({ text }) => !isLinkLine(text) && !isTableRule(text));
  if (line === undefined) return undefined;
  const text = line.text.replace(/^[-*+]\s+/, '').replace(/^(?:\*\*|__)?status(?:\*\*|__)?\s*:\s*(?:\*\*|__)?/i, '');
  const range = { start: line.end - text.length, end: line.end };
  return placeOf('section', text, { lineNumber: line.lineNumber, range });
}

/** `## Status: Accepted` */
function headingValue({ lines }: Sheet, { heading, value }: Section): Pick<StatusPlace, 'lineNumber' | 'range'> {
  const line = lines[heading.line];
  const at = line?.text.lastIndexOf(value) ?? -1;
  const start = (line?.start ?? 0) + at;
  return { lineNumber: heading.line + 1, range: at < 0 ? undefined : { start, end: start + value.length } };
}

function isTableRule(text: string): boolean {
  return text.startsWith('|');
}

function fromFacts(facts: readonly Fact[]): StatusPlace | undefined {
  const fact = facts.find(({ key }) => /^(?:status|状态|狀態|ステータス|statut)$/.test(key));
  return fact && placeOf('line', fact.value.text, { lineNumber: fact.value.lineNumber, range: fact.value });
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

/**
 * A line that begins with how the record relates to another: `Supersedes [2. Title](…)`. What was superseded in part
 * says so as its status: it is in force.
 */
function isLinkLine(text: string): boolean {
  const bare = bareStatus(text);
  return bare.search(verbPattern) === 0 && !/^part(?:ial)?ly\s/i.test(bare);
}
