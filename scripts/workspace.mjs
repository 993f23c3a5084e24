// Throw-away workspaces: a copy of a folder, as a git repository whose history is the same everywhere.
import { cpSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from './host.mjs';
import { atAnyEnd, run } from './processes.mjs';

/** git without the configuration of the person at this machine: hooks, signing and names of theirs would change results. */
export const neutralGit = { GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };

/** @typedef {{ folder: string, remove: () => Promise<void> }} Workspace */

/**
 * Copies a folder to a temporary one, which is removed with `remove`, or when the script ends.
 * @param {string} from
 * @param {string} [name] of the copy: VS Code shows it
 * @returns {Workspace}
 */
export function copyToTemporary(from, name = 'workspace') {
  const parent = temporaryFolder('workspace');
  const forget = atAnyEnd(() => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(parent, name);
  cpSync(from, folder, { recursive: true });
  const remove = async () => {
    forget();
    await rm(parent, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { folder, remove };
}

/**
 * Makes a folder a git repository of one commit by Ana Ruiz on `main`, without a remote.
 * @param {string} folder
 */
export async function makeRepository(folder) {
  const at = '2026-11-02T08:00:00Z';
  const env = { ...process.env, ...neutralGit, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
  /** @param {string[]} args */
  const git = (...args) => run('git', args, { cwd: folder, env });
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'Ana Ruiz');
  await git('config', 'user.email', 'ana@example.org');
  await git('add', '--all');
  await git('commit', '--quiet', '--allow-empty', '--message', 'Start the backlog');
}
