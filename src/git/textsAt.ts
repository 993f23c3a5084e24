import { readBlobs } from './blobs.ts';

/**
 * What files said in a commit, by their paths; without those that were not there, and none where git does not know it.
 * @param paths from the top of the working tree, with `/`
 */
export async function textsAt(
  top: string,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  // A line break would be a question of its own.
  const asked = paths.filter((path) => !/[\r\n]/.test(path));
  const start = `${commit}:`.length;
  await readBlobs(
    top,
    asked.map((path) => `${commit}:${path}`),
    (name, text) => {
      if (text !== undefined) texts.set(name.slice(start), text);
    },
  );
  return texts;
}
