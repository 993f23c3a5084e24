import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readPast } from '../../../src/agents/pastMoves.ts';
import { history } from '../../../src/agents/tools/history.ts';
import { readBacklog } from '../../../src/backlog/read.ts';
import { readBlobs } from '../../../src/git/blobs.ts';
import { now } from '../../support/backlog.ts';
import { runTool } from '../../support/commandLine.ts';
import { type MadeCommit, day, item, makeHistory, movesOf, plan, said } from '../../support/planHistory.ts';
import { Repository, gitEnvironment } from '../../support/repository.ts';

/** Runs with variables of the environment set, and puts them back. */
async function withEnvironment(variables: Readonly<Record<string, string>>, run: () => Promise<void>): Promise<void> {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    await run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

describe('The reading of git’s history', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository();
  });
  afterEach(() => {
    repository.remove();
  });
  const make = (...commits: readonly MadeCommit[]) => {
    makeHistory(repository, commits);
  };
  const present = () => {
    const reading = readBacklog(repository.read('backlog.yaml'));
    assert(reading);
    return reading;
  };
  const numbered = Array.from({ length: 100 }, (_, index) => `A-${index + 1}`);

  it('starts git a fixed number of times, and parses only what is new, however long the history is', async () => {
    const statuses = ['ideas', 'ready', 'building', 'review', 'live'];
    const commits = Array.from({ length: 200 }, (_, at): MadeCommit => {
      const items = numbered.map((id, index) =>
        item(id, statuses[Math.floor(Math.max(0, at - index) / 100)] ?? '', `# ${index === at % 100 ? at : ''}`),
      );
      return { at: day(1), plan: plan(...items) };
    });
    make(...commits);
    const trace = repository.path('../trace');
    await withEnvironment({ GIT_TRACE: trace }, async () => {
      const past = await readPast(repository.path('backlog.yaml'), present());
      assert(past.ok);
      assert.equal(past.value.versions, 200);
      // All items at first; then the one that got a comment, the one that lost it, and at most two that moved.
      assert(past.value.parsed <= 100 + 199 * 4, `${past.value.parsed} blocks`);
    });
    const started = [...readFileSync(trace, 'utf8').matchAll(/built-in: git ([\w-]+)/g)].map(([, name]) => name);
    assert.deepEqual(started, ['rev-parse', 'log', 'diff-tree', 'cat-file']);
  });

  it('says that older commits are not in a shallow clone, and invents no capture for what was there before', async () => {
    make(
      { at: day(1), plan: plan(item('A-1', 'ideas')) },
      { at: day(2), plan: plan(item('A-1', 'ready')) },
      { at: day(3), plan: plan(item('A-1', 'ready'), item('A-2', 'ideas')) },
      { at: day(4), plan: plan(item('A-1', 'building'), item('A-2', 'ideas')) },
    );
    const clone = new Repository('clone');
    rmSync(clone.folder, { recursive: true });
    execFileSync('git', ['clone', '--quiet', '--depth=3', `file://${repository.folder}`, clone.folder], {
      env: gitEnvironment,
    });
    const { moves, unread, said: words } = await movesOf(clone);
    assert.deepEqual([moves, unread], [[`A-1 ${day(4)} building ana (3)`, `A-2 ${day(3)} ideas ana (2)`], ['older']]);
    assert.match(words, /shallow.*--unshallow/);
    clone.remove();
  });

  it('says what is missing where it can read nothing', async () => {
    const file = 'backlog.yaml';
    repository.write(file, plan(item('A-1', 'ideas')));
    const ask = () => movesOf(repository);
    assert.match((await ask()).said, /no version of this backlog/, 'before the first commit');
    repository.commit({ 'readme.md': 'x' });
    repository.git('rm', '--quiet', '--cached', file);
    repository.git('commit', '--quiet', '--amend', '--message=without');
    assert.match((await ask()).said, /no version of this backlog/, 'not under version control');
    await withEnvironment({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1', ...asAnother }, () =>
      assert.rejects(ask(), /does not trust this folder.*safe\.directory/),
    );
    rmSync(repository.path('.git'), { recursive: true });
    await assert.rejects(ask(), /in no git repository/);
    await withEnvironment({ PATH: '' }, () =>
      assert.rejects(history({ folder: repository.folder, now }, false), /Git is not found/),
    );
  });

  it('is of the file that a link points to', async () => {
    make({ at: day(1), files: { 'plans/a.yaml': plan(item('A-1', 'ideas')) } });
    symlinkSync('plans/a.yaml', repository.path('backlog.yaml'));
    assert.deepEqual((await movesOf(repository)).moves, [`A-1 ${day(1)} ideas ana (0)`]);
  });

  it('ends when nobody waits for it any more', async () => {
    make({ at: day(1), plan: plan(item('A-1', 'ideas')) }, { at: day(2), plan: plan(item('A-1', 'ready')) });
    const path = repository.path('backlog.yaml');
    const before = await readPast(path, present(), AbortSignal.abort());
    assert(!before.ok && before.failure.code === 'cancelled');
    const cancelling = new AbortController();
    const blobs = repository.git('rev-list', '--objects', '--all', '--', 'backlog.yaml').split('\n');
    const ids = blobs.flatMap((line) => (line.endsWith('backlog.yaml') ? line.slice(0, 40) : []));
    const taken: string[] = [];
    const stop = (blob: string) => {
      taken.push(blob);
      cancelling.abort();
      // Long enough for git to be gone.
      return new Promise<void>((resolve) => setTimeout(resolve, 100));
    };
    const many = Array.from({ length: 5000 }, (_, index) => ids[index % ids.length] ?? '');
    const during = await readBlobs(repository.folder, many, stop, { signal: cancelling.signal });
    assert(!during.ok && during.failure.code === 'cancelled', JSON.stringify(during));
    assert(taken.length < many.length);
  });

  it('hands on every blob as it is, and says nothing of one that is missing, too large, or no text', async () => {
    make({ at: day(1), files: { one: 'a\n\u0000 blob 5\nb', two: '', large: 'x'.repeat(200_000), 'in/three': 'ü' } });
    const id = (name: string) => repository.git('rev-parse', `HEAD:${name}`).trim();
    const missing = '0'.repeat(40);
    const names = ['one', 'large', 'two', 'in', 'in/three'].map(id);
    const seen: unknown[] = [];
    const read = await readBlobs(
      repository.folder,
      [...names, missing, names[0] ?? ''],
      (_, text) => void seen.push(text),
      {
        largest: 100_000,
      },
    );
    assert(read.ok);
    assert.deepEqual(seen, ['a\n\u0000 blob 5\nb', undefined, '', undefined, 'ü', undefined, 'a\n\u0000 blob 5\nb']);
    const nowhere = await readBlobs(dirname(repository.folder), names, () => undefined);
    assert(!nowhere.ok && nowhere.failure.code === 'failed');
  });

  it('takes what commits say for data, and lets no configuration start or change anything', async () => {
    const marker = repository.path('../started');
    const script = repository.path('../script');
    writeFileSync(script, `#!/bin/sh\necho "$@" >> ${marker}\n`);
    chmodSync(script, 0o755);
    make(
      { at: day(1), plan: plan(item('A-1', 'ideas')), author: ':100644 100644 \u001b[31m -x <$(touch x)@example.org>' },
      { at: day(2), plan: plan(item('A-1', 'ready')), author: ' <>' },
    );
    // A time beyond all calendars, on a commit that nobody could write with a date.
    const body = repository
      .git('cat-file', 'commit', 'HEAD')
      .replace(/^author .*$/m, 'author x <x> 99999999999999999 +0000');
    const commit = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], {
      cwd: repository.folder,
      input: body,
      encoding: 'utf8',
    });
    repository.git('reset', '--quiet', '--hard', commit.trim());
    repository.write('.gitattributes', '*.yaml diff=odd\n');
    const odd = [
      ['diff.external', script],
      ['diff.odd.textconv', script],
      ['diff.odd.command', script],
      ['gpg.program', script],
      ['log.showSignature', 'true'],
      ['core.fsmonitor', script],
      ['core.pager', script],
      ['diff.relative', 'true'],
      ['diff.renames', 'copies'],
      ['diff.noprefix', 'true'],
      ['color.ui', 'always'],
      ['log.follow', 'true'],
      ['log.date', 'relative'],
      ['core.quotePath', 'true'],
      ['core.abbrev', '5'],
    ];
    for (const [name = '', value = ''] of odd) repository.git('config', name, value);
    const { moves } = await movesOf(repository);
    assert.deepEqual(
      moves.map((line) => line.split(' ').slice(0, 4).join(' ')),
      [`A-1 ${day(1)} ideas -`, 'A-1 9999-12-31T23:59:59Z ready -'],
    );
    assert.equal(existsSync(marker) ? readFileSync(marker, 'utf8') : '', '', 'nothing was started');
  });

  it('prints a line a move, or one object', async () => {
    make(
      { at: day(1), plan: plan(item('A-1', 'ideas'), item('A-20', 'building', said(1, 'building'))) },
      {
        at: day(2),
        plan: plan(item('A-1', 'ready'), item('A-20', 'review', said(1, 'building'))),
        author: 'B <b@example.org>',
      },
    );
    const [one, two] = repository.git('log', '--reverse', '--format=%H').trim().split('\n');
    const run = (...words: string[]) => runTool(repository.folder, ['history', ...words], gitEnvironment);
    const shown = await run();
    assert.deepEqual(
      [shown.exit, shown.out.split('\n')],
      [
        0,
        [
          `A-1   ${day(1)}  ideas   ana  ${one?.slice(0, 10)}`,
          `A-1   ${day(2)}  ready   -    ${two?.slice(0, 10)}`,
          `A-20  ${day(2)}  review  -    ${two?.slice(0, 10)}`,
        ],
      ],
    );
    assert.match(shown.err, /does not record: 3, of 2 items\. [^]*headwater history --write$/);
    const entries = [
      { item: 'A-1', at: day(1), to: 'ideas', by: 'ana', commit: one },
      { item: 'A-1', at: day(2), to: 'ready', commit: two },
      { item: 'A-20', at: day(2), to: 'review', commit: two },
    ];
    const data = { version: 1, file: repository.path('backlog.yaml'), entries, skipped: 0, unread: [] };
    assert.deepEqual(JSON.parse((await run('--json')).out), data);
    assert.deepEqual(JSON.parse((await run('--write', '--json')).out), data);
    assert.deepEqual(JSON.parse((await run('--json')).out), { ...data, entries: [] });
    assert.equal((await runTool(repository.folder, ['check'])).exit, 0);
    rmSync(repository.path('.git'), { recursive: true });
    assert.deepEqual(await run(), {
      exit: 2,
      out: '',
      err: 'This backlog is in no git repository, so there is no history to read.',
    });
  });
});

/** As root, git trusts what belongs to whoever called it by sudo. */
const asAnother = { SUDO_UID: '12345' };
