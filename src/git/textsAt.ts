import { isUtf8 } from 'node:buffer';
import { batchObjects } from './batchObjects.ts';
import { runGit } from './run.ts';

/**
 * What files said in a commit, by their paths; without those that were not there, or are no text.
 * @param paths from the top of the working tree, with `/`
 * @returns none at all where git does not know the commit
 */
export async function textsAt(
  top: string,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  // A line break would be a question of its own.
  const asked = paths.filter((path) => !/[\r\n]/.test(path));
  if (asked.length === 0) return new Map();
  const input = asked.map((path) => `${commit}:${path}\n`).join('');
  const options = { input, timeout: 30_000, encoding: 'latin1', env: { GIT_NO_LAZY_FETCH: '1' } } as const;
  const answer = await runGit(top, ['cat-file', '--batch'], options);
  const objects = answer.ok ? batchObjects(answer.value) : [];
  return new Map(
    objects.flatMap(({ type, body }, index) => {
      const bytes = Buffer.from(body, 'latin1');
      return type === 'blob' && isUtf8(bytes) ? [[asked[index] ?? '', bytes.toString('utf8')]] : [];
    }),
  );
}
