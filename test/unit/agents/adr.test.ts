import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTool } from '../../support/commandLine.ts';

const files: Readonly<Record<string, string>> = {
  'backlog.yaml': `headwater: 1
items:
  - { id: PAY-1, title: Offline, status: done }
  - { id: PAY-2, title: More, status: ideas }
board: { columns: [ideas, done] }
`,
  'docs/decisions/0001-use-a.md': '---\nstatus: accepted\ndate: 2026-10-01\nitems: [PAY-1]\n---\n# Use A\n',
  'docs/decisions/0002-use-b.md':
    '# 2. Use B\n\nDate: 2026-11-02\n\n## Status\n\nAccepted\n\nSupersedes [1. Use A](0001-use-a.md)\n\n## Context\n\nPAY-2 and ABC-3.\n',
  'docs/decisions/0003-use-c.md': '# Use C\n\n* Status: accepted\n* Depends on: ADR-1\n* Review by: 2027-01-01\n',
  'docs/decisions/adr-template.md': '# Template\n',
};

describe('The command adr', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-adr-'));
    mkdirSync(join(folder, '.git'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...words: string[]) => runTool(folder, ['adr', ...words, '--at', '2026-11-28T10:00:00Z']);

  it('lists every decision, with a mark for what is worth another look', async () => {
    assert.equal(
      (await run('list')).out,
      '1  superseded  2026-10-01     Use A\n2  accepted    2026-11-02     Use B\n3  accepted    -           !  Use C',
    );
  });

  it('gives the same to programs, in the documented shape', async () => {
    const { decisions } = JSON.parse((await run('list', '--json')).out) as { decisions: readonly object[] };
    assert.deepEqual(decisions[0], {
      log: 'docs/decisions',
      id: '1',
      path: 'docs/decisions/0001-use-a.md',
      title: 'Use A',
      status: 'superseded',
      rawStatus: 'accepted',
      statusLine: 2,
      date: '2026-10-01',
      links: [
        { kind: 'superseded-by', target: '2', path: 'docs/decisions/0002-use-b.md', partial: false, written: false },
        { kind: 'depended-on-by', target: '3', path: 'docs/decisions/0003-use-c.md', partial: false, written: false },
      ],
      items: ['PAY-1'],
      reviewBy: null,
      needs: [],
    });
    assert.deepEqual((decisions[1] as { items: unknown }).items, ['PAY-2'], 'only what has a prefix of this backlog');
    assert.deepEqual((decisions[2] as { needs: unknown }).needs, [{ code: 'support-gone', because: '3 → 1' }]);
  });

  it('shows one, by its number however it is written, or by its path', async () => {
    for (const name of ['2', '0002', 'ADR-0002', 'docs/decisions/0002-use-b.md']) {
      assert.match((await run('show', name)).out, /^log: docs\/decisions\nid: 2\n.*\nsupersedes: 1$/s);
    }
    const { exit, err } = await run('show', '9');
    assert.deepEqual([exit, err], [2, 'There is no decision 9 here.']);
  });

  it('checks them: advice is no failure, a number that is taken twice is one', async () => {
    const advice = await run('check');
    assert.equal(advice.exit, 0);
    assert.match(advice.out, /0003-use-c\.md:3:1 decision\.need\.support-gone It rests on .*: 3 → 1\./);
    writeFileSync(join(folder, 'docs/decisions/0002-again.md'), '# Again\n');
    const wrong = await run('check');
    assert.equal(wrong.exit, 1);
    assert.match(
      wrong.out,
      /0002-again\.md:1:1 decision\.duplicate-id The number 2 is also that of docs\/decisions\/0002-use-b\.md/,
    );
  });

  it('draws them', async () => {
    assert.match((await run('graph')).out, /^flowchart LR\n.*d2 -->\|supersedes\| d1/s);
    assert.match(
      (await run('graph', '--format', 'dot')).out,
      /^digraph decisions \{.*d3 -> d1 \[label="depends on"\];/s,
    );
    const { exit, err } = await run('graph', '--format', 'svg');
    assert.deepEqual([exit, err], [2, '“svg” is no format of the graph. There are dot and mermaid.']);
  });

  it('follows no link out of the folder, and works where there is no backlog', async () => {
    rmSync(join(folder, 'backlog.yaml'));
    const outside = mkdtempSync(join(tmpdir(), 'headwater-outside-'));
    writeFileSync(join(outside, '0009-secret.md'), '# Secret\n\nStatus: accepted\n');
    symlinkSync(outside, join(folder, 'docs/adr'));
    symlinkSync(join(outside, '0009-secret.md'), join(folder, 'docs/decisions/0009-secret.md'));
    const { out, exit } = await run('list');
    assert.equal(exit, 0);
    assert.doesNotMatch(out, /Secret/);
    rmSync(outside, { recursive: true, force: true });
  });

  it('says what it can do', async () => {
    const said =
      'Say what to do: list, show, new, supersede, amend, accept, reject, deprecate, reaffirm, renumber, check, graph.';
    for (const what of ['paint', 'constructor']) {
      const { exit, err } = await run(what);
      assert.deepEqual([exit, err], [2, said]);
    }
  });
});
