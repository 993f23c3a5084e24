import { parseArgs } from 'node:util';
import { mergeText } from '../../phrases/mergePhrases.ts';
import { ToolFailure } from '../failure.ts';
import { type MergeOutcome, type MergeTask, mergeFiles } from '../merging/mergeFiles.ts';
import type { Streams } from './runCommand.ts';
import { mergeUsage } from './words.ts';

const text = { type: 'string' } as const;
const options = {
  directory: { ...text, short: 'C', default: '.' },
  json: { type: 'boolean', default: false },
  into: text,
  path: text,
  'marker-size': { ...text, default: '7' },
  'base-name': { ...text, default: 'base' },
  'ours-name': { ...text, default: 'ours' },
  'theirs-name': { ...text, default: 'theirs' },
} as const;

/**
 * `headwater merge BASE OURS THEIRS`, which git runs: a file of its own, so that it starts quickly.
 * @param words those behind `merge`
 * @returns 0 clean, 1 with conflict markers in the result, 2 when nothing was written
 */
export async function runMerge(words: readonly string[], { out, err }: Streams): Promise<0 | 1 | 2> {
  try {
    const { task, json } = readTask(words);
    const outcome = await mergeFiles(task);
    if (json) out(JSON.stringify({ version: 1, ...outcome }));
    else if (outcome.reports.length > 0) err(reportText(outcome));
    return outcome.clean ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    err(error.message);
    return 2;
  }
}

function readTask(words: readonly string[]): { readonly task: MergeTask; readonly json: boolean } {
  const { values, positionals } = parsed(words);
  const [base, ours, theirs, more] = positionals;
  if (base === undefined || ours === undefined || theirs === undefined || more !== undefined)
    throw new ToolFailure(`Usage: headwater ${mergeUsage}`);
  const { directory, json, into, path } = values;
  const labels = { base: values['base-name'], ours: values['ours-name'], theirs: values['theirs-name'] };
  const markerSize = sizeOf(values['marker-size']);
  return { task: { folder: directory, base, ours, theirs, into, path, markerSize, labels }, json };
}

function sizeOf(word: string): number {
  const size = Number(word);
  if (Number.isInteger(size) && size > 0 && size < 1000) return size;
  throw new ToolFailure(`--marker-size ${word} is no length of a conflict marker.`);
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new ToolFailure(error instanceof Error ? error.message : String(error));
  }
}

/** What somebody should know of a merge that went through by itself. */
function reportText({ reports }: MergeOutcome): string {
  return reports.map(mergeText).join('\n');
}
