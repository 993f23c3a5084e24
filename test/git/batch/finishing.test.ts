import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { lines, workRepository } from '../../support/batchStory.ts';
import { runTool } from '../../support/commandLine.ts';
import { lineDiff } from '../../support/diff.ts';
import type { Repository } from '../../support/repository.ts';

const backlog = `headwater: 1
board:
  columns: [ready, { id: doing, stage: active }, { id: live, stage: done }, { id: used, stage: done }]
  done: { needs: [usage], policy: block }
items:
  - id: PAY-1
    title: The pool
    status: doing
  - id: PAY-2
    title: Another
    status: doing
`;

describe('An item that the command line finishes', () => {
  let repository: Repository;
  const text = () => readFileSync(repository.path('backlog.yaml'), 'utf8');
  const finish = (...words: readonly string[]) =>
    runTool(repository.folder, ['move', 'PAY-1', 'live', '--because', 'Used', ...words]);
  /** What its batch says in the file. */
  const batch = () => /id: PAY-1\n(?: {4}.*\n)*? {4}batch: (.*)\n/.exec(text())?.[1];

  beforeEach(() => {
    repository = workRepository();
    repository.git('switch', '--quiet', 'main');
    repository.commit({ 'backlog.yaml': backlog, '.gitattributes': 'backlog.yaml linguist-generated\n' }, 'The plan');
    repository.branch('PAY-1-pool');
    repository.commit({ 'src/pool.ts': lines(40) }, 'The pool');
    repository.write('src/pipe.ts', lines(20));
  });
  afterEach(() => {
    repository.remove();
  });

  it('is recorded with the size of its branch as it is now, in the same write', async () => {
    const { exit, err } = await finish('--at', '2026-12-01T09:00:00Z');
    assert.equal(exit, 0);
    assert.match(err, /Its batch is recorded: 60 lines of PAY-1-pool, 2 files, \d+ days\.$/);
    assert.equal(
      lineDiff(backlog, text()).replace(/days: \d+/, 'days: N'),
      `-    status: doing
+    status: live
+    batch: { lines: 60, files: 2, days: N }
+    history:
+      - at: 2026-12-01T09:00:00Z
+        to: live
+        by: ana
+        because: Used
+        without: [usage]`,
    );
  });

  it('says as JSON what it was recorded with', async () => {
    const { out, err } = await finish('--json', '--at', new Date().toISOString());
    assert.equal(err, '');
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      id: 'PAY-1',
      from: 'doing',
      to: 'live',
      batch: { branch: 'PAY-1-pool', lines: 60, files: 2, days: 0 },
    });
  });

  it('keeps why its size was accepted', async () => {
    writeFileSync(
      repository.path('backlog.yaml'),
      backlog.replace('The pool\n', 'The pool\n    batch: { lines: 400, files: 9, days: 3, accepted: Moved as one }\n'),
    );
    await finish();
    assert.match(batch() ?? '', /^\{ lines: 60, files: 2, days: \d+, accepted: Moved as one \}$/);
  });

  it('is measured where its backlog is, whatever folder the command is run in', async () => {
    mkdirSync(repository.path('docs'));
    const words = ['move', 'PAY-1', 'live', '--because', 'Used', '--file', repository.path('backlog.yaml')];
    await runTool('/', words, { GIT_DIR: '/nowhere' });
    assert.match(batch() ?? '', /^\{ lines: 60, files: 2, /);
  });

  it('has files of its own: the batch stands in the item’s', async () => {
    await runTool(repository.folder, ['spread']);
    repository.git('add', '.');
    await finish();
    assert.match(readFileSync(repository.path('backlog/PAY-1.yaml'), 'utf8'), /^batch: \{ lines: 6\d, /m);
  });

  it('is not measured when it is refused, or goes elsewhere, or has been finished', async () => {
    assert.equal((await runTool(repository.folder, ['move', 'PAY-1', 'live'])).exit, 3);
    assert.equal(text(), backlog);
    assert.doesNotMatch((await runTool(repository.folder, ['move', 'PAY-1', 'ready'])).err, /batch/);
    await finish();
    repository.write('src/pipe.ts', lines(90));
    const again = await runTool(repository.folder, ['move', 'PAY-1', 'used', '--because', 'Used', '--json']);
    assert.doesNotMatch(again.out, /batch/i);
    assert.match(batch() ?? '', /lines: 60/);
  });

  const unmeasured: readonly (readonly [title: string, story: () => unknown, code: string, says: RegExp])[] = [
    [
      'it names a branch, and another one is checked out',
      () => {
        repository.write('backlog.yaml', backlog.replace('The pool\n', 'The pool\n    branch: PAY-1-pool\n'));
        repository.git('switch', '--quiet', 'main');
      },
      'other-branch',
      /No batch is recorded: main is not the branch of PAY-1\.$/,
    ],
    [
      'no branch is checked out',
      () => repository.git('switch', '--quiet', '--detach'),
      'detached',
      /No batch is recorded\. The size is unknown: no branch is checked out/,
    ],
    [
      'its branch is merged',
      () => {
        rmSync(repository.path('src/pipe.ts'));
        repository.git('switch', '--quiet', 'main');
        repository.git('merge', '--quiet', 'PAY-1-pool');
        repository.git('switch', '--quiet', 'PAY-1-pool');
      },
      'nothing',
      /No batch is recorded: PAY-1-pool changes nothing against main\.$/,
    ],
    [
      'it is worked on in the base itself',
      () => {
        repository.write('backlog.yaml', backlog.replace('The pool\n', 'The pool\n    branch: main\n'));
        repository.git('switch', '--quiet', 'main');
      },
      'on-base',
      /No batch is recorded: main is the base that branches are measured against\.$/,
    ],
    [
      'there is no git',
      () => {
        repository.env = { ...repository.env, PATH: repository.path('nothing') };
      },
      'missing',
      /No batch is recorded\. The size is unknown: git is not found/,
    ],
    [
      'there is no repository, though it names a branch',
      () => {
        repository.write('backlog.yaml', backlog.replace('The pool\n', 'The pool\n    branch: pool\n'));
        rmSync(repository.path('.git'), { recursive: true });
      },
      'no-repository',
      /No batch is recorded\. The size is unknown: this folder is in no git repository\.$/,
    ],
  ];
  for (const [title, story, code, says] of unmeasured)
    it(`goes through and says why it has no batch where ${title}`, async () => {
      story();
      const words = ['move', 'PAY-1', 'live', '--because', 'Used'];
      const { exit, err } = await runTool(repository.folder, words, { PATH: repository.env['PATH'] });
      assert.equal(exit, 0);
      assert.match(err, says);
      assert.match(text(), /id: PAY-1\n[^]*?status: live\n/);
      assert.equal(batch(), undefined);
      // A program is told the same.
      repository.write('backlog.yaml', text().replace('status: live', 'status: doing'));
      const told = await runTool(repository.folder, [...words, '--json'], { PATH: repository.env['PATH'] });
      const { noBatch, to } = JSON.parse(told.out) as { to: string; noBatch: { code: string; message: string } };
      assert.deepEqual([to, noBatch.code, told.err], ['live', code, '']);
      assert.match(noBatch.message, says);
    });

  it('says nothing of batches where there is no repository and none that is named', async () => {
    rmSync(repository.path('.git'), { recursive: true });
    assert.doesNotMatch((await finish()).err, /batch/);
  });

  it('says nothing of batches where it names no branch, and that of nobody is checked out', async () => {
    repository.git('switch', '--quiet', 'main');
    assert.doesNotMatch((await finish()).err, /batch/);
    assert.equal(batch(), undefined);
  });

  it('tells a program why it has no batch even where people are told nothing', async () => {
    repository.git('switch', '--quiet', 'main');
    const { noBatch } = JSON.parse((await finish('--json')).out) as { noBatch: unknown };
    const message = 'No batch is recorded: main is not the branch of PAY-1.';
    assert.deepEqual(noBatch, { code: 'other-branch', message });
  });

  it('keeps what the editor has recorded, when its branch is not checked out any more', async () => {
    repository.git('switch', '--quiet', 'main');
    const measured = '{ lines: 55, files: 3, days: 1 }';
    repository.write('backlog.yaml', backlog.replace('The pool\n', `The pool\n    batch: ${measured}\n`));
    assert.doesNotMatch((await finish()).err, /batch/);
    assert.equal(batch(), measured);
  });
});
