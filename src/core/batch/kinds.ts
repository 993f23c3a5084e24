import type { ChangedFile, PathAttributes } from './changedFile.ts';
import {
  type PathRules,
  docs,
  follows,
  generated,
  lockFiles,
  minified,
  snapshots,
  tests,
  vendored,
} from './pathRules.ts';

/** What a changed file is. Only product counts in the headline; all are shown. */
export const kinds = ['product', 'test', 'docs', 'generated', 'binary'] as const;
export type Kind = (typeof kinds)[number];

/** By what a file is generated, or binary. */
export type KindReason =
  | 'attribute'
  | 'team'
  | 'lock-file'
  | 'snapshot'
  | 'minified'
  | 'generated-path'
  | 'vendored'
  | 'no-diff'
  | 'binary'
  | 'lfs';

export interface Classified {
  readonly kind: Kind;
  readonly reason?: KindReason;
}

const generatedRules: readonly (readonly [KindReason, PathRules])[] = [
  ['lock-file', lockFiles],
  ['snapshot', snapshots],
  ['minified', minified],
  ['generated-path', generated],
];

/**
 * What a file is: attributes say more than the team's globs, these more than paths.
 * @param isTeamGenerated whether the team's `batch.generated` means a path
 */
export function classify(file: ChangedFile, isTeamGenerated: (path: string) => boolean): Classified {
  const { path, attributes } = file;
  if (attributes.lfs === true) return { kind: 'binary', reason: 'lfs' };
  const made = generatedBy(path, attributes, isTeamGenerated);
  if (file.lines === undefined) return unread(attributes, made);
  if (made !== undefined) return { kind: 'generated', reason: made };
  if (attributes.documentation === true) return { kind: 'docs' };
  if (follows(path, tests)) return { kind: 'test' };
  if (attributes.documentation !== false && follows(path, docs)) return { kind: 'docs' };
  return { kind: 'product' };
}

/** Git compares no lines. `binary` sets `-text` besides; `-diff` alone stands on texts that nobody reads. */
function unread({ diff, text }: PathAttributes, made: KindReason | undefined): Classified {
  if (diff === false && text !== false) return { kind: 'generated', reason: 'no-diff' };
  if (made === 'attribute' || made === 'team') return { kind: 'generated', reason: made };
  return { kind: 'binary', reason: 'binary' };
}

function generatedBy(
  path: string,
  { generated: stated, vendored: foreign }: PathAttributes,
  isTeamGenerated: (path: string) => boolean,
): KindReason | undefined {
  if (stated === true || foreign === true) return 'attribute';
  if (isTeamGenerated(path)) return 'team';
  const rule = stated === false ? undefined : generatedRules.find(([, rules]) => follows(path, rules));
  if (rule !== undefined) return rule[0];
  return foreign !== false && follows(path, vendored) ? 'vendored' : undefined;
}
