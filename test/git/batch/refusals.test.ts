import assert from 'node:assert/strict';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBranch } from '../../../src/git/batch/measure.ts';
import { lines, workRepository } from '../../support/batchStory.ts';
import type { Repository } from '../../support/repository.ts';

describe('A size is unknown', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = workRepository();
    repository.write('n.ts', lines(5));
  });
  afterEach(() => {
    repository.remove();
  });

  const reasonOf = async (options: Parameters<typeof measureBranch>[1] = {}) => {
    const measured = await measureBranch(repository.folder, options);
    return measured.ok ? 'known' : measured.failure.code;
  };

  const withVariable = async (name: string, value: string, work: () => Promise<void>) => {
    const before = process.env[name];
    process.env[name] = value;
    try {
      await work();
    } finally {
      if (before === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before;
    }
  };

  it('when git does not trust the folder', () =>
    withVariable('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1', async () => {
      assert.equal(await reasonOf(), 'refused');
    }));

  it('without git', () =>
    withVariable('PATH', '', async () => {
      assert.equal(await reasonOf(), 'missing');
    }));

  it('out of time, with no git left behind', async () => {
    assert.equal(await reasonOf({ timeout: 0 }), 'timeout');
    assert.equal(await reasonOf({ timeout: 1 }), 'timeout');
  });

  it('when it is withdrawn, before it begins or at any moment later', async () => {
    assert.equal(await reasonOf({ signal: AbortSignal.abort() }), 'cancelled');
    for (let wait = 1; wait < 40; wait += 2) {
      const abort = new AbortController();
      setTimeout(() => {
        abort.abort();
      }, wait);
      // On a fast machine it may be done by then.
      assert(['cancelled', 'known'].includes(await reasonOf({ signal: abort.signal })), `after ${wait} ms`);
    }
  });

  it('when the folder is not there', async () => {
    const measured = await measureBranch(join(repository.folder, 'none'));
    assert(!measured.ok && ['missing', 'failed', 'no-repository'].includes(measured.failure.code));
  });

  it('and leaves no index of its own behind, whatever happened', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'headwater-tmp-'));
    await withVariable('TMPDIR', folder, async () => {
      assert.equal(await reasonOf(), 'known');
      await reasonOf({ timeout: 30 });
    });
    // Refuses a folder that is not empty.
    rmdirSync(folder);
  });
});
