import { quietGit, textOf } from './quietGit.ts';

/** Commits that are looked at, the latest ones. */
const mostCommits = 2000;

export interface PastOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout?: number;
}

/**
 * Which files the commits up to a commit changed, the latest first, merges left out; none where git does not say.
 * @param commit an id, as git gave it
 */
export async function pastChanges(
  folder: string,
  commit: string,
  { signal, timeout = 10_000 }: PastOptions = {},
): Promise<readonly (readonly string[])[]> {
  const ask = quietGit(folder, { signal, timeout });
  const words = ['log', `--max-count=${mostCommits}`, '--no-merges', '-z', '--name-only', '--no-renames'];
  const more = ['--no-relative', '--no-show-signature', '--no-notes', '--no-color', '--format=%x00%H'];
  const answer = await ask([...words, ...more, commit, '--']);
  if (!answer.ok) return [];
  return readNames(answer.value);
}

/** Takes the log apart: a commit's id stands behind an empty part, its files follow, the first behind a line break. */
function readNames(output: string): readonly (readonly string[])[] {
  const commits: string[][] = [];
  const parts = output.split('\0');
  for (const [at, part] of parts.entries()) {
    if (part === '') continue;
    const [before] = parts.slice(at - 1, at);
    const last = commits.at(-1);
    if (before === '') commits.push([]);
    else last?.push(textOf(last.length === 0 ? part.replace(/^\n/, '') : part));
  }
  return commits;
}
