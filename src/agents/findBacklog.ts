import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ToolFailure } from './failure.ts';

const names = ['backlog.yaml', 'backlog.yml'];

/**
 * The backlog that a command means: the file named, else `backlog.yaml` in the folder or the nearest one above it.
 * @throws ToolFailure when there is none
 */
export function findBacklog(folder: string, file: string | undefined): string {
  const found = findBacklogIfAny(folder, file);
  if (found === undefined) throw new ToolFailure('There is no backlog.yaml here. Create one with: headwater init');
  return found;
}

/** The file named, else `backlog.yaml` in the folder or the nearest one above it, up to the repository's root. */
export function findBacklogIfAny(folder: string, file?: string): string | undefined {
  if (file !== undefined) return resolve(folder, file);
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = names.map((name) => join(at, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    // A repository's root is where the search ends, so that nobody else's plan is taken.
    if (existsSync(join(at, '.git')) || dirname(at) === at) return undefined;
  }
}
