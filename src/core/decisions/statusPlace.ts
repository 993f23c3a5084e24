import { type Fact, type Place, placesOf } from './facts.ts';
import { type FrontMatter, textOf } from './frontMatter.ts';
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
}

const statusHeading = /^(?:status|状态|狀態|ステータス|statut)(?:\s*[::]\s*(.*))?$/i;

/** The heading of the status section, and what stands behind its colon. */
export function statusSection({ headings }: Sheet): { readonly heading: Heading; readonly value: string } | undefined {
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
  return [fromFront(front), fromSection(sheet), fromFacts(facts)].flatMap((place) => place ?? []);
}

function fromFront(front: FrontMatter | undefined): StatusPlace | undefined {
  const field = front?.fields.get('status');
  if (field === undefined) return undefined;
  const value = textOf(field.value);
  return placeOf('front-matter', isPlaceholder(field.raw) ? field.raw : value, field.firstLine);
}

/** The first line that is no link line; later ones never override it. */
function fromSection(sheet: Sheet): StatusPlace | undefined {
  const section = statusSection(sheet);
  if (section === undefined) return undefined;
  if (section.value !== '') return placeOf('section', section.value, section.heading.line + 1);
  const line = placesOf(sheet, section.heading).find(({ text }) => !isLinkLine(text) && !isTableRule(text));
  if (line === undefined) return undefined;
  const text = line.text.replace(/^[-*+]\s+/, '').replace(/^(?:\*\*|__)?status(?:\*\*|__)?\s*:\s*(?:\*\*|__)?/i, '');
  return placeOf('section', text, line.lineNumber);
}

function isTableRule(text: string): boolean {
  return text.startsWith('|');
}

function fromFacts(facts: readonly Fact[]): StatusPlace | undefined {
  const fact = facts.find(({ key }) => /^(?:status|状态|狀態|ステータス|statut)$/.test(key));
  return fact && placeOf('line', fact.value.text, fact.value.lineNumber);
}

function placeOf(where: StatusPlace['where'], raw: string, lineNumber: number): StatusPlace | undefined {
  const placeholder = isPlaceholder(raw);
  const reading = placeholder ? ({ status: 'unknown', partial: false } as const) : statusOf(raw);
  return reading.status === 'none' ? undefined : { ...reading, where, raw: raw.trim(), lineNumber, placeholder };
}

/**
 * A line that begins with how the record relates to another: `Supersedes [2. Title](…)`. What was superseded in part
 * says so as its status: it is in force.
 */
function isLinkLine(text: string): boolean {
  const bare = bareStatus(text);
  return bare.search(verbPattern) === 0 && !/^part(?:ial)?ly\s/i.test(bare);
}
