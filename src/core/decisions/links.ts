import type { Fact, Place } from './facts.ts';
import { placesOf } from './facts.ts';
import { idOfName, isRecordName, normalId, stemOf } from './fileName.ts';
import { type FrontMatter, textOf } from './frontMatter.ts';
import { type LinkKind, kindOf, ownKind, verbPattern } from './linkKinds.ts';
import type { Sheet } from './sheet.ts';
import { statusLines, statusSection } from './statusPlace.ts';
import { isPlaceholder, statusOf } from './statusWords.ts';
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
    ...statusLines(sheet).flatMap((place) => statusLinks(place, references)),
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
    const said = saidBy(field.key.replace(/([a-z])(?=[A-Z])/g, '$1 ').replace(/[-_]/g, ' '));
    if (said === undefined) return [];
    const value = textOf(field.value);
    const partial = said.partial || (isSuperseding(said.kind) && partlyIn.test(value));
    return linksTo(namesIn(value, new Map(), false), { ...said, partial, lineNumber: field.firstLine });
  });
}

const noPlace = { start: 0, end: 0 };

/** What a key says that is a verb: `Partially superseded by`. */
function saidBy(key: string): Pick<Said, 'kind' | 'partial'> | undefined {
  const [lead = ''] = /^part(?:ial)?ly /i.exec(key) ?? [];
  const kind = kindOf(key.slice(lead.length));
  return kind === undefined ? undefined : { kind, partial: lead !== '' || /\bpart/i.test(key) };
}

/** Words for nothing, a day, an item (`PAY-12`). */
const nothing =
  /^(?:[Nn]one|NONE|[Nn]o|[Nn]othing|null|[Nn]\/?[Aa]|tb[ad]|TB[AD]|todo|TODO|[Uu]nknown|true|false|\d{4}-\d\d-\d\d|(?!ADR|[A-Z]DR)[A-Z]{2,10}-\d+)$/;
/** `3`, `0003-use-x`, `use-x`, `use_x.md`; no word alone */
const slugInText = /^\d|^[a-z\d]+(?:[-_][a-z\d]+)+(?:\.md)?$/;

/**
 * Behind a key that is a verb every number is a record, and so is a bare slug: the links first, then what is left. In a
 * text, a lone word is prose.
 */
