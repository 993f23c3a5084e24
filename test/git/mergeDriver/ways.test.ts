import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installMergeDriver } from '../../../src/git/mergeDriver/install.ts';
import { tool } from '../../support/commandLine.ts';
import { pathWithoutNode, replaceTool } from '../../support/mergeTool.ts';
import { Repository } from '../../support/repository.ts';

const backlog = (why: string) => `headwater: 1\nitems:\n  - { id: A-1, title: One, why: ${why} }\n`;

/** What it writes is what the tool was given: in which folder it runs, and the path that git gave. */
const telling = `
const path = process.argv.find((word) => word.startsWith('--path=')).slice('--path='.length);
write(JSON.stringify([process.cwd(), path]));
`;

describe('The merge driver works', () => {
  let repository: Repository;

  beforeEach(() => {
    repository = new Repository();
  });
  afterEach(() => {
    repository.remove();
  });

  /** Two branches that change one line of the backlog, `main` and `theirs`; with the driver installed. */
  const prepare = async ({ name = 'backlog.yaml', runtime = process.execPath, does = telling } = {}) => {
    repository.commit({ [name]: backlog('base') }, 'base');
    repository.branch('theirs');
    repository.commit({ [name]: backlog('theirs') }, 'theirs');
    repository.git('switch', '--quiet', 'main');
    repository.commit({ [name]: backlog('ours') }, 'ours');
    const plan = { backlogs: [repository.path(name)], tool: dirname(tool), runtime };
    assert((await installMergeDriver(repository.folder, plan)).ok);
    replaceTool(repository.path('.git/headwater'), does);
  };
  const told = (text: string) => JSON.parse(text) as unknown;

  const ways: Readonly<Record<string, () => readonly (readonly string[])[]>> = {
    'in a merge': () => [['merge', '--no-edit', 'theirs']],
    'in a rebase': () => [
      ['switch', 'theirs'],
      ['rebase', 'main'],
    ],
    'in a rebase that applies patches': () => [
      ['switch', 'theirs'],
      ['rebase', '--apply', 'main'],
    ],
    'in a cherry-pick': () => [['cherry-pick', 'theirs']],
    'in a revert': () => [
      ['commit', '--amend', '--allow-empty', '-m', 'ours'],
      ['merge', '-s', 'ours', '--no-edit', 'theirs'],
      ['revert', '--no-edit', 'theirs'],
    ],
    'when stashed changes come back': () => [
      ['switch', 'theirs'],
      ['reset', 'HEAD~'],
      ['stash'],
      ['switch', 'main'],
      ['stash', 'pop'],
    ],
    'when a branch is switched with changes at hand': () => [
      ['switch', 'theirs'],
      ['reset', '--quiet', 'HEAD~'],
      ['checkout', '--merge', 'main'],
    ],
  };
  for (const [way, commands] of Object.entries(ways)) {
    it(way, async () => {
      await prepare();
      for (const words of commands()) {
        const { exit, said } = repository.try(words);
        assert.equal(exit, 0, `git ${words.join(' ')}: ${said}`);
      }
      assert.deepEqual(told(repository.read('backlog.yaml')), [repository.folder, 'backlog.yaml']);
    });
  }

  for (const name of ["it's a/$(touch pwned)/-x\n/backlog.yaml", '-rf/"q"/backlog.yaml', '%S %A/backlog.yaml']) {
    it(`whatever a path says: ${JSON.stringify(name)}`, async () => {
      await prepare({ name });
      assert.equal(repository.try(['merge', '--no-edit', 'theirs']).exit, 0);
      assert.deepEqual(told(repository.read(name)), [repository.folder, name]);
      assert(!existsSync(repository.path('pwned')));
    });
  }

  it('when git is run in a folder below', async () => {
    repository.write('sub/file', '');
    await prepare();
    assert.equal(repository.try(['merge', '--no-edit', 'theirs'], { cwd: repository.path('sub') }).exit, 0);
    assert.deepEqual(told(repository.read('backlog.yaml')), [repository.folder, 'backlog.yaml']);
  });

  it('in a linked working tree, installed from the other one', async () => {
    await prepare();
    const tree = join(dirname(repository.folder), 'linked tree');
    repository.git('worktree', 'add', '--quiet', '--detach', tree, 'main');
    assert.equal(repository.try(['merge', '--no-edit', 'theirs'], { cwd: tree }).exit, 0);
    assert.deepEqual(told(repository.read('../linked tree/backlog.yaml')), [tree, 'backlog.yaml']);
  });

  it('in the working trees of a bare repository, installed from one of them', async () => {
    await prepare();
    const bare = join(dirname(repository.folder), '.bare');
    repository.git('clone', '--quiet', '--bare', repository.folder, bare);
    const [one, other] = ['one', 'other'].map((name) => join(dirname(repository.folder), name));
    assert(one !== undefined && other !== undefined);
    repository.try(['worktree', 'add', '--quiet', '--detach', one, 'main'], { cwd: bare });
    repository.try(['worktree', 'add', '--quiet', '--detach', other, 'main'], { cwd: bare });
    const plan = { backlogs: [join(one, 'backlog.yaml')], tool: dirname(tool), runtime: process.execPath };
    assert((await installMergeDriver(one, plan)).ok);
    replaceTool(join(bare, 'headwater'), telling);
    assert.equal(repository.try(['merge', '--no-edit', 'theirs'], { cwd: other }).exit, 0);
    assert.deepEqual(told(repository.read('../other/backlog.yaml')), [other, 'backlog.yaml']);
  });

  it('when the repository was moved', async () => {
    await prepare();
    repository.rename('moved to "here"');
    assert.equal(repository.try(['merge', '--no-edit', 'theirs']).exit, 0);
    assert.deepEqual(told(repository.read('backlog.yaml')), [repository.folder, 'backlog.yaml']);
  });

  /** A program that is VS Code: a Node.js when it is told so, else a window. */
  const makeEditor = (listens = true) => {
    const path = join(dirname(repository.folder), 'bin', "Code - it's me");
    mkdirSync(dirname(path), { recursive: true });
    const asNode = listens ? `[ "$ELECTRON_RUN_AS_NODE" = 1 ] && exec '${process.execPath}' "$@"\n` : '';
    writeFileSync(path, `#!/bin/sh\n${asNode}echo window\n`);
    chmodSync(path, 0o755);
    return path;
  };

  it('by VS Code’s own Node.js where none is on the path', async () => {
    await prepare({ runtime: makeEditor() });
    const env = { PATH: pathWithoutNode(join(dirname(repository.folder), 'path')) };
    assert.equal(repository.try(['merge', '--no-edit', 'theirs'], { env }).exit, 0);
    assert.deepEqual(told(repository.read('backlog.yaml')), [repository.folder, 'backlog.yaml']);
  });

  it('by VS Code’s own Node.js where the one on the path is too old', async () => {
    await prepare({ runtime: makeEditor() });
    const path = pathWithoutNode(join(dirname(repository.folder), 'path'));
    writeFileSync(join(path, 'node'), '#!/bin/sh\necho "SyntaxError" >&2\nexit 1\n', { mode: 0o755 });
    assert.equal(repository.try(['merge', '--no-edit', 'theirs'], { env: { PATH: path } }).exit, 0);
    assert.deepEqual(told(repository.read('backlog.yaml')), [repository.folder, 'backlog.yaml']);
  });

  it('as git does where VS Code opens a window instead', async () => {
    await prepare({ runtime: makeEditor(false) });
    const env = { PATH: pathWithoutNode(join(dirname(repository.folder), 'path')) };
    assert.equal(repository.try(['merge', '--no-edit', 'theirs'], { env }).exit, 1);
    assert.match(repository.read('backlog.yaml'), /^<{7} .*\n.*why: ours }\n={7}\n.*why: theirs }\n>{7} /m);
  });

  it('with the names and the length of markers that git gives', async () => {
    const words = ['base-name', 'ours-name', 'theirs-name', 'marker-size'].map((name) => `'--${name}='`).join(', ');
    const does = `write([${words}].map((name) => process.argv.find((word) => word.startsWith(name)).slice(name.length)).join('|'));`;
    await prepare({ does });
    repository.write('.gitattributes', `${repository.read('.gitattributes')}backlog.yaml conflict-marker-size=9\n`);
    repository.git('merge', '--no-edit', 'theirs');
    const [base = '', ours, theirs, size] = repository.read('backlog.yaml').split('|');
    assert.equal(size, '9');
    // Git tells the names from 2.44 on.
    if (base !== 'base') assert.deepEqual([ours, theirs], ['HEAD', 'theirs']);
    else assert.deepEqual([ours, theirs], ['ours', 'theirs']);
  });
});
