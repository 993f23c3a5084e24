import type { ChangedFile, Lines } from './changedFile.ts';
import { type Kind, type KindReason, classify, kinds } from './kinds.ts';
import { globTest } from './teamGlobs.ts';

/** What changed, of files of one kind. */
export interface KindSize extends Lines {
  readonly files: number;
}

/** Why a file, or what changed in it, does not stand in the headline. */
export type NotCountedReason =
  KindReason | 'test' | 'docs' | 'white-space' | 'line-ends' | 'renamed' | 'mode' | 'empty' | 'nested-repository';

export interface NotCounted {
  readonly path: string;
  readonly why: NotCountedReason;
}

/** A changed file, with what it counts. */
export interface SizedFile {
  readonly file: ChangedFile;
  readonly kind: Kind;
  /** What of it stands in the headline. */
  readonly counts: number;
  /** Undefined where it counts. */
  readonly why: NotCountedReason | undefined;
}

/** The size of what changed. */
export interface BatchSize {
  /** Added lines of product files; one for a product file that only lost lines. */
  readonly headline: number;
  readonly kinds: Readonly<Record<Kind, KindSize>>;
  /** Lines in which nothing but white space changed, or their ends. */
  readonly whiteSpace: Lines;
  readonly files: readonly SizedFile[];
  /** In the order of `files`; then repositories inside of this one. */
  readonly notCounted: readonly NotCounted[];
  /** How many files changed, without generated ones. */
  readonly fileCount: number;
  /** How many folders these are in. */
  readonly folderCount: number;
}

/**
 * How much changed. Every line of git's count is in one kind, or in white space; files of which git compares no lines
 * are counted as files alone.
 * @param generated the team's globs
 * @param nested paths of other repositories inside of this one, which belong to nobody's batch
 */
export function sizeOf(
  changed: readonly ChangedFile[],
  { generated = [], nested = [] }: { readonly generated?: readonly string[]; readonly nested?: readonly string[] } = {},
): BatchSize {
  const isTeamGenerated = globTest(generated);
  const files = changed.map((file) => sized(file, isTeamGenerated));
  const own = files.filter(({ kind }) => kind !== 'generated');
  const notCounted = files.flatMap(({ file, why }) => (why === undefined ? [] : [{ path: file.path, why }]));
  return {
    headline: files.reduce((sum, { counts }) => sum + counts, 0),
    kinds: kindSizes(files),
    whiteSpace: whiteSpaceOf(changed),
    files,
    notCounted: [...notCounted, ...nested.map((path) => ({ path, why: 'nested-repository' }) as const)],
    fileCount: own.length,
    folderCount: new Set(own.map(({ file }) => folderOf(file.path))).size,
  };
}

function sized(file: ChangedFile, isTeamGenerated: (path: string) => boolean): SizedFile {
  const { kind, reason } = classify(file, isTeamGenerated);
  if (kind !== 'product') return { file, kind, counts: 0, why: reason ?? (kind === 'test' ? 'test' : 'docs') };
  const { added, deleted } = file.real;
  if (added > 0) return { file, kind, counts: added, why: undefined };
  // What is taken away is read, too, but a deletion of any size is one thought.
  if (deleted > 0 || file.status === 'deleted') return { file, kind, counts: 1, why: undefined };
  return { file, kind, counts: 0, why: whyNothing(file) };
}

function whyNothing(file: ChangedFile): NotCountedReason {
  if (file.lines !== undefined && file.lines.added + file.lines.deleted > 0)
    return file.lineEndsOnly ? 'line-ends' : 'white-space';
  if (file.status === 'renamed') return 'renamed';
  return file.modeChanged ? 'mode' : 'empty';
}

function kindSizes(files: readonly SizedFile[]): Readonly<Record<Kind, KindSize>> {
  const sizes = Object.fromEntries(kinds.map((kind) => [kind, { added: 0, deleted: 0, files: 0 }])) as Record<
    Kind,
    { added: number; deleted: number; files: number }
  >;
  for (const { file, kind } of files) {
    const size = sizes[kind];
    size.files += 1;
    // A pointer's lines, or lines that nobody can compare, are no size.
    if (kind === 'binary') continue;
    size.added += file.real.added;
    size.deleted += file.real.deleted;
  }
  return sizes;
}

function whiteSpaceOf(changed: readonly ChangedFile[]): Lines {
  let [added, deleted] = [0, 0];
  for (const { lines, real } of changed) {
    added += (lines?.added ?? 0) - (lines === undefined ? 0 : real.added);
    deleted += (lines?.deleted ?? 0) - (lines === undefined ? 0 : real.deleted);
  }
  return { added, deleted };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