function namesIn(text: string, references: References, inText: boolean): readonly Target[] {
  const found = targetsIn(text, references, 'verb');
  const rest = [{ end: 0 }, ...found].map(({ end }, at) => text.slice(end, found[at]?.start));
  // What stands beside a link is no name of its own: `GitHub` in front of `#12`.
  const bare = rest
    .join('§')
    .split(/[,;&]|\band\b/i)
    .flatMap((part): readonly Target[] => {
      const [, name] = /^[\s"'[]*(?:\.\/)?(\w[\w.-]*)[\s"'\]]*$/.exec(part) ?? [];
      if (name === undefined || nothing.test(name) || (inText && !slugInText.test(name))) return [];
      return [{ id: idOfBare(name), href: undefined, label: '', ...noPlace }];
    });
  return [...found, ...bare];
}

/** `0003-use-x` and `PDR-3` are 3. */
function idOfBare(name: string): string {
  return /^(?:\d|[A-Z]+-\d)/.test(name) ? normalId(idOfName(name).id) : stemOf(name).toLowerCase();
}

type Said = Pick<WrittenLink, 'kind' | 'partial' | 'lineNumber'>;

function linksTo(targets: readonly Target[], said: Said): readonly WrittenLink[] {
  return targets.map(({ id, href }) => ({ ...said, target: id, href }));
}

function factLinks({ key, value }: Fact, references: References): readonly WrittenLink[] {
  if (isPlaceholder(value.text)) return [];
  const said = saidBy(key);
  if (said === undefined) return verbLinks(value, references);
  const partial = said.partial || (isSuperseding(said.kind) && partlyIn.test(value.text));
  return linksTo(namesIn(value.text, references, true), { ...said, partial, lineNumber: value.lineNumber });
}

function headingValueLinks(sheet: Sheet, references: References): readonly WrittenLink[] {
  const section = statusSection(sheet);
  if (section === undefined || section.value === '') return [];
  return verbLinks({ ...noPlace, text: section.value, lineNumber: section.heading.line + 1 }, references);
}

/** Each verb of a line with the records behind it, up to the next verb or the end of the sentence. */
function verbLinks(place: Place, references: References): readonly WrittenLink[] {
  const text = place.text.replace(/~~.*?~~/g, (struck) => ' '.repeat(struck.length));
  const targets = targetsIn(text, references, 'verb');
  if (targets.length === 0) return [];
  const verbs = outside(targets, [...text.matchAll(verbPattern)]);
  let next = 0;
  return verbs.flatMap((verb, at) => {
    const from = verb.index + verb[0].length;
    const to = verbs[at + 1]?.index ?? text.length;
    while ((targets[next]?.start ?? to) < from) next += 1;
    const first = next;
    while ((targets[next]?.start ?? to) < to) next += 1;
    const named = ofSentence(text, from, targets.slice(first, next));
    if (named.length === 0) return [];
    const [before, behind] = [text.slice(from, named[0]?.start), text.slice(named.at(-1)?.end, to)];
    return linksOfVerb(verb, { before, behind, named, lineNumber: place.lineNumber });
  });
}

interface Around {
  readonly before: string;
  readonly behind: string;
  readonly named: readonly Target[];
  readonly lineNumber: number;
}

function linksOfVerb(
  [verb, word = '']: RegExpExecArray,
  { before, behind, named, lineNumber }: Around,
): readonly WrittenLink[] {
  const kind = kindOf(word);
  if (kind === undefined) return [];
  const ofPart = isSuperseding(kind) && (/\b(?:of|in|from)\s+$/i.test(before) || onlyBehind.test(behind));
  const partial = /\bpart/i.test(verb) || partlyBehind.test(behind) || ofPart;
  return linksTo(named, { kind, partial, lineNumber });
}

const isSuperseding = (kind: LinkKind): boolean => kind.startsWith('supersede');

const partlyBehind = /^\s*\(?(?:partially|partly|in part)\b/i;
/** `ADR-3 (its second half only)`, `ADR-3’s second half`. */
const onlyBehind = /^\s*\([^()]*\bonly(?:\)|$)|^['’]s\s/i;
/** The same anywhere in a value; the brackets may end on the next line. */
const partlyIn = /\((?:(?:partially|partly|in part)\b[^()]*|[^()]*\bonly)(?:\)|$)/i;

/** Verbs that are no part of a record's name; both stand in the order of the text. */
function outside(targets: readonly Target[], verbs: readonly RegExpExecArray[]): readonly RegExpExecArray[] {
  let next = 0;
  return verbs.filter(({ index }) => {
    while ((targets[next]?.end ?? Infinity) <= index) next += 1;
    return index < (targets[next]?.start ?? Infinity);
  });
}

/** Behind a full stop, a dash or a semicolon something else begins, unless it stands in the name of a record. */
function ofSentence(text: string, from: number, targets: readonly Target[]): readonly Target[] {
  const ends = targets.map(({ end }) => end);
  const away = targets.findIndex(({ start }, at) => /[.;]\s|\s[–—]\s/.test(text.slice(ends[at - 1] ?? from, start)));
  return away < 0 ? targets : targets.slice(0, away);
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

/** A line of the status section; one of adr-tools may begin with any verb: `References [2. Title](0002-title.md)`. */
function statusLinks(place: Place, references: References): readonly WrittenLink[] {
  const said = verbLinks(place, references);
  const [, words = ''] = /^(\p{L}[\p{L} -]{1,30}?)\s+\[\d+\.\s/u.exec(place.text) ?? [];
  if (said.length > 0 || words === '' || statusOf(words).status !== 'unknown') return said;
  return linkBehind(words, place, references);
}

/** `- Inspired by [ADR-0003](…)`: a bullet that ends with a record, behind a few words of its own. */
function ownVerbLinks(place: Place, references: References): readonly WrittenLink[] {
  const [, words] = /^[-*+]\s+(?:\*\*|__)?(\p{L}[\p{L} -]{1,30}?)(?:\*\*|__)?:?\s+\[/u.exec(place.text) ?? [];
  return words === undefined || words.split(' ').length > 3 ? [] : linkBehind(words, place, references);
}

/** The record in the first brackets of a line, behind words that are no verb that is known. */
function linkBehind(words: string, place: Place, references: References): readonly WrittenLink[] {
  const [first] = targetsIn(place.text, references, 'prose');
  if (first?.start !== place.text.indexOf('[')) return [];
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
