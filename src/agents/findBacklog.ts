import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ToolFailure } from './failure.ts';

const names = ['backlog.yaml', 'backlog.yml'];

/**
 * The backlog that a command means: the file named, else `backlog.yaml` in the folder or the nearest one above it.
 * @throws ToolFailure when there is none
 */
export function findBacklog(folder: string, file: string | undefined): string {
  if (file !== undefined) return resolve(folder, file);
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = names.map((name) => join(at, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    // A repository's root is where the search ends, so that nobody else's plan is taken.
    if (existsSync(join(at, '.git')) || dirname(at) === at) break;
  }
  throw new ToolFailure('There is no backlog.yaml here. Create one with: headwater init');
}
