import type { NoRecord } from '../../core/batch/branchRecord.ts';

export type FinishedCode = 'finished.recorded' | 'finished.unknown' | 'finished.other-branch' | `finished.${NoRecord}`;

/** What is said of the batch of an item that a command finishes: what was recorded, else why nothing was. */
export const finishedPhrases: Readonly<Record<FinishedCode, string>> = {
  'finished.recorded': 'Its batch is recorded: {lines} lines of {branch}, {files} files, {days} days.',
  'finished.unknown': 'No batch is recorded. {reason}',
  'finished.other-branch': 'No batch is recorded: {branch} is not the branch of {item}.',
  'finished.on-base': 'No batch is recorded: {branch} is the base that branches are measured against.',
  'finished.nothing': 'No batch is recorded: {branch} changes nothing against {base}.',
  'finished.no-branch': 'No batch is recorded: no branch is checked out.',
};
