import { type Backlog, columnOf } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import { readBacklog } from '../read.ts';
import type { Reading } from '../reading.ts';
import { conflictSides } from './conflictSides.ts';

/** One thing about which the sides of a conflict say something else; undefined is nothing. */
export interface Difference {
  /** The key of the file; empty for the whole item, which one side does not have. */
  readonly field: string;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

/** What the two sides of a text with conflict markers say, where they differ. */
export interface Sides {
  readonly labels: { readonly ours: string; readonly theirs: string };
  /** Of the file itself. */
  readonly file: readonly Difference[];
  /** By the key of the item. */
  readonly items: ReadonlyMap<string, readonly Difference[]>;
  /** Items that only theirs has: the reading, which is of ours, does not show them. */
  readonly others: readonly Item[];
}

/**
 * Reads both sides of a text with conflict markers. Undefined without markers, and where the sides cannot be told apart
 * or one of them is no backlog.
 */
export function sidesOf({ text }: Pick<Reading, 'text'>): Sides | undefined {
  const parts = conflictSides(text);
  if (parts === undefined) return undefined;
  const ours = readBacklog(parts.ours);
  const theirs = readBacklog(parts.theirs, ours);
  if (ours === undefined || theirs === undefined) return undefined;
  const [mine, other] = [ours.backlog, theirs.backlog];
  const found = new Map(other.items.map((item) => [nameOf(item), item]));
  const known = new Set(mine.items.map(nameOf));
  const items = new Map<string, readonly Difference[]>();
  for (const item of mine.items) {
    const twin = found.get(nameOf(item));
    const differences =
      twin === undefined ? [{ field: '', ours: item.title, theirs: undefined }] : itemDifferences(mine, item, twin);
    if (differences.length > 0) items.set(item.key, differences);
  }
  const others = other.items.filter((item) => !known.has(nameOf(item))).map((item) => asShownIn(mine, item));
  for (const { key, title } of others) items.set(key, [{ field: '', ours: undefined, theirs: title }]);
  return { labels: parts.labels, file: fileDifferences(mine, other), items, others };
}

/** What names an item on both sides: its id, or its title where it has none of its own. */
function nameOf({ key, id, title }: Item): string {
  return key === id ? key : `# ${title}`;
}

/** An item of theirs among those of ours: with a key of its own, in a column that there is. */
function asShownIn({ items, board: { columns } }: Backlog, item: Item): Item {
  let { key, column } = item;
  while (items.some((other) => other.key === key)) key += '#';
  if (!columns.some(({ id }) => id === column)) column = columns[0]?.id ?? column;
  return { ...item, key, column };
}

function itemDifferences(backlog: Backlog, ours: Item, theirs: Item): readonly Difference[] {
  // What was not parsed again is the same object.
  if (ours.fields === theirs.fields) return [];
  const named = (item: Item) => ({
    ...item.unknown,
    ...item.fields,
    status: columnOf(backlog, item.column)?.name ?? item.fields.status,
  });
  return differences(named(ours), named(theirs));
}

function fileDifferences(ours: Backlog, theirs: Backlog): readonly Difference[] {
  const parts = ({ stream, vision, constraints, prefix, batch, people, concerns, board }: Backlog) => ({
    ...{ stream, vision, constraints, prefix, batch, people, concerns },
    columns: board.columns,
    wip: board.wip,
    types: [...board.types].map(([type, counts]) => `${type}: ${counts}`),
    expectation: board.expectation,
  });
  return differences(parts(ours), parts(theirs));
}

function differences(
  ours: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
): readonly Difference[] {
  const fields = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return fields.flatMap((field) => {
    const [mine, other] = [ours[field], theirs[field]];
    if (JSON.stringify(mine) === JSON.stringify(other)) return [];
    return [{ field, ours: shown(mine, other), theirs: shown(other, mine) }];
  });
}

/** A value in words: of a list the entries that the other side does not have, or all where only the order differs. */
function shown(value: unknown, other: unknown): string | undefined {
  if (!Array.isArray(value)) return value === undefined ? undefined : words(value);
  const theirs = new Set((Array.isArray(other) ? other : []).map(words));
  const all = value.map(words);
  const own = all.filter((entry) => !theirs.has(entry));
  const same = own.length === 0 && all.length === theirs.size;
  const told = same ? all : own;
  return told.length === 0 ? undefined : told.join('; ');
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => `${key}: ${words(part)}`)
    .join(', ');
}
