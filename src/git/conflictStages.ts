import { isUtf8 } from 'node:buffer';
import { basename, dirname } from 'node:path';
import { batchObjects } from './batchObjects.ts';
import { runGit } from './run.ts';

/** What git keeps of a file while it is in conflict. */
export interface ConflictStages {
  /** Undefined where both sides added the file. */
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
  /**
   * The text that git itself left in the working tree, with its markers (`AUTO_MERGE`, git 2.33): what differs from it
   * was typed since. Undefined where git does not know.
   */
  readonly left: string | undefined;
}

/** Stages in the index, and the tree of the merge as git left it; `git help gitrevisions`. */
const revisions = [':1', ':2', ':3', 'AUTO_MERGE'];

/**
 * The versions of a file that a merge, rebase, cherry-pick or stash could not bring together, from git's index.
 * Undefined where there are none: no conflict that git knows of, resolved since, no repository, no git, no text.
 * @param path absolute
 */
export async function conflictStages(path: string, signal?: AbortSignal): Promise<ConflictStages | undefined> {
  const name = basename(path);
  // A line break would be a question of its own.
  if (/[\r\n]/.test(name)) return undefined;
  // `./` makes git look from the folder that it runs in.
  const input = revisions.map((revision) => `${revision}:./${name}\n`).join('');
  const options = { signal, input, timeout: 10_000, encoding: 'latin1', env: { GIT_NO_LAZY_FETCH: '1' } } as const;
  const answer = await runGit(dirname(path), ['cat-file', '--batch'], options);
  if (!answer.ok) return undefined;
  const texts = batchObjects(answer.value).map(({ type, body }) => (type === 'blob' ? decoded(body) : undefined));
  const [base, ours, theirs, left] = texts;
  return ours === undefined || theirs === undefined ? undefined : { base, ours, theirs, left };
}

/** Undefined where decoding would lose bytes. */
function decoded(latin1: string): string | undefined {
  const bytes = Buffer.from(latin1, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}
