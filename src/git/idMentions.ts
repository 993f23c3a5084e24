import { basename, dirname } from 'node:path';
import { runGit } from './run.ts';

/** Most places that are named of a kind: more would hide those that somebody has to look at. */
const most = 5;

/** How far back commits are looked at: an id that two people have just given is in no older one. */
const since = '--since=90.days';

/** Where an id is named outside of a backlog. */
export interface IdMentions {
  /** Branches whose name has it. */
  readonly branches: readonly string[];
  /** Files, by their paths from the backlog's folder. */
  readonly files: readonly string[];
  /** Commits whose message has it, by their short names. */
  readonly commits: readonly string[];
}

/**
 * Where an id is named that a file does not say itself: in names of branches, in other files that git knows, in
 * messages of commits of all branches. Never fails: what git does not answer in time is left out.
 * @param path the backlog's
 * @param except other files that are not looked at, by their paths from the top of the working tree
 */
export async function idMentions(path: string, id: string, except: readonly string[] = []): Promise<IdMentions> {
  const ask = async (...words: string[]) => {
    const answer = await runGit(dirname(path), words, { timeout: 1000 });
    return answer.ok ? answer.value.split('\n').filter((line) => line !== '') : [];
  };
  const others = except.map((other) => `:(top,exclude,literal)${other}`);
  const [branches, files, commits] = await Promise.all([
    ask('for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/remotes'),
    ask('grep', '-lIwF', '-e', id, '--', ':/', `:(exclude,literal)${basename(path)}`, ...others),
    ask('log', '--all', since, `--max-count=${4 * most}`, '--fixed-strings', `--grep=${id}`, '--format=%h %s'),
  ]);
  const names = new RegExp(`(?<![A-Za-z0-9])${id.replaceAll('.', String.raw`\.`)}(?!\\.?\\d)`, 'i');
  return {
    branches: branches.filter((name) => names.test(name)).slice(0, most),
    files: files.slice(0, most),
    commits: commits
      .filter((line) => names.test(line))
      .flatMap((line) => /^[0-9a-f]{7,40}(?= )/.exec(line)?.[0] ?? [])
      .slice(0, most),
  };
}
