/** What tells a decision apart from others. */
interface Name {
  /** The folder of its log. */
  readonly log: string;
  readonly path: string;
  readonly id: string;
}

/** Where each decision of a list stands in it: links lead by these names, and by nothing else. */
export interface Places {
  readonly names: readonly Name[];
  /** The place of a path. */
  readonly at: (path: string) => number | undefined;
  /** The places of all that share an id in a log, in their order. */
  readonly named: (log: string, id: string) => readonly number[];
}

/** @param before of an earlier time: the very same where all have the names that they had */
export function placesOf(names: readonly Name[], before?: Places): Places {
  if (before !== undefined && isSame(names, before.names)) return before;
  const byPath = new Map(names.map(({ path }, at) => [path, at]));
  const byId = new Map<string, number[]>();
  for (const [at, { log, id }] of names.entries()) {
    const same = byId.get(keyOf(log, id));
    if (same === undefined) byId.set(keyOf(log, id), [at]);
    else same.push(at);
  }
  return { names, at: (path) => byPath.get(path), named: (log, id) => byId.get(keyOf(log, id)) ?? [] };
}

const keyOf = (log: string, id: string): string => `${log}\n${id}`;

function isSame(names: readonly Name[], before: readonly Name[]): boolean {
  return (
    names.length === before.length &&
    names.every(({ log, path, id }, at) => {
      const other = before[at];
      return other?.path === path && other.id === id && other.log === log;
    })
  );
}
