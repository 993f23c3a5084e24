import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type Result, fail, succeed } from '../core/model/result.ts';

/** Why git gave no answer. `refused`: it does not trust the folder (`safe.directory`). */
export interface GitFailure {
  readonly code: 'missing' | 'timeout' | 'cancelled' | 'refused' | 'no-repository' | 'failed';
  /** What git said, for a log; never shown as a sentence of ours. */
  readonly message: string;
  /** What it had answered until then. */
  readonly output?: string;
  /** The code that it ended with, if it ended by itself. */
  readonly exit?: number | undefined;
}

export interface GitOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout?: number;
  /** What git reads from its standard input. */
  readonly input?: string | Uint8Array | undefined;
  /** Further variables of the environment; those that are undefined git does not see. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** `latin1`: a character for every byte. */
  readonly encoding?: 'utf8' | 'latin1';
}

/** Git's own switches that keep it quiet: no locks taken, no questions asked, nothing of the user's environment run. */
const quiet = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };

/** Loaded when git is asked: most commands start no process. */
const processes = () => process.getBuiltinModule('node:child_process');

/**
 * Runs git in a folder, without a shell. Every failure is a coded reason.
 * @param words as they are passed on, one argument each
 */
export function runGit(
  folder: string,
  words: readonly string[],
  { signal, timeout = 3000, input, env, encoding = 'utf8' }: GitOptions = {},
): Promise<Result<string, GitFailure>> {
  const options = {
    cwd: folder,
    timeout,
    encoding,
    env: { ...process.env, ...quiet, ...env },
    maxBuffer: 64 * 1024 * 1024,
    windowsHide: true,
    ...(signal && { signal }),
  };
  return new Promise((resolve) => {
    const child = processes().execFile('git', words, options, (error, stdout, stderr) => {
      if (error === null) resolve(succeed(stdout));
      else resolve(fail(failureOf(error, stdout, stderr)));
    });
    if (input === undefined) return;
    // Git may end before it has read everything: how it ended says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

function failureOf(error: Error & { code?: unknown; killed?: unknown }, output: string, stderr: string): GitFailure {
  const exit = typeof error.code === 'number' ? error.code : undefined;
  return { code: codeOf(error, stderr), message: stderr || error.message, output, exit };
}

/** A git that answers while it still runs, for more than fits into one text. What it says of errors goes nowhere. */
export type RunningGit = ChildProcessByStdio<Writable, Readable, null>;

/** Starts git in a folder, without a shell, under the same rules as `runGit`. Whoever starts it listens to `error`. */
export function startGit(
  folder: string,
  words: readonly string[],
  { signal, env }: Pick<GitOptions, 'signal' | 'env'> = {},
): RunningGit {
  return processes().spawn('git', words, {
    cwd: folder,
    env: { ...process.env, ...quiet, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
    ...(signal && { signal }),
  });
}

function codeOf(error: Error & { code?: unknown; killed?: unknown }, stderr: string): GitFailure['code'] {
  if (error.code === 'ENOENT') return 'missing';
  if (error.name === 'AbortError') return 'cancelled';
  if (error.killed === true) return 'timeout';
  if (stderr.includes('dubious ownership')) return 'refused';
  return stderr.includes('not a git repository') ? 'no-repository' : 'failed';
}
