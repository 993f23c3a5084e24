import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitIdentity } from '../../src/git/identity.ts';
import { runGit } from '../../src/git/run.ts';

describe('Git', () => {
  let folder: string;
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-git-'));
    git('init', '--quiet');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('says who I am, the repository before the person', async () => {
    git('config', 'user.name', 'Ana\nRuiz');
    git('config', 'user.email', 'ana@example.org');
    assert.deepEqual(await gitIdentity(folder), { name: 'Ana\nRuiz', email: 'ana@example.org' });
  });

  it('fails with a reason', async () => {
    const failed = await runGit(folder, ['no-such-command']);
    assert(!failed.ok && failed.failure.code === 'failed');
    const cancelled = await runGit(folder, ['version'], { signal: AbortSignal.abort() });
    assert(!cancelled.ok && cancelled.failure.code === 'cancelled');
    const path = process.env['PATH'];
    process.env['PATH'] = '';
    try {
      const missing = await runGit(folder, ['version']);
      assert(!missing.ok && missing.failure.code === 'missing');
      assert.deepEqual(await gitIdentity(folder), {});
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('ends when it takes too long', async () => {
    git('config', 'alias.wait', '!sleep 30');
    const late = await runGit(folder, ['wait'], { timeout: 200 });
    assert(!late.ok && late.failure.code === 'timeout');
  });
});
