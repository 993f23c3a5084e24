import { type Result, fail } from '../../core/model/result.ts';
import { type GitFailure, runGit } from '../run.ts';

/**
 * What of a person's configuration would change an answer, or start something: each set to what git does without it.
 * What says how the working tree was made (`core.autocrlf`, `core.excludesFile`, filters) stays: without it, every
 * file would seem changed, or ignored ones new.
 */
const settings = [
  'core.quotePath=false',
  'core.fsmonitor=false',
  'core.splitIndex=false',
  'core.bigFileThreshold=512m',
  'core.attributesFile=',
  'diff.renameLimit=1000',
  'diff.orderFile=/dev/null',
  'log.showSignature=false',
  'i18n.logOutputEncoding=UTF-8',
].flatMap((setting) => ['-c', setting]);

/** What a hook, or a shell, may have set: it would lead git to another repository, index or way of reading. */
const env = Object.fromEntries(
  [
    ...['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY'],
    ...['GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_QUARANTINE_PATH', 'GIT_NAMESPACE', 'GIT_ATTR_SOURCE'],
    ...['GIT_LITERAL_PATHSPECS', 'GIT_GLOB_PATHSPECS', 'GIT_NOGLOB_PATHSPECS', 'GIT_ICASE_PATHSPECS'],
    ...['GIT_DIFF_OPTS', 'GIT_EXTERNAL_DIFF', 'GIT_REDIRECT_STDOUT', 'GIT_REDIRECT_STDIN'],
  ].map((name) => [name, undefined]),
);

/** A clone without all contents would fetch what it lacks. Git before 2.39.4 knows no better way to be kept from it. */
const offline = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };

/** What a question may need besides its words. */
export interface Asking {
  /** A character for every byte, as answers are: a path need not be UTF-8. */
  readonly input?: string;
  readonly index?: string;
}

/** Asks git one question. Its words are texts; answers have a character for every byte. */
export type Ask = (words: readonly string[], asking?: Asking) => Promise<Result<string, GitFailure>>;

export interface QuietOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for all questions together. */
  readonly timeout: number;
}

/**
 * Git in a folder, as it is for everybody: the same answers whatever a person has configured, no question, no lock,
 * no shell, nothing fetched; within one time limit for all that is asked.
 */
export function quietGit(folder: string, { signal, timeout }: QuietOptions): Ask {
  const until = performance.now() + timeout;
  return async (words, { input, index } = {}) => {
    const left = Math.floor(until - performance.now());
    if (left <= 0) return fail({ code: 'timeout', message: '' });
    return runGit(folder, [...settings, ...words], {
      signal,
      timeout: left,
      encoding: 'latin1',
      input: input === undefined ? undefined : Buffer.from(input, 'latin1'),
      env: { ...env, ...offline, ...(index !== undefined && { GIT_INDEX_FILE: index }) },
    });
  };
}

/** The text behind an answer's bytes. */
export function textOf(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** What git answers in one line; a path may end in a line break of its own, so only one is taken off. */
export function lineOf(output: string): string {
  return output.replace(/\r?\n$/, '');
}
