import type { BatchPolicy } from '../../core/batch/bands.ts';
import { type Batch, type UnknownBatch, batchOf } from '../../core/batch/batch.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import { type MeasureOptions, measureBranch } from '../../git/batch/measure.ts';

export interface Sizing extends MeasureOptions {
  readonly policy: BatchPolicy;
  readonly now: Date;
}

/** How large the present branch of a folder's working tree is by a team's policy, or why that is not known. */
export async function sizeBranch(
  folder: string,
  { policy, now, ...options }: Sizing,
): Promise<Result<Batch, UnknownBatch>> {
  const measured = await measureBranch(folder, options);
  return measured.ok ? succeed(batchOf(measured.value, policy, now)) : measured;
}
