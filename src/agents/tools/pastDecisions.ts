import { resolve } from 'node:path';
import { recordsAt } from '../../git/recordsAt.ts';
import { nearestLogs } from '../decisions/logsAbove.ts';
import type { Logs } from '../decisions/logsBelow.ts';
import { ToolFailure } from '../failure.ts';
import type { Setting } from '../workplace.ts';

/**
 * The logs below the folder as they stood in a commit, or where there was none, those of the nearest folder above it.
 * @throws ToolFailure where git does not know the commit, or does not answer
 */
export function pastLogs({ folder }: Setting, revision: string): Promise<Logs> {
  return nearestLogs(resolve(folder), (top) => logsAt(top, revision));
}

async function logsAt(top: string, revision: string): Promise<Logs> {
  const found = await recordsAt(top, revision);
  if (!found.ok) throw new ToolFailure(whyNot(found.failure.code, revision));
  const { logs, texts } = found.value;
  return { logs, top, home: '', texts, textOf: (path) => texts.get(path) };
}

function whyNot(code: string, revision: string): string {
  switch (code) {
    case 'no-commit':
      return `Git knows no commit ${revision} here.`;
    case 'no-repository':
      return 'This is no git repository, so nothing says how decisions stood before.';
    case 'missing':
      return 'Git is not installed, so nothing says how decisions stood before.';
    default:
      return `Git did not say what stood in ${revision}. Try again.`;
  }
}
