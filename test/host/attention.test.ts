import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { AttentionSession } from '../../src/editor/attention/attentionSession.ts';
import type { AttentionNode, LineNode } from '../../src/editor/attention/lines.ts';
import { eventually } from '../support/eventually.ts';
import {
  headwater,
  keepMainBacklog,
  mainBacklog,
  onDisk,
  pressEnter,
  withSettings,
  workspaceFolder,
  write,
} from './headwater.ts';

const plan = `headwater: 1
stream: Checkout
board:
  columns: [ideas, ready, { id: building, name: Building, stage: active, limit: 1 }, done]
concerns: [{ about: Too much at once, at: 2026-11-01T08:00:00Z, by: ben }]
items:
  - { id: A-1, title: Upgrade, status: building, blocked: { since: 2026-11-10T08:00:00Z, reason: A fix }, concerns: [{ about: Nine hours, at: 2026-11-12T08:00:00Z }] }
  - { id: A-2, title: Yen, status: building, history: [{ at: 2026-10-01T08:00:00Z, to: building }] }
  - { id: A-3, title: Fee, questions: [{ ask: Since when, of: ops, at: 2026-11-01T08:00:00Z }] }
`;

/** The view as text: a line a node, the ages left out. */
function drawn(session: AttentionSession, node?: AttentionNode): readonly string[] {
  const { tree } = session;
  return tree.getChildren(node).flatMap((child) => {
    const { label, description } = tree.getTreeItem(child);
    assert.ok(typeof label === 'string' && typeof description === 'string');
    const line = `${node === undefined ? '' : '  '}${label} | ${description.replaceAll(/\(\d+d\)|\d+d\b/gu, '…')}`;
    return [line, ...drawn(session, child)];
  });
}

async function git(...words: readonly string[]): Promise<void> {
  await promisify(execFile)('git', words, { cwd: workspaceFolder().fsPath });
}

const planLine = 'The plan as a whole | Nobody has heard this concern yet …: “Too much at once”';
const upgrade = 'Upgrade | A-1 · Nobody has heard this concern yet …: “Nine hours”';
const limit = 'Building | Holds 2, and its limit is 1.';
const yen = 'Yen | A-2 · In progress, and nothing new was written about it for ….';
const fee = 'Fee | A-3 · A question to ops waits for an answer …: “Since when”';

