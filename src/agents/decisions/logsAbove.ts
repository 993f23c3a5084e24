import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Logs } from './logsBelow.ts';

/** Logs that were looked for. `isNamed`: a setting or a tool's file says where they are, though none may be there yet. */
type Found = Logs & { readonly isNamed?: boolean };

/**
 * The logs below a folder; where there is none, those below the nearest folder above it that has one, up to the
 * repository's root. Paths are relative to the folder itself.
 * @param logsAt finds those below one folder
 */
export async function nearestLogs(root: string, logsAt: (top: string) => Found | Promise<Found>): Promise<Logs> {
  const own = await logsAt(root);
  if (isThere(own)) return own;
  for (const top of foldersAbove(root)) {
    const above = await logsAt(top);
    if (isThere(above)) return seenFrom(root, above);
  }
  return own;
}

function isThere({ logs, isNamed = false }: Found): boolean {
  return logs.length > 0 || isNamed;
}

/** From the nearest one to the repository's root; none without a repository, where nothing says what belongs together. */
function foldersAbove(root: string): readonly string[] {
  const above: string[] = [];
  for (let at = root; !existsSync(join(at, '.git')); at = dirname(at)) {
    if (dirname(at) === at) return [];
    above.push(dirname(at));
  }
  return above;
}

/** Logs of a folder above, with paths as they are from a folder below it. */
function seenFrom(root: string, { logs, top, home, textOf }: Logs): Logs {
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
