import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DecisionSession } from '../../src/editor/decisions/decisionSession.ts';
import { eventually } from '../support/eventually.ts';
import {
  closeEverything,
  headwater,
  keepMainBacklog,
  mainBacklog,
  onDisk,
  pressEnter,
  undoIn,
  workspaceFolder,
  write,
} from './headwater.ts';

const place = (path: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), path);
const recordUri = (name: string): vscode.Uri => place(`docs/decisions/${name}`);
const first = '---\nstatus: accepted\ndate: 2026-01-10\nreview-by: 2026-02-01\n---\n# Use MySQL\n\nWe know it.\n';
const second = '---\nstatus: proposed\ndate: 2026-03-01\nsupersedes: ADR-0001\n---\n# Use PostgreSQL\n';
const [older, newer] = [recordUri('0001-use-mysql.md'), recordUri('0002-use-postgresql.md')];

async function run(command: string, argument?: unknown): Promise<void> {
  await pressEnter(vscode.commands.executeCommand(`headwater.${command}`, argument));
}

describe('Decisions are written', () => {
  let session: DecisionSession;
  const original = keepMainBacklog();
  const isKnown = (count: number) =>
    eventually(async () => {
      assert.equal((await session.index.settled()).decisions.length, count);
    });

  before(async () => {
    session = await (await headwater()).decisions.session();
  });
  beforeEach(async () => {
    await write(older, first);
    await write(newer, second);
    // Known by name: one may have been read while it was half written.
    await eventually(async () => {
      const { decisions, needs } = await session.index.settled();
      assert.deepEqual(decisions.map(({ title }) => title).sort(), ['Use MySQL', 'Use PostgreSQL']);
      assert.ok(needs.has('docs/decisions/0001-use-mysql.md'));
    });
  });
  afterEach(async () => {
    await closeEverything();
    await vscode.workspace.fs.delete(place('docs'), { recursive: true });
    await isKnown(0);
  });

  it('from an item: in the dialect of the log, both naming each other, opened, and undone in one step', async () => {
    await write(place('why.txt'), 'Queue what can wait');
    try {
      const editor = await vscode.window.showTextDocument(place('why.txt'));
      editor.selection = new vscode.Selection(0, 0, 0, 19);
      await run('recordDecision', place('why.txt'));
      const created = recordUri('0003-queue-what-can-wait.md');
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), created.toString());
      assert.match(
        await onDisk(created),
        /^---\nstatus: proposed\n[\s\S]*# Queue what can wait\n[\s\S]*Priorities at the/u,
      );
    } finally {
      await vscode.workspace.fs.delete(place('why.txt'));
    }
    const acts = await session.acts();
    const { backlogs } = await headwater();
    const file = await backlogs.file(mainBacklog());
    const found = file?.reading.backlog.items.find(({ id }) => id === 'PAY-15');
    await pressEnter(acts.record({ file, item: found, title: 'Pay later', context: '' }));
    const linked = recordUri('0004-pay-later.md');
    assert.match(await onDisk(linked), /\nitems: \[?\s*(?:- )?PAY-15/u);
    assert.match(await onDisk(mainBacklog()), /ADR-0004/u);
    await undoIn(mainBacklog());
    await eventually(async () => {
      const { document } = await vscode.window.showTextDocument(mainBacklog());
      assert.equal(document.getText(), original());
      await assert.rejects(onDisk(linked));
    });
    await isKnown(3);
  });

  it('accepted: what waited for it says so in the same step, which is undone in both files', async () => {
    await vscode.window.showTextDocument(newer);
    await run('acceptDecision');
    assert.equal(await onDisk(newer), second.replace('proposed', 'accepted'));
    assert.match(await onDisk(older), /status: "?superseded by ADR-0002/u);
    await undoIn(newer);
    await eventually(async () => {
      const texts = await Promise.all([older, newer].map((uri) => vscode.workspace.openTextDocument(uri)));
      assert.deepEqual(
        texts.map((document) => document.getText()),
        [first, second],
      );
    });
  });

  it('superseded: the new record names the old one, which stays as it is until the new one is accepted', async () => {
    await run('supersedeDecision', { is: 'decision', path: 'docs/decisions/0001-use-mysql.md' });
    const created = recordUri('0003-use-mysql.md');
    assert.match(await onDisk(created), /supersedes: .*ADR-0001/u);
    assert.equal(await onDisk(older), first);
  });

  it('reaffirmed with the day: it is no longer to be looked at again', async () => {
    const path = 'docs/decisions/0001-use-mysql.md';
    assert.ok(session.index.now.needs.has(path));
    await run('reaffirmDecision', { is: 'decision', path });
    assert.match(await onDisk(older), /Reaffirmed on \d{4}-\d\d-\d\d\n/u);
    await eventually(async () => {
      assert.equal((await session.index.settled()).needs.has(path), false);
    });
  });
});
