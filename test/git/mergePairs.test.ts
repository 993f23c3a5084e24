import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyEdits } from '../../src/backlog/change.ts';
import { fixesFor } from '../../src/backlog/language/fixes.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import type { Problem } from '../../src/core/model/problem.ts';
import { now, read } from '../support/backlog.ts';
import { type PlanState, carriedOut, planPair, planStart } from '../support/planBranches.ts';
import {
  PlanReader,
  branchesOf,
  checkMerge,
  mergeByItem,
  named,
  startOf,
  stepsOf,
  ways,
} from '../support/planMerges.ts';
import { PlanRepository } from '../support/planRepository.ts';
import { runs } from '../support/random.ts';

/** Pairs that are merged, and those that git itself brings together. */
const [count, real] = runs >= 1000 ? [1000, 20] : [20, 1];

/** Edits on a branch, at most: adding, moving, changing a text, a tag, the order, archiving. */
const edits = 20;

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
});

function doubledIn({ problems }: Reading): Problem | undefined {
  return problems.find(({ code }) => code === 'item.duplicate-id' || code === 'yaml.duplicate-key');
}
