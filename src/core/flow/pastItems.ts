import type { Item, ItemFields } from '../model/item.ts';

/** An item that entered a column, as one commit shows it. */
export interface PastStep {
  /** The column, by its present id. */
  readonly to: string;
  /** Milliseconds. What follows it may show that it was earlier. */
  at: number;
  /** A key of `people`. */
  readonly by: string | undefined;
  readonly commit: string;
  /** Whether the commit brought a history entry that says so. */
  readonly recorded: boolean;
  /** What came right before it: on each branch, where branches met. */
  readonly before: readonly PastStep[];
}

/** An item at some point of the plan's past. */
export interface PastItem {
  /** What it is found by. */
  readonly name: string;
  readonly title: string;
  readonly fields: ItemFields;
  /** The column that it was in, by its present id; undefined as long as none that the board knows was named. */
  readonly column: string | undefined;
  /** How it got there: the last step, on each branch. */
  readonly lasts: readonly PastStep[];
  /** Whether the plan still had it: what is gone may come back. */
  readonly here: boolean;
}

/** The items of one version and those that were gone by then, by their names. */
export type PastItems = ReadonlyMap<string, PastItem>;

/** What an item is found by in one version: its id, else its title. No id begins with a line break. */
export function nameIn({ id, key, title }: Item): string {
  return id === key ? key : `\n${title}`;
}

/**
 * Finds what the items of a version were in the one before: by their ids, and by their titles where an id was given,
 * changed, or given again.
 */
export function ancestry(items: readonly Item[], before: PastItems): (item: Item) => PastItem | undefined {
  const titles = once(() => new Map(items.map((item) => [nameIn(item), item.title])));
  const newTitles = once(() => new Set(items.flatMap((item) => (before.has(nameIn(item)) ? [] : item.title))));
  const left = once(() => {
    const free = [...before.values()].filter(({ name, title, here }) => here && titles().get(name) !== title);
    return new Map(free.reverse().map((item) => [item.title, item]));
  });
  return (item) => {
    const same = before.get(nameIn(item));
    if (same?.title === item.title) return same;
    // An id that was free may be another item's now; so may one whose item goes on under a new id.
    const another = same === undefined || !same.here || newTitles().has(same.title);
    return another ? left().get(item.title) : same;
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Steps and all that led to them, each behind those before it. */
export function withAllBefore(lasts: readonly PastStep[]): readonly PastStep[] {
  const seen = new Set<PastStep>();
  const ordered: PastStep[] = [];
  // No recursion: a history may be longer than the stack is deep.
  const open = lasts.map((step) => ({ step, entered: false })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { step, entered } = next;
    if (entered) ordered.push(step);
    else if (!seen.has(step)) {
      seen.add(step);
      open.push({ step, entered: true });
      for (const before of step.before) open.push({ step: before, entered: false });
    }
  }
  return ordered;
}
