import { type Backlog, type ReadOnlyReason, columnOf, itemOf } from '../core/model/backlog.ts';
import type { Intention, Refusal } from '../core/model/intention.ts';
import type { Fix, Problem } from '../core/model/problem.ts';
import type { Breach } from '../core/policy/limits.ts';
import type { Next } from '../core/policy/next.ts';
import type { Phrase, PhraseCode } from './phrases.ts';

/** Gives a phrase its words: in English, or in the editor's language. */
export type Say = (phrase: Phrase) => string;

export function problemPhrase(problem: Problem): Phrase {
  return { code: `problem.${problem.code}`, values: problem.values };
}

export function fixPhrase(fix: Fix): Phrase {
  return { code: fix.title, values: fix.values };
}

/** Why an intention was refused; names the items that it rests on. */
export function refusalPhrase(refusal: Refusal, backlog: Backlog, say: Say): Phrase {
  const values = { ...refusal.values, items: refusal.items.map((key) => nameOf(backlog, key)).join(', ') };
  const code: PhraseCode = `refusal.${refusal.code}`;
  if (backlog.readOnly === undefined) return { code, values };
  return { code, values: { ...values, because: say(readOnlyPhrase(backlog.readOnly)) } };
}

export function readOnlyPhrase(reason: ReadOnlyReason): Phrase {
  return { code: `read-only.${reason}`, values: {} };
}

/** What a change did, as a sentence. */
export interface Done {
  readonly kind: Intention['kind'];
  readonly item: string;
  readonly column: string;
  readonly breaches: readonly Breach[];
  /** Whether the item stayed in its column. */
  readonly within?: boolean;
  /** How many items moved, or were added, together. */
  readonly moved?: number;
  /** What was recorded, for evidence; and whether it was, since it may have been there. */
  readonly evidence?: string;
  readonly written?: boolean;
}

/** Intentions that change what stands above the items. */
const ofHead: Readonly<Partial<Record<Intention['kind'], 'columns.changed' | 'changed.plan'>>> = {
  columns: 'columns.changed',
  planAct: 'changed.plan',
};

/** Intentions that put items somewhere. */
const placing: ReadonlySet<Intention['kind']> = new Set(['move', 'moveAll', 'add']);

export function donePhrase(done: Done, backlog: Backlog): Phrase {
  const { kind, item } = done;
  const code = ofHead[kind];
  if (code !== undefined) return { code, values: {} };
  if (kind === 'evidence') return evidencePhrase(done);
  if (!placing.has(kind)) return { code: 'changed', values: { item } };
  return placedPhrase(done, backlog);
}

function placedPhrase({ kind, item, breaches, ...done }: Done, backlog: Backlog): Phrase {
  const column = columnOf(backlog, done.column)?.name ?? done.column;
  const { moved = 1, within = false } = done;
  const all = moved > 1 ? '.all' : '';
  const values = { item, column, ...(moved > 1 && { moved }) };
  if (within) return { code: `placed${all}`, values };
  return overPhrase(`${kind === 'add' ? 'added' : 'moved'}${all}`, values, breaches);
}

function evidencePhrase({ item, evidence = '', written }: Done): Phrase {
  return { code: written === false ? 'evidence.there' : 'evidence.recorded', values: { item, evidence } };
}

/** Says which limit is exceeded nevertheless, if one is. */
function overPhrase(
  code: `${'added' | 'moved'}${'' | '.all'}`,
  values: Phrase['values'] & { readonly column: string },
  [breach]: readonly Breach[],
): Phrase {
  if (breach === undefined) return { code, values };
  const { limit, name } = breach;
  return { code: `${code}.over`, values: { ...values, limit, name: name === '' ? values.column : name } };
}

/** What a change noticed of an item that is done. */
export interface Noticed {
  readonly item: string;
  readonly without?: readonly string[] | undefined;
  readonly unheard?: number | undefined;
}

/** What somebody should know besides: what an item that is done lacks, and concerns that nobody has heard. */
export function noticePhrases({ item, without = [], unheard = 0 }: Noticed, backlog: Backlog): readonly Phrase[] {
  const name = nameOf(backlog, item);
  const lacks: Phrase = { code: 'done.without', values: { item: name, missing: without.join(', ') } };
  const waits: Phrase = { code: 'done.unheard', values: { item: name, count: unheard } };
  return [...(without.length > 0 ? [lacks] : []), ...(unheard > 0 ? [waits] : [])];
}

/** What to pull now, and why; or why nothing. */
export function nextPhrase(next: Next, backlog: Backlog, say: Say): Phrase {
  if (next.kind === 'nothing-ready' || next.kind === 'no-active-column')
    return { code: `next.${next.kind}`, values: {} };
  const item = `${nameOf(backlog, next.item.key)} ${next.item.title}`;
  const column = columnOf(backlog, next.column)?.name ?? next.column;
  if (next.kind === 'pull') return { code: 'next.pull', values: { item, column } };
  const why = next.breaches.map((breach) => say(breachPhrase(breach, backlog))).join(' ');
  return { code: 'next.no-room', values: { item, column, why } };
}

/** A limit that is reached, with what fills it. */
export function breachPhrase({ what, name, limit, items }: Breach, backlog: Backlog): Phrase {
  const names = items.map((key) => nameOf(backlog, key)).join(', ');
  return { code: `refusal.limit.${what}`, values: { name, limit, count: items.length, items: names } };
}

/** What people call an item: its id, else its title. */
export function nameOf(backlog: Backlog, key: string): string {
  const item = itemOf(backlog, key);
  return item === undefined ? key : (item.id ?? item.title);
}
