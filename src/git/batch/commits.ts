import type { BranchCommit } from '../../core/batch/aiMarks.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import type { GitFailure } from '../run.ts';
import { type Ask, textOf } from './quietGit.ts';
import { readLines } from './numstat.ts';

/**
 * The branch's commits, the newest first, with their files.
 * @param tips what the branch is not part of
 */
export async function commitsOf(
  ask: Ask,
  head: string,
  tips: readonly string[],
): Promise<Result<readonly BranchCommit[], GitFailure>> {
  const words = [
    ...['log', '-z', '--numstat', '-M', '--no-ext-diff', '--no-textconv', '--no-color', '--no-relative'],
    ...['--diff-algorithm=myers', '--no-show-signature', '--no-notes'],
    '--format=%H%x00%at%x00%ct%x00%ae%x00%an%x00%B%x00',
  ];
  const answer = await ask([...words, head, ...tips.map((tip) => `^${tip}`), '--']);
  if (!answer.ok) return answer;
  return succeed(readCommits(answer.value));
}

/** How many parts a commit has in front of its files: its id, two times, address, name, message. */
const headerParts = 6;

/**
 * Takes the log apart. NUL ends every part, and stands between commits as often as git likes: a commit begins with its
 * id, and a file's lines cannot be taken for one.
 */
function readCommits(output: string): readonly BranchCommit[] {
  const parts = output.split('\0');
  const starts: number[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    // A renamed file's lines, with its two names behind.
    if (/^\n?(?:-|\d+)\t(?:-|\d+)\t$/.test(part)) at += 2;
    else if (/^[0-9a-f]{40,64}$/.test(part)) {
      starts.push(at);
      at += headerParts - 1;
    }
  }
  return starts.map((start, nth) => readCommit(parts.slice(start, starts[nth + 1])));
}

function readCommit([commit = '', ...rest]: readonly string[]): BranchCommit {
  const [authored, committed, email = '', name = '', message = '', ...files] = rest;
  const lines = files.map((part) => part.replace(/^\n(?=(?:-|\d+)\t)/, ''));
  return {
    commit,
    authored: timeOf(authored),
    committed: timeOf(committed),
    email: textOf(email),
    name: textOf(name),
    message: textOf(message),
    files: [...readLines(lines)].map(([path, count]) => ({ path: textOf(path), lines: count })),
  };
}

/** A commit may claim any number. */
function timeOf(seconds: string | undefined): Date {
  const last = Date.UTC(9999, 11, 31);
  return new Date(Math.min(Math.max(Number(seconds) * 1000 || 0, 0), last));
}
