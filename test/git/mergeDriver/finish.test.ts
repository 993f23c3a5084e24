import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { installMergeDriver } from '../../../src/git/mergeDriver/install.ts';
import { runTool, tool } from '../../support/commandLine.ts';
import { Repository } from '../../support/repository.ts';

const item = (id: string, title: string, at: string, more = '') =>
  `  - id: ${id}\n    title: ${title}\n    status: ideas\n${more}    history: [{ at: ${at}, to: ideas }]\n`;
const first = item('A-1', 'First', '2026-11-01T10:00:00Z');
const list = (...items: string[]) => `headwater: 1\nitems:\n${[first, ...items].join('')}`;
const archive = (...items: string[]) => `headwater: 1\nitems:\n${items.join('')}`;
const record = (number: number, ...lines: string[]) =>
  `# ${number}. Decide\n\n## Status\n\nAccepted\n\n## Context\n\n${lines.join('\n')}\n`;

const old = item('A-2', 'Old', '2026-10-01T10:00:00Z');
const common = record(1, 'For what comes.');

/** What one branch has: an item A-5, and an archive and decisions that refer to it. */
const branchOf = (name: string, at: string, number: number) => ({
  'backlog.yaml': list(item('A-5', `Of ${name}`, at)),
  'backlog.archive.yaml': archive(old, item(`A-${number}`, `Before ${name}`, at, '    dependsOn: [A-5]\n')),
  [`docs/adr/000${number}-${name}.md`]: record(number, `For A-5 of ${name}.`, 'See https://example.org/A-5 too.'),
});

const earlier = '2026-11-10T10:00:00Z';
const later = '2026-11-11T10:00:00Z';

