/**
 * Why a record is not changed.
 * - `no-status-anchor`: nothing says where its status would stand.
 * - `not-read-back`: what would be written there is not read, as behind a fence that is left open.
 * - `already`: it has that status.
 * - `is-superseded`: another record took its place; that one decides.
 * - `in-force`, `not-in-force`: the change is one for proposals, or for decisions that hold.
 * - `out-of-force`: it is so already, by another word.
 * - `itself`: a record cannot replace or amend itself.
 * - `number-taken`: another record of the log has that number.
 * - `number-on-branch`: another record has it on a branch.
 * - `same-number`: it has that number.
 * - `not-numbered`: its file name has no number to change.
 */
export type WritingRefusalCode =
  | 'no-status-anchor'
  | 'not-read-back'
  | 'already'
  | 'is-superseded'
  | 'in-force'
  | 'not-in-force'
  | 'out-of-force'
  | 'itself'
  | 'number-taken'
  | 'number-on-branch'
  | 'same-number'
  | 'not-numbered';

export interface WritingRefusal {
  readonly code: WritingRefusalCode;
  readonly values: Readonly<Record<string, string | number>>;
}
