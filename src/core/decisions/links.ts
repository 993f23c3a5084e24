import type { Fact, Place } from './facts.ts';
import { placesOf } from './facts.ts';
import { isRecordName } from './fileName.ts';
import { type FrontMatter, listOf } from './frontMatter.ts';
import { type LinkKind, kindOf, ownKind, verbPattern } from './linkKinds.ts';
import type { Sheet } from './sheet.ts';
import { statusLines, statusSection } from './statusPlace.ts';
import { isPlaceholder } from './statusWords.ts';
import { type References, type Target, referencesOf, targetsIn } from './targets.ts';

/** What one record says of another. */
export interface WrittenLink {
  readonly kind: LinkKind;
  /** The id of the other record, without leading zeros. */
  readonly target: string;
  /** The path as written; undefined where only an id stands there. */
  readonly href: string | undefined;
  readonly partial: boolean;
  /** From 1. */
  readonly lineNumber: number;
}

/** Sections whose bullets say how a record relates to others. */
const linkSections =
  /^(?:links?|related(?: (?:decisions?|adrs?|records?))?|more information|references?|dependencies|relations(?:hips)?)$/i;

/**
 * Every other record that a record names, in the order of its text: with its verb where it has one, else as a mention.
 * A record that is named with a verb is not mentioned as well.
 */
export function linksOf(sheet: Sheet, front: FrontMatter | undefined, facts: readonly Fact[]): readonly WrittenLink[] {
  const references = referencesOf(sheet);
  const links = [
    ...frontLinks(front),
    ...facts.flatMap((fact) => factLinks(fact, references)),
    ...statusLines(sheet).flatMap((place) => verbLinks(place, references)),
    ...headingValueLinks(sheet, references),
    ...sectionLinks(sheet, references),
  ];
  return unique([...links, ...mentions(sheet, references)]);
}

function unique(links: readonly WrittenLink[]): readonly WrittenLink[] {
  const seen = new Set<string>();
  const named = new Set(links.filter(({ kind }) => kind !== 'mentions').map(({ target }) => target));
  return links.filter(({ kind, target }) => {
    const key = `${kind} ${target}`;
    if (seen.has(key) || (kind === 'mentions' && named.has(target))) return false;
    seen.add(key);
    return true;
  });
}

function frontLinks(front: FrontMatter | undefined): readonly WrittenLink[] {
  return [...(front?.fields.values() ?? [])].flatMap((field) => {
    const key = field.key.toLowerCase();
    if (isPlaceholder(field.raw)) return [];
    if (key === 'status') return verbLinks({ ...noPlace, text: field.raw, lineNumber: field.firstLine }, new Map());
    const kind = kindOf(key.replace(/[-_]/g, ' '));
    if (kind === undefined) return [];
    return listOf(field.value).flatMap((text) =>
      linksTo(namesIn(text, new Map()), { kind, partial: false, lineNumber: field.firstLine }),
    );
  });
}

const noPlace = { start: 0, end: 0 };

/** Behind a key that is a verb every number is a record, and so is a bare slug. */
function namesIn(text: string, references: References): readonly Target[] {
  const found = targetsIn(text, references, 'verb');
  const bare = /^\s*"?(\d{1,4}[a-z]?|[\w.-]+)"?\s*$/i.exec(text)?.[1];
  if (found.length > 0 || bare === undefined) return found;
  const id = bare
    .toLowerCase()
    .replace(/\.md$/, '')
    .replace(/^0+(?=\d)/, '');
  return [{ id, href: undefined, label: '', ...noPlace }];
}

type Said = Pick<WrittenLink, 'kind' | 'partial' | 'lineNumber'>;

function linksTo(targets: readonly Target[], said: Said): readonly WrittenLink[] {
  return targets.map(({ id, href }) => ({ ...said, target: id, href }));
}

