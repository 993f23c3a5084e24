import type { KeptIndex } from './keptIndex.ts';
import type { Table } from './table.ts';

/** The index as it is kept. What thousands of items say of it is read without making anything for each of them. */
export interface PackedIndex {
  /** The columns of numbers, one behind the other. */
  readonly numbers: Int32Array;
  /** JSON: a list. */
  readonly ids: string;
  /** JSON: a list. Read only when a title is asked for. */
  readonly titles: string;
  /** JSON: all that is not item by item, and the distinct values of the tables. */
  readonly rest: string;
}

const numbered = ['gaps', 'comments', 'lengths', 'sizes'] as const;
const tabled = ['columns', 'types', 'statuses', 'assignees', 'parents'] as const;

type Tabled = (typeof tabled)[number];
type Rest = Omit<KeptIndex, 'ids' | 'titles' | 'later' | (typeof numbered)[number] | Tabled> & {
  readonly distinct: Readonly<Record<Tabled, Table<unknown>['distinct']>>;
};

/** @param index of a whole text: without blocks that were written later */
export function packIndex(index: KeptIndex): PackedIndex {
  const { ids, titles, head, prefix, scan, keys, broken, problems, troubled } = index;
  const columns = [...numbered.map((name) => index[name]), ...tabled.map((name) => index[name].at)];
  const numbers = new Int32Array(columns.length * ids.length);
  for (const [at, column] of columns.entries()) numbers.set(column, at * ids.length);
  const { columns: states, types, statuses, assignees, parents } = index;
  const distinct = {
    columns: states.distinct,
    types: types.distinct,
    statuses: statuses.distinct,
    assignees: assignees.distinct,
    parents: parents.distinct,
  };
  const rest: Rest = { head, prefix, scan, keys, broken, problems, troubled, distinct };
  return {
    numbers,
    ids: JSON.stringify(ids),
    titles: JSON.stringify(titles()),
    rest: JSON.stringify(rest, withMaps),
  };
}

/** @param packed made by `packIndex` of this version, and unchanged since */
export function unpackIndex({ numbers, ids, titles, rest }: PackedIndex): KeptIndex {
  const { distinct, ...frame } = JSON.parse(rest) as Rest;
  const count = numbers.length / (numbered.length + tabled.length);
  const column = (at: number) => numbers.subarray(at * count, (at + 1) * count);
  const table = <Value>(name: Tabled): Table<Value> => ({
    distinct: distinct[name] as Table<Value>['distinct'],
    at: column(numbered.length + tabled.indexOf(name)),
  });
  let read: readonly (string | null)[] | undefined;
  return {
    ...frame,
    head: fromMaps(frame.head),
    gaps: column(0),
    comments: column(1),
    lengths: column(2),
    sizes: column(3),
    ids: JSON.parse(ids) as KeptIndex['ids'],
    titles: () => (read ??= JSON.parse(titles) as readonly (string | null)[]),
    columns: table('columns'),
    types: table('types'),
    statuses: table('statuses'),
    assignees: table('assignees'),
    parents: table('parents'),
  };
}

/** JSON has no maps: those of the head (the team's types) are written as their entries. */
function withMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? { [mapMark]: [...(value as Map<unknown, unknown>)] } : value;
}

/** No key of the format, which its own readings could have. */
const mapMark = '\u0000map';

function fromMaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromMaps);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (first?.[0] === mapMark) return new Map(fromMaps(first[1]) as [unknown, unknown][]);
  return Object.fromEntries(entries.map(([key, inner]) => [key, fromMaps(inner)]));
}
