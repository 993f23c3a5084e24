import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasMergeDriver, installMergeDriver, removeMergeDriver } from '../../../src/git/mergeDriver/install.ts';
import { runTool, tool } from '../../support/commandLine.ts';
import { Repository } from '../../support/repository.ts';

const backlog = 'headwater: 1\nitems:\n  - { id: A-1, title: One }\n';

/** Names of folders that a shell, git, or a list of attributes would read as something else. */
const hostileNames = [
  'two words',
  '-rf',
  "it's",
  'say "so"',
  '$(touch pwned)',
  '`touch pwned`',
  'a\nb',
  'a\tb ',
  '#1',
  '!no',
  'back\\slash',
  '*',
  '[ab]?',
  'Pläne',
  '%A',
];

describe('Installing the merge driver', () => {
  let repository: Repository;

  beforeEach(() => {
    repository = new Repository();
    repository.commit({ 'backlog.yaml': backlog });
  });
  afterEach(() => {
    repository.remove();
  });

  const install = async (...backlogs: string[]) => {
    const plan = {
      backlogs: backlogs.map((name) => repository.path(name)),
      tool: dirname(tool),
      runtime: process.execPath,
    };
    const installed = await installMergeDriver(repository.folder, plan);
    assert(installed.ok);
    return installed.value;
  };
  const driverOf = (name: string) => repository.git('check-attr', '-z', 'merge', '--', name).split('\0')[2];
  const state = () =>
    Object.fromEntries(
      ['.gitattributes', '.git/info/attributes', '.git/config'].map((name) => [
        name,
        existsSync(repository.path(name)) ? repository.read(name) : undefined,
      ]),
    );

  it('names the driver for a backlog and its archive, and for nothing else', async () => {
    await install('backlog.yaml');
    assert.equal(driverOf('backlog.yaml'), 'headwater');
    assert.equal(driverOf('backlog.archive.yaml'), 'headwater');
    for (const other of ['other.yaml', 'sub/backlog.yaml', 'xbacklog.yaml'])
      assert.equal(driverOf(other), 'unspecified');
    assert(await hasMergeDriver(repository.folder));
  });

  it('names it for the files of items, right in the folders that they have, and takes it back', async () => {
    const main = 'headwater: 1\nitems: plan/items/\n';
    const files = { 'sub/backlog.yaml': main, 'sub/plan/items/A-1.yaml': 'rank: a0\nid: A-1\ntitle: One\n' };
    repository.commit(files);
    const { exit, out } = await runTool(repository.folder, ['merge', 'install']);
    assert.equal(exit, 0, out);
    for (const name of ['sub/plan/items/A-1.yaml', 'sub/plan/items/B.yml', 'backlog.yaml', 'sub/backlog.archive.yaml'])
      assert.equal(driverOf(name), 'headwater', name);
    for (const other of ['plan/items/A-1.yaml', 'sub/plan/items/more/A-1.yaml', 'sub/plan/items/notes.md'])
      assert.equal(driverOf(other), 'unspecified', other);
    await runTool(repository.folder, ['merge', 'uninstall']);
    assert.equal(driverOf('sub/plan/items/A-1.yaml'), 'unspecified');
    assert(!existsSync(repository.path('.gitattributes')));
  });

  it('holds in this clone for commits that have no .gitattributes yet', async () => {
    await install('backlog.yaml');
    rmSync(repository.path('.gitattributes'));
    assert.equal(driverOf('backlog.yaml'), 'headwater');
  });

  it('holds whatever a folder is called', async () => {
    const names = hostileNames.map((name) => `${name}/backlog.yaml`);
    for (const name of names) repository.write(name, backlog);
    await install(...names);
    for (const name of names) assert.equal(driverOf(name), 'headwater', JSON.stringify(name));
    assert.equal(driverOf('other/backlog.yaml'), 'unspecified');
    assert.equal(driverOf('a/backlog.yaml'), 'unspecified');
  });

  it('done twice, changes nothing', async () => {
    await install('backlog.yaml');
    const once = state();
    await install('backlog.yaml');
    assert.deepEqual(state(), once);
  });

  const attributes = {
    'there are none': undefined,
    'there are others': '*.png binary\n',
    'they have no last line break': '*.png binary\n# the end',
    'they have line breaks of Windows': '*.png binary\r\n* text=auto\r\n',
    'they have both': '*.png binary\r\n* text=auto',
  };
  for (const [when, text] of Object.entries(attributes)) {
    it(`is taken back byte for byte where, of attributes, ${when}`, async () => {
      for (const name of ['.gitattributes', '.git/info/attributes'])
        if (text !== undefined) repository.write(name, text);
      const before = state();
      await install('backlog.yaml');
      assert.equal(driverOf('backlog.yaml'), 'headwater');
      const removed = await removeMergeDriver(repository.folder);
      assert(removed.ok);
      assert.deepEqual(state(), before);
      assert(!existsSync(repository.path('.git/headwater')));
      assert(!(await hasMergeDriver(repository.folder)));
    });
  }

  it('taken back, leaves what others have put there', async () => {
    await install('backlog.yaml');
    repository.write('.gitattributes', `${repository.read('.gitattributes')}*.png binary\n`);
    repository.write('.git/headwater/mine', 'x');
    assert((await removeMergeDriver(repository.folder)).ok);
    assert.equal(repository.read('.gitattributes'), '*.png binary\n');
    assert.deepEqual(readdirSync(repository.path('.git/headwater')), ['mine']);
    assert((await removeMergeDriver(repository.folder)).ok, 'a second time');
  });

  it('fails with a reason outside of a repository, and in one without a working tree', async () => {
    const plan = { backlogs: [], tool: dirname(tool), runtime: process.execPath };
    const outside = await installMergeDriver(dirname(repository.folder), plan);
    assert(!outside.ok && outside.failure.code === 'no-repository');
    const bare = await installMergeDriver(repository.path('.git'), plan);
    assert(!bare.ok);
  });

  describe('by the command line', () => {
    it('shows what it writes, finds the backlogs, and takes it back', async () => {
      repository.write('team/backlog.yml', backlog);
      repository.write('node_modules/x/backlog.yaml', backlog);
      repository.write('theirs/backlog.yaml', 'a: 1\n');
      mkdirSync(repository.path('sub'));
      const shown = await runTool(repository.path('sub'), ['merge', 'install']);
      assert.equal(shown.exit, 0, shown.err);
      const lines = ['/backlog.yaml', '/backlog.archive.yaml', '/team/backlog.yml', '/team/backlog.archive.yml'];
      for (const line of lines) assert.match(shown.out, new RegExp(`^  ${line} merge=headwater$`, 'm'));
      assert.doesNotMatch(shown.out, /node_modules|theirs\/backlog/);
      assert.match(shown.out, /^  merge\.headwater\.driver = sh .*git merge-file/m);
      assert.deepEqual(
        repository.read('.gitattributes').split('\n').slice(1, -1).sort(),
        lines.map((line) => `${line} merge=headwater`).sort(),
      );
      assert.equal((await runTool(repository.folder, ['merge', 'install', '--undo'])).exit, 0);
      assert(!existsSync(repository.path('.gitattributes')));
      assert(!repository.read('.git/config').includes('headwater'));
    });

    it('says what is missing', async () => {
      repository.git('rm', '--quiet', 'backlog.yaml');
      const none = await runTool(repository.folder, ['merge', 'install']);
      assert.deepEqual(
        [none.exit, none.err],
        [2, 'There is no backlog.yaml in this repository. Create one with: headwater init'],
      );
      assert.equal((await runTool(dirname(repository.folder), ['merge', 'install'])).exit, 2);
      assert.equal((await runTool(repository.folder, ['merge'])).exit, 2);
      assert.equal((await runTool(repository.folder, ['merge', 'now'])).exit, 2);
    });
  });

  it('copies the tool whole: it runs when the extension is gone', async () => {
    await install('backlog.yaml');
    const own = repository.path('.git/headwater');
    for (const name of ['cli.js', 'cli/merge.js'])
      assert.deepEqual(readFileSync(join(own, name)), readFileSync(join(dirname(tool), name)));
    for (const name of ['base', 'ours', 'theirs']) writeFileSync(repository.path(name), backlog);
    const words = ['merge', 'base', 'ours', 'theirs', '--json'];
    const { stdout } = repository.run(process.execPath, [join(own, 'cli.js'), ...words]);
    assert.deepEqual(JSON.parse(stdout), { version: 1, clean: true, by: 'items', reports: [] });
  });
});
