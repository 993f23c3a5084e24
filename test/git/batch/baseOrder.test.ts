import assert from 'node:assert/strict';
import { type BatchQuestion, batchPicture, workRepository } from '../../support/batchStory.ts';
import { five, forget, withOrigin } from '../../support/branches.ts';

describe('What a batch is measured against', () => {
  it('is the first that answers, in the order of the rules', async () => {
    const r = workRepository();
    const found: string[] = [];
    const look = async (question?: BatchQuestion) => {
      const [size = '', against] = (await batchPicture(r, question)).split(' | ');
      found.push(against ?? size);
    };
    const notes = [
      ['vscode-merge-base', 'by-vscode'],
      ['gh-merge-base', 'by-github'],
      ['gk-merge-base', 'by-gitkraken'],
      ['parent', 'by-parent'],
      ['stack-parent', 'by-stack'],
    ] as const;
    try {
      five(r);
      for (const name of ['master', 'develop', ...notes.map(([, branch]) => branch)]) r.git('branch', name, 'main');
      withOrigin(r);
      r.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
      for (const [key, branch] of notes) r.git('config', `branch.work.${key}`, branch);
      await look({ base: 'by-stack' });
      await look();
      for (const [key] of notes) {
        r.git('config', '--unset', `branch.work.${key}`);
        await look();
      }
      r.git('reflog', 'expire', '--expire=all', 'refs/heads/work');
      await look();
      forget(r);
      await look();
      r.git('symbolic-ref', '--delete', 'refs/remotes/origin/HEAD');
      await look();
      for (const room of ['remotes/origin', 'heads'])
        for (const name of ['main', 'master', 'develop']) {
          r.git('update-ref', '-d', `refs/${room}/${name}`);
          await look();
        }
    } finally {
      r.remove();
    }
    assert.deepEqual(found, [
      'by-stack chosen',
      'by-vscode vscode',
      'by-github github',
      'by-gitkraken gitkraken',
      'by-parent stack',
      'by-stack stack',
      'main created',
      'main came-from',
      'origin/main origin-head',
      'origin/main usual-name',
      'origin/master usual-name',
      'origin/develop usual-name',
      'main usual-name',
      'master usual-name',
      'develop usual-name',
      'unknown: no-base',
    ]);
  });

  it('has a name in any script', async () => {
    const r = workRepository();
    const against = async (question?: BatchQuestion) => (await batchPicture(r, question)).split(' | ')[1];
    try {
      five(r);
      assert.equal(await against(), 'main created');
      r.git('branch', '--move', 'main', 'grün');
      r.git('checkout', '--quiet', '-b', 'größe', 'grün');
      five(r);
      assert.equal(await against(), 'grün created');
      r.git('branch', '幹', 'grün');
      assert.equal(await against({ base: '幹' }), '幹 chosen');
    } finally {
      r.remove();
    }
  });
});
