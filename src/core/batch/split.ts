import type { BranchCommit } from './aiMarks.ts';
import type { NotCountedReason, SizedFile } from './size.ts';
import { changedTogether } from './together.ts';

/** By what a branch is taken apart. */
export type SplitBy = 'nature' | 'folder' | 'commit' | 'together';

/** One of the smaller batches. */
export interface SplitPart {
  /** `preparation`: nothing behaves differently by it. `rest`: what no commit or folder has. */
  readonly is: 'preparation' | 'generated' | 'behaviour' | 'folder' | 'commit' | 'together' | 'rest';
  /** A folder from the top of the repository, the subject of its first commit, or its largest file; empty for the others. */
  readonly name: string;
  readonly files: readonly string[];
  /** What of them stands in the headline. */
  readonly lines: number;
}

/** One way to take a branch apart: every changed file is in exactly one part, in the order in which they may land. */
export interface SplitProposal {
  readonly by: SplitBy;
  readonly parts: readonly SplitPart[];
}

/** What is known besides the files themselves. */
export interface SplitGrounds {
  /** Of the branch, the latest first, as git lists them. */
  readonly commits: readonly BranchCommit[];
  /** The files of each commit before it. */
  readonly past?: readonly (readonly string[])[];
  /** Lines of a small batch. */
  readonly good: number;
}

/**
 * How a branch may be taken apart, by what its changes show; the way whose largest part is the smallest comes first.
 * None where nothing would become smaller.
 */
export function splitProposals(
  files: readonly SizedFile[],
  { commits, past = [], good }: SplitGrounds,
): readonly SplitProposal[] {
  const ways: readonly SplitProposal[] = [
    { by: 'nature', parts: byNature(files) },
    { by: 'folder', parts: byFolder(files) },
    { by: 'together', parts: byTogether(files, past) },
    { by: 'commit', parts: byCommit(files, [...commits].reverse(), good) },
  ];
  const all = linesOf(files);
  // Preparation apart makes the rest easier to read, even where it makes it no shorter.
  const helps = (way: SplitProposal) => way.parts.length > 1 && (way.by === 'nature' || largest(way) < all);
  return ways.filter(helps).sort((one, other) => largest(one) - largest(other));
}

const largest = ({ parts }: SplitProposal) => Math.max(...parts.map(({ lines }) => lines));

const preparing: ReadonlySet<NotCountedReason | undefined> = new Set([
  'renamed',
  'white-space',
  'line-ends',
  'mode',
  'empty',
]);

/** What prepares first, then what a tool wrote, then what behaves differently, with its tests. */
function byNature(files: readonly SizedFile[]): readonly SplitPart[] {
  const natureOf = ({ kind, why }: SizedFile) => {
    if (kind === 'generated') return 'generated';
    return preparing.has(why) ? 'preparation' : 'behaviour';
  };
  return (['preparation', 'generated', 'behaviour'] as const).flatMap((is) =>
    partOf(
      is,
      '',
      files.filter((file) => natureOf(file) === is),
    ),
  );
}

/** By the folders right below the one that all product files share, tests with what they test. */
function byFolder(files: readonly SizedFile[]): readonly SplitPart[] {
  const product = files.filter(({ kind }) => kind === 'product');
  const shared = sharedFolder(product.map(({ file }) => file.path));
  const below = (path: string) => {
    const [folder = '', inside] = path.slice(shared.length).split('/');
    return inside === undefined ? shared : `${shared}${folder}/`;
  };
  const folders = new Set(product.map(({ file }) => below(file.path)));
  if (folders.size < 2) return [];
  const tested = new Map(product.map(({ file }) => [stemOf(file.path), below(file.path)]));
  const placeOf = ({ file, kind }: SizedFile) => {
    if (kind === 'product') return below(file.path);
    const own = file.path.startsWith(shared) ? below(file.path) : '';
    return (kind === 'test' ? tested.get(stemOf(file.path)) : undefined) ?? (folders.has(own) ? own : '');
  };
  const names = new Set([...[...folders].sort(), '']);
  return [...names].flatMap((name) => {
    const own = files.filter((file) => placeOf(file) === name);
    return partOf(folders.has(name) ? 'folder' : 'rest', name, own);
  });
}

