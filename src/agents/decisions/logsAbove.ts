import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Logs, logsBelow } from './logsBelow.ts';

/**
 * Finds the logs below a folder; where there is none, those below the nearest folder above it that has one, up to the
 * repository's root. Paths are relative to the folder itself.
 */
export function logsFrom(root: string): Logs {
  const own = logsBelow(root);
  if (own.logs.length > 0 || own.isNamed) return own;
  for (const top of foldersAbove(root)) {
    const above = logsBelow(top);
    if (above.logs.length > 0 || above.isNamed) return seenFrom(root, above);
  }
  return own;
}

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
