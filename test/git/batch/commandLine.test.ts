import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { lines, workRepository } from '../../support/batchStory.ts';
import { runTool } from '../../support/commandLine.ts';
import type { Repository } from '../../support/repository.ts';

describe('headwater batch', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = workRepository();
  });
  afterEach(() => {
    repository.remove();
  });

  const run = (...words: readonly string[]) => runTool(repository.folder, ['batch', ...words]);
  const json = async (...words: readonly string[]): Promise<unknown> => JSON.parse((await run(...words, '--json')).out);

  it('says everything as JSON', async () => {
    repository.commit(
      { 'src/n.ts': lines(3), 'yarn.lock': lines(9) },
      'Add\n\nCo-authored-by: X <noreply@anthropic.com>',
    );
    repository.write('src/m.ts', lines(2));
    const commit = repository.git('rev-parse', 'main').trim();
    const none = { added: 0, deleted: 0, files: 0 };
    assert.deepEqual(await json(), {
      version: 1,
      branch: 'work',
      base: { ref: 'main', reason: 'created', commit },
      headline: 5,
      band: 'small',
      kinds: {
        product: { added: 5, deleted: 0, files: 2 },
        test: none,
        docs: none,
        generated: { added: 9, deleted: 0, files: 1 },
        binary: none,
      },
      notCounted: [{ path: 'yarn.lock', why: 'lock-file' }],
      files: 2,
      folders: 1,
      commits: 1,
      days: 0,
      ai: { marked: 12, notMarked: 0, unknown: 2 },
    });
  });

  it('says that it does not know, and why, with exit 2', async () => {
    repository.git('switch', '--quiet', '--detach');
    const { exit, err } = await run();
    assert.equal(exit, 2);
    assert.match(err, /no branch is checked out/);
    assert.deepEqual(await json(), {
      version: 1,
      branch: null,
      base: null,
      headline: null,
      band: null,
      kinds: null,
      notCounted: [],
      files: null,
      folders: null,
      commits: null,
      days: null,
      ai: null,
      unknown: { code: 'detached', message: err },
    });
  });

  it('exits with 1 when the branch is too large, by the team’s bands or by --max', async () => {
    repository.write('n.ts', lines(300));
    assert.equal((await run()).exit, 0);
    assert.equal((await run('--max', '300')).exit, 0);
    const over = await run('--max', '299');
    assert.deepEqual([over.exit, over.err], [1, 'work has 300 lines, which is more than 299.']);
    repository.write('backlog.yaml', 'headwater: 1\nbatch: { stop: 200 }\nitems: []\n');
    assert.equal((await run()).exit, 1);
    assert.equal((await runTool(repository.path('src'), ['batch'])).exit, 1);
  });

  it('takes the time of --at, so that days are reproducible', async () => {
    repository.write('n.ts', lines(3));
    const at = new Date(Date.parse(repository.git('log', '-1', '--format=%cI', 'main').trim()) + 8 * 86_400_000);
    assert.deepEqual(
      Object.entries((await json('--at', at.toISOString())) as object).filter(([key]) => /band|days/.test(key)),
      [
        ['band', 'too-large'],
        ['days', 8],
      ],
    );
  });

  it('is shown in lines that no file name can break', async () => {
    repository.write('two\nlines\u001b[31m.lock.snap', lines(2));
    repository.write('n.ts', lines(120));
    const { out, err } = await run();
    assert.equal(err, '');
    assert.equal(
      out.replace(/\([0-9a-f]{10}\)/, '(ID)'),
      [
        'work: 120 lines, growing (by its lines)',
        'against main (ID): what it was created from',
        '  product    120 added, 0 deleted, in 1 files',
        '  generated  2 added, 0 deleted, in 1 files',
        '1 files in 1 folders, 0 commits, 0 days',
        'marked as AI-assisted: 0 lines; not marked: 0; unknown: 122',
        '- two ⏎ lines ⏎ [31m.lock.snap: a recorded snapshot',
      ].join('\n'),
    );
  });

  it('compares with what the team has finished, in the backlog and its archive', async () => {
    repository.write('n.ts', lines(3));
    const items = (from: number, count: number) =>
      Array.from(
        { length: count },
        (_, at) => `  - { id: A-${from + at}, title: T, status: live, batch: { lines: ${10 * (from + at)} } }\n`,
      ).join('');
    const board = 'board: { columns: [ready, { id: live, stage: done }] }\n';
    repository.write('backlog.yaml', `headwater: 1\n${board}items:\n${items(1, 4)}`);
    assert.doesNotMatch((await run()).out, /finished batches/);
    repository.write('backlog.archive.yaml', `headwater: 1\nitems:\n${items(5, 6)}`);
    assert.match((await run()).out, /of 10 finished batches, half have up to 50 lines, and 85 of 100 up to 90/);
    // Again, from what is kept of it; and when it says something else.
    assert.match((await run()).out, /of 10 finished batches/);
    repository.write('backlog.archive.yaml', `headwater: 1\nitems:\n${items(5, 7)}`);
    assert.match((await run()).out, /of 11 finished batches/);
  });

  it('needs no archive that can be read', async () => {
    repository.write('n.ts', lines(3));
    repository.write('backlog.yaml', 'headwater: 1\nitems: []\n');
    mkdirSync(repository.path('backlog.archive.yaml'));
    const { exit, out } = await run();
    assert.equal(exit, 0);
    assert.match(out, /^work: 5 lines, small/);
  });

  it('refuses what makes no sense', async () => {
    for (const words of [['--max', 'many'], ['--max', '-1'], ['word'], ['--base', 'nowhere'], ['--file', 'none.yaml']])
      assert.equal((await run(...words)).exit, 2, words.join(' '));
    rmSync(repository.path('.git'), { recursive: true });
    assert.equal((await run()).exit, 2);
  });

  it('works in a hook, which git runs with an environment of its own', async () => {
    const set = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/none', GIT_PREFIX: 'src/' };
    repository.write('n.ts', lines(3));
    const { exit, out } = await runTool(repository.path('src'), ['batch', '--json'], set);
    assert.equal(exit, 0);
    assert.match(out, /"headline":3/);
  });
});
