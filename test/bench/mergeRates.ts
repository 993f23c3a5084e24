import { readBacklog } from '../../src/backlog/read.ts';
import {
  type PlanPair,
  type PlanState,
  type Touching,
  carriedOut,
  planPair,
  planStart,
} from '../support/planBranches.ts';
import { type Way, mergeByItem, startOf, stepsOf } from '../support/planMerges.ts';
import { type FileBranches, PlanRepository } from '../support/planRepository.ts';
import type { Files } from '../support/spread.ts';
import { backlogMdAfter, backlogMdStart } from './backlogMdPlan.ts';

/** How many of some pairs of branches conflict. */
export interface Rates {
  readonly touching: Touching;
  /** Edits on a branch, at most. */
  readonly edits: number;
  readonly pairs: number;
  readonly oneFile: number;
  readonly oneFileDriver: number;
  /** Merged with git's `union`: pairs in which an item or a key is there twice, or cannot be read. */
  readonly oneFileUnion: number;
  readonly itemFiles: number;
  /** Those of them in which nothing but the archive conflicts. */
  readonly itemFilesArchive: number;
  readonly itemFilesDriver: number;
  readonly backlogMd: number;
  /** The same of branches that are rebased or cherry-picked, commit by commit. */
  readonly picked: readonly PickedRates[];
}

/** How many pairs conflict by a way that picks the commits of one branch. */
export interface PickedRates extends Pick<
  Rates,
  'oneFile' | 'oneFileDriver' | 'itemFiles' | 'itemFilesDriver' | 'backlogMd'
> {
  readonly way: Way;
}

/** Makes pairs of branches, each in both layouts and as a Backlog.md project, and merges all of them. */
export function mergeRates(
  folder: string,
  { touching, edits, pairs }: Pick<Rates, 'touching' | 'edits' | 'pairs'>,
): Rates {
  const plans = Array.from({ length: pairs }, (_, seed) => planPair(edits * 10_000 + seed, edits, touching));
  const [inOne, inFiles] = [planStart('one file'), planStart('a file for each item')];
  const one = plans.map((plan) => carriedOut(inOne, plan, false));
  const files = plans.map((plan) => carriedOut(inFiles, plan, false));
  const peers = backlogMdStart();
  const oneGit = repositoryOf(`${folder}/one`, inOne.files, one.map(branchesOf));
  const filesGit = repositoryOf(`${folder}/files`, inFiles.files, files.map(branchesOf));
  const peerGit = repositoryOf(
    `${folder}/peer`,
    peers,
    plans.map((plan) => peerBranches(peers, plan)),
  );
  const plainly = (git: PlanRepository, way: Way) => countOf(git.conflicts(pairs, way), (names) => names.length > 0);
  const conflicting = filesGit.conflicts(pairs).filter((names) => names.length > 0);
  return {
    touching,
    edits,
    pairs,
    oneFile: plainly(oneGit, 'merge'),
    oneFileDriver: countOf(one, (pair) => clashes('merge', pair)),
    oneFileUnion: countOf(oneGit.unionTexts(pairs, 'backlog.yaml'), isDamaged),
    itemFiles: conflicting.length,
    itemFilesArchive: countOf(conflicting, (names) => names.every((name) => name === 'backlog.archive.yaml')),
    itemFilesDriver: countOf(files, (pair) => clashes('merge', pair)),
    backlogMd: plainly(peerGit, 'merge'),
    picked: (['rebase', 'cherry-pick'] as const).map((way) => ({
      way,
      oneFile: plainly(oneGit, way),
      oneFileDriver: countOf(one, (pair) => clashes(way, pair)),
      itemFiles: plainly(filesGit, way),
      itemFilesDriver: countOf(files, (pair) => clashes(way, pair)),
      backlogMd: plainly(peerGit, way),
    })),
  };
}

function countOf<Thing>(things: readonly Thing[], is: (thing: Thing) => boolean): number {
  return things.filter(is).length;
}

export function repositoryOf(folder: string, start: Files, pairs: readonly FileBranches[]): PlanRepository {
  const git = new PlanRepository(folder);
  git.import(start, pairs);
  return git;
}

export function branchesOf({ ours, theirs }: ReturnType<typeof carriedOut>): FileBranches {
  const files = (states: readonly PlanState[]) => states.map((state) => state.files);
  return { ours: files(ours), theirs: files(theirs) };
}

/** The same edits as its command line carries them out, each in a minute of its own. */
export function peerBranches(start: Files, plan: PlanPair): FileBranches {
  let minute = Date.UTC(2026, 10, 20, 9);
  const branch = (commits: PlanPair['ours'], taken: readonly string[]) => {
    let files = start;
    return commits.map((edits) => {
      for (const edit of edits) files = backlogMdAfter(files, edit, new Date((minute += 61_000)), taken);
      return files;
    });
  };
  const ours = branch(plan.ours, []);
  return { ours, theirs: branch(plan.theirs, Object.keys(ours.at(-1) ?? start)) };
}

function clashes(way: Way, branches: ReturnType<typeof carriedOut>): boolean {
  let files = startOf(way, branches);
  return stepsOf(way, branches).some((step) => {
    const merged = mergeByItem(step(files));
    ({ files } = merged);
    return merged.conflicts.length > 0;
  });
}

function isDamaged(text: string): boolean {
  const reading = readBacklog(text);
  return reading === undefined || reading.problems.some(({ severity }) => severity === 'error');
}
