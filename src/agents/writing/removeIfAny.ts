import { unlinkSync } from 'node:fs';

/** Removes a file where there is one. `rmSync` does the same, but loads what removes folders. */
export function removeIfAny(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
