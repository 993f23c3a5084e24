import type { MergeInput } from '../merge.ts';
import { lineBreakOf } from '../source.ts';
import { commonBase } from './commonBase.ts';
import { type ConflictSides, conflictSides } from './conflictSides.ts';

/** What git keeps of a file that is in conflict; `left` is the text that it wrote with its markers. */
export interface Stages {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
  readonly left: string | undefined;
}

/** Three texts to merge in place of a text with conflict markers. */
export interface ConflictVersions extends MergeInput {
  readonly labels: { readonly ours: string; readonly theirs: string };
  /** Where they come from: git's index, or the text itself, which somebody has edited or which git knows nothing of. */
  readonly from: 'git' | 'text';
}

/**
 * What may be merged in place of a text with conflict markers, the best first.
 *
 * Git's own versions know nothing of what was typed since, so they are taken only while the text is what git left.
 * From an edited text, its sides are merged: what was typed outside of the markers is in both.
 * @param stages what git's index has, if that is known
 */
export function* conflictVersions(text: string, stages: Stages | undefined): Generator<ConflictVersions> {
  const sides = conflictSides(text);
  if (sides === undefined) return;
  const known = stages && withBreaksOf(text, stages);
  if (known?.left === text) yield* withBase(known, [known.base], { ...sides, from: 'git' });
  yield* withBase(sides, [known?.base, sides.base], { ...sides, from: 'text' });
}

function* withBase(
  { ours, theirs }: Pick<MergeInput, 'ours' | 'theirs'>,
  bases: readonly (string | undefined)[],
  { labels, from }: Pick<ConflictSides, 'labels'> & Pick<ConflictVersions, 'from'>,
): Generator<ConflictVersions> {
  for (const base of bases) if (base !== undefined) yield { base, ours, theirs, labels, from };
  const common = commonBase(ours, theirs);
  if (common !== undefined) yield { base: common, ours, theirs, labels, from };
}

/** Git may keep other line breaks than the working tree has, and a mark in front that the editor takes off. */
function withBreaksOf(text: string, { base, ours, theirs, left }: Stages): Stages {
  const lineBreak = lineBreakOf(text);
  const alike = (version: string) => version.replace(/^\uFEFF/, '').replace(/\r?\n/g, lineBreak);
  return { base: base && alike(base), ours: alike(ours), theirs: alike(theirs), left: left && alike(left) };
}
