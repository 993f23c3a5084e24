import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Git without the configuration of the person at this machine, and with somebody who commits. */
export const gitEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ana Ruiz',
  GIT_AUTHOR_EMAIL: 'ana@example.org',
  GIT_COMMITTER_NAME: 'Ana Ruiz',
  GIT_COMMITTER_EMAIL: 'ana@example.org',
  GIT_EDITOR: 'true',
};

/** How git ended. */
export interface Ended {
  readonly exit: number | null;
  readonly said: string;
}

/** A git repository in a temporary folder, with one branch `main`. */
export class Repository {
  folder: string;
  env: NodeJS.ProcessEnv = gitEnvironment;

  /** @param name of its folder */
  constructor(name = 'repository') {
    this.folder = join(mkdtempSync(join(tmpdir(), 'headwater-repository-')), name);
    mkdirSync(this.folder);
    this.git('init', '--quiet', '--initial-branch=main');
  }

  remove(): void {
    rmSync(dirname(this.folder), { recursive: true, force: true });
  }

  /** Gives its folder another name. */
  rename(name: string): void {
    const folder = join(dirname(this.folder), name);
    renameSync(this.folder, folder);
    this.folder = folder;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** What git answers. Throws when it fails. */
  git(...words: string[]): string {
    return execFileSync('git', words, {
      cwd: this.folder,
      env: this.env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Runs git, which may fail; it is run in a folder of the working tree, or in another one. */
  try(
    words: readonly string[],
    { cwd = this.folder, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
  ): Ended {
    const { status, stdout, stderr } = spawnSync('git', words, { cwd, env: { ...this.env, ...env }, encoding: 'utf8' });
    return { exit: status, said: stdout + stderr };
  }

  /** Runs another program in the repository. */
  run(program: string, words: readonly string[]): { readonly status: number | null; readonly stdout: string } {
    return spawnSync(program, words, { cwd: this.folder, env: this.env, encoding: 'utf8' });
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  /** Writes files and commits them with all that changed. */
  commit(files: Readonly<Record<string, string>>, message = 'change'): void {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', `--message=${message}`);
  }

  /** A branch off a commit, checked out. */
  branch(name: string, from = 'main'): void {
    this.git('switch', '--quiet', '--create', name, from);
  }
}
