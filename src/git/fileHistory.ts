import { promises } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Result, succeed } from '../core/model/result.ts';
import { type Commit, readDiffTree, readLog } from './log.ts';
import { type GitFailure, type GitOptions, runGit } from './run.ts';

/** A commit that changed one of the files, or in which branches met that had. */
export interface FileVersion extends Commit {
  /** How many versions were made from it. */
  readonly children: number;
  /** Whether the clone ends here, though the history does not. */
  readonly oldest: boolean;
}

export interface FileHistory {
  /** Each behind those that it was made from; the last one is what the present commit has. */
  readonly versions: readonly FileVersion[];
  /** The names that the file had, from the repository's root, the newest first. */
  readonly names: readonly string[];
  /** Whether the clone is shallow: then older versions are missing. */
  readonly shallow: boolean;
}

/** Renames that are followed, one after the other. */
const mostRenames = 50;

/**
 * The versions of a file and of what belongs to it, up to the present commit, under all the names that the file had: by
 * one `git log`, and one more for each time that it was renamed. Needs git 2.31.
 * @param path of the file itself, absolute; no link
 * @param family what belongs to the file when it has this path: itself, files beside it, folders
 */
export async function fileHistory(
  path: string,
  family: (path: string) => readonly string[],
  options: Pick<GitOptions, 'signal' | 'timeout'> = {},
): Promise<Result<FileHistory, GitFailure>> {
  const folder = dirname(path);
  // `diff-tree` reads the index, and that would ask a file system monitor if one is set.
  const ask: Ask = (words, input) =>
    runGit(folder, ['-c', 'core.fsmonitor=false', ...words], {
      timeout: 60_000,
      ...options,
      input,
      env: { GIT_NO_LAZY_FETCH: '1' },
    });
  const place = await ask(['rev-parse', '--show-prefix', '--git-path', 'shallow']);
  if (!place.ok) return place;
  const [prefix = '', shallowFile = ''] = place.value.split('\n');
  const ends = await shallowEnds(resolve(folder, shallowFile));
  const names = [prefix + basename(path)];
  for (;;) {
    const paths = names.flatMap((name) => family(name)).map((name) => `:(top,literal)${name}`);
    const log = await ask([...logWords, '--', ...paths]);
    if (!log.ok && !log.failure.message.includes('does not have any commits')) return log;
    const whole = await withMerges(ask, readLog(log.ok ? log.value : ''), paths);
    if (!whole.ok) return whole;
    const commits = whole.value;
    const older = await olderName(ask, commits, names);
    if (older === undefined || names.length > mostRenames)
      return succeed({ versions: versionsOf(commits, ends), names, shallow: ends.size > 0 });
    names.push(older);
  }
}

type Ask = (words: readonly string[], input?: string) => Promise<Result<string, GitFailure>>;

/**
 * With `--parents`, `%P` names the versions that a commit was made from, whatever lies between, and branches that the
 * present files have nothing of are left out. The rest keeps git's configuration from changing the answer or starting
 * anything.
 */
const logWords = [
  ...['log', '--parents', '--topo-order', '--reverse', '--raw', '--no-abbrev', '-z', '--diff-merges=off'],
  ...['--no-renames', '--no-relative', '--no-ext-diff', '--no-show-signature', '--no-color'],
  '--format=%H%n%P%n%at %ct%n%ae%n%an',
];

/** The log says of a merge only that it changed something: what, compared with the first that it was made from, is asked apart. */
async function withMerges(
  ask: Ask,
  commits: readonly Commit[],
  paths: readonly string[],
): Promise<Result<readonly Commit[], GitFailure>> {
  const merges = commits.filter(({ changes }) => changes.length === 0);
  if (merges.length === 0) return succeed(commits);
  const words = [
    'diff-tree',
    '--stdin',
    '-r',
    '-z',
    '--raw',
    '--diff-merges=first-parent',
    '--no-renames',
    '--no-relative',
  ];
  const answer = await ask([...words, '--', ...paths], linesOf(merges));
  if (!answer.ok) return answer;
  const changed = readDiffTree(answer.value);
  return succeed(commits.map((commit) => ({ ...commit, changes: changed.get(commit.commit) ?? commit.changes })));
}

function linesOf(commits: readonly Commit[]): string {
  return commits.map(({ commit }) => `${commit}\n`).join('');
}

/** The commits at which a shallow clone ends. Git keeps them in a file of its own. */
async function shallowEnds(file: string): Promise<ReadonlySet<string>> {
  try {
    return new Set((await promises.readFile(file, 'utf8')).split('\n').filter((line) => line !== ''));
  } catch {
    return new Set();
  }
}

/** Another name that the file had, where a commit that brought it under a known one had renamed it. */
async function olderName(ask: Ask, commits: readonly Commit[], names: readonly string[]): Promise<string | undefined> {
  const brought = commits.filter(({ changes }) => changes.some(({ path, added }) => added && names.includes(path)));
  if (brought.length === 0) return undefined;
  const words = ['diff-tree', '--stdin', '-r', '-z', '-M', '--diff-filter=R', '--name-status', '--no-relative'];
  const answer = await ask(words, linesOf(brought));
  if (!answer.ok) return undefined;
  // Of each commit its id, then `R090`, the older and the newer name, each ended by NUL.
  const parts = answer.value.split('\0');
  const from = parts.filter((_, at) => /^R\d+$/.test(parts[at - 1] ?? '') && names.includes(parts[at + 1] ?? ''));
  return from.find((name) => !names.includes(name));
}

function versionsOf(commits: readonly Commit[], ends: ReadonlySet<string>): readonly FileVersion[] {
  const children = new Map<string, number>();
  for (const parent of commits.flatMap(({ parents }) => parents)) children.set(parent, (children.get(parent) ?? 0) + 1);
  return commits.map((commit) => {
    const { commit: id } = commit;
    return { ...commit, children: children.get(id) ?? 0, oldest: ends.has(id) };
  });
}

/** A file as a version had it. */
export interface VersionFile {
  /** From the repository's root. */
  readonly path: string;
  readonly blob: string;
}

/** Tells what files each version had: what its first parent had, and what it changed. */
export class FileTrees {
  readonly #open = new Map<string, { readonly files: ReadonlyMap<string, VersionFile>; left: number }>();

  /** The files of a version by their paths. Versions are asked for in their order, each once. */
  of({ commit, parents, changes, children }: FileVersion): ReadonlyMap<string, VersionFile> {
    const [first] = parents.map((parent) => this.#take(parent));
    const files = new Map(first);
    for (const { path, blob } of changes) {
      if (blob === undefined) files.delete(path);
      else files.set(path, { path, blob });
    }
    this.#open.set(commit, { files, left: children });
    return files;
  }

  /** Kept until the last version that was made from it. */
  #take(commit: string): ReadonlyMap<string, VersionFile> | undefined {
    const open = this.#open.get(commit);
    if (open === undefined) return undefined;
    open.left -= 1;
    if (open.left <= 0) this.#open.delete(commit);
    return open.files;
  }
}
