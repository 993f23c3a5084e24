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
const start = new RegExp(`^(${words.flatMap(([, list]) => list).join('|')})(?![a-z0-9-])`, 'i');

/** A status word anywhere, as a word of its own. */
const anywhere = new RegExp(`(?<![a-z0-9-])(?:${words.flatMap(([, list]) => list).join('|')})(?![a-z0-9-])`, 'i');

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
  const partial = /^(?:partially|partly)\b/i.test(text);
  if (partial) return { status: 'accepted', partial };
  const word = start.exec(text)?.[1]?.toLowerCase();
  return { status: (word === undefined ? undefined : byWord.get(word)) ?? 'unknown', partial };
}

/** Without what people decorate it with: comments, struck words, emphasis, quotes, a leading emoji or date. */
export function bareStatus(raw: string): string {
  const plain = raw
    .replace(/<!--.*?(?:-->|$)/gs, ' ')
    .replace(/~~.*?~~/g, ' ')
    .replace(/:[a-z\d_+-]+:(?=\s)/gi, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/[*_`]+/g, '')
    .trim();
  return withoutLead(plain.replace(/^["'“”]+|["'“”]+$/g, '').replace(/^\[([^\]|]+)\](?!\()/, '$1'));
}

function withoutLead(text: string): string {
  const rest = text
    .replace(/^(?:[\p{Extended_Pictographic}\uFE0F\u200D\u20E3✓✔✗✘☑☐→:>-]|\s)+/u, '')
    .replace(/^[[(]?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[\])]?\s*[:—–-]?\s*/, '')
    .trim();
  return rest;
}

/** A template that nobody filled in: several words to choose from, or braces. */
export function isPlaceholder(raw: string): boolean {
  return /^\s*["']?\{/.test(raw) || /\w\s*\|\s*\w/.test(raw);
}
