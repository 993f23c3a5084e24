import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { type Batch, batchOf } from '../../../src/core/batch/batch.ts';
import { defaultBatchPolicy } from '../../../src/core/batch/bands.ts';
import { measureBranch } from '../../../src/git/batch/measure.ts';
import { lines, workRepository } from '../../support/batchStory.ts';
import type { Repository } from '../../support/repository.ts';

describe('A branch that is measured while git is at work', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = workRepository();
    repository.commit({ 'src/pool.ts': lines(300) }, 'The pool');
  });
  afterEach(() => {
    repository.remove();
  });

  /** Measures; `meanwhile` is done when the branch is known and nothing of it is, at each try. */
  async function measured(meanwhile: (attempt: number) => void): Promise<readonly [size: Batch, attempts: number]> {
    let attempts = 0;
    const base = () => {
      attempts += 1;
      meanwhile(attempts);
      return undefined;
    };
    const found = await measureBranch(repository.folder, { base });
    assert(found.ok);
    return [batchOf(found.value, defaultBatchPolicy, new Date()), attempts];
  }

  it('is measured again when another one is checked out: its name never stands beside the other’s lines', async () => {
    const [{ branch, size, band }, attempts] = await measured((attempt) => {
      if (attempt > 1) return;
      repository.git('switch', '--quiet', 'main');
      repository.write('src/more.ts', lines(3));
    });
    assert.deepEqual([branch, size.headline, band, attempts], ['main', 3, 'small', 2]);
  });

  it('is measured again when something is staged, or while git holds its index', async () => {
    repository.write('src/more.ts', lines(3));
    const staged = await measured((attempt) => {
      if (attempt === 1) repository.git('add', '.');
    });
    assert.deepEqual([staged[0].size.headline, staged[1]], [303, 2]);
    repository.write('.git/index.lock', '');
    const held = await measured((attempt) => {
      if (attempt === 2) rmSync(repository.path('.git/index.lock'));
    });
    assert.deepEqual([held[0].size.headline, held[1]], [303, 2]);
  });

  it('is not measured for ever', async () => {
    repository.write('.git/index.lock', '');
    const [{ size }, attempts] = await measured(() => undefined);
    assert.deepEqual([size.headline, attempts], [300, 2]);
  });

  it('is measured once where git rests', async () => {
    assert.equal((await measured(() => undefined))[1], 1);
  });
});