/** The longest folder that holds all of them, with its slash; empty at the top. */
function sharedFolder([first = '', ...others]: readonly string[]): string {
  let shared = first.slice(0, first.lastIndexOf('/') + 1);
  for (const path of others)
    while (!path.startsWith(shared)) shared = shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1);
  return shared;
}

/** What a file and its test have in common: `pool` of `src/pool.ts`, `pool.test.ts`, `test_pool.py`, `PoolTest.java`. */
function stemOf(path: string): string {
  const [name = ''] = path.slice(path.lastIndexOf('/') + 1).split('.');
  return name
    .replace(/^test[_-]|[_-](?:test|spec)s?$/i, '')
    .replace(/(?:Test|Spec)s?$/, '')
    .toLowerCase();
}

/** By what has changed together before, tests with what they test; what has not is the rest. */
function byTogether(files: readonly SizedFile[], past: readonly (readonly string[])[]): readonly SplitPart[] {
  const nowNamed = new Map(files.flatMap(({ file }) => (file.from === undefined ? [] : [[file.from, file.path]])));
  const commits = past.map((names) => [...new Set(names.map((name) => nowNamed.get(name) ?? name))]);
  const paths = files.map(({ file }) => file.path);
  if (changedTogether(paths, commits).length === 0) return [];
  const groups = changedTogether(paths, commits, testedPairs(files));
  const grouped = new Set(groups.flat());
  const parts = groups.flatMap((group) => {
    const own = files.filter(({ file }) => group.includes(file.path));
    const [first] = [...own].sort((one, other) => other.counts - one.counts);
    return partOf('together', first?.file.path ?? '', own);
  });
  const rest = files.filter(({ file }) => !grouped.has(file.path));
  return [...parts, ...partOf('rest', '', rest)];
}

/** Each test with the product file of the same stem, if there is one. */
function testedPairs(files: readonly SizedFile[]): readonly (readonly [string, string])[] {
  const product = new Map(
    files.flatMap(({ file: { path }, kind }) => (kind === 'product' ? [[stemOf(path), path]] : [])),
  );
  return files.flatMap(({ file: { path }, kind }) => {
    const tested = kind === 'test' ? product.get(stemOf(path)) : undefined;
    return tested === undefined ? [] : [[tested, path] as const];
  });
}

/** Commit by commit, those together that are small together; what is not committed comes last. */
function byCommit(files: readonly SizedFile[], commits: readonly BranchCommit[], good: number): readonly SplitPart[] {
  const left = new Map(files.map((file) => [file.file.path, file]));
  const parts: { name: string; files: SizedFile[] }[] = [];
  for (const commit of commits) {
    const own = [...new Set(commit.files.map(({ path }) => path))].flatMap((path) => left.get(path) ?? []);
    if (own.length === 0) continue;
    for (const { file } of own) left.delete(file.path);
    const last = parts.at(-1);
    if (last !== undefined && linesOf([...last.files, ...own]) <= good) last.files.push(...own);
    else parts.push({ name: subjectOf(commit), files: own });
  }
  return [
    ...parts.flatMap((part) => partOf('commit', part.name, part.files)),
    ...partOf('rest', '', [...left.values()]),
  ];
}

function subjectOf({ message }: BranchCommit): string {
  return message.trim().split('\n', 1)[0] ?? '';
}

/** A part, or none without files. */
function partOf(is: SplitPart['is'], name: string, files: readonly SizedFile[]): readonly SplitPart[] {
  return files.length === 0 ? [] : [{ is, name, files: files.map(({ file }) => file.path), lines: linesOf(files) }];
}

function linesOf(files: readonly SizedFile[]): number {
  return files.reduce((sum, { counts }) => sum + counts, 0);
}
