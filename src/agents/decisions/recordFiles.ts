import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { configNames, isLeftOutFolder } from '../../core/decisions/findLogs.ts';
import { isRecordName } from '../../core/decisions/fileName.ts';

/** So many entries are looked at, at the most: a home folder is no project. */
const most = 200_000;

/** Bytes of the longest record that is read. */
const longestRecord = 2 * 1024 * 1024;

/** Paths below a folder, with `/`, of what may be a record or a tool's settings. No link is followed. */
export function recordPaths(root: string): readonly string[] {
  const found: string[] = [];
  const waiting = [''];
  let seen = 0;
  for (let folder = waiting.pop(); folder !== undefined && seen < most; folder = waiting.pop()) {
    for (const entry of entriesOf(join(root, folder))) {
      seen += 1;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !isLeftOutFolder(entry.name)) waiting.push(path);
      else if (entry.isFile() && (isRecordName(path) || configNames.includes(entry.name))) found.push(path);
    }
  }
  return found.sort();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Gone since, or not ours to read.
    return [];
  }
}

/** The text of a file, or undefined where it is too large, a link, or gone. */
export function recordText(root: string, path: string): string | undefined {
  try {
    const stats = lstatSync(join(root, path));
    return stats.isFile() && stats.size <= longestRecord ? readFileSync(join(root, path), 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
