import { resolve } from 'node:path';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import { clashesOnBranches } from '../../git/branchFolders.ts';
import { branchNumberText } from '../../phrases/late/branchNumberPhrases.ts';
import type { Setting } from '../workplace.ts';
import type { ProblemData } from './check.ts';

/** Milliseconds that git has. */
const timeout = 10_000;

/**
 * Numbers that other branches have given as well: advice, since nothing is wrong before they meet. None without git.
 */
export async function branchNumbers(
  { folder }: Setting,
  decisions: readonly Pick<Decision, 'log' | 'path'>[],
): Promise<readonly ProblemData[]> {
  const logs = new Map<string, string[]>();
  for (const { log, path } of decisions) logs.set(log, [...(logs.get(log) ?? []), path]);
  const clashes = await clashesOnBranches(resolve(folder), logs, { timeout });
  return clashes.map((clash) => {
    const place = { file: clash.path, line: 1, column: 1 };
    return { ...place, code: 'decision.number-on-branch', severity: 'hint', message: branchNumberText(clash) };
  });
}
