import type { Measured, UnknownBatch } from '../../core/batch/batch.ts';
import { type Result, fail, succeed } from '../../core/model/result.ts';
import type { GitFailure } from '../run.ts';
import { type FoundBase, findBase } from './base.ts';
import { commitsOf } from './commits.ts';
import { addedSince, differencesFrom } from './differences.ts';
import { type Place, placeOf, unknownOf } from './place.ts';
import { type Ask, quietGit, textOf } from './quietGit.ts';
import { standingOf } from './standing.ts';
import { type Untracked, untrackedIn, withUntracked } from './untracked.ts';

export interface MeasureOptions {
  /** What somebody chose to measure against: a branch, a tag, a commit; or what was chosen for a branch. */
  readonly base?: string | ((branch: string | undefined) => string | undefined) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for everything. */
  readonly timeout?: number;
}

/** So often it is measured where something is checked out or staged meanwhile: what comes later is measured later. */
const attempts = 2;

/**
 * What the branch of a working tree changes: from where it left its base to the files as they are on disk, committed,
 * staged, unstaged and new. Writes nothing. Needs git 2.30; every failure is a reason. All that it says is of one
 * moment: what was measured while git moved something is measured again.
 * @param folder in the working tree
 */
export async function measureBranch(
  folder: string,
  { base, signal, timeout = 30_000 }: MeasureOptions = {},
): Promise<Result<Measured, UnknownBatch>> {
  let stopped: GitFailure | undefined;
  const askIn = (at: string): Ask => {
    const ask = quietGit(at, { signal, timeout });
    return async (words, asking) => {
      const answer = await ask(words, asking);
      if (!answer.ok && ['cancelled', 'timeout'].includes(answer.failure.code)) stopped ??= answer.failure;
      return answer;
    };
  };
  for (let left = attempts; ; left -= 1) {
    const { measured, rested } = await measure(askIn, folder, base);
    // A question that was stopped looks like one that has no answer: whatever it led to, this is the reason.
    if (stopped !== undefined) return fail(unknownOf(stopped));
    if (rested || left === 1) return measured;
  }
}

interface Attempt {
  readonly measured: Result<Measured, UnknownBatch>;
  /** Whether nothing was checked out, staged or committed meanwhile. */
  readonly rested: boolean;
}

async function measure(
  askIn: (folder: string) => Ask,
  folder: string,
  chosen: MeasureOptions['base'],
): Promise<Attempt> {
  const place = await placeOf(askIn(folder));
  if (!place.ok) return { measured: place, rested: true };
  const { top, gitDir } = place.value;
  const before = standingOf(gitDir);
  const measured = await measureAt(askIn(top), place.value, chosen);
  return { measured, rested: before !== undefined && before === standingOf(gitDir) };
}

async function measureAt(
  ask: Ask,
  place: Place,
  chosen: MeasureOptions['base'],
): Promise<Result<Measured, UnknownBatch>> {
  const { branch } = place;
  const found = await findBase(ask, place, typeof chosen === 'function' ? chosen(branch) : chosen);
  if (!found.ok) return found;
  const left = await leftAt(ask, place, found.value);
  if (!left.ok) return fail({ ...left.failure, branch });
  const changes = await changesSince(ask, place, found.value, left.value.commit);
  if (!changes.ok) return fail({ ...unknownOf(changes.failure), branch });
  const { ref, reason } = found.value;
  return succeed({
    branch,
    base: { ref, reason, commit: left.value.commit },
    left: left.value.time,
    ...changes.value,
  });
}

interface Left {
  readonly commit: string;
  readonly time: Date;
}

/**
 * The commit at which the branch left its base. Histories that crossed have several: git's first is taken. What is
 * just being merged in is part of the base already, so it is asked for the merge as it will be.
 */
async function leftAt(
  ask: Ask,
  { head, merging, shallow }: Place,
  { tips }: FoundBase,
): Promise<Result<Left, UnknownBatch>> {
  const answers = await Promise.all(tips.map((tip) => ask(['merge-base', tip, head, ...merging])));
  const bases = answers.flatMap((answer) => (answer.ok ? [answer.value.trim()] : []));
  const [first, second] = bases;
  if (first === undefined) {
    const stopped = answers.find((answer) => !answer.ok && ['timeout', 'cancelled'].includes(answer.failure.code));
    if (stopped !== undefined && !stopped.ok) return fail(unknownOf(stopped.failure));
    return fail({ code: shallow ? 'shallow' : 'unrelated', message: '' });
  }
  const later =
    second !== undefined && second !== first && (await ask(['merge-base', '--is-ancestor', first, second])).ok;
  const commit = later ? second : first;
  const time = await ask(['log', '-1', '--format=%ct', '--no-show-signature', commit, '--']);
  if (!time.ok) return fail(unknownOf(time.failure));
  return succeed({ commit, time: new Date((Number(time.value.trim()) || 0) * 1000) });
}

type Changes = Pick<Measured, 'files' | 'nested' | 'commits' | 'uncommitted'>;

async function changesSince(
  ask: Ask,
  place: Place,
  { tips }: FoundBase,
  commit: string,
): Promise<Result<Changes, GitFailure>> {
  const untracked = await untrackedIn(ask);
  if (!untracked.ok) return untracked;
  return withUntracked(ask, place, untracked.value, async (index) => {
    const ahead = commit !== place.head;
    const [files, commits, uncommitted] = await Promise.all([
      differencesFrom(ask, commit, index),
      ahead ? commitsOf(ask, place.head, tips) : succeed([]),
      ahead ? addedSince(ask, place.head, index) : undefined,
    ]);
    if (!files.ok) return files;
    if (!commits.ok) return commits;
    if (uncommitted?.ok === false) return uncommitted;
    const all = files.value.reduce((sum, { lines }) => sum + (lines?.added ?? 0), 0);
    return succeed({
      files: files.value,
      nested: namesOf(untracked.value),
      commits: commits.value,
      uncommitted: uncommitted?.value ?? all,
    });
  });
}

function namesOf({ nested }: Untracked): readonly string[] {
  return nested.map(textOf);
}