function factLinks({ key, value }: Fact, references: References): readonly WrittenLink[] {
  if (isPlaceholder(value.text)) return [];
  const partial = /^part(?:ial)?ly /.test(key);
  const kind = kindOf(key.replace(/^part(?:ial)?ly /, ''));
  if (kind === undefined) return verbLinks(value, references);
  const targets = value.text.split(',').flatMap((part) => namesIn(part, references));
  return linksTo(targets, { kind, partial, lineNumber: value.lineNumber });
}

function headingValueLinks(sheet: Sheet, references: References): readonly WrittenLink[] {
  const section = statusSection(sheet);
  if (section === undefined || section.value === '') return [];
  return verbLinks({ ...noPlace, text: section.value, lineNumber: section.heading.line + 1 }, references);
}

/** Each verb of a line with the records behind it, up to the next verb or the end of the sentence. */
function verbLinks(place: Place, references: References): readonly WrittenLink[] {
  const targets = targetsIn(place.text, references, 'verb');
  if (targets.length === 0) return [];
  const verbs = [...place.text.matchAll(verbPattern)].filter(({ index }) => !inside(targets, index));
  return verbs.flatMap((verb, at) => {
    const from = verb.index + verb[0].length;
    const to = Math.min(verbs[at + 1]?.index ?? place.text.length, sentenceEnd(place.text, from, targets));
    const kind = kindOf(verb[2] ?? '');
    const named = targets.filter(({ start }) => start >= from && start < to);
    const partial = verb[1] !== undefined || verb[3] !== undefined;
    return kind === undefined ? [] : linksTo(named, { kind, partial, lineNumber: place.lineNumber });
  });
}

function inside(targets: readonly Target[], index: number): boolean {
  return targets.some(({ start, end }) => index >= start && index < end);
}

/** Behind a full stop, a dash or a semicolon something else begins, unless it stands in the name of a record. */
function sentenceEnd(text: string, from: number, targets: readonly Target[]): number {
  const ends = /[.;](?=\s|$)|\s[–—]\s/g;
  ends.lastIndex = from;
  for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
    if (!inside(targets, found.index)) return found.index;
  }
  return text.length;
}

/** Bullets of link sections; a section that is a verb itself (`## Depends on`) needs none in its lines. */
function sectionLinks(sheet: Sheet, references: References): readonly WrittenLink[] {
  return sheet.headings.flatMap((heading) => {
    const title = heading.text.replace(/[*_`:]/g, '').trim();
    const kind = kindOf(title);
    if (kind === undefined && !linkSections.test(title)) return [];
    return placesOf(sheet, heading).flatMap((place) => {
      const said = verbLinks(place, references);
      if (said.length > 0) return said;
      if (kind !== undefined && !/^related/i.test(title)) {
        return linksTo(targetsIn(place.text, references, 'verb'), {
          kind,
          partial: false,
          lineNumber: place.lineNumber,
        });
      }
      return ownVerbLinks(place, references);
    });
  });
}

/** `- Inspired by [ADR-0003](…)`: a bullet that ends with a record, behind a few words of its own. */
function ownVerbLinks(place: Place, references: References): readonly WrittenLink[] {
  const [, words] = /^[-*+]\s+(?:\*\*|__)?(\p{L}[\p{L} -]{1,30}?)(?:\*\*|__)?:?\s+\[/u.exec(place.text) ?? [];
  const [first] = targetsIn(place.text, references, 'prose');
  if (words === undefined || first === undefined || words.split(' ').length > 3) return [];
  const lead = place.text.indexOf('[');
  if (first.start !== lead) return [];
  return linksTo([first], { kind: ownKind(words), partial: false, lineNumber: place.lineNumber });
}

/** Names of other records anywhere in the text, but in headings. */
function mentions(sheet: Sheet, references: References): readonly WrittenLink[] {
  const headings = new Set(sheet.headings.map(({ line }) => line));
  return sheet.lines.flatMap(({ shown }, index) => {
    if (headings.has(index) || /^ {0,3}\[[^\]]+\]:/.test(shown)) return [];
    const named = targetsIn(shown, references, 'prose').filter(({ href }) => href === undefined || isRecordName(href));
    return linksTo(named, { kind: 'mentions', partial: false, lineNumber: index + 1 });
  });
}
