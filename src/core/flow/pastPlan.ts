import type { Backlog } from '../model/backlog.ts';
import type { HistoryEntry, Item } from '../model/item.ts';
import { columnNamed, historyOf, timeOf } from './age.ts';
import { type PastItem, type PastItems, type PastStep, ancestry, nameIn, withAllBefore } from './pastItems.ts';

/** What one commit made of the plan. */
export interface PastVersion {
  readonly commit: string;
  /** The versions that it was made from; a merge has several. */
  readonly parents: readonly string[];
  /** How many versions were made from it. */
  readonly children: number;
  readonly authored: Date;
  readonly committed: Date;
  /** The author, as a key of `people`. */
  readonly by: string | undefined;
  /** Undefined where the text cannot be read: then it counts as what it was made from. */
  readonly items: readonly Item[] | undefined;
  /** Whether older versions are missing: where its items were before, nobody knows. */
  readonly oldest: boolean;
}

/**
 * The plan as its commits show it, from the oldest on: which item entered which column when. Every version is
 * compared with those that it was made from, so that what two branches did stays apart until they meet.
 */
export class PastPlan {
  readonly #present: Backlog;
  readonly #open = new Map<string, { readonly items: PastItems; children: number }>();
  #tip: PastItems = new Map();

  /** @param present whose columns, and the ids that they had, say what a status means */
  constructor(present: Backlog) {
    this.#present = present;
  }

  /** Takes the next version; those that it was made from come first. */
  add(version: PastVersion): void {
    const { commit, children, items } = version;
    const parents = version.parents.flatMap((parent) => this.#take(parent) ?? []);
    this.#tip = items === undefined ? joined(parents) : this.#next({ ...version, items }, parents);
    this.#open.set(commit, { items: this.#tip, children });
  }

  /** The steps that led to items as they are now, each item's in order. */
  stepsTo(items: readonly Item[]): (item: Item) => readonly PastStep[] {
    const ancestorOf = ancestry(items, this.#tip);
    return (item) => withAllBefore(ancestorOf(item)?.lasts ?? []);
  }

  /** A version is kept until the last one that was made from it. */
  #take(commit: string): PastItems | undefined {
    const found = this.#open.get(commit);
    if (found === undefined) return undefined;
    found.children -= 1;
    if (found.children <= 0) this.#open.delete(commit);
    return found.items;
  }

  #next(version: Readable, parents: readonly PastItems[]): PastItems {
    const ancestors = parents.map((parent) => ancestry(version.items, parent));
    const next = new Map<string, PastItem>();
    for (const item of version.items) {
      const name = nameIn(item);
      if (next.has(name)) continue;
      const past = ancestors.flatMap((ancestorOf) => ancestorOf(item) ?? []);
      const became = item.intact ? this.#become(item, past, version) : past[0];
      if (became !== undefined) next.set(name, became);
    }
    for (const parent of parents)
      for (const [name, item] of parent)
        if (!next.has(name)) next.set(name, item.here ? { ...item, here: false } : item);
    return next;
  }

  #become(item: Item, past: readonly PastItem[], version: Readable): PastItem {
    const { fields, title } = item;
    const [only] = past;
    if (past.length === 1 && only?.here === true && only.fields === fields) return only;
    const { board } = this.#present;
    const named = fields.status === undefined ? board.columns[0]?.id : columnNamed(this.#present, fields.status);
    const lasts = [...new Set(past.flatMap((before) => before.lasts))];
    const entered = named !== undefined && hasEntered(named, past, version);
    const reached = entered ? [this.#step(item, named, { past, lasts, version })] : lasts;
    return { name: nameIn(item), title, fields, column: named ?? only?.column, lasts: reached, here: true };
  }

  #step(item: Item, to: string, { past, lasts, version }: Origin): PastStep {
    const known = new Set(past.flatMap(({ fields }) => fields.history ?? []).map(keyOf));
    const added = historyOf(item).filter((entry) => this.#columnOf(entry) !== undefined && !known.has(keyOf(entry)));
    const entry = added.at(-1);
    const recorded = entry !== undefined && this.#columnOf(entry) === to;
    const stated = recorded ? timeOf(entry) : -Infinity;
    const at = stated > -Infinity ? stated : authoredAfter(version, item, lasts);
    noneLater(lasts, at);
    return { to, at, by: recorded ? entry.by : version.by, commit: version.commit, recorded, before: lasts };
  }

  #columnOf({ to }: HistoryEntry): string | undefined {
    return to === undefined ? undefined : columnNamed(this.#present, to);
  }
}

interface Readable extends PastVersion {
  readonly items: readonly Item[];
}

interface Origin {
  readonly past: readonly PastItem[];
  readonly lasts: readonly PastStep[];
  readonly version: Readable;
}

/**
 * Whether an item entered its column in this version. Where branches meet that had it in different columns, one of
 * them was chosen: that is a move only where the other one's was the later.
 */
function hasEntered(column: string, past: readonly PastItem[], { oldest }: PastVersion): boolean {
  if (past.length === 0) return !oldest;
  if (past.every((before) => before.column !== column)) return true;
  if (past.every((before) => before.column === column)) return false;
  const steps = past.flatMap(({ lasts }) => lasts);
  const latest = latestOf(steps.map(({ at }) => at));
  return steps.length > 0 && !steps.some(({ at, to }) => at === latest && to === column);
}

/** What versions said together: of an item in several of them the first says where it was. */
function joined([first = new Map<string, PastItem>(), ...others]: readonly PastItems[]): PastItems {
  if (others.length === 0) return first;
  const all = new Map(first);
  for (const [name, item] of others.flatMap((other) => [...other])) {
    const known = all.get(name);
    all.set(name, known === undefined ? item : { ...known, lasts: [...new Set([...known.lasts, ...item.lasts])] });
  }
  return all;
}

function latestOf(times: readonly number[]): number {
  return times.reduce((latest, time) => Math.max(latest, time), -Infinity);
}

/** Times are written in seconds. */
const second = 1000;

/**
 * The author's date, which a rebase keeps: then it may be before what the move followed. That much later it was, as
 * long as it was committed by then.
 */
function authoredAfter({ authored, committed }: PastVersion, item: Item, lasts: readonly PastStep[]): number {
  const followed = latestOf([...lasts.map(({ at }) => at), ...(item.fields.history ?? []).map(timeOf)]);
  const floor = Math.ceil(followed / second) * second;
  return authored.getTime() < floor && floor <= committed.getTime() ? floor : authored.getTime();
}

/** A move that was found in a commit was made before it: at the latest when the next one was. */
function noneLater(lasts: readonly PastStep[], at: number): void {
  const open = [...lasts];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step.recorded || step.at <= at) continue;
    step.at = Math.floor(at / second) * second;
    open.push(...step.before);
  }
}

function keyOf(entry: HistoryEntry): string {
  const time = timeOf(entry);
  return `${time === -Infinity ? (entry.at ?? '') : time} ${entry.to ?? ''}`;
}
