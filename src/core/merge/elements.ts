import { Pairing, type Pairs } from './pairing.ts';

/** What stands in the list of items: an item with the comments right above it, or comments that stand free. */
export interface Element {
  readonly kind: 'item' | 'comment';
  /** Its lines. */
  readonly text: string;
  /** What it says, as far as that can be seen without parsing it. */
  readonly seen: Partial<Facts>;
  /** What it says. */
  readonly facts: Facts;
}

/** What tells an item apart. */
export interface Facts {
  readonly id: string | undefined;
  readonly title: string | undefined;
  /** When it was captured: the time of its first history entry, as typed. */
  readonly captured: string | undefined;
}

/**
 * Pairs the elements of a text with those that it had before: by their ids, unless that is another item now, then by
 * their text, then items by what they are called, and those without an id by the place between their neighbours.
 * Nothing is parsed but what has changed.
 */
export function pairElements(base: readonly Element[], side: readonly Element[]): Pairs {
  const pairs = new Pairing(base, side, haveSameText);
  pairs.by(({ seen }) => seen.id, isSame);
  pairs.by(({ kind, text }) => `${kind} ${text}`);
  if (!pairs.hasLeft(isItem)) return pairs.found;
  pairs.by(factOf('id'), isSame);
  pairs.by(factOf('title'), mayBeSame);
  pairs.byPlace(
    (element) => isItem(element) && element.facts.id === undefined,
    () => false,
  );
  return pairs.found;
}

/** Pairs what both sides added, where it is one: the same text, or the same item with changes. */
export function pairNewElements(ours: readonly Element[], theirs: readonly Element[]): Pairs {
  const pairs = new Pairing(ours, theirs, haveSameText);
  pairs.by(({ kind, text }) => `${kind} ${text}`);
  if (!pairs.hasLeft(isItem)) return pairs.found;
  pairs.by(
    factOf('id'),
    (one, other) =>
      one.facts.captured === other.facts.captured && (one.facts.title === other.facts.title || shareMore(one, other)),
  );
  return pairs.found;
}

/** A line that any new item has: of two that were captured in the same second it is no sign that they are one. */
const common = /^(?:- *)?(?:id|title|status|type|history|assignees|source|raisedBy|to|by):|^$/;

/**
 * Whether two items with one id that were captured in the same second are one which a side gave another title, such as
 * one that both sides archived: they share a line that is more than where and when it began.
 */
function shareMore(one: Element, other: Element): boolean {
  const { captured } = one.facts;
  if (captured === undefined) return false;
  const lines = new Set(linesOf(other));
  return linesOf(one).some((line) => lines.has(line) && !line.includes(captured) && !common.test(line));
}

function linesOf({ text }: Element): readonly string[] {
  return text.split('\n').map((line) => line.trim());
}

function isItem({ kind }: Element): boolean {
  return kind === 'item';
}

function haveSameText(one: Element, other: Element): boolean {
  return one.text === other.text;
}

function factOf(fact: 'id' | 'title'): (element: Element) => string | undefined {
  return (element) => (isItem(element) ? element.facts[fact] : undefined);
}

/** Whether two items with one id are the same one: an id may have been given to another item meanwhile. */
function isSame(one: Element, other: Element): boolean {
  if (one.text === other.text || (one.seen.title !== undefined && one.seen.title === other.seen.title)) return true;
  const [before, now] = [one.facts, other.facts];
  return before.title === now.title || mayBeSame(one, other);
}

/** Whether nothing is known of two items that shows them to be captured apart. */
function mayBeSame({ facts: { captured: one } }: Element, { facts: { captured: other } }: Element): boolean {
  return one === undefined || other === undefined || one === other;
}
