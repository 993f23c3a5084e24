import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTool } from '../../support/commandLine.ts';

const backlog = `headwater: 1
vision: Everybody pays in one step
constraints: [No card data on our machines]
items:
  - { id: PAY-2, title: Pay without a card, status: active }
  - id: PAY-1
    title: Offline # a comment
    status: ideas
board:
  columns: [ideas, { id: active, name: In progress, stage: active, limit: 1 }, done]
  balance: { shares: { feature: 70, debt: 30 } }
`;
const first = '---\nstatus: accepted\ndate: 2026-10-01\n---\n# Use A\n\n## Context and Problem Statement\n\nc\n';

describe('Recording decisions on the command line', function () {
  let folder: string;
  const at = (path: string) => join(folder, path);
  const read = (path: string) => readFileSync(at(path), 'utf8');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  const run = (...words: string[]) => runTool(folder, ['adr', ...words, '--at', '2026-11-28T10:00:00Z']);
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'pipe' });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-adr-new-'));
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'Ana');
    git('config', 'user.email', 'ana@example.com');
    write('backlog.yaml', backlog);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes the first one as MADR 4, with the priorities of the day, and links it with the item both ways', async () => {
    const { out, err, exit } = await run(
      'new',
      'Use a queue',
      '--items',
      'PAY-1',
      '--context',
      'Cards fail.',
      '--options',
      'A queue; Waiting',
    );
    assert.deepEqual(
      [exit, out, err],
      [0, 'docs/decisions/0001-use-a-queue.md', 'ADR-0001 is recorded in docs/decisions/0001-use-a-queue.md.'],
    );
    assert.equal(
      read('docs/decisions/0001-use-a-queue.md'),
      `---
status: proposed
date: 2026-11-28
items: [PAY-1]
---
# Use a queue

## Context and Problem Statement

Cards fail.

## Decision Drivers

### Priorities at the time

1. PAY-2 Pay without a card
2. PAY-1 Offline

* Vision: Everybody pays in one step
* Constraint: No card data on our machines
* In progress: PAY-2 Pay without a card
* At its limit: In progress, 1 of 1
* Declared balance: feature 70 %, debt 30 %

## Considered Options

* A queue
* Waiting

## Decision Outcome

<!-- Which option was chosen, and because of what? -->

### Consequences

<!-- What becomes easier, and what harder? -->
`,
    );
    assert.equal(
      read('backlog.yaml'),
      backlog.replace('status: ideas\n', 'status: ideas\n    decisions: [ADR-0001]\n'),
    );
    assert.deepEqual(readdirSync(at('docs/decisions')), ['0001-use-a-queue.md'], 'nothing else is left');
  });

  it('gives a number above those of every branch, and keeps the log’s index up', async () => {
    write('docs/decisions/0001-use-a.md', first);
    write(
      'docs/decisions/index.md',
      '# Log\n\n<!-- adrlog -->\n\n* [ADR-0001](0001-use-a.md) - Use A\n\n<!-- adrlogstop -->\n',
    );
    git('add', '.');
    git('commit', '--quiet', '-m', 'First');
    git('checkout', '--quiet', '-b', 'other');
    write('docs/decisions/0007-später.md', first);
    git('add', '.');
    git('commit', '--quiet', '-m', 'Seventh');
    git('update-ref', 'refs/remotes/origin/other', 'other');
    git('checkout', '--quiet', 'main');
    git('branch', '--quiet', '-D', 'other');
    const { out } = await run('new', 'Use B', '--json');
    const expected = {
      version: 1,
      id: '8',
      path: 'docs/decisions/0008-use-b.md',
      changed: ['docs/decisions/index.md'],
    };
    assert.deepEqual(JSON.parse(out), expected);
    assert.match(read('docs/decisions/index.md'), /- Use A\n\* \[ADR-0008\]\(0008-use-b\.md\) - Use B\n\n/);
  });

  it('supersedes once the new one is accepted, both files in one step', async () => {
    write('docs/decisions/0001-use-a.md', first);
    const { err } = await run('supersede', '1', 'Use B');
    assert.match(
      err,
      /What it replaces is in force until it is accepted: headwater adr accept docs\/decisions\/0002-use-b\.md$/,
    );
    assert.equal(read('docs/decisions/0001-use-a.md'), first);
    assert.match((await run('list')).out, /^1 {2}accepted .*\n2 {2}proposed /);
    const accepted = await run('accept', '2');
    assert.equal(accepted.err, 'ADR-0002 is accepted. Changed as well: docs/decisions/0001-use-a.md.');
    assert.equal(
      read('docs/decisions/0001-use-a.md'),
      first.replace('accepted', '"superseded by ADR-0002"').replace('\n---\n#', '\nsuperseded-by: [ADR-0002]\n---\n#') +
        '\n## More Information\n\n* Superseded by [ADR-0002](0002-use-b.md)\n',
    );
    assert.deepEqual((await run('check')).exit, 0, 'each side says it');
  });

  it('supersedes at once with one that is accepted already', async () => {
    write('docs/decisions/0001-use-a.md', first);
    const { out } = await run('supersede', 'ADR-1', 'Use B', '--status', 'accepted', '--json');
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      id: '2',
      path: 'docs/decisions/0002-use-b.md',
      changed: ['docs/decisions/0001-use-a.md'],
    });
  });

  it('writes nothing when it cannot write all', async () => {
    write('docs/decisions/0001-use-a.md', '# Use A\n\nNo form at all.\n');
    const results = [
      await run('supersede', '1', 'Use B', '--status', 'accepted'),
      await run('supersede', '9', 'Use B'),
      await run('new', 'Use B', '--items', 'PAY-9'),
      await run('new', 'Use B', '--status', 'done'),
      await run('new', ' '),
    ];
    assert(results.every(({ exit }) => exit === 2));
    assert.match(results[0]?.err ?? '', /0001-use-a\.md has no place for a status/);
    assert.match(results[2]?.err ?? '', /There is no item PAY-9 here/);
    assert.deepEqual(readdirSync(at('docs/decisions')), ['0001-use-a.md']);
    assert.equal(read('backlog.yaml'), backlog);
  });

  it('says when no priorities of the day are in it since the backlog says none, and nothing where there is no backlog', async () => {
    const said = (number: number) => `ADR-000${number} is recorded in docs/decisions/000${number}-use-a.md.`;
    const none = ' No priorities of the day are in it: backlog.yaml says none that can be read.';
    write('backlog.yaml', 'headwater: {{{\n');
    assert.equal((await run('new', 'Use A')).err, said(1) + none);
    write('backlog.yaml', 'headwater: 1\nitems: []\n');
    assert.equal((await run('new', 'Use A')).err, said(2) + none);
    rmSync(at('backlog.yaml'));
    assert.equal((await run('new', 'Use A')).err, said(3));
    assert.doesNotMatch(read('docs/decisions/0001-use-a.md'), /Priorities/);
  });

  it('gives those that are recorded at once a number each', async () => {
    write('docs/decisions/0001-use-a.md', first);
    await Promise.all(Array.from({ length: 4 }, (_, index) => run('new', `Use ${'bcdefghijk'[index] ?? ''}`)));
    const numbers = readdirSync(at('docs/decisions')).map((name) => name.slice(0, 4));
    assert.deepEqual(numbers, ['0001', '0002', '0003', '0004', '0005']);
  });

  it('follows what a tool’s file names, where no record is yet', async () => {
    write('.adr-dir', 'doc/why\n');
    assert.equal((await run('new', 'Use A')).out, 'doc/why/0001-use-a.md');
    assert(!existsSync(at('docs')));
  });
});
