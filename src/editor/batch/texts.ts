import type { Batch, UnknownBatch } from '../../core/batch/batch.ts';
import type { BatchHistory } from '../../core/batch/history.ts';
import type { Kind } from '../../core/batch/kinds.ts';
import type { SizedFile } from '../../core/batch/size.ts';
import { say } from '../say.ts';

/** What a branch is called; a place where there is none. */
export function branchText({ branch, base }: Pick<Batch, 'branch' | 'base'>): string {
  return branch ?? base.commit.slice(0, 7);
}

/** `pay-12-pool: 182 lines, growing` */
export function headlineText(batch: Batch): string {
  return say({
    code: 'batch.headline',
    values: { branch: branchText(batch), lines: batch.size.headline, band: bandText(batch) },
  });
}

export function bandText({ band }: Pick<Batch, 'band'>): string {
  return say({ code: `batch.band.${band}`, values: {} });
}

/** `against origin/main: the default branch of origin` */
export function baseText({ base }: Pick<Batch, 'base'>): string {
  const reason = say({ code: `batch.base.${base.reason}`, values: {} });
  return say({ code: 'batch.against', values: { base: base.ref, reason } });
}

/** By what it is as large as it is; empty for a small one. */
export function becauseText({ because }: Pick<Batch, 'because'>): string {
  return because.map((reason) => say({ code: `batch.because.${reason}`, values: {} })).join(', ');
}

export function besideText({ size, commits, days }: Batch): string {
  return say({ code: 'batch.beside', values: { files: size.fileCount, folders: size.folderCount, commits, days } });
}

/** What the team's finished batches were like; empty while there are too few. */
export function historyText(history: BatchHistory | undefined): string {
  return history === undefined ? '' : say({ code: 'batch.history', values: { ...history } });
}

export function aiText({ ai }: Pick<Batch, 'ai'>): string {
  return say({ code: 'batch.ai', values: { marked: ai.marked, notMarked: ai.notMarked, unknown: ai.unknown } });
}

export function kindText(kind: Kind): string {
  return say({ code: `batch.kind.${kind}`, values: {} });
}

export function kindLines({ size }: Pick<Batch, 'size'>, kind: Kind): string {
  const { added, deleted, files } = size.kinds[kind];
  return say({ code: 'batch.lines', values: { added, deleted, files } });
}

/** Why a file, or what changed in it, does not count; empty where it counts. */
export function notCountedText({ why }: Pick<SizedFile, 'why'>): string {
  return why === undefined ? '' : say({ code: `batch.not-counted.${why}`, values: {} });
}

export function unknownText({ code, message }: UnknownBatch): string {
  return say({ code: `batch.unknown.${code}`, values: { message } });
}
