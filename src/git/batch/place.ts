import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { UnknownBatch } from '../../core/batch/batch.ts';
import { type Result, fail, succeed } from '../../core/model/result.ts';
import type { GitFailure } from '../run.ts';
import { type Ask, lineOf, textOf } from './quietGit.ts';

/** Where a working tree is, and what stands in it. */
export interface Place {
  /** The top of the working tree. */
  readonly top: string;
  /** The folder of what git keeps for this working tree: its index, its HEAD. */
  readonly gitDir: string;
  /** The present branch; undefined on none. */
  readonly branch: string | undefined;
  /** The present commit. */
  readonly head: string;
  /** What is being merged into it. */
  readonly merging: readonly string[];
  /** Whether the clone has not all of the history. */
  readonly shallow: boolean;
}

/** Where a folder's working tree stands, or why it stands nowhere. A missing branch is only known here, not refused. */
export async function placeOf(ask: Ask): Promise<Result<Place, UnknownBatch>> {
  const [top, dirs, symbolic, commit] = await Promise.all([
    ask(['rev-parse', '--show-toplevel']),
    ask(['rev-parse', '--is-shallow-repository', '--is-inside-work-tree', '--absolute-git-dir']),
    ask(['symbolic-ref', '--quiet', 'HEAD']),
    ask(['rev-parse', '--quiet', '--verify', 'HEAD^{commit}']),
  ]);
  if (!dirs.ok) return fail(unknownOf(dirs.failure));
  if (!top.ok) return fail(noTree(top.failure));
  const [shallow, , ...gitDir] = textOf(lineOf(dirs.value)).split('\n');
  if (!symbolic.ok && symbolic.failure.exit !== 1) return fail(unknownOf(symbolic.failure));
  const branch = symbolic.ok ? textOf(lineOf(symbolic.value)).replace(/^refs\/heads\//, '') : undefined;
  if (!commit.ok) {
    const stopped = commit.failure.code === 'timeout' || commit.failure.code === 'cancelled';
    return fail(stopped ? unknownOf(commit.failure) : { code: 'unborn', message: '', branch });
  }
  const folder = gitDir.join('\n');
  const rebasing = ['rebase-merge', 'rebase-apply'].some((name) => existsSync(join(folder, name)));
  if (rebasing && branch === undefined) return fail({ code: 'rebasing', message: '' });
  return succeed({
    top: textOf(lineOf(top.value)),
    gitDir: folder,
    branch,
    head: lineOf(commit.value),
    merging: existsSync(join(folder, 'MERGE_HEAD')) ? await mergeHeads(ask) : [],
    shallow: shallow === 'true',
  });
}

async function mergeHeads(ask: Ask): Promise<readonly string[]> {
  const answer = await ask(['rev-parse', '--quiet', '--verify', 'MERGE_HEAD^{commit}']);
  return answer.ok ? [lineOf(answer.value)] : [];
}

/** A failure of git, as a reason why a size is not known. */
export function unknownOf({ code, message }: GitFailure): UnknownBatch {
  return { code, message: message.trim() };
}

function noTree(failure: GitFailure): UnknownBatch {
  const bare = failure.code === 'failed' && failure.message.includes('must be run in a work tree');
  return bare ? { code: 'no-work-tree', message: '' } : unknownOf(failure);
}
