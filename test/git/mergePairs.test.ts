import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { applyEdits } from '../../src/backlog/change.ts';
import { fixesFor } from '../../src/backlog/language/fixes.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import type { Problem } from '../../src/core/model/problem.ts';
import { installMergeDriver } from '../../src/git/mergeDriver/install.ts';
import { now, read } from '../support/backlog.ts';
import { tool } from '../support/commandLine.ts';
import {
  type PlanBranches,
  type PlanLayout,
  type PlanState,
  carriedOut,
  planPair,
  planStart,
} from '../support/planBranches.ts';
import { PlanReader, checkMerge, mergeByItem, type Way, startOf, stepsOf, ways } from '../support/planMerges.ts';
import { type FileBranches, PlanRepository } from '../support/planRepository.ts';
import { runs } from '../support/random.ts';
import type { Files } from '../support/spread.ts';

/** Pairs that are merged, and those that git itself brings together, with all that it does to a working tree, in three ways. */
const [count, real] = runs >= 1000 ? [1000, 20] : [20, 1];

/**
 * Pairs that real git merges with the driver, which it starts for each file that both sides changed, and for each
 * commit that is picked: a thousand by all ways take half an hour (`HEADWATER_PAIRS=1000`).
 */
const driven = (way: Way) => Number(process.env['HEADWATER_PAIRS'] ?? (way === 'merge' ? 5 : 1) * 2 * real);

const layouts: readonly PlanLayout[] = ['one file', 'a file for each item'];

/** Edits on a branch, at most: adding, moving, changing a text, a tag, the order, archiving. */
const edits = 20;

const branchesOf = ({ ours, theirs }: PlanBranches): FileBranches => ({
  ours: ours.map(({ files }) => files),
  theirs: theirs.map(({ files }) => files),
});

