import { runGit } from '../run.ts';

/** The local and the remote branches of a repository, the latest first, at most so many. */
export async function branchesIn(folder: string, most = 200): Promise<readonly string[]> {
  const refs = ['refs/heads', 'refs/remotes'];
  const format = '--format=%(refname:short)';
  const answer = await runGit(folder, ['for-each-ref', '--sort=-committerdate', `--count=${most}`, format, ...refs]);
  // `origin` alone stands for its HEAD, which is one of the others.
  return answer.ok ? answer.value.split('\n').filter((name) => name !== '' && name !== 'origin') : [];
}
