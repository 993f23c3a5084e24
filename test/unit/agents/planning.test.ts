import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../support/commandLine.ts';

const backlog = `headwater: 1
board:
  columns: [ideas, ready, { id: building, name: In progress, stage: active, limit: 1 }, done]
  expectation: { days: 8 }
people:
  ana: { name: Ana, email: ana@example.org }
items:
  - id: A-1
    title: First
    status: building
    history:
      - { at: 2026-11-02T09:00:00Z, to: building }
    concerns:
      - about: Three months, not three weeks
        by: ben
        at: 2026-11-10T09:00:00Z
  - id: A-2
    title: Second
    status: building
    history:
      - { at: 2026-11-16T08:00:00Z, to: building }
`;

describe('Planning by command line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-planning-'));
    // A repository's root, so that nothing above it is taken.
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, 'backlog.yaml'), backlog);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...words: string[]) => runTool(folder, [...words, '--at', '2026-11-16T09:00:00Z']);

  it('says what waits for somebody, why, and what comes next', async () => {
    const { out, exit } = await run('attention');
    assert.equal(exit, 0);
    assert.equal(
      out,
      [
        'A-1  Nobody has heard this concern yet (6d): “Three months, not three weeks”',
        '    → Let somebody else than who raised it hear it (also: past the expectation)',
        'In progress holds 2, and its limit is 1.',
        '    → Finish something before the next is begun',
      ].join('\n'),
    );
  });

  it('says which decisions are to be looked at again, in the same order, for people and for programs', async () => {
    const path = 'docs/decisions/0004-log-as-json.md';
    mkdirSync(join(folder, 'docs/decisions'), { recursive: true });
    writeFileSync(join(folder, path), '---\nstatus: accepted\nreview-by: 2026-11-01\n---\n# Log as JSON\n');
    const { out } = await run('attention');
    assert.deepEqual(out.split('\n').slice(-2), [
      'ADR-0004  To be looked at again by 2026-11-01.',
      '    → Look at it again: reaffirm it, or record what takes its place',
    ]);
    const { waiting } = JSON.parse((await run('attention', '--json')).out) as {
      waiting: readonly Readonly<Record<string, unknown>>[];
    };
    const { item, decision, title, kind, days, act } = waiting.at(-1) ?? {};
    assert.deepEqual(
      [item, decision, title, kind, days, act],
      [null, path, 'Log as JSON', 'reviewDue', 15, 'reconsider'],
    );
    assert.ok(waiting.slice(0, -1).every((line) => line['decision'] === null));
  });

  it('says it for programs, with the places of the file that it rests on', async () => {
    const { version, waiting } = JSON.parse((await run('attention', '--json')).out) as {
      version: number;
      waiting: readonly { item: string | null; kind: string; grounds: unknown; also: unknown }[];
    };
    assert.equal(version, 1);
    assert.deepEqual(
      waiting.map(({ item, kind, grounds, also }) => ({ item, kind, grounds, also })),
      [
        {
          item: 'A-1',
          kind: 'unheard',
          grounds: [{ path: 'concerns[0].at', says: '2026-11-10T09:00:00Z' }],
          also: ['expectation'],
        },
        {
          item: null,
          kind: 'limit',
          grounds: [
            { path: 'board.columns.building.limit', says: '1' },
            { path: 'A-1: status', says: 'A-1' },
            { path: 'A-2: status', says: 'A-2' },
          ],
          also: [],
        },
      ],
    );
  });

  const now = () => readFileSync(join(folder, 'backlog.yaml'), 'utf8');

  it('raises bad news, which somebody else hears and answers, with thanks', async () => {
    assert.match((await run('concern', 'A-2', 'The vendor is late')).err, /^Raised about A-2\. Thank you/u);
    const raised = `    status: building
    concerns:
      - about: The vendor is late
        by: ana
        at: 2026-11-16T09:00:00Z
    history:`;
    assert.equal(now(), backlog.replace(/ {4}status: building\n {4}history:(?=\n.*11-16)/u, raised));
    const own = await run('concern', 'A-2', '--hear');
    assert.equal(own.exit, 2);
    assert.match(own.err, /by somebody else than the one who raised it/u);
    assert.equal((await run('concern', 'A-1', '--hear')).err, 'Heard, about A-1: “Three months, not three weeks”');
    const answered = await run('concern', 'A-1', '--answer', 'plan-changed', '--note', 'Split it');
    assert.equal(answered.err, 'Answered, about A-1: “Three months, not three weeks” Thank you, ben, for raising it.');
    assert.match(
      now(),
      /response: plan-changed\n.*answered: \{ at: 2026-11-16T09:00:00Z, by: ana \}\n.*note: Split it/u,
    );
    assert.equal((await run('concern', 'A-1', '--hear')).exit, 2);
  });

  it('says what git will show before anything is written without a name', async () => {
    const { out, err } = await run('concern', 'A-2', 'Nobody dares to say it', '--unnamed');
    assert.equal(out, 'Nobody dares to say it');
    assert.match(err, /git shows who commits it/u);
    assert.equal(now(), backlog);
    await run('concern', 'A-2', 'Nobody dares to say it', '--unnamed', '--write');
    assert.ok(now().includes('- about: Nobody dares to say it\n        at: 2026-11-16T09:00:00Z\n    history:'));
  });

  it('asks and answers, and tells what has no such entry', async () => {
    assert.equal((await run('ask', 'A-2', 'Which window?', '--of', 'ops')).err, 'Asked ops about A-2.');
    assert.equal((await run('ask', 'A-2', '--answer', 'Sunday')).err, 'Answered, about A-2: “Which window?”');
    assert.match(now(), /answer: Sunday\n/u);
    for (const words of [
      ['ask', 'A-2', '--answer', 'Again'],
      ['concern', 'A-1', '--hear', '--number', '7'],
      ['concern', 'A-1', '--answer', 'perhaps'],
      ['concern', 'A-1', '--hear', '--number', '0'],
      ['concern', 'A-9', 'No such item'],
    ]) {
      const before = now();
      assert.equal((await run(...words)).exit, 2, words.join(' '));
      assert.equal(now(), before);
    }
  });

  it('says so when nothing waits', async () => {
    writeFileSync(join(folder, 'backlog.yaml'), 'headwater: 1\nitems: []\n');
    assert.deepEqual(await run('attention'), { exit: 0, out: '', err: 'Nothing waits for anybody.' });
  });

  it('says what kinds of work are done and whose ideas enter', async () => {
    const at = ['--at', '2026-11-16T12:00:00Z'];
    const { exit, out } = await runTool(folder, ['balance', '--window', '2w', ...at]);
    assert.equal(exit, 0);
    assert.match(
      out,
      /From 2026-11-02 to 2026-11-16: 1 items started, 0 finished\.\n\n\| type .*\n.*\n\| feature \|  \| 0 \| 1 \|/,
    );
    assert.match(out, /## Whose ideas\n\n.*source.*\n.*\n\| not named \| 2 \| 2 \| 0 \| 0 \| 0 \|/);
    const data = JSON.parse((await runTool(folder, ['balance', '--json', ...at])).out) as Record<string, unknown>;
    assert.deepEqual([data['version'], data['started'], data['finished']], [1, 2, 0]);
    assert.equal((await runTool(folder, ['balance', '--window', 'long'])).exit, 2);
  });

  it('looks back as Markdown', async () => {
    const at = ['--at', '2026-11-16T12:00:00Z'];
    const { exit, out } = await runTool(folder, ['digest', ...at]);
    assert.equal(exit, 0);
    assert.match(
      out,
      /^# Looking back\n\nFrom 2026-11-02 to 2026-11-16\.\n\n## Bad news, and what became of it\n\n- A-1 First: Three months/,
    );
    const data = JSON.parse((await runTool(folder, ['digest', '--json', ...at])).out) as Record<string, unknown>;
    assert.deepEqual([data['version'], data['finished'], data['thanks']], [1, [], []]);
    assert.equal((await runTool(folder, ['digest', '--since', 'May'])).exit, 2);
  });
});
