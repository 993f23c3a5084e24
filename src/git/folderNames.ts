import { batchObjects } from './batchObjects.ts';
import { type Ask, namesOfTree, tipsOf } from './branchIds.ts';
import { runGit } from './run.ts';

/** Nothing is fetched to answer a question. */
const env = { GIT_NO_LAZY_FETCH: '1' };

/**
 * Names of what stands in a folder at the tips of all local and remote-tracking branches: files that colleagues have
 * added and that are not here yet. Never fails: without git, or out of time, it is what is known.
 * @param from a folder that is there, in which git runs
 * @param folder by its path from there, with `/`; empty for that folder itself
 */
export async function folderNames(
  from: string,
  folder: string,
  { signal, timeout = 1000 }: { readonly signal?: AbortSignal | undefined; readonly timeout?: number } = {},
): Promise<readonly string[]> {
  const until = performance.now() + timeout;
  const ask: Ask = async (words, input) => {
    const left = Math.floor(until - performance.now());
    if (left <= 0 || /[\r\n]/.test(folder)) return '';
    const answer = await runGit(from, words, { signal, timeout: left, input, env, encoding: 'latin1' });
    return answer.ok ? answer.value : (answer.failure.output ?? '');
  };
  const tips = await tipsOf(ask);
  if (tips.length === 0) return [];
  const path = Buffer.from(`./${folder}`, 'utf8').toString('latin1');
  const trees = await ask(['cat-file', '--batch'], tips.map((tip) => `${tip}:${path}\n`).join(''));
  const names = batchObjects(trees).flatMap(({ id, type, body }) =>
    type === 'tree' ? namesOfTree(body, id.length / 2) : [],
  );
  return [...new Set(names.map((name) => Buffer.from(name, 'latin1').toString('utf8')))];
}
