/** A commit, with what it changed of some files. */
export interface Commit {
  readonly commit: string;
  readonly parents: readonly string[];
  readonly authored: Date;
  readonly committed: Date;
  /** The author, as the commit names them: whatever somebody wrote. */
  readonly name: string;
  readonly email: string;
  readonly changes: readonly FileChange[];
}

export interface FileChange {
  readonly path: string;
  /** What the file says from then on; undefined where it went, or became something else than a file. */
  readonly blob: string | undefined;
  /** Whether it was not there before. */
  readonly added: boolean;
}

/**
 * Takes the output of `git log --raw -z` apart, its format `%H%n%P%n%at %ct%n%ae%n%an`: of each commit these lines,
 * then of each file `:MODE MODE BLOB BLOB LETTER` and its path, all ended by NUL, which stands in none of them.
 */
export function readLog(output: string): readonly Commit[] {
  return readRecords(output).map(({ header, changes }) => ({ ...readHeader(header), changes }));
}

/** Takes that of `git diff-tree --stdin --raw -z` apart: the same, behind a commit's id alone. */
export function readDiffTree(output: string): ReadonlyMap<string, readonly FileChange[]> {
  return new Map(readRecords(output).map(({ header, changes }) => [header, changes]));
}

function readRecords(output: string): readonly { readonly header: string; readonly changes: readonly FileChange[] }[] {
  const records: { readonly header: string; readonly changes: FileChange[] }[] = [];
  const parts = output.split('\0');
  for (let at = 0; at < parts.length - 1; at += 1) {
    const part = parts[at]?.replace(/^\n/, '') ?? '';
    if (!part.startsWith(':')) {
      records.push({ header: part, changes: [] });
      continue;
    }
    at += 1;
    const [, mode = '', , blob = '', letter] = part.split(' ');
    const isFile = mode.startsWith('100');
    const change = { path: parts[at] ?? '', blob: isFile ? blob : undefined, added: letter === 'A' };
    records.at(-1)?.changes.push(change);
  }
  return records;
}

function readHeader(header: string): Omit<Commit, 'changes'> {
  const [commit = '', parents = '', times = '', email = '', name = ''] = header.split('\n');
  const [authored, committed] = times.split(' ').map(timeOf);
  return {
    commit,
    parents: parents === '' ? [] : parents.split(' '),
    authored: authored ?? new Date(0),
    committed: committed ?? new Date(0),
    email,
    name,
  };
}

/** A commit may claim any number: what no calendar has becomes the nearest time that one has. */
function timeOf(seconds: string): Date {
  const last = Date.UTC(9999, 11, 31, 23, 59, 59);
  return new Date(Math.min(Math.max(Number(seconds) * 1000 || 0, 0), last));
}
