import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lines } from './batchStory.ts';
import type { Repository } from './repository.ts';

/** A bare copy as `origin`, pushed to. */
export function withOrigin(r: Repository): string {
  const origin = join(dirname(r.folder), 'origin.git');
  r.git('clone', '--quiet', '--bare', r.folder, origin);
  r.git('remote', 'add', 'origin', `file://${origin}`);
  r.git('fetch', '--quiet', 'origin');
  return origin;
}

/** A branch that no reflog says anything of. */
export function forget(r: Repository): void {
  rmSync(r.path('.git/logs'), { recursive: true, force: true });
}

/** A clone beside the repository, in which further cases play. */
export function clone(r: Repository, ...words: readonly string[]): string {
  const folder = join(dirname(r.folder), 'clone');
  r.git('clone', '--quiet', ...words, `file://${r.folder}`, folder);
  return folder;
}

/** Runs git elsewhere. */
export function gitIn(folder: string, ...words: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
    cwd: folder,
    stdio: 'pipe',
  });
}

/** A commit of five lines. */
export const five = (r: Repository) => {
  r.commit({ 'n.ts': lines(5) });
};