describe('Attention', () => {
  keepMainBacklog();
  let session: AttentionSession;

  const shows = (...lines: readonly string[]) =>
    eventually(() => {
      assert.deepEqual(drawn(session), lines);
    });
  const lineOf = (label: string): LineNode => {
    const found = session.tree
      .getChildren()
      .find((node) => node.kind !== 'putOff' && session.tree.getTreeItem(node).label === label);
    assert.ok(found !== undefined && found.kind !== 'putOff', `there is a line ${label}`);
    return found;
  };

  before(async () => {
    session = await (await headwater()).attentions.session();
  });
  beforeEach(async () => {
    await write(mainBacklog(), plan);
    await shows(planLine, upgrade, limit, yen, fee);
  });
  afterEach(async () => {
    const { state } = session.attended;
    for (const { uri, putOff } of state)
      await session.snoozes.bringBack(
        uri,
        putOff.flatMap(({ ids }) => ids),
      );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('says what waits, the most important first, each with its reason and its one next action', () => {
    const treeItem = session.tree.getTreeItem(lineOf('Upgrade'));
    assert.deepEqual(
      [treeItem.command?.command, treeItem.contextValue, treeItem.accessibilityInformation?.label.split(', ').at(-1)],
      ['headwater.doNext', 'waiting item', 'Next: Let somebody else than who raised it hear it'],
    );
    const { tooltip } = session.tree.resolveTreeItem(treeItem, lineOf('Upgrade'));
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value, /Also\\: blocked/u);
    assert.match(tooltip.value, /concerns\\\[0\\\]\\\.at\\: 2026/u);
  });

  it('counts on its badge what the badge of the backlog does not count', async () => {
    const { treeView } = await headwater();
    assert.equal(session.tree.view.badge?.value, 4);
    assert.equal(treeView.view.badge?.value, 1);
    await write(mainBacklog(), 'headwater: 1\nitems: []\n');
    await shows();
    assert.equal(session.tree.view.badge, undefined);
    assert.equal(session.tree.view.message, 'Nothing waits for anybody.');
  });

  it('waits for as long as a team wants', async () => {
    await withSettings({ 'headwater.attention.patience': { unheard: 3650, question: 3650, stalled: -1 } }, async () => {
      await shows(limit, 'Upgrade | A-1 · Blocked …: A fix', yen);
    });
    await shows(planLine, upgrade, limit, yen, fee);
  });

  it('looks at nothing while nothing changes', async () => {
    // What the tests before have written may still be told.
    await eventually(async () => {
      const before = session.attended.runs;
      await new Promise((resolve) => setTimeout(resolve, 600));
      assert.equal(session.attended.runs, before);
    });
    const { runs } = session.attended;
    await session.attended.refresh();
    assert.equal(session.attended.runs, runs);
    const heard: unknown[] = [];
    const listener = session.attended.onDidChange((state) => heard.push(state));
    await new Promise((resolve) => setTimeout(resolve, 600));
    listener.dispose();
    assert.deepEqual([session.attended.runs - runs, heard.length], [0, 0]);
  });

  /** The one line that is put off, once the tree has it. */
  const foldedLine = () =>
    eventually(() => {
      const [group, line] = drawn(session).slice(-2);
      assert.equal(group, 'Snoozed | 1');
      assert.ok(line !== undefined);
      return line;
    });

  it('puts a line off for the person alone, with all that it tells of, and brings it back', async () => {
    await pressEnter(vscode.commands.executeCommand('headwater.snooze', lineOf('Upgrade')));
    const tomorrow = new Date(Date.now() + 86_400_000);
    const folded = await foldedLine();
    await shows(planLine, limit, yen, fee, 'Snoozed | 1', folded);
    assert.match(folded, /^ {2}Upgrade \| A-1 · until \d{4}-\d\d-\d\d · Nobody has heard/u);
    assert.ok(folded.includes(`-${String(tomorrow.getDate()).padStart(2, '0')} `));
    assert.equal(await onDisk(mainBacklog()), plan);
    assert.equal(session.tree.view.badge?.value, 3);

    await write(mainBacklog(), plan.replace('title: Upgrade', 'title: Upgrades'));
    await shows(planLine, limit, yen, fee, 'Snoozed | 1', folded.replace('Upgrade', 'Upgrades'));
    const [group] = session.tree.getChildren().slice(-1);
    const [line] = session.tree.getChildren(group);
    await vscode.commands.executeCommand('headwater.unsnooze', line);
    await shows(planLine, upgrade.replace('Upgrade', 'Upgrades'), limit, yen, fee);
  });

  it('tells of a new concern although an earlier one about the item was put off', async () => {
    const { uri, line } = lineOf('Upgrade');
    await pressEnter(vscode.commands.executeCommand('headwater.snooze', lineOf('Upgrade')));
    await shows(planLine, limit, yen, fee, 'Snoozed | 1', await foldedLine());
    await write(mainBacklog(), plan.replace('12T08:00:00Z }]', '12T08:00:00Z }, { about: Two weeks }]'));
    await eventually(() => {
      assert.match(drawn(session).join('\n'), /Upgrade \| A-1 · Concerns that nobody has heard yet: 2/u);
    });
    await session.snoozes.bringBack(uri, line.ids);
  });

  it('tells of a concern that was taken out by hand, from git, until it is back', async () => {
    const { removals } = session;
    const told = () =>
      vscode.languages
        .getDiagnostics(mainBacklog())
        .flatMap(({ code, message }) => (code === 'concern.removed' ? message : []));
    await git('add', '--', 'backlog.yaml');
    await git('commit', '--quiet', '--message', 'A plan');
    try {
      await write(mainBacklog(), plan.replace(/, concerns: .*\]/u, '').replace(/^concerns: .*$/mu, 'concerns: []'));
      await eventually(() => {
        assert.deepEqual(told(), [
          'A concern about the plan (2026-11-01) was taken out: “Too much at once”. Git has it: put it back, and answer it.',
          'A concern about A-1 (2026-11-12) was taken out: “Nine hours”. Git has it: put it back, and answer it.',
        ]);
      });
      const { asked } = removals;
      await write(mainBacklog(), plan.replace(/^concerns: .*$/mu, 'concerns: []').replace('title: Fee', 'title: Fees'));
      await eventually(() => {
        assert.equal(told().length, 1);
      });
      await write(mainBacklog(), plan.replace('title: Fee', 'title: Fees'));
      await eventually(() => {
        assert.deepEqual([told(), removals.asked - asked], [[], 2]);
      });
    } finally {
      await git('reset', '--quiet', '--soft', 'HEAD~1');
    }
  });

  it('tells of one that was taken out of an item’s own file, there', async () => {
    const item = vscode.Uri.joinPath(workspaceFolder(), 'backlog/A-1.yaml');
    const said = 'rank: a0\nid: A-1\ntitle: Upgrade\n';
    const told = () => vscode.languages.getDiagnostics(item).filter(({ code }) => code === 'concern.removed');
    await write(item, `${said}concerns: [{ about: Nine hours, at: 2026-11-12T08:00:00Z }]\n`);
    await write(mainBacklog(), 'headwater: 1\nitems: backlog/\n');
    await git('add', '--', 'backlog');
    await git('commit', '--quiet', '--message', 'Items in files of their own');
    try {
      await write(item, said);
      await eventually(() => {
        assert.match(told()[0]?.message ?? '', /^A concern about A-1 \(2026-11-12\) was taken out: “Nine hours”/u);
      });
      await write(item, `${said}concerns: [{ about: Nine hours, at: 2026-11-12T08:00:00Z }]\n`);
      await eventually(() => {
        assert.deepEqual(told(), []);
      });
    } finally {
      await git('reset', '--quiet', '--soft', 'HEAD~1');
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(item, '..'), { recursive: true });
      await git('reset', '--quiet', '--', 'backlog');
    }
  });

  it('says which decisions to look at again, counted once, and leads to the record first', async () => {
    const record = vscode.Uri.joinPath(workspaceFolder(), 'docs/decisions/0004-log-as-json.md');
    await write(record, '---\nstatus: accepted\nreview-by: 2026-02-01\n---\n# Log as JSON\n');
    try {
      await shows(planLine, upgrade, limit, yen, fee, 'Log as JSON | ADR-0004 · To be looked at again by 2026-02-01.');
      // The badge of the decisions counts it.
      assert.equal(session.tree.view.badge?.value, 4);
      await pressEnter(vscode.commands.executeCommand('headwater.doNext', lineOf('Log as JSON')));
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), record.toString());
      await pressEnter(vscode.commands.executeCommand('headwater.snooze', lineOf('Log as JSON')));
      await eventually(() => {
        assert.match(drawn(session).join('\n'), /Snoozed \| 1\n {2}Log as JSON \| ADR-0004 · until/u);
      });
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), 'docs'), { recursive: true });
    }
    await shows(planLine, upgrade, limit, yen, fee);
  });

  it('does what comes next, by the command that does it elsewhere, and then the line is gone', async () => {
    await pressEnter(vscode.commands.executeCommand('headwater.doNext', lineOf('Building')));
    await eventually(async () => {
      assert.doesNotMatch(await onDisk(mainBacklog()), /status: building, blocked/u);
    });
    await shows(planLine, upgrade, yen, fee);
  });
});
