import { quietGit, textOf } from './batch/quietGit.ts';

/** A commit as people tell it from others. */
export interface NamedCommit {
  readonly commit: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly subject: string;
}

/** So many are named. */
const most = 100;

/**
 * Commits that changed something in some folders, the newest first; none where git does not say.
 * @param folders by their paths from the folder in which git runs, with `/`; empty for that folder itself
 */
export async function commitsOf(folder: string, folders: readonly string[]): Promise<readonly NamedCommit[]> {
  const ask = quietGit(folder, { timeout: 10_000 });
  const places = folders.map((path) => `:(literal)${path === '' ? '.' : path}`);
  const answer = await ask(['log', `--max-count=${most}`, '-z', '--format=%H %cs %s', '--', ...places]);
  if (!answer.ok) return [];
  return answer.value.split('\0').flatMap((line) => {
    const [, commit, day, subject] = /^([\da-f]{40,64}) (\d{4}-\d\d-\d\d) ([^]*)$/.exec(line) ?? [];
    return commit === undefined || day === undefined ? [] : [{ commit, day, subject: textOf(subject ?? '') }];
  });
}