describe('Random pairs of branches', () => {
  let folder: string;
  const repository = () => new PlanRepository(join(folder, 'repository'));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-pairs-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(`${count} of them clash, with the driver, in what both changed and in nothing else, merged, rebased and picked`, function () {
    this.timeout(600_000);
    const start = planStart('one file');
    for (let seed = 0; seed < count; seed += 1) {
      const branches = carriedOut(start, planPair(seed, edits, 'any items'), seed % 2 === 0);
      const reader = new PlanReader(start);
      for (const way of ways) {
        let files = startOf(way, branches);
        for (const [place, step] of stepsOf(way, branches).entries()) {
          const triple = step(files);
          const merged = mergeByItem(triple);
          named(`pair ${seed}, step ${place} of its ${way}`, () => {
            checkMerge(triple, merged, reader);
          });
          ({ files } = merged);
        }
      }
    }
  });

  it(`${count} of them, each item in its own file, conflict in plain git where both changed an item, or in the archive`, function () {
    this.timeout(600_000);
    const start = planStart('a file for each item');
    const pairs = Array.from({ length: count }, (_, seed) =>
      carriedOut(start, planPair(seed, edits, 'any items'), false),
    );
    const git = repository();
    git.import(start.files, pairs.map(branchesOf));
    for (const [seed, conflicts] of git.conflicts(count).entries()) {
      const { ours, theirs } = pairs[seed] ?? { ours: [], theirs: [] };
      const changed = (states: readonly PlanState[], file: string) => states.at(-1)?.files[file] !== start.files[file];
      for (const file of conflicts.filter((name) => name !== 'backlog.archive.yaml'))
        assert(changed(ours, file) && changed(theirs, file), `${file} of pair ${seed}`);
    }
  });

  it(`${count} of them, merged by git’s union, are mended by the fixes of what it has doubled`, function () {
    this.timeout(600_000);
    const start = planStart('one file');
    const pairs = Array.from({ length: count }, (_, seed) =>
      carriedOut(start, planPair(seed, edits, 'any items'), false),
    );
    const git = repository();
    git.import(start.files, pairs.map(branchesOf));
    let doubled = 0;
    for (const text of git.unionTexts(count, 'backlog.yaml')) {
      let reading = read(text);
      if (doubledIn(reading) !== undefined) doubled += 1;
      for (let problem = doubledIn(reading); problem !== undefined; problem = doubledIn(reading)) {
        const [fix] = fixesFor(reading, problem, { now, me: 'ana', takenIds: [] });
        assert(fix, `${problem.code} has a fix in\n${text}`);
        reading = read(applyEdits(reading.text, fix.edits));
      }
    }
    assert(doubled > 0);
  });

  it(`${real} of them conflict in plain git, by each way, where they are said to`, function () {
    this.timeout(600_000);
    const start = planStart('one file');
    // Few edits, so that some come to their end.
    const pairs = Array.from({ length: real + 4 }, (_, seed) =>
      carriedOut(start, planPair(seed, 3, 'any items'), false),
    );
    const git = repository();
    git.import(start.files, pairs.map(branchesOf));
    for (const way of ways) {
      const brought = pairs.map((_, index) => [...git.bring(way, index).conflicts]);
      assert.deepEqual(git.conflicts(pairs.length, way), brought, way);
    }
  });

  for (const layout of layouts)
    for (const way of ways)
      it(`${driven(way)} of them clash in real git, with the driver and ${layout}, where they should: ${way}`, async function () {
        this.timeout(3_600_000);
        const start = planStart(layout);
        const pairs = Array.from({ length: driven(way) }, (_, seed) =>
          carriedOut(start, planPair(seed, edits, 'any items'), false),
        );
        const git = repository();
        git.import(start.files, pairs.map(branchesOf));
        await withDriver(git, layout);
        const found = git.conflicts(pairs.length, way);
        assert.deepEqual(
          found.map((files) => [...files].sort()),
          pairs.map((branches) => endOf(way, branches).conflicts),
        );
      });

  for (const layout of layouts)
    it(`${real} of them come out of real git as they should, with the driver and ${layout}`, async function () {
      this.timeout(600_000);
      const start = planStart(layout);
      const pairs = Array.from({ length: real }, (_, seed) =>
        carriedOut(start, planPair(seed, edits, 'any items'), false),
      );
      const git = repository();
      git.import(start.files, pairs.map(branchesOf));
      await withDriver(git, layout);
      for (const [seed, branches] of pairs.entries()) {
        for (const way of ways) {
          const expected = endOf(way, branches);
          const { exit, conflicts, said } = git.bring(way, seed);
          named(`${way} of pair ${seed}: ${said}`, () => {
            assert.deepEqual([...conflicts].sort(), expected.conflicts);
            assert.equal(exit === 0, conflicts.length === 0);
            if (exit === 0) assert.deepEqual(git.filesAt('HEAD'), expected.files);
          });
        }
      }
    });
});

async function withDriver(git: PlanRepository, layout: PlanLayout): Promise<void> {
  const backlogs = [join(git.folder, 'backlog.yaml')];
  const folders = new Map(layout === 'one file' ? [] : backlogs.map((path) => [path, 'backlog']));
  git.git(['checkout', '--quiet', 'main']);
  assert(
    (await installMergeDriver(git.folder, { backlogs, folders, tool: dirname(tool), runtime: process.execPath })).ok,
  );
}

function doubledIn({ problems }: Reading): Problem | undefined {
  return problems.find(({ code }) => code === 'item.duplicate-id' || code === 'yaml.duplicate-key');
}

/** How a way should end: at its first clash, or with all files. */
function endOf(way: Way, branches: PlanBranches): { files: Files; conflicts: readonly string[] } {
  let files = startOf(way, branches);
  for (const step of stepsOf(way, branches)) {
    const merged = mergeByItem(step(files));
    ({ files } = merged);
    if (merged.conflicts.length > 0) return { files, conflicts: [...merged.conflicts].sort() };
  }
  return { files, conflicts: [] };
}

/** Says of a failure where it was. */
function named(place: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}
