import { type Backlog, columnOf } from '../model/backlog.ts';
import type { AddIntention } from '../model/intention.ts';
import type { Item } from '../model/item.ts';
import type { PhraseValues } from '../model/problem.ts';
import { isOpenQuestion } from './readiness.ts';

/** Ways in which a piece of work comes apart into pieces that are each worth having; finding out first comes last. */
export const splitPatterns = [
  'workflow',
  'operations',
  'rules',
  'data',
  'interfaces',
  'simple',
  'performance',
  'spike',
] as const;
export type SplitPattern = (typeof splitPatterns)[number];

/** What parts are called where the item does not name them itself; `src/phrases` has the words. */
const usualParts = {
  workflow: ['first', 'last', 'between'],
  operations: ['create', 'show', 'change', 'remove'],
  rules: ['usual', 'exceptions'],
  data: ['plain', 'other'],
  interfaces: ['bare', 'full'],
  simple: ['core', 'rest'],
  performance: ['work', 'fast'],
  spike: ['find', 'build'],
} as const satisfies Readonly<Record<SplitPattern, readonly string[]>>;

type UsualPart = { [Pattern in SplitPattern]: `${Pattern}.${(typeof usualParts)[Pattern][number]}` }[SplitPattern];

/** A part as it is proposed: in the item's own words, or by what such parts are usually called. */
export type ProposedPart =
  | { readonly says: string; readonly criterion?: string | undefined }
  | { readonly code: `split.part.${UsualPart}`; readonly says?: undefined };

/** One way to split an item. */
export interface SplitWay {
  readonly pattern: SplitPattern;
  readonly parts: readonly ProposedPart[];
  /** What in the item speaks for it; undefined where nothing does. */
  readonly seen: { readonly code: `split.seen.${SplitPattern}`; readonly values: PhraseValues } | undefined;
}

const words: Readonly<Partial<Record<SplitPattern, RegExp>>> = {
  operations: /\b(?:manage|maintain|administer|administration|crud|edit|organi[sz]e)\w*/iu,
  data: /\b(?:formats?|currenc(?:y|ies)|languages?|kinds? of|types? of|countr(?:y|ies))\b/iu,
  interfaces: /\b(?:ui|api|mobile|web|screens?|pages?|apps?|cli|browsers?)\b/iu,
  simple: /\b(?:all|every|any|various|several|including)\b/iu,
  performance: /\b(?:fast|faster|slow|latency|scal(?:e|es|able)|seconds?|milliseconds?|performance)\b/iu,
  spike: /\b(?:investigate|research|evaluate|find out|explore|unknown|spike)\b/iu,
};

/** The ways to split an item, those for which something in it speaks first. */
export function splitWays(item: Item): readonly SplitWay[] {
  const ways = splitPatterns.map((pattern): SplitWay => {
    const own = ownParts(item, pattern);
    const parts = own.length > 1 ? own : usual(pattern);
    return { pattern, parts, seen: seenIn(item, pattern, own.length) };
  });
  return [...ways.filter(({ seen }) => seen !== undefined), ...ways.filter(({ seen }) => seen === undefined)];
}

function usual(pattern: SplitPattern): readonly ProposedPart[] {
  // Each name stands below its own pattern, which the compiler does not follow through the loop.
  return usualParts[pattern].map((part) => ({ code: `split.part.${pattern}.${part}` as `split.part.${UsualPart}` }));
}

/** Parts that the item names itself: criteria that are not met yet, and steps in its notes. */
function ownParts({ fields }: Item, pattern: SplitPattern): readonly ProposedPart[] {
  if (pattern === 'rules')
    return (fields.acceptance ?? []).flatMap(({ text, met }) => (met ? [] : [{ says: text, criterion: text }]));
  if (pattern !== 'workflow') return [];
  const steps = [...(fields.notes ?? '').matchAll(/^\d{1,2}[.)][ \t]+(\S.*)$/gmu)];
  return steps.map(([, says = '']) => ({ says: says.trim() }));
}

function seenIn(item: Item, pattern: SplitPattern, own: number): SplitWay['seen'] {
  const code = `split.seen.${pattern}` as const;
  if (own > 1) return { code, values: { count: own } };
  const questions = pattern === 'spike' ? (item.fields.questions ?? []).filter(isOpenQuestion) : [];
  const [first] = questions;
  if (first?.ask !== undefined) return { code, values: { word: first.ask } };
  const text = `${item.title}\n${item.fields.why ?? ''}`;
  const [word] = words[pattern]?.exec(text) ?? [];
  return word === undefined ? undefined : { code, values: { word } };
}

/** One part as somebody has accepted it. */
export interface AcceptedPart {
  readonly title: string;
  readonly criterion?: string | undefined;
}

/**
 * The parts of an item as new items below it, in their order: they wait, where it waits or where work begins, and carry
 * over what they share with it. Its estimate, its people and what was said about it stay its own; it is a frame from
 * then on, closed over its parts. None for an item without an id, which nothing could name as its parent.
 */
export function partsOf(backlog: Backlog, item: Item, parts: readonly AcceptedPart[]): readonly AddIntention[] {
  const { id, fields } = item;
  if (id === undefined || item.key !== id) return [];
  const { type, source, raisedBy, why, tags, dependsOn, links } = fields;
  const column = waitingColumn(backlog, item);
  return parts.map(({ title, criterion }) => {
    const acceptance = criterion === undefined ? undefined : [criterion];
    const shared = { type, source, raisedBy, why, tags, dependsOn, links, acceptance, parent: id };
    return { kind: 'add', title, column, below: item.key, fields: shared };
  });
}

function waitingColumn(backlog: Backlog, item: Item): string | undefined {
  const own = columnOf(backlog, item.column);
  if (own?.stage === 'idea' || own?.stage === 'ready') return own.id;
  const { columns } = backlog.board;
  return (columns.find(({ stage }) => stage === 'ready') ?? columns.find(({ stage }) => stage === 'idea'))?.id;
}
