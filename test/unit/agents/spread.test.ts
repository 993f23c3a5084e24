import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../support/commandLine.ts';

const backlog = `headwater: 1
board:
  columns: [ideas, ready, { id: building, name: In progress }, done]
people:
  ana: Ana
items: # the first is the most important
  # since May
  - id: A-1
    title: First
    status: ready
  - id: A-2
    title: Second   # twice
    status: building
    type: bug
    custom: { kept: true }
  - id: A-3
    title: Third
`;

describe('The command line on items in files of their own', () => {
  let folder: string;
  const at = (...names: string[]) => join(folder, ...names);
  const now = (...names: string[]) => readFileSync(at(...names), 'utf8');
  const run = (...words: string[]) => runTool(folder, words);
  const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).out) as Record<string, unknown>;
  const spread = async () => {
    const { exit, err } = await run('spread');
    assert.equal(exit, 0, err);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-spread-'));
    // A repository's root, so that nothing above it is taken.
    mkdirSync(at('.git'));
    writeFileSync(at('backlog.yaml'), backlog);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('spreads a backlog and gathers it again, byte for byte', async () => {
    const before = (await run('list')).out;
    const spoken = await run('spread');
    assert.deepEqual([spoken.exit, spoken.out], [0, '']);
    assert.equal(spoken.err, 'Each of the 3 items of backlog.yaml has a file of its own in backlog/ now.');
    assert.deepEqual(readdirSync(at('backlog')), ['A-1.yaml', 'A-2.yaml', 'A-3.yaml']);
    assert.equal(
      now('backlog.yaml'),
      backlog.slice(0, backlog.indexOf('items:')) + 'items: backlog/ # the first is the most important\n',
    );
    assert.equal((await run('list')).out, before);
    assert.equal((await run('list')).out, before);
    assert.equal((await runTool(at('backlog'), ['list'])).out, before);
    const gathered = await json('gather');
    assert.deepEqual(gathered, { version: 1, file: at('backlog.yaml'), folder: at('backlog'), items: 3 });
    assert.equal(now('backlog.yaml'), backlog);
    assert(!existsSync(at('backlog')));
  });

  it('changes one file for each change', async () => {
    await spread();
    const main = now('backlog.yaml');
    assert.equal((await run('add', 'New one', '--status', 'ready')).out, 'A-4');
    assert.match(now('backlog', 'A-4.yaml'), /^rank: a0V\nid: A-4\ntitle: New one\nstatus: ready\nhistory:\n {2}- /);
    const before = now('backlog', 'A-2.yaml');
    assert.equal((await run('move', 'A-2', 'ready', '--top')).exit, 0);
    assert.match(
      now('backlog', 'A-2.yaml'),
      /^rank: Zz\nid: A-2\ntitle: Second {3}# twice\nstatus: ready\n[^]*custom: \{ kept: true \}\n/,
    );
    assert.notEqual(now('backlog', 'A-2.yaml'), before);
    assert.equal((await run('set', 'A-1', 'why', 'because')).exit, 0);
    assert.equal(
      now('backlog', 'A-1.yaml'),
      '# since May\nrank: a0\nid: A-1\ntitle: First\nstatus: ready\nwhy: because\n',
    );
    assert.equal((await run('set', 'A-1', 'rank', 'a5')).exit, 2);
    assert.equal((await run('move', 'A-3', 'ready', '--before', 'A-4')).exit, 0);
    assert.equal((await run('list', '--status', 'ready')).out.replace(/ .*$/gm, ''), 'A-2\nA-1\nA-3\nA-4');
    assert.deepEqual((await json('next', '--pull'))['id'], 'A-2');
    assert.match(now('backlog', 'A-2.yaml'), /\nstatus: building\n/);
    assert.equal(now('backlog.yaml'), main);
    assert.deepEqual(readdirSync(at('backlog')), ['A-1.yaml', 'A-2.yaml', 'A-3.yaml', 'A-4.yaml']);
  });

  it('names the file and line of a problem', async () => {
    await spread();
    writeFileSync(at('backlog', 'A-2.yaml'), `# above\n\n${now('backlog', 'A-2.yaml').replace('building', 'bulding')}`);
    writeFileSync(at('backlog', 'broken.yaml'), 'id: A-9\ntitle: "never closed\n');
    const { exit, out } = await run('check');
    assert.equal(exit, 1);
    assert.match(out, new RegExp(`^${at('backlog', 'A-2.yaml')}:6:9 item.unknown-column `, 'm'));
    assert.match(out, new RegExp(`^${at('backlog', 'broken.yaml')}:2:\\d+ `, 'm'));
    assert.deepEqual(
      (await json('show', 'A-2'))['problems'],
      ((await json('check'))['problems'] as { file: string }[]).slice(0, 2).filter(({ file }) => file.includes('A-2')),
    );
    assert.equal((await run('set', 'A-9', 'title', 'x')).exit, 2);
    assert.equal((await run('set', 'A-1', 'title', 'x')).exit, 0);
  });

  it('reads and writes nothing outside the folder', async function () {
    this.timeout(60_000);
    await spread();
    const outside = mkdtempSync(join(tmpdir(), 'headwater-outside-'));
    writeFileSync(join(outside, 'X-1.yaml'), 'id: X-1\ntitle: Outside\n');
    symlinkSync(join(outside, 'X-1.yaml'), at('backlog', 'X-1.yaml'));
    mkdirSync(at('backlog', 'X-2.yaml'));
    mkdirSync(at('backlog', 'sub'));
    writeFileSync(at('backlog', 'sub', 'X-3.yaml'), 'id: X-3\ntitle: Deeper\n');
    writeFileSync(at('backlog', 'README.md'), '# Items\n');
    execFileSync('mkfifo', [at('backlog', 'X-4.yaml')]);
    writeFileSync(at('backlog', 'X-5.yaml'), '');
    truncateSync(at('backlog', 'X-5.yaml'), 3 * 1024 * 1024 * 1024);
    const ids = (await run('list')).out.replace(/ .*$/gm, '').split('\n');
    assert.deepEqual(ids, ['A-1', 'A-2', 'A-3', 'X-5']);
    const { out } = await run('check');
    assert.match(out, /backlog\.yaml:6:8 items\.refused .*\(3: X-1\.yaml, X-2\.yaml, X-4\.yaml\)/);
    assert.match(out, /backlog\.yaml:6:8 items\.not-read .*\(2: README\.md, sub\)/);
    assert.match(out, /X-5\.yaml:1:1 item-file\.too-large /);

    for (const value of ['../', outside, 'link/', '.git/', 'backlog.yaml/']) {
      if (value === 'link/') symlinkSync(outside, at('link'));
      writeFileSync(at('backlog.yaml'), now('backlog.yaml').replace(/^items:.*$/m, `items: ${value}`));
      const found = await run('check');
      assert.match(found.out, /backlog\.yaml:6:8 items\.(?:folder|outside) /, value);
      assert.equal(found.exit, 1);
      assert.equal((await run('list')).out, '');
      assert.equal((await run('add', 'New')).exit, 2);
    }
    assert.deepEqual(readdirSync(outside), ['X-1.yaml']);
    rmSync(outside, { recursive: true });
  });

  it('says that a folder has too many files, and that there is none yet', async function () {
    this.timeout(120_000);
    writeFileSync(at('backlog.yaml'), 'headwater: 1\nitems: many/\n');
    assert.match((await run('check')).out, /backlog\.yaml:2:8 items\.no-folder /);
    mkdirSync(at('many'));
    for (let count = 0; count <= 20_000; count += 1) writeFileSync(at('many', `${count}.yaml`), '');
    assert.match((await run('check')).out, /backlog\.yaml:2:8 items\.crowded /);
    assert.equal((await run('add', 'New')).exit, 2);
    rmSync(at('many'), { recursive: true });
    assert.equal((await run('add', 'New')).out, 'ITEM-1');
    assert.match(now('many', 'ITEM-1.yaml'), /^rank: a0\nid: ITEM-1\n/);
  });

  it('takes apart only what can be put together again, and over nothing', async () => {
    mkdirSync(at('backlog'));
    writeFileSync(at('backlog', 'config.yml'), 'project: other\n');
    const inTheWay = await run('spread');
    assert.deepEqual([inTheWay.exit, now('backlog.yaml')], [2, backlog]);
    assert.match(inTheWay.err, /backlog\/config\.yml is there already\. Nothing was changed/);
    for (const elsewhere of ['..', '/tmp', '.git']) assert.equal((await run('spread', '--folder', elsewhere)).exit, 2);
    assert.equal((await run('spread', '--folder', 'plan/items/')).exit, 0);
    assert.deepEqual(readdirSync(at('plan', 'items')), ['A-1.yaml', 'A-2.yaml', 'A-3.yaml']);
    assert.match((await run('spread')).err, /files of their own already/);
    writeFileSync(at('plan', 'items', 'notes.txt'), 'ours');
    assert.equal((await run('gather')).exit, 0);
    assert.equal(now('backlog.yaml'), backlog);
    assert.deepEqual(readdirSync(at('plan', 'items')), ['notes.txt']);
    assert.match((await run('gather')).err, /in the one file already/);
  });

  it('loses nothing when many write at once, and gives each item an id of its own', async function () {
    this.timeout(120_000);
    await spread();
    const hands = Array.from({ length: 6 }, (_, index) => [
      run('add', `New ${index}`, '--status', 'ready'),
      run('set', `A-${(index % 3) + 1}`, `field${index}`, `value ${index}`),
    ]).flat();
    for (const { exit, err } of await Promise.all(hands)) assert.equal(exit, 0, err);
    const items = (await json('list'))['items'] as Record<string, string>[];
    assert.equal(new Set(items.map(({ id }) => id)).size, 9);
    assert.equal(new Set(items.map(({ rank }) => rank)).size, 9);
    for (let index = 0; index < 6; index += 1) {
      assert.equal(items.find(({ id }) => id === `A-${(index % 3) + 1}`)?.[`field${index}`], `value ${index}`);
      assert(items.some(({ title }) => title === `New ${index}`));
    }
    assert.deepEqual(
      readdirSync(at('backlog')).filter((name) => name.startsWith('.')),
      [],
    );
  });
});
