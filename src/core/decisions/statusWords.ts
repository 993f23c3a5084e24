import type { Range } from '../model/problem.ts';

/** What a decision is worth. `unknown`: a status stands there that no rule knows; `none`: none stands there. */
export type DecisionStatus =
  'draft' | 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded' | 'unknown' | 'none';

/** The words of each status at the start of its text, by a survey of 47 public repositories (docs/decisions/). */
const words: readonly (readonly [DecisionStatus, readonly string[]])[] = [
  ['draft', ['draft', 'wip', 'work in progress']],
  [
    'proposed',
    ['proposed', 'pending', 'under review', 'in review', 'open', 'rfc', 'deferred', 'tentative', 'proposal'],
  ],
  [
    'accepted',
    [
      ...['accepted', 'approved', 'agreed', 'decided', 'adopted', 'active', 'implemented', 'deployed', 'shipped'],
      ...['in progress', '採用', '通过', '通過', '完成', '承認済み', '已接受', '已采纳', 'accepté', 'acceptée'],
    ],
  ],
  ['rejected', ['rejected', 'declined', 'abandoned', 'withdrawn']],
  ['deprecated', ['deprecated', 'obsolete', 'retired', 'reverted']],
  ['superseded', ['superseded', 'superceded', 'replaced']],
];

const table = words.flatMap(([status, list]) => list.map((word) => [word, status] as const));
const byWord: ReadonlyMap<string, DecisionStatus> = new Map(table);
/** No letter or digit may follow: `Supersedes` is not `Superseded`. Chinese and Japanese have no such boundary. */
const listed = words.flatMap(([, list]) => list.map((word) => word.replaceAll(' ', '[ _-]'))).join('|');
const start = new RegExp(`^(${listed})(?![a-z0-9-])`, 'i');

/** A status word anywhere, as a word of its own. */
const anywhere = new RegExp(`(?<![a-z0-9-])(?:${listed})(?![a-z0-9-])`, 'i');

/** The first word of a text that is a status, where nothing strikes or hides it. Offsets count within the text. */
export function statusWordIn(raw: string): Range | undefined {
  const blank = (hidden: string) => ' '.repeat(hidden.length);
  const found = anywhere.exec(raw.replace(/<!--.*?(?:-->|$)|~~.*?~~|\]\([^)]*\)/gs, blank));
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}

export interface StatusReading {
  readonly status: DecisionStatus;
  /** Only a part of it was superseded or amended: the rest is in force. */
  readonly partial: boolean;
}

/** Reads what somebody wrote as a status. Empty text is none. */
export function statusOf(raw: string): StatusReading {
  const text = bareStatus(raw);
  if (text === '') return { status: 'none', partial: false };
  const partial = /^(?:(?:super[sc]eded|replaced)[ -])?(?:partially|partly|in part)\b/i.test(text);
  if (partial) return { status: 'accepted', partial };
  const word = start.exec(text)?.[1]?.toLowerCase().replace(/[_-]/, ' ');
  return { status: (word === undefined ? undefined : byWord.get(word)) ?? 'unknown', partial };
}

/**
 * Without what people decorate it with: comments, struck words, emphasis, tags, quotes, a tick in a box, a leading emoji
 * or date. Of a link its words.
 */
export function bareStatus(raw: string): string {
  const plain = raw
    .replace(/<!--.*?(?:-->|$)/gs, ' ')
    .replace(/~~.*?~~/g, ' ')
    .replace(/:[a-z\d_+-]+:(?=\s)/gi, ' ')
    .replace(/!\[[^\][]*\]\([^()]*\)/g, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/[*`]+|(?<![\p{L}\d])_+|_+(?![\p{L}\d])/gu, '')
    .trim();
  const bare = plain.replace(/^["'“”]+|(?<!["'“”])["'“”]+$/g, '').replace(/^\[x\]\s+/i, '');
  return withoutLead(bare.replace(/^\[([^\][|]+)\](?:\([^()]*\))?/, '$1'));
}

function withoutLead(text: string): string {
  return text
    .replace(/^(?:[\p{Extended_Pictographic}\uFE0F\u200D\u20E3✓✔✗✘☑☐→:>-]|\s)+/u, '')
    .replace(leadingDay, '')
    .trim();
}

const number = String.raw`\d{1,4}(?:st|nd|rd|th)?`;
/** `2026-01-02:`, `(02/01/2026)`, `2 Jan 2026`, `January 2nd, 2026 –` */
const leadingDay = new RegExp(
  String.raw`^[[(]?(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|${number}\.? [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? ${number},? \d{4})[\])]?\s*[:—–-]?\s*`,
  'i',
);

/** A template that nobody filled in: several words to choose from, or braces. */
export function isPlaceholder(raw: string): boolean {
  if (/^\s*["']?\{/.test(raw)) return true;
  const choices = raw.replace(/^[\s"'[]+/, '').split('|');
  return choices.filter((choice) => start.test(choice.trim())).length > 1;
}
