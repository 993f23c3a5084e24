import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installMergeDriver } from '../../src/git/mergeDriver/install.ts';
import { tool } from '../support/commandLine.ts';
import { type PlanLayout, carriedOut, planPair, planStart } from '../support/planBranches.ts';
import { type Way, branchesOf, endOf, named, ways } from '../support/planMerges.ts';
import { PlanRepository } from '../support/planRepository.ts';
import { runs } from '../support/random.ts';

/** Pairs that git brings together with all that it does to a working tree. */
const real = runs >= 1000 ? 10 : 1;

/**
 * Pairs that real git merges with the driver, which it starts for each file that both sides changed, and for each
 * commit that is picked: a thousand by all ways take half an hour (`HEADWATER_PAIRS=1000`).
 */
const driven = (way: Way) => Number(process.env['HEADWATER_PAIRS'] ?? (way === 'merge' ? 5 : 1) * 2 * real);

const layouts: readonly PlanLayout[] = ['one file', 'a file for each item'];

/** Edits on a branch, at most: adding, moving, changing a text, a tag, the order, archiving. */
const edits = 20;

describe('Random pairs of branches, in real git with the driver', () => {
  let folder: string;
  const repository = () => new PlanRepository(join(folder, 'repository'));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-driven-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
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