describe('After a merge that gave an item another id', () => {
  let repository: Repository;

  beforeEach(async () => {
    repository = new Repository();
    repository.commit({
      'backlog.yaml': list(),
      'backlog.archive.yaml': archive(old),
      'docs/adr/0001-both.md': common,
    });
    const plan = { backlogs: [repository.path('backlog.yaml')], tool: dirname(tool), runtime: process.execPath };
    assert((await installMergeDriver(repository.folder, plan)).ok);
    repository.commit({}, 'driver');
    repository.branch('theirs');
  });
  afterEach(() => {
    repository.remove();
  });

  const note = () => repository.path('.git/headwater-renumbered.json');
  const finish = (...words: string[]) => runTool(repository.folder, ['merge', 'finish', ...words], repository.env);
  const git = (...words: string[]) => {
    const { exit, said } = repository.try(words);
    assert.equal(exit, 0, said);
    return said;
  };
  const state = () =>
    ['backlog.yaml', 'backlog.archive.yaml', 'docs/adr/0003-main.md', 'docs/adr/0004-theirs.md'].map((name) =>
      repository.read(name),
    );
  /** Both branches have an A-5: of `theirs` the one captured later, unless it is said otherwise. */
  const diverge = (times = { main: earlier, theirs: later }) => {
    repository.commit(branchOf('theirs', times.theirs, 4), 'Capture A-5 of theirs');
    repository.git('switch', '--quiet', 'main');
    repository.commit(branchOf('main', times.main, 3), 'Capture A-5 of main');
  };
  /** That one side's references follow to A-6, and the other side's stay. */
  const assertFollows = (side: 'main' | 'theirs') => {
    const ids = side === 'main' ? { main: 'A-6', theirs: 'A-5' } : { main: 'A-5', theirs: 'A-6' };
    const text = repository.read('backlog.yaml');
    assert(text.includes(`- id: ${ids.main}\n    title: Of main\n`), text);
    assert(text.includes(`- id: ${ids.theirs}\n    title: Of theirs\n`), text);
    const archived = repository.read('backlog.archive.yaml');
    for (const [name, id] of Object.entries(ids)) {
      assert(archived.includes(`title: Before ${name}\n    status: ideas\n    dependsOn: [${id}]\n`), archived);
      const number = name === 'main' ? 3 : 4;
      assert.equal(
        repository.read(`docs/adr/000${number}-${name}.md`),
        record(number, `For ${id} of ${name}.`, 'See https://example.org/A-5 too.'),
      );
    }
  };

  it('says which command to run, which lets archive and decisions follow, lists the rest, and does it once', async () => {
    diverge();
    git('branch', 'A-5-work', 'theirs');
    repository.commit({ 'README.md': 'About A-5.\n' }, 'Tell of A-5');
    assert.match(git('merge', '--no-edit', 'theirs'), /headwater merge finish/);
    const { exit, out, err } = await finish();
    assert.deepEqual([exit, err], [0, '']);
    assertFollows('theirs');
    const commits = repository.git('log', '--all', '--grep=A-5', '--format=%h').trim().split('\n');
    assert.deepEqual(out.split('\n').slice(0, 4), [
      'In backlog.yaml, A-5 is A-6 now.',
      'What meant it follows in:',
      '  backlog.archive.yaml',
      '  docs/adr/0004-theirs.md',
    ]);
    assert.deepEqual(out.split('\n').slice(4), [
      'Only you know which item is meant in:',
      '  docs/adr/0004-theirs.md:10',
      '  A-5 in branch A-5-work',
      '  A-5 in README.md',
      ...commits.map((id) => `  A-5 in commit ${id}`),
    ]);
    assert(!existsSync(note()));
    const once = state();
    assert.equal((await finish()).out, 'No merge has left anything to do here.');
    assert.deepEqual(state(), once);
  });

  it('is the same where the item of the branch that is merged into was captured later', async () => {
    diverge({ main: later, theirs: earlier });
    git('merge', '--no-edit', 'theirs');
    assert.equal((await finish()).exit, 0);
    assertFollows('main');
  });

  it('finishes a merge that is not yet committed, and stops at conflict markers in the backlog', async () => {
    diverge();
    git('merge', '--no-commit', 'theirs');
    repository.write('backlog.yaml', `${repository.read('backlog.yaml')}<<<<<<< a\n=======\n>>>>>>> b\n`);
    const stopped = await finish();
    assert.deepEqual([stopped.exit, existsSync(note())], [1, true]);
    assert.match(stopped.err, /^backlog\.yaml has conflict markers\. /);
    repository.write('backlog.yaml', repository.read('backlog.yaml').replace(/<<<<<<<.*\n=======\n>>>>>>> b\n/, ''));
    assert.equal((await finish()).exit, 0);
    assertFollows('theirs');
  });

  it('finishes a merge of two branches that added the archive, as JSON', async () => {
    repository.git('rm', '--quiet', 'backlog.archive.yaml');
    repository.git('commit', '--quiet', '--message=No archive');
    repository.git('branch', '--force', 'main');
    diverge();
    git('merge', '--no-edit', 'theirs');
    const { out } = await finish('--json');
    assertFollows('theirs');
    const { version, finished } = JSON.parse(out) as { version: number; finished: object[] };
    const [one] = finished as [Record<string, unknown>];
    assert.deepEqual([version, finished.length, one['path']], [1, 1, 'backlog.yaml']);
    assert.deepEqual(one['changed'], ['backlog.archive.yaml', 'docs/adr/0004-theirs.md']);
    assert.deepEqual(one['left'], [{ path: 'docs/adr/0004-theirs.md', line: 10 }]);
  });

  for (const how of ['--merge', '--apply']) {
    it(`finishes a rebase (${how}) with what later commits of the branch name, and not in the midst of it`, async () => {
      diverge();
      git('switch', '--quiet', 'theirs');
      repository.commit({ 'docs/adr/0001-both.md': record(1, 'For A-5, which came.') }, 'Say what came');
      repository.commit({ 'notes.md': 'Mine.\n' }, 'Note');
      git('switch', '--quiet', 'main');
      repository.commit({ 'notes.md': 'Theirs.\n' }, 'Note');
      git('switch', '--quiet', 'theirs');
      assert.equal(repository.try(['rebase', how, 'main']).exit, 1);
      const before = state();
      const stopped = await finish();
      assert.deepEqual([stopped.exit, existsSync(note())], [1, true]);
      assert.match(stopped.err, /^Git is in the midst of .*git rebase --continue/);
      assert.deepEqual(state(), before);
      repository.write('notes.md', 'Both.\n');
      git('add', 'notes.md');
      git('rebase', '--continue');
      assert.equal((await finish()).exit, 0);
      assertFollows('theirs');
      assert.equal(repository.read('docs/adr/0001-both.md'), record(1, 'For A-6, which came.'));
    });
  }

  it('finishes a rebase of several commits that change the item', async () => {
    repository.commit(branchOf('theirs', later, 4), 'Capture A-5 of theirs');
    repository.commit({ 'backlog.yaml': list(item('A-5', 'Of them', later)) }, 'Call it something else');
    repository.commit(branchOf('theirs', later, 4), 'Call it what it was');
    repository.git('switch', '--quiet', 'main');
    repository.commit(branchOf('main', earlier, 3), 'Capture A-5 of main');
    git('switch', '--quiet', 'theirs');
    git('rebase', 'main');
    assert.equal((await finish()).exit, 0);
    assertFollows('theirs');
  });

  it('finishes a cherry-pick, whatever files are called that one side alone has', async () => {
    diverge();
    repository.commit({ 'docs/adr/0002-by hand é.md': record(2, 'For A-5.') }, 'Decide once more');
    git('cherry-pick', 'theirs');
    assert.equal((await finish()).exit, 0);
    assertFollows('theirs');
  });

  it('changes nothing after a merge that was taken back, whoever gets the id then', async () => {
    diverge({ main: later, theirs: earlier });
    repository.write('notes.md', 'Mine.\n');
    git('add', '--all');
    git('commit', '--quiet', '--message=Note');
    git('switch', '--quiet', 'theirs');
    repository.commit({ 'notes.md': 'Theirs.\n' }, 'Note');
    git('switch', '--quiet', 'main');
    assert.equal(repository.try(['merge', '--no-edit', 'theirs']).exit, 1);
    git('merge', '--abort');
    assert(existsSync(note()));
    const other = item('A-6', 'Another', '2026-11-20T10:00:00Z');
    repository.commit({ 'backlog.yaml': list(item('A-5', 'Of main', later), other) }, 'Go on');
    const { exit, out } = await finish();
    assert.deepEqual(
      [exit, out],
      [
        0,
        'backlog.yaml does not have A-5 as A-6: the merge was taken back, or the item changed since. Nothing follows.',
      ],
    );
    assert.equal(repository.git('status', '--porcelain'), '');
    assert(!existsSync(note()));
  });

  it('lets items in files of their own follow where the archive had two of one id', async () => {
    const main = 'headwater: 1\nitems: plan/\n';
    const file = (id: string, rank: string, more: string) => `rank: ${rank}\nid: ${id}\ntitle: Mine\n${more}`;
    repository.git('switch', '--quiet', 'main');
    repository.commit({ 'backlog.yaml': main, 'plan/A-1.yaml': file('A-1', 'a0', '') });
    repository.git('branch', '--force', 'theirs');
    const side = (name: string, id: string, at: string) => ({
      'backlog.archive.yaml': archive(old, item('A-5', `Of ${name}`, at)),
      [`plan/${id}.yaml`]: file(id, 'a1', 'dependsOn: [A-5]\nbranch: A-5\n'),
    });
    repository.commit(side('main', 'A-3', earlier));
    repository.git('switch', '--quiet', 'theirs');
    repository.commit(side('theirs', 'A-4', later));
    repository.git('switch', '--quiet', 'main');
    git('merge', '--no-edit', 'theirs');
    assert.match(repository.read('backlog.archive.yaml'), /- id: A-6\n    title: Of theirs\n/);
    const { out } = await finish();
    assert.equal(repository.read('plan/A-3.yaml'), file('A-3', 'a1', 'dependsOn: [A-5]\nbranch: A-5\n'));
    assert.equal(repository.read('plan/A-4.yaml'), file('A-4', 'a1', 'dependsOn: [A-6]\nbranch: A-5\n'));
    assert.match(out, /Only you know which item is meant in:\n  plan\/A-4\.yaml:5$/);
  });

  it('believes no note that leads elsewhere, and follows no link', async () => {
    diverge();
    git('merge', '--no-edit', 'theirs');
    const { items } = JSON.parse(readFileSync(note(), 'utf8')) as { items: [Record<string, unknown>] };
    const hostile = [
      { path: '../backlog.yaml' },
      { path: '/etc/backlog.yaml' },
      { path: '.git/backlog.yaml' },
      { path: 'a/../backlog.yaml' },
      { path: 'README.md' },
      { path: ['backlog.yaml'] },
      { path: 'linked/backlog.yaml' },
      { from: 'A-5|' },
      { from: 'A-1' },
      { to: 'A-6\nA-7' },
      { to: '$(touch pwned)' },
      { side: '--output=pwned' },
      { other: 'HEAD' },
      { side: '0'.repeat(40) },
    ];
    symlinkSync(repository.folder, repository.path('linked'));
    const before = state();
    const all = hostile.map((change) => ({ ...items[0], ...change }));
    repository.write('.git/headwater-renumbered.json', JSON.stringify({ items: all }));
    const { exit, err } = await finish();
    assert.deepEqual([exit, err], [0, '']);
    assert.deepEqual(state(), before);
    assert(!existsSync(note()));
    for (const text of ['', '[]', '{"items":7}', '{"items":[null,7,"x"]}', '{']) {
      repository.write('.git/headwater-renumbered.json', text);
      assert.equal((await finish()).exit, 0, text);
      assert.deepEqual(state(), before, text);
    }
    assert(!existsSync(repository.path('pwned')));
  });

  it('leaves no note where nothing is renumbered', async () => {
    repository.commit({ 'backlog.yaml': list(item('A-4', 'Of theirs', later)) });
    repository.git('switch', '--quiet', 'main');
    repository.commit({ 'backlog.yaml': list(item('A-5', 'Of main', earlier)) });
    git('merge', '--no-edit', 'theirs');
    assert(!existsSync(note()));
    assert.equal((await finish()).out, 'No merge has left anything to do here.');
  });

  it('leaves none where no commit has what is merged, but lists where the old id is named', () => {
    repository.git('switch', '--quiet', 'main');
    repository.commit({ 'backlog.yaml': list(item('A-5', 'Of main', earlier)), 'notes.md': 'A-5\n' });
    repository.git('switch', '--quiet', 'theirs');
    repository.write('backlog.yaml', list(item('A-5', 'At hand', later)));
    const said = git('checkout', '--merge', 'main');
    assert.match(repository.read('backlog.yaml'), /- id: A-6\n    title: At hand\n/);
    assert.match(said, /that of .* is A-6 now/i);
    assert.doesNotMatch(said, /merge finish/);
    assert(!existsSync(note()));
  });
});
