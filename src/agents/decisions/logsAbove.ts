import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Logs } from './logsBelow.ts';

/** From the nearest one to the repository's root; none without a repository, where nothing says what belongs together. */
export function foldersAbove(root: string): readonly string[] {
  const above: string[] = [];
  for (let at = root; !existsSync(join(at, '.git')); at = dirname(at)) {
    if (dirname(at) === at) return [];
    above.push(dirname(at));
  }
  return above;
}

/** Logs of a folder above, with paths as they are from a folder below it. */
export function seenFrom(root: string, { logs, top, home, textOf }: Logs): Logs {
  const up = relative(root, top).replaceAll('\\', '/');
  const seen = (path: string) => (path === '' ? up : `${up}/${path}`);
  const texts = new Map<string, string>();
  return {
    ...{ top, home: seen(home), texts },
    logs: logs.map(({ folder, records }) => ({ folder: seen(folder), records: records.map(seen) })),
    textOf: (path) => {
      const text = textOf(path.slice(up.length + 1));
      if (text !== undefined) texts.set(path, text);
      return text;
    },
  };
}
