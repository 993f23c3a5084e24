import { resolve } from 'node:path';
import { runGit } from './run.ts';

/**
 * The files with one of these names in a working tree, in all its folders, without those that git ignores.
 * @param top the top of the working tree
 * @returns their paths, absolute; none without a repository
 */
export async function filesNamed(top: string, names: readonly string[]): Promise<readonly string[]> {
  const patterns = names.map((name) => `:(glob)**/${name}`);
  const found = await runGit(top, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns]);
  if (!found.ok) return [];
  return [...new Set(found.value.split('\0').filter((path) => path !== ''))].map((path) => resolve(top, path));
}
