import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { clashesOnBranches } from '../../src/git/branchFolders.ts';
import { Repository } from '../support/repository.ts';

describe('Numbers of decisions on branches', () => {
  let repository: Repository;

  beforeEach(() => {
    repository = new Repository();
    repository.commit({ 'adr/0001-a.md': '# A\n' });
  });
  afterEach(() => {
    repository.remove();
  });

  /** No hurry, so that a slow machine does not matter here. */
  const clashes = async (records: readonly string[], from = repository.folder, log = 'adr') => {
    const logs = new Map([[log, records.map((name) => (log === '' ? name : `${log}/${name}`))]]);
    const found = await clashesOnBranches(from, logs, { timeout: 60_000 });
    return found.map(({ path, other, branches }) => `${path} ${other} ${branches.join()}`);
  };
  /** Adds a file on a branch, and leaves it. */
  const onBranch = (name: string, file: string, from = 'main') => {
    repository.branch(name, from);
    repository.commit({ [`adr/${file}`]: `# ${file}\n` });
    repository.git('switch', '--quiet', 'main');
  };

  it('clash where a record of another name has one, whatever its zeros, on all branches that have it', async () => {
    onBranch('one', '0002-b.md');
    repository.git('update-ref', 'refs/remotes/origin/täglich', 'one');
    repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/täglich');
    onBranch('two', '002-b2.md');
    assert.deepEqual(await clashes(['0001-a.md', '0002-c.md']), [
      'adr/0002-c.md 0002-b.md one,origin/täglich',
      'adr/0002-c.md 002-b2.md two',
    ]);
    assert.deepEqual(await clashes(['0001-a.md', '0002-c.md'], repository.path('adr'), ''), [
      '0002-c.md 0002-b.md one,origin/täglich',
      '0002-c.md 002-b2.md two',
    ]);
  });

  it('do not where the file is here as well, has no number, or is no record', async () => {
    for (const file of ['0002-b.md', '2026-11-02-c.md', 'index.md', '0002-template.md', '0002-b.txt']) {
      onBranch(`b-${file}`, file);
    }
    assert.deepEqual(await clashes(['0001-a.md', '0002-b.md', '2026-11-02-d.md']), []);
  });

  it('do not where it is the same record, renamed or renumbered here', async () => {
    onBranch('stale', '0002-x.md');
    repository.git('mv', 'adr/0001-a.md', 'adr/0001-better.md');
    assert.deepEqual(await clashes(['0001-better.md']), [], 'the branch has the old name, which was here');
    onBranch('mine', '0003-mine.md');
    assert.deepEqual(await clashes(['0003-theirs.md', '0004-mine.md']), [], 'it has got another number here');
  });

  it('do not where the branch has renamed it', async () => {
    repository.branch('renamed');
    repository.git('mv', 'adr/0001-a.md', 'adr/0001-better.md');
    repository.commit({});
    repository.git('switch', '--quiet', 'main');
    assert.deepEqual(await clashes(['0001-a.md']), []);
  });

  it('do so where two histories have nothing in common, and are unknown where history was not fetched', async () => {
    repository.git('switch', '--quiet', '--orphan', 'apart');
    repository.commit({ 'adr/0001-b.md': '# B\n' });
    repository.git('switch', '--quiet', 'main');
    assert.deepEqual(await clashes(['0001-a.md']), ['adr/0001-a.md 0001-b.md apart']);
    const clone = new Repository('clone');
    clone.git(
      'fetch',
      '--quiet',
      '--depth=1',
      `file://${repository.folder}`,
      'main:main',
      '+apart:refs/remotes/o/apart',
      '--update-head-ok',
    );
    assert.deepEqual(await clashes(['0001-a.md'], clone.folder), []);
    clone.remove();
  });

  it('are none without a repository, time, or a folder there', async () => {
    onBranch('one', '0002-b.md');
    const logs = new Map([['adr', ['adr/0002-c.md']]]);
    assert.deepEqual(await clashesOnBranches(repository.folder, logs, { timeout: 0 }), []);
    assert.deepEqual(await clashesOnBranches(repository.folder, logs, { signal: AbortSignal.abort() }), []);
    assert.deepEqual(await clashes(['0002-c.md'], repository.folder, 'none'), []);
    rmSync(repository.path('.git'), { recursive: true });
    assert.deepEqual(await clashes(['0002-c.md']), []);
  });
});
