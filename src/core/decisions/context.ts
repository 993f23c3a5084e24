import type { Fact } from './facts.ts';
import { placesOf } from './facts.ts';
import { dayOf } from './dates.ts';
import { type FrontMatter, fieldOf, listOf, textOf } from './frontMatter.ts';
import type { Sheet } from './sheet.ts';

/** What a record rests on, and when to look at it again. */
export interface Context {
  readonly items: readonly string[];
  readonly reviewBy: string | undefined;
  readonly revisit: readonly string[];
  readonly assumptions: readonly string[];
  readonly priorities: readonly string[];
  readonly reaffirmed: string | undefined;
}

/** A line of text under its heading. */
interface Line {
  readonly heading: string;
  /** Without its bullet. */
  readonly text: string;
  /** `1.`, `-`, or empty. */
  readonly bullet: string;
}

/** @param prefixes letters of the ids of items that are known: elsewhere `ABC-12` may be anything */
export function contextOf(
  sheet: Sheet,
  front: FrontMatter | undefined,
  { facts, prefixes }: { readonly facts: readonly Fact[]; readonly prefixes: readonly string[] },
): Context {
  const lines = linesOf(sheet);
  const revisit = lines.flatMap(revisitOf);
  return {
    items: itemsOf({ front, facts, lines, prefixes }),
    reviewBy: reviewDay(front, facts) ?? revisit.flatMap(({ by }) => by ?? [])[0],
    revisit: unique([...revisit.flatMap(({ when }) => when ?? []), ...frontRevisits(front)]),
    assumptions: unique(lines.flatMap(assumptionOf)),
    priorities: lines.flatMap(priorityOf),
    reaffirmed: lastDay(lines, facts, front),
  };
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function linesOf(sheet: Sheet): readonly Line[] {
  return sheet.headings.flatMap((heading) =>
    placesOf(sheet, heading).map(({ text }) => {
      const [bullet = ''] = /^(?:[-*+]|\d+[.)])\s+/.exec(text) ?? [];
      return {
        heading: heading.text.replace(/[*_`:]/g, '').trim(),
        text: text.slice(bullet.length),
        bullet: bullet.trim(),
      };
    }),
  );
}

const issue = /(?<![\p{L}\d/&#[-])#(\d+)(?![\p{L}\d])/gu;
const keyed = /(?<![\p{L}\d-])([A-Z][A-Z\d]{1,9})-(\d+(?:\.\d+)*)(?![\p{L}\d-])/gu;

function itemsOf({
  front,
  facts,
  lines,
  prefixes,
}: {
  readonly front: FrontMatter | undefined;
  readonly facts: readonly Fact[];
  readonly lines: readonly Line[];
  readonly prefixes: readonly string[];
}): readonly string[] {
  const named = ['items', 'item', 'work items', 'technical story', 'issue', 'issues', 'ticket', 'tickets', 'story'];
  const open = (text: string): readonly string[] => idsIn(text, () => true);
  const known = (text: string): readonly string[] => idsIn(text, (prefix) => prefixes.includes(prefix));
  return unique([
    ...listOf(front?.fields.get('items')?.value).flatMap((text) => (open(text).length > 0 ? open(text) : [text])),
    ...['issue', 'issues', 'ticket', 'technical-story'].flatMap((key) => open(textOf(fieldOf(front, key)?.value))),
    ...facts.filter(({ key }) => named.includes(key)).flatMap(({ value }) => open(withoutPages(value.text))),
    ...lines
      .filter(({ heading }) => /^(?:work items?|items?|technical story)$/i.test(heading))
      .flatMap(({ text }) => open(text)),
    ...lines.filter(({ heading }) => /^(?:more information|links?|references?)$/i.test(heading)).flatMap(issuesIn),
    ...lines.flatMap(({ text }) => known(relating.test(text) ? text.replace(issue, '') : text)),
  ]);
}

/** Words behind which `#12` is a record: `Partly supersedes #12`. */
const relating =
  /^(?:part(?:ial)?ly )?(?:super[sc]ede|amend|update|extend|refine|clarif|revise|replace|depend|relate)/i;

/** Issues of a section that also names records by `#12`: those stand behind a verb, and a verb is no word for an item. */
function issuesIn({ text }: Line): readonly string[] {
  if (relating.test(text)) return [];
  return [...withIssues(text).matchAll(issue)].map(([found]) => found);
}

/** Pages of issues by their numbers: `https://…/issues/12` is `#12`, also in brackets. */
function withoutPages(text: string): string {
  return text.replace(/\[?https?:\/\/\S+/gu, (page) => page.replace(/^.*\/issues\/(\d+)(?![\p{L}\d])\]?/u, '#$1'));
}

/** Links to issues, as they are named: `[#12](https://…/issues/12)`. */
function withIssues(text: string): string {
  return text.replace(/\[(#\d+)\]\(https?:[^()\s]*\)/g, '$1');
}

function idsIn(written: string, wanted: (prefix: string) => boolean): readonly string[] {
  const text = withIssues(written);
  const keys = [...text.matchAll(keyed)].filter(([, prefix = '']) => prefix !== 'ADR' && wanted(prefix));
  const found = [...keys, ...text.matchAll(issue)].sort((one, other) => one.index - other.index);
  return found.map(([id]) => id);
}

const reviewKeys = ['review-by', 'review by', 'revisit-by', 'revisit by', 'expires', 'review date', 'valid until'];

function reviewDay(front: FrontMatter | undefined, facts: readonly Fact[]): string | undefined {
  const inFront = reviewKeys.flatMap((key) => dayOf(textOf(fieldOf(front, key.replace(' ', '-'))?.value)) ?? []);
  const inFacts = facts.filter(({ key }) => reviewKeys.includes(key)).flatMap(({ value }) => dayOf(value.text) ?? []);
  return [...inFront, ...inFacts][0];
}

function frontRevisits(front: FrontMatter | undefined): readonly string[] {
  const keys = ['revisit', 'revisit-when', 'revisit-if'];
  return keys.flatMap((key) => {
    const value = fieldOf(front, key)?.value;
    return typeof value === 'string' ? [value] : (value ?? []);
  });
}

interface Revisit {
  readonly by?: string | undefined;
  readonly when?: string | undefined;
}

/** Each with what it says, as its first group: `Review by: DAY`, and `Revisit when: …` with a colon or as a bullet. */
const reviewBy = /^(?:re-?view|re-?visit)[- ](?:by|on)\s*:?\s*(.+)$/i;
const revisitWhen = /^re-?visit(?: this)?(?: decision)?[ -](?:if|when)(?<colon>\s*:)?\s*(?<when>.+)$/i;
const revisitSentence = /(?:^|[.!?]\s+)([^.!?]*\bre-?visit\b[^.!?]*\b(?:if|when|by)\b[^.!?]*[.!?]?)/i;

/** What a line says of another look, what stands under such a heading, or a sentence that says so. */
function revisitOf({ heading, text, bullet }: Line): readonly Revisit[] {
  const plain = text.replace(/[*_`]/g, '');
  const by = reviewBy.exec(plain)?.[1];
  if (by !== undefined) return [dayOrText(by)];
  const { colon, when } = revisitWhen.exec(plain)?.groups ?? {};
  if (when !== undefined && (bullet !== '' || colon !== undefined)) return [{ when: when.trim() }];
  if (/^re-?visit (?:if|when|by)$/i.test(heading)) return [dayOrText(plain)];
  return /^more information$/i.test(heading) ? sentenceOf(plain) : [];
}

function sentenceOf(text: string): readonly Revisit[] {
  const sentence = revisitSentence.exec(text)?.[1]?.trim();
  return sentence === undefined ? [] : [{ when: sentence, by: dayOf(sentence) }];
}

function dayOrText(text: string): Revisit {
  const by = dayOf(text);
  return by === undefined ? { when: text.trim() } : { by };
}

function assumptionOf({ heading, text }: Line): readonly string[] {
  const [, said] = /^assum(?:ption|es)\s*:?\s*(.+)$/i.exec(text.replace(/[*_`]/g, '')) ?? [];
  if (said !== undefined) return [said.trim()];
  return /^assumptions?$/i.test(heading) ? [text] : [];
}

function priorityOf({ heading, text, bullet }: Line): readonly string[] {
  if (!/^\d/.test(bullet)) return [];
  return /^(?:priorities at (?:the )?(?:decision )?time.*|priorities at decision time|decision drivers)$/i.test(heading)
    ? [text]
    : [];
}

/** `Reaffirmed: 2027-01-10`, or `Reaffirmed on …` as a line of any section. */
function lastDay(lines: readonly Line[], facts: readonly Fact[], front: FrontMatter | undefined): string | undefined {
  const texts = [
    ...listOf(front?.fields.get('reaffirmed')?.value),
    ...facts.filter(({ key }) => key === 'reaffirmed').map(({ value }) => value.text),
    ...lines.filter(({ text }) => /^reaffirmed\b/i.test(text.replace(/[*_`]/g, ''))).map(({ text }) => text),
  ];
  return texts
    .flatMap((text) => dayOf(text) ?? [])
    .sort()
    .at(-1);
}
