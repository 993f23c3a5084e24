import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { runTool } from '../../support/commandLine.ts';
import { Repository } from '../../support/repository.ts';

const record = (title: string, more = '') =>
  `# ${title}\r\n\r\n* Status: accepted\r\n\r\n## Context and Problem Statement\r\n\r\nBecause.\r\n${more}`;

const backlog = `headwater: 1
items:
  - id: PAY-1
    title: Offline # by ADR-2, says ana
    status: ideas
    decisions: [ADR-0001, ADR-0002]
board: { columns: [ideas, done] }
`;

describe('Numbers of decisions by the command line', function () {
  let repository: Repository;
  const run = (...words: string[]) =>
    runTool(repository.folder, ['adr', ...words, '--at', '2026-11-28T10:00:00Z'], repository.env);
  const folder = 'docs/decisions';
  const [a, b, c] = [`${folder}/0001-use-a.md`, `${folder}/0002-use-b.md`, `${folder}/0003-use-c.md`];

  beforeEach(() => {
    repository = new Repository();
    repository.commit({
      [a]: record('Use A'),
      [b]: record('2. Use B'),
      [c]: record('Use C', '\r\nAs [ADR-0002](0002-use-b.md) has it.\r\n\r\n* Amends: ADR-2\r\n'),
      [`${folder}/README.md`]: '* [2. Use B](0002-use-b.md)\n',
      'backlog.yaml': backlog,
      'backlog.archive.yaml': 'items:\n  - id: PAY-0\n    title: Old\n    decisions: [ADR-0002]\n',
    });
  });
  afterEach(() => {
    repository.remove();
  });

  it('are shown anew, place by place, and nothing is written before it is asked for', async () => {
    const { exit, out, err } = await run('renumber', '2');
    assert.deepEqual([exit, err], [0, 'Nothing is written yet. To write it: --write']);
    assert.equal(
      out,
      `${b} → ${folder}/0004-use-b.md
${b}:1 2 → 4
${c}:9 [ADR-0002](0002-use-b.md) → [ADR-0004](0004-use-b.md)
${c}:11 ADR-2 → ADR-4
${folder}/README.md:1 [2. Use B](0002-use-b.md) → [4. Use B](0004-use-b.md)
backlog.yaml:4 ADR-2 → ADR-4
backlog.yaml:6 ADR-0002 → ADR-0004
backlog.archive.yaml:4 ADR-0002 → ADR-0004`,
    );
    assert.equal(repository.git('status', '--short'), '');
  });

  it('are written as one step that keeps every other byte', async () => {
    const { exit, out, err } = await run('renumber', 'ADR-2', '--to', '41', '--write', '--json');
    assert.deepEqual([exit, err], [0, '']);
    const data = JSON.parse(out) as Record<string, unknown>;
    assert.deepEqual(Object.keys(data), ['version', 'from', 'to', 'places', 'written']);
    assert.deepEqual([data['from'], data['to'], data['written']], [b, `${folder}/0041-use-b.md`, true]);
    assert.deepEqual((data['places'] as readonly unknown[])[0], {
      file: b,
      line: 1,
      before: '2',
      after: '41',
      sure: true,
    });
    assert(!existsSync(repository.path(b)));
    assert.equal(repository.read(`${folder}/0041-use-b.md`), record('41. Use B'));
    assert.equal(
      repository.read(c),
      record('Use C', '\r\nAs [ADR-0041](0041-use-b.md) has it.\r\n\r\n* Amends: ADR-41\r\n'),
    );
    assert.equal(repository.read('backlog.yaml'), backlog.replace('ADR-2,', 'ADR-41,').replace('ADR-0002', 'ADR-0041'));
    assert.equal(repository.git('status', '--short').split('\n').length, 7, 'no file is left over');
    assert.equal((await run('check')).exit, 0);
  });

  it('leave what may mean the other of two, and say so', async () => {
    repository.write(`${folder}/0002-use-d.md`, '---\nstatus: accepted\nitems: [PAY-1]\n---\n# Use D\n');
    assert.equal(
      (await run('renumber', '2')).err,
      `Several decisions are 2: ${b}, ${folder}/0002-use-d.md. Name its path.`,
    );
    const { out, err } = await run('renumber', `${folder}/0002-use-d.md`, '--write');
    assert.match(out, /^docs\/decisions\/0003-use-c\.md:11 \? ADR-2 → ADR-4$/m);
    assert.match(out, /^backlog\.yaml:6 ADR-0002 → ADR-0004$/m, 'it names the item');
    assert.match(err, /0004-use-d\.md now\. What is marked with \? may mean another record and is left/);
    assert.match(repository.read(c), /Amends: ADR-2\r\n/);
    assert.equal((await run('check')).exit, 0, 'the number is that of one again');
  });

  it('are refused where another record has them, here or on a branch, or where they are none', async () => {
    repository.branch('other');
    repository.commit({ [`${folder}/0009-use-z.md`]: record('Use Z') });
    repository.git('switch', '--quiet', 'main');
    const refusals: readonly (readonly [to: string, why: string])[] = [
      ['3', `The number 3 is that of ${c}. Nothing was changed: choose another one.`],
      ['9', 'The number 9 is that of 0009-use-z.md on other. Nothing was changed: choose another one.'],
      ['2', `${b} has the number 2 already.`],
      ['0', '--to 0 is no number. Write it like 41.'],
      ['4a', '--to 4a is no number. Write it like 41.'],
    ];
    for (const [to, why] of refusals) {
      const { exit, err } = await run('renumber', '2', '--to', to, '--write');
      assert.deepEqual([exit, err], [2, why]);
    }
    assert.match((await run('renumber', '2')).out, /0010-use-b\.md/, 'the next one that no branch has');
    assert.equal(repository.git('status', '--short'), '');
  });

  it('that two branches have given are told by check, as advice', async () => {
    repository.branch('other');
    repository.commit({ [`${folder}/0004-use-z.md`]: record('Use Z') });
    repository.git('update-ref', 'refs/remotes/origin/other', 'other');
    repository.git('switch', '--quiet', 'main');
    assert.equal((await run('check')).out, '', 'one alone is none');
    repository.write(`${folder}/0004-use-y.md`, record('Use Y'));
    const { exit, out } = await run('check');
    assert.equal(exit, 0);
    assert.equal(
      out,
      `${folder}/0004-use-y.md:1:1 decision.number-on-branch The number 4 is also that of 0004-use-z.md on other, ` +
        'origin/other. Nothing is wrong yet: renumber one of them before they meet.',
    );
    const [problem] = (JSON.parse((await run('check', '--json')).out) as { problems: readonly object[] }).problems;
    assert.equal((problem as { severity: string }).severity, 'hint');
    await run('renumber', '4', '--write');
    assert.equal((await run('check')).out, '');
  });
});
