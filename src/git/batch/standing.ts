import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a working tree stands at, as a text that becomes another one when a branch is checked out, something is staged or
 * committed. Undefined while git is about to: it holds the index. Starts no git.
 * @param gitDir what git keeps for the working tree
 */
export function standingOf(gitDir: string): string | undefined {
  if (existsSync(join(gitDir, 'index.lock'))) return undefined;
  return [headOf(join(gitDir, 'HEAD')), stampOf(join(gitDir, 'index'))].join('\n');
}

function headOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The index is replaced by another file whenever it changes. */
function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
}
