import { type Backlog, columnOf, itemOf } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';
import { type InvestLetter, trustedLetters } from './invest.ts';
import { isWaiting, readinessIn, unheardVoices } from './readiness.ts';
import { type Refinement, refinementIn } from './refinement.ts';

/** What there is to talk about of one item that waits. */
export interface Topic extends Refinement {
  readonly item: Item;
  /** The team's voices that have said nothing about it. */
  readonly silent: readonly string[];
}

/** What there is to talk about of an item; undefined for what does not wait, or cannot be written to. */
export function topicIn(
  backlog: Backlog,
  letters: readonly InvestLetter[] = trustedLetters,
): (item: Item) => Topic | undefined {
  const refinement = refinementIn(backlog, letters);
  return (item) => {
    const found = item.intact ? refinement(item) : undefined;
    return found === undefined ? undefined : { item, ...found, silent: unheardVoices(backlog, item) };
  };
}

/** Whether everything is said about an item that the team and the hints ask for. */
export function isClear({ readiness, hints, silent }: Topic): boolean {
  return readiness.ready && hints.length === 0 && silent.length === 0;
}

/** The items to talk about, the most important first: what waits and is not clear. Keys. */
export function agendaOf(backlog: Backlog, letters: readonly InvestLetter[] = trustedLetters): readonly string[] {
  const topicOf = topicIn(backlog, letters);
  return backlog.items.flatMap((item) => {
    const topic = topicOf(item);
    return topic === undefined || isClear(topic) ? [] : [item.key];
  });
}

/** What a session has done to the items that it looked at, told by what the backlog said before and says after. */
export interface SessionSummary {
  /** Items that were looked at: those that are still there. */
  readonly seen: readonly Item[];
  readonly asked: readonly { readonly item: Item; readonly ask: string; readonly of: string | undefined }[];
  readonly spoken: readonly { readonly item: Item; readonly says: string; readonly source: string | undefined }[];
  /** How many criteria were added. */
  readonly criteria: number;
  readonly reasoned: readonly Item[];
  readonly estimated: readonly Item[];
  readonly split: readonly { readonly item: Item; readonly parts: number }[];
  /** Moved to another column, or parked: with the column that they are in. */
  readonly moved: readonly { readonly item: Item; readonly column: string }[];
  /** Ready by the team's definition now, and not before. */
  readonly ready: readonly Item[];
  /** Still not ready. */
  readonly unclear: readonly Item[];
}

/** @param keys of the items that were looked at, in that order */
export function summaryOf(before: Backlog, after: Backlog, keys: readonly string[]): SessionSummary {
  const pairs = [...new Set(keys)].flatMap((key) => {
    const item = itemOf(after, key);
    return item === undefined ? [] : [{ item, old: itemOf(before, key) }];
  });
  const [wasReady, isReady] = [readyIn(before), readyIn(after)];
  const partsIn = ({ items }: Backlog, { id }: Item) => items.filter(({ fields }) => fields.parent === id).length;
  const changed = (field: 'why' | 'estimate') =>
    pairs.flatMap(({ item, old }) => {
      const said = item.fields[field];
      return said !== undefined && said !== old?.fields[field] ? [item] : [];
    });
  return {
    seen: pairs.map(({ item }) => item),
    asked: pairs.flatMap(({ item, old }) =>
      added(item.fields.questions, old?.fields.questions).map(({ ask = '', of }) => ({ item, ask, of })),
    ),
    spoken: pairs.flatMap(({ item, old }) =>
      added(item.fields.voices, old?.fields.voices).map(({ says = '', source }) => ({ item, says, source })),
    ),
    criteria: pairs.reduce(
      (sum, { item, old }) => sum + added(item.fields.acceptance, old?.fields.acceptance).length,
      0,
    ),
    reasoned: changed('why'),
    estimated: changed('estimate'),
    split: pairs.flatMap(({ item, old }) => {
      const parts = partsIn(after, item) - (old === undefined ? 0 : partsIn(before, old));
      return item.id !== undefined && parts > 0 ? [{ item, parts }] : [];
    }),
    moved: pairs.flatMap(({ item, old }) => {
      const name = columnOf(after, item.column)?.name ?? item.column;
      return old !== undefined && old.column !== item.column ? [{ item, column: name }] : [];
    }),
    ready: pairs.flatMap(({ item, old }) => (isReady(item) && !(old && wasReady(old)) ? [item] : [])),
    unclear: pairs.flatMap(({ item }) =>
      isWaiting(after, item) && readinessIn(after)(item)?.ready === false ? [item] : [],
    ),
  };
}

function readyIn(backlog: Backlog): (item: Item) => boolean {
  const readiness = readinessIn(backlog);
  return (item) => readiness(item)?.ready === true;
}

/** Entries that were not there before, by what they say. */
function added<Entry extends object>(now: readonly Entry[] = [], before: readonly Entry[] = []): readonly Entry[] {
  const known = new Set(before.map((entry) => textOf(entry)));
  return now.filter((entry) => !known.has(textOf(entry)));
}

/** What an entry is about, whatever has been answered or met since. */
function textOf(entry: object): string {
  const { ask, says, text }: { ask?: unknown; says?: unknown; text?: unknown } = entry;
  return JSON.stringify([ask, says, text]);
}

/** Where to park what nobody wants now: behind all that waits, among the ideas. Undefined where it is there already. */
export function parkingOf(
  backlog: Backlog,
  item: Item,
): { readonly column: string; readonly place?: { readonly after: string } } | undefined {
  const ideas = backlog.board.columns.find(({ stage }) => stage === 'idea');
  if (ideas === undefined) return undefined;
  const last = backlog.items.findLast((other) => isWaiting(backlog, other) && other.key !== item.key);
  const isLast = last === undefined || backlog.items.indexOf(last) < backlog.items.indexOf(item);
  if (isLast) return item.column === ideas.id ? undefined : { column: ideas.id };
  return { column: ideas.id, place: { after: last.key } };
}
