import { dirname } from 'node:path';
import type { Batch, UnknownBatch, UnknownReason } from '../../core/batch/batch.ts';
import { itemOfBranch } from '../../core/batch/branchItem.ts';
import { type BranchRecord, type NoRecord, branchRecord } from '../../core/batch/branchRecord.ts';
import type { Item } from '../../core/model/item.ts';
import type { PhraseValues } from '../../core/model/problem.ts';
import { type Result, fail } from '../../core/model/result.ts';
import { type FinishedCode, finishedPhrases } from '../../phrases/late/finishedPhrases.ts';
import { fill } from '../../phrases/fill.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import type { Finished } from '../workplace.ts';

/** Why an item that a command finished has no batch of this moment. */
export interface NoBatch {
  readonly code: NoRecord | UnknownReason | 'other-branch';
  readonly message: string;
}

/** What an item is recorded with that a command finishes. */
export interface FinishedBatch {
  /** The present branch, where it is the item's and has a size. */
  readonly branches: readonly BranchRecord[];
  /** What was recorded, or why nothing was; empty where there is nothing to say. */
  readonly said: string;
  /** The same for programs, which are told whatever it is. */
  readonly data: { readonly batch: BranchRecord } | { readonly noBatch: NoBatch };
}

/** Milliseconds that a move may wait for git. */
const patience = 10_000;

/** Measures the present branch of a backlog's folder for an item that is finished, if it is the item's. */
export async function finishedBatch(finished: Finished, now: Date): Promise<FinishedBatch> {
  const { path, backlog, item } = finished;
  // Most changes finish nothing: it is a bundle of its own.
  const { sizeBranch } = await import('./sizeBranch.ts');
  const sized = await sizeBranch(dirname(path), { policy: backlog.batch, now, timeout: patience });
  const found = sized.ok ? recordFor(finished, sized.value) : fail(unknownBatch(sized.failure));
  if (found.ok) {
    const batch = found.value;
    const { branch, lines, files, days } = batch;
    return { branches: [batch], said: say('finished.recorded', { branch, lines, files, days }), data: { batch } };
  }
  const noBatch = found.failure;
  return { branches: [], said: isNews(item, noBatch) ? noBatch.message : '', data: { noBatch } };
}

/** What is recorded of a branch on an item, or why nothing is. */
function recordFor({ backlog, item }: Finished, batch: Batch): Result<BranchRecord, NoBatch> {
  const { branch = '', base } = batch;
  if (itemOfBranch(backlog, branch)?.key !== item.key) {
    const message = say('finished.other-branch', { branch, item: item.id ?? item.title });
    return fail({ code: 'other-branch', message });
  }
  const record = branchRecord(batch);
  if (record.ok) return record;
  const code = record.failure;
  return fail({ code, message: say(`finished.${code}`, { branch, base: base.ref }) });
}

function unknownBatch({ code, message }: UnknownBatch): NoBatch {
  const reason = phraseOf({ code: `batch.unknown.${code}`, values: { message } });
  return { code, message: say('finished.unknown', { reason }) };
}

/** Reasons that mean no more than that nobody has spoken of a branch, unless the item names one. */
const plain: readonly NoBatch['code'][] = ['other-branch', 'no-repository', 'no-work-tree'];

/** Whether it is worth a word to people. What was measured before, by the editor, stays: then nothing is missing. */
function isNews({ fields }: Item, { code }: NoBatch): boolean {
  if (fields.batch?.lines !== undefined) return false;
  return fields.branch !== undefined || !plain.includes(code);
}

function say(code: FinishedCode, values: PhraseValues): string {
  return fill(finishedPhrases[code], values);
}
