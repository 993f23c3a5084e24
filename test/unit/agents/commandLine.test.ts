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
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../support/commandLine.ts';
import { lineDiff } from '../../support/diff.ts';

const backlog = `headwater: 1
board:
  columns: [ideas, ready, { id: building, name: In progress, limit: 1, policy: block }, review, done, { id: dropped, stage: dropped }]
  wip: { limit: 2 }
people:
  ana: { name: Ana, email: ana@example.org }
items:
  - id: A-1
    title: First
    status: ready
  - id: A-2
    title: Second
    status: building
    type: bug
    assignees: [ana]
    custom: { kept: true }
  - id: A-3
    title: Third
`;

describe('The command line', () => {
  let folder: string;
  const path = () => join(folder, 'backlog.yaml');
  const now = () => readFileSync(path(), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-cli-'));
    // A repository's root, so that nothing above it is taken.
    mkdirSync(join(folder, '.git'));
    writeFileSync(path(), backlog);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...words: string[]) => runTool(folder, words);
  const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).out) as Record<string, unknown>;

  it('lists the items, for people and for programs', async () => {
    assert.equal(
      (await run('list')).out,
      'A-1  ready     -    First\nA-2  building  bug  Second\nA-3  -         -    Third',
    );
    const { version, file, items } = await json('list', '--status', 'building');
    assert.deepEqual(
      { version, file, items },
      {
        version: 1,
        file: path(),
        items: [
          { id: 'A-2', title: 'Second', status: 'building', type: 'bug', assignees: ['ana'], custom: { kept: true } },
        ],
      },
    );
    assert.deepEqual((await json('list', '--assignee', 'nobody'))['items'], []);
  });

  it('finds the backlog from a folder below, and by -C and --file', async () => {
    mkdirSync(join(folder, 'src'));
    assert.equal((await run('-C', 'src', 'list')).exit, 2, 'the command comes first');
    assert.match((await run('list', '-C', 'src')).out, /A-1/);
    writeFileSync(join(folder, 'other.yaml'), 'items:\n  - { id: B-1, title: Other }\n');
    assert.match((await run('list', '--file', 'other.yaml')).out, /^B-1/);
    assert.equal((await run('list', '--file', 'none.yaml')).exit, 2);
  });

  it('shows one item with its problems', async () => {
    writeFileSync(path(), backlog.replace('status: ready', 'status: redy'));
    const shown = await json('show', 'A-1');
    assert.deepEqual(shown['item'], { id: 'A-1', title: 'First', status: 'redy' });
    assert.deepEqual(
      (shown['problems'] as { code: string; line: number }[]).map(({ code, line }) => [code, line]),
      [['item.unknown-column', 10]],
    );
    assert.equal((await run('show', 'A-9')).exit, 2);
  });

  it('shows what a waiting item still needs, and nothing of the kind for one in progress', async () => {
    const { out } = await run('show', 'A-1');
    assert.ok(out.endsWith('? It does not say yet when it is accepted.\n? It is not estimated yet.'), out);
    assert.doesNotMatch((await run('show', 'A-2')).out, /\?/u);
  });

  it('checks: exit 1 on errors, each with its place', async () => {
    const hint = `${path()}:16:5 field.unknown-key Headwater does not know the key custom. It is kept as it is.`;
    assert.deepEqual([(await run('check')).exit, (await run('check')).out], [0, hint]);
    writeFileSync(path(), backlog.replace('title: Third', 'title: Third: time').replace(/    custom.*\n/, ''));
    const { exit, out } = await run('check');
    assert.equal(exit, 1);
    assert(out.startsWith(`${path()}:17:12 text.unreadable `), out);
  });

  it('adds, moves and sets, each in its own lines', async () => {
    const added = await run('add', 'Fourth', '--type', 'bug', '--why', 'it hurts', '--at', '2026-11-02T09:00:00Z');
    assert.deepEqual([added.exit, added.out], [0, 'A-4']);
    assert.equal(
      lineDiff(backlog, now()),
      `+  - id: A-4
+    title: Fourth
+    type: bug
+    status: ideas
+    why: it hurts
+    history:
+      - { at: 2026-11-02T09:00:00Z, to: ideas, by: ana }`,
    );
    writeFileSync(path(), backlog);
    assert.deepEqual(await json('move', 'A-1', 'review', '--at', '2026-11-02T09:00:00Z'), {
      version: 1,
      id: 'A-1',
      from: 'ready',
      to: 'review',
    });
    assert.equal(
      lineDiff(backlog, now()),
      `-    status: ready
+    status: review
+    history:
+      - { at: 2026-11-02T09:00:00Z, to: review, by: ana }`,
    );
    writeFileSync(path(), backlog);
    assert.deepEqual(await json('set', 'A-2', 'assignees', '[ana, ben]'), {
      version: 1,
      id: 'A-2',
      from: ['ana'],
      to: ['ana', 'ben'],
    });
    assert.equal(lineDiff(backlog, now()), '-    assignees: [ana]\n+    assignees: [ana, ben]');
    assert.equal((await run('set', 'A-2', 'due', 'soon')).exit, 2);
    assert.equal((await run('set', 'A-2', 'status', 'done')).exit, 2);
  });

  it('gives no id that the archive or a branch has', async () => {
    rmSync(join(folder, '.git'), { recursive: true });
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], { cwd: folder });
    git('init', '--quiet', '--initial-branch=main');
    writeFileSync(path(), backlog.replace('id: A-3', 'id: A-30'));
    git('add', '.');
    git('commit', '--quiet', '-m', 'colleague');
    git('update-ref', 'refs/remotes/origin/theirs', 'HEAD');
    git('update-ref', '-d', 'refs/heads/main');
    writeFileSync(path(), backlog);
    assert.equal((await run('add', 'Fourth')).out, 'A-31');
    writeFileSync(join(folder, 'backlog.archive.yaml'), 'headwater: 1\nitems:\n  - { title: Old, id: A-41 }\n');
    assert.equal((await run('add', 'Fifth')).out, 'A-42');
  });

  it('places within a column', async () => {
    await run('move', 'A-3', 'ready', '--top');
    assert.deepEqual(
      (await run('list', '--status', 'ready')).out.split('\n').map((line) => line.slice(0, 3)),
      ['A-3', 'A-1'],
    );
    await run('move', 'A-3', 'ready', '--bottom');
    assert.deepEqual(
      (await run('list', '--status', 'ready')).out.split('\n').map((line) => line.slice(0, 3)),
      ['A-1', 'A-3'],
    );
  });

  it('refuses over a blocking limit with exit 3, and says what fills it; a reason lets it through', async () => {
    const refused = await run('move', 'A-1', 'building');
    assert.deepEqual([refused.exit, now()], [3, backlog]);
    assert.equal(refused.err, 'In progress is full (1 of 1): A-2. To go on all the same: --over REASON');
    assert.deepEqual((await json('move', 'A-1', 'building'))['refused'], {
      code: 'limit.column',
      message: 'In progress is full (1 of 1): A-2.',
      items: ['A-2'],
    });
    assert.equal((await run('move', 'A-1', 'building', '--over', 'Hotfix, agreed')).exit, 0);
    assert.match(now(), /over: Hotfix, agreed\n/);
    assert.equal((await run('move', 'A-3', 'dropped')).exit, 3);
    assert.equal((await run('move', 'A-3', 'dropped', '--because', 'Nobody needs it')).exit, 0);
  });

  it('says what to pull, and pulls it when there is room', async () => {
    const full = await json('next');
    assert.equal(full['id'], null);
    assert.match(String(full['because']), /no room for A-1 First in In progress.*A-2/);
    await run('move', 'A-2', 'done');
    assert.deepEqual((await json('next'))['id'], 'A-1');
    assert.deepEqual((await run('next', '--pull')).exit, 0);
    const item = (await json('show', 'A-1'))['item'] as Record<string, unknown>;
    assert.deepEqual([item['status'], item['assignees']], ['building', ['ana']]);
    assert.equal((await json('next'))['because'], 'Nothing is ready. Refine an idea first.');
  });

  it('starts a backlog that has no problem, and overwrites none', async () => {
    assert.equal((await run('init')).exit, 2);
    assert.equal(now(), backlog);
    rmSync(path());
    assert.equal((await run('init', '--stream', 'Checkout: web')).exit, 0);
    assert.deepEqual((await run('check')).exit, 0);
    assert.match(now(), /^stream: "Checkout: web"$/m);
  });

  it('writes through a link, keeps the mode and leaves nothing behind', async () => {
    mkdirSync(join(folder, 'plan'));
    writeFileSync(join(folder, 'plan/real.yaml'), backlog, { mode: 0o640 });
    rmSync(path());
    symlinkSync('plan/real.yaml', path());
    await run('move', 'A-1', 'review');
    assert.match(readFileSync(join(folder, 'plan/real.yaml'), 'utf8'), /status: review/);
    assert.deepEqual(readdirSync(folder).sort(), ['.git', 'backlog.yaml', 'plan']);
    assert.deepEqual(readdirSync(join(folder, 'plan')), ['real.yaml']);
  });

  it('says what is wrong with its use', async () => {
    for (const words of [
      ['fly'],
      ['move', 'A-1'],
      ['list', '--nope'],
      ['add'],
      ['list', '--at', 'tomorrow'],
      ['import', 'jira', '.'],
    ]) {
      const { exit, err } = await run(...words);
      assert.equal(exit, 2, words.join(' '));
      assert.notEqual(err, '');
    }
    assert.equal((await run('help')).exit, 0);
    assert.match((await run('move', '--help')).out, /move ID COLUMN/);
  });

  it('prints no control characters of a title', async () => {
    writeFileSync(path(), 'headwater: 1\nitems:\n  - { id: A-1, title: "a\\e[31m\\nb" }\n');
    assert.equal((await run('list')).out, 'A-1  -  -  a ⏎ [31m ⏎ b');
  });

  it('imports a Backlog.md project', async () => {
    rmSync(path());
    const project = join(process.cwd(), 'test/fixtures/backlog.md/project');
    const { exit } = await run('import', 'backlog.md', project);
    assert.equal(exit, 0);
    assert(existsSync(join(folder, 'backlog.archive.yaml')));
    assert.equal((await run('check')).exit, 0);
    assert.equal((await run('import', 'backlog.md', project)).exit, 2);
  });
});
