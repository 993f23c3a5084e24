import { dirname } from 'node:path';
import type { Batch, UnknownBatch } from '../../core/batch/batch.ts';
import { itemOfBranch } from '../../core/batch/branchItem.ts';
import { type BranchRecord, branchRecord } from '../../core/batch/branchRecord.ts';
import type { PhraseValues } from '../../core/model/problem.ts';
import { type FinishedCode, finishedPhrases } from '../../phrases/late/finishedPhrases.ts';
import { fill } from '../../phrases/fill.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import type { Finished } from '../workplace.ts';

/** What an item is recorded with that a command finishes. */
export interface FinishedBatch {
  /** The present branch, where it is the item's and has a size. */
  readonly branches: readonly BranchRecord[];
  /** What was recorded, or why nothing was; empty where there is nothing to say. */
  readonly said: string;
}

/** Milliseconds that a move may wait for git. */
const patience = 10_000;

/** Measures the present branch of a backlog's folder for an item that is finished, if it is the item's. */
export async function finishedBatch(finished: Finished, now: Date): Promise<FinishedBatch> {
  const { path, backlog, item } = finished;
  // Most changes finish nothing: it is a bundle of its own.
  const { sizeBranch } = await import('./sizeBranch.ts');
  const sized = await sizeBranch(dirname(path), { policy: backlog.batch, now, timeout: patience });
  const found = sized.ok ? recordFor(finished, sized.value) : unknownText(sized.failure, item.fields.branch);
  if (typeof found === 'object') return { branches: [found], said: say('finished.recorded', { ...found }) };
  // What was measured before, by the editor, stays.
  return { branches: [], said: item.fields.batch?.lines === undefined ? found : '' };
}

/** What is recorded of a branch on an item, or why nothing is: no word of a branch that nobody has spoken of. */
function recordFor({ backlog, item }: Finished, batch: Batch): BranchRecord | string {
  const { branch = '', base } = batch;
  if (itemOfBranch(backlog, branch)?.key !== item.key) {
    const isNamed = item.fields.branch !== undefined;
    return isNamed ? say('finished.other-branch', { branch, item: item.id ?? item.title }) : '';
  }
  const record = branchRecord(batch);
  return record.ok ? record.value : say(`finished.${record.failure}`, { branch, base: base.ref });
}

/** Empty where there is no repository, and so no branch to speak of, unless the item names one. */
function unknownText({ code, message }: UnknownBatch, branch: string | undefined): string {
  if (branch === undefined && (code === 'no-repository' || code === 'no-work-tree')) return '';
  return say('finished.unknown', { reason: phraseOf({ code: `batch.unknown.${code}`, values: { message } }) });
}

function say(code: FinishedCode, values: PhraseValues): string {
  return fill(finishedPhrases[code], values);
}
