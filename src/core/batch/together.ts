/** Commits that changed more files than this say nothing of what belongs together: whole layouts, renamings. */
const mostFiles = 30;

/** How often two files must have changed together, and in which share of the changes of the one that changed less. */
const often = 3;
const share = 0.5;

/**
 * Which of these files have changed together in the past, directly or by way of others, as groups of two and more.
 * @param commits the files of each
 * @param pairs that belong together whatever the past says
 */
export function changedTogether(
  files: readonly string[],
  commits: readonly (readonly string[])[],
  pairs: readonly (readonly [string, string])[] = [],
): readonly (readonly string[])[] {
  const groups = new Groups(files);
  const { alone, both } = countsOf(files, commits);
  for (const { one, other, count } of both) {
    const fewer = Math.min(alone.get(one) ?? 0, alone.get(other) ?? 0);
    if (count >= often && count >= share * fewer) groups.join(one, other);
  }
  for (const [one, other] of pairs) groups.join(one, other);
  return groups.all().filter((group) => group.length > 1);
}

interface Both {
  readonly one: string;
  readonly other: string;
  count: number;
}

/** How often each file changed, and each two of them at once. */
function countsOf(files: readonly string[], commits: readonly (readonly string[])[]) {
  const asked = new Set(files);
  const alone = new Map<string, number>();
  const both = new Map<string, Both>();
  for (const commit of commits) {
    if (commit.length > mostFiles) continue;
    const own = commit.filter((file) => asked.has(file)).sort();
    for (const [at, one] of own.entries()) {
      alone.set(one, (alone.get(one) ?? 0) + 1);
      for (const other of own.slice(at + 1)) {
        const key = `${one}\0${other}`;
        const pair = both.get(key) ?? { one, other, count: 0 };
        both.set(key, pair);
        pair.count += 1;
      }
    }
  }
  return { alone, both: both.values() };
}

/** Files in groups that grow together. */
class Groups {
  private readonly groupOf: Map<string, string[]>;

  constructor(files: readonly string[]) {
    this.groupOf = new Map(files.map((file) => [file, [file]]));
  }

  join(one: string, other: string): void {
    const [into, from] = [this.groupOf.get(one), this.groupOf.get(other)];
    if (into === undefined || from === undefined || into === from) return;
    into.push(...from);
    for (const file of from) this.groupOf.set(file, into);
  }

  /** In the order of their first files. */
  all(): readonly (readonly string[])[] {
    return [...new Set(this.groupOf.values())];
  }
}
