import { basename, join, resolve } from 'node:path';
import { firstBacklog } from '../../backlog/firstBacklog.ts';
import { ToolFailure } from '../failure.ts';
import { createText } from '../files.ts';
import type { Setting } from '../workplace.ts';
import type { Answer } from './changes.ts';

/** Writes a first, commented backlog. @throws ToolFailure when there is a file already */
export async function init({ folder, file }: Setting, stream: string | undefined): Promise<Answer<{ file: string }>> {
  const path = file === undefined ? join(resolve(folder), 'backlog.yaml') : resolve(folder, file);
  const text = firstBacklog({ stream: stream ?? basename(resolve(folder)) });
  if (!(await createText(path, text))) throw new ToolFailure(`${path} is there already. Nothing was changed.`);
  return { data: { version: 1, file: path }, said: `Wrote ${path}.` };
}
