import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { BatchSession } from '../../src/editor/batch/batchSession.ts';
import type { BranchState } from '../../src/editor/batch/branchSize.ts';
import type { SizeNode, SizeTree } from '../../src/editor/batch/sizeTree.ts';
import { eventually } from '../support/eventually.ts';
import { headwater, keepMainBacklog, mainBacklog, onDisk, undoIn, workspaceFolder, write } from './headwater.ts';
import { branch, commitOf, git, lines, onBranch, says, source } from './onBranch.ts';

/** The view as text: a line a node, indented, with what stands beside it. */
function drawn(tree: SizeTree, node?: SizeNode, indent = ''): readonly string[] {
  return tree.getChildren(node).flatMap((child) => {
    const { label, description } = tree.getTreeItem(child);
    assert.ok(typeof label === 'string' && typeof description === 'string');
    return [`${indent}${label} | ${description}`, ...drawn(tree, child, `${indent}  `)];
  });
}

/** What is known of a branch once it has been measured with so many lines: of this one, not of the one before it. */
function measured(
  { size }: BatchSession,
  { name, count, item }: { readonly name: string; readonly count: number; readonly item?: string },
): Promise<BranchState> {
  return eventually(() => {
    const { state } = size;
    assert.ok(state?.size.ok);
    const { branch: measuredBranch, size: measuredSize } = state.size.value;
    assert.deepEqual([measuredBranch, measuredSize.headline, state.item?.key], [name, count, item]);
    return state;
  });
}

/** Tests something on a branch that no item is known for, and takes it away. */
async function onTank(test: () => Promise<void>): Promise<void> {
  await git('checkout', '--quiet', '-b', 'tank');
  try {
    await test();
  } finally {
    await git('checkout', '--quiet', '--force', 'main');
    await git('branch', '--quiet', '--delete', '--force', 'tank');
  }
}

/** Says that the present branch is worked on for an item. */
const chooseItem = (item: string) =>
  vscode.commands.executeCommand('headwater.chooseBranchItem', { uri: mainBacklog().toString(), item });

describe('The size of the branch', () => {
  keepMainBacklog();
  const found = onBranch();
  let session: BatchSession;
  before(() => {
    session = found();
  });

  it('is what was typed and saved, staged and committed on it, and follows a switch of branches', async () => {
    await says(session, /^\$\(git-compare\) 0 lines · small · main$/);
    await write(source(), lines(60));
    await says(session, / 60 lines · small · main$/);
    const editor = await vscode.window.showTextDocument(source());
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), lines(20));
    });
    await editor.document.save();
    await says(session, / 80 lines · small · main$/);
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'The pool');
    await eventually(() => {
      assert.equal(session.size.state?.size.ok === true && session.size.state.size.value.commits, 1);
    });
    assert.match(session.indicator.item.text, / 80 lines · small · main$/);
    await git('checkout', '--quiet', '--force', 'main');
    await says(session, / 0 lines · small · main$/);
    await git('checkout', '--quiet', branch);
    await says(session, / 80 lines · small · main$/);
  });

  it('is told by kind, with what does not count and why', async () => {
    await write(source(), lines(30));
    await write(source('pool.test.ts'), lines(12));
    await write(source('yarn.lock'), lines(500));
    await eventually(() => {
      assert.deepEqual(drawn(session.tree), [
        'product | 30 added, 0 deleted, in 1 files',
        '  pool/pool.ts | counts 30',
        'tests | 12 added, 0 deleted, in 1 files',
        '  pool/pool.test.ts | a test',
        'generated | 500 added, 0 deleted, in 1 files',
        '  pool/yarn.lock | a lock file',
      ]);
    });
    assert.match(session.tree.view.message ?? '', /^PAY-15-pool: 30 lines, small\nagainst main: /);
  });

  it('is said once for each band that the branch has grown into', async () => {
    const before = session.notice.said;
    await write(source(), lines(90));
    await says(session, / 90 lines · small/);
    await write(source(), lines(120));
    await says(session, / 120 lines · growing/);
    await eventually(() => {
      assert.equal(session.notice.said, before + 1);
    });
    await write(source(), lines(90));
    await says(session, / 90 lines · small/);
    await write(source(), lines(130));
    await says(session, / 130 lines · growing/);
    assert.equal(session.notice.said, before + 1);
    // The next band is another matter, once.
    for (const [count, band] of [
      [300, 'large'],
      [130, 'growing'],
      [310, 'large'],
    ] as const) {
      await write(source(), lines(count));
      await says(session, new RegExp(` ${count} lines · ${band}`));
    }
    assert.equal(session.notice.said, before + 2);
  });

  it('may be accepted for the branch, which its item then says', async () => {
    await write(source(), lines(300));
    const state = await measured(session, { name: branch, count: 300, item: 'PAY-15' });
    assert.match(session.indicator.item.text, / 300 lines · large/);
    assert.notEqual(session.indicator.item.backgroundColor, undefined);
    const outcome = await session.accept(state, 'The schema moves as one');
    assert.ok(outcome?.kind === 'done' && outcome.unsaved === undefined, JSON.stringify(outcome).slice(0, 500));
    assert.match(
      await onDisk(mainBacklog()),
      /batch: \{ lines: 300, files: 1, days: \d+, accepted: The schema moves as one \}/,
    );
    await eventually(() => {
      assert.equal(session.indicator.item.backgroundColor, undefined);
    });
  });

  it('may be accepted before its item is chosen: the reason is recorded when that finishes', async () => {
    const { changes } = await headwater();
    await onTank(async () => {
      await write(source(), lines(300));
      const state = await measured(session, { name: 'tank', count: 300 });
      await session.accept(state, 'The schema moves as one');
      await eventually(() => {
        assert.equal(session.indicator.item.backgroundColor, undefined);
      });
      await chooseItem('PAY-18');
      await chooseItem('PAY-15');
      await eventually(() => {
        assert.equal(session.size.state?.item?.key, 'PAY-15');
      });
      assert.equal((await onDisk(mainBacklog())).match(/branch: tank/g)?.length, 1);
      await changes.apply(mainBacklog(), { kind: 'move', item: 'PAY-15', column: 'done', because: 'Used' });
      assert.match(
        await onDisk(mainBacklog()),
        /batch: \{ lines: 30\d, files: \d, days: \d+, accepted: The schema moves as one \}\n/,
      );
    });
  });

  it('may be accepted while its item is being chosen: the reason is recorded there', async () => {
    await onTank(async () => {
      await write(source(), lines(300));
      const state = await measured(session, { name: 'tank', count: 300 });
      await chooseItem('PAY-18');
      await session.accept(state, 'The schema moves as one');
      await eventually(async () => {
        assert.match(await onDisk(mainBacklog()), /branch: tank\n(?: {4}.*\n)*? {4}batch: \{ lines: 300, .*as one \}/);
      });
    });
  });

  it('is on the card of its item, and recorded there when it finishes, whatever is checked out by then', async () => {
    const { branchSizes, changes } = await headwater();
    await write(source(), lines(60));
    await eventually(() => {
      assert.deepEqual(branchSizes.of(mainBacklog()), { item: 'PAY-15', lines: 60, band: 'small' });
    });
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'The pool');
    await git('checkout', '--quiet', 'main');
    await says(session, / 0 lines · small · main$/);
    assert.equal(branchSizes.of(mainBacklog()), undefined);
    const outcome = await changes.apply(mainBacklog(), {
      kind: 'move',
      item: 'PAY-15',
      column: 'done',
      because: 'Used',
    });
    assert.equal(outcome.kind, 'done');
    assert.match(await onDisk(mainBacklog()), /batch: \{ lines: 60, files: 1, days: \d+ \}\n/);
  });

  it('says what makes it large where that is not its lines', async () => {
    await git('branch', '--quiet', 'then', await commitOf(21));
    try {
      await git('checkout', '--quiet', '-B', branch, 'then');
      await git('config', `branch.${branch}.vscode-merge-base`, 'then');
      await write(source(), lines(3));
      await says(session, /^\$\(git-compare\) 3 lines, 21 days · too large · then$/);
    } finally {
      await git('branch', '--quiet', '--delete', '--force', 'then');
    }
  });

  it('is compared with what is archived, which is read once there is something to compare', async () => {
    const archive = vscode.Uri.joinPath(workspaceFolder(), 'backlog.archive.yaml');
    const items = (count: number) =>
      Array.from(
        { length: count },
        (_, at) => `  - { id: PAY-${900 + at}, title: T, status: done, batch: { lines: ${10 * (at + 1)} } }\n`,
      ).join('');
    const compared = (text: RegExp) =>
      eventually(() => {
        assert.match(session.tree.view.message ?? '', text);
      });
    await says(session, / 0 lines · small · main$/);
    const { archives } = session.size;
    const before = archives.reads;
    const excluded = vscode.Uri.joinPath(workspaceFolder(), '.git', 'info', 'exclude');
    const text = await onDisk(excluded);
    await write(excluded, `${text}\nbacklog.archive.yaml\n`);
    try {
      await write(archive, `headwater: 1\nitems:\n${items(10)}`);
      await says(session, / 0 lines · small · main$/);
      assert.equal(archives.reads, before);
      await write(source(), lines(60));
      await compared(/of 10 finished batches, half have up to 50 lines, and 85 of 100 up to 90/);
      await write(source(), lines(70));
      await says(session, / 70 lines/);
      assert.equal(archives.reads, before + 1);
      await write(archive, `headwater: 1\nitems:\n${items(12)}`);
      await compared(/of 12 finished batches/);
      assert.equal(archives.reads, before + 2);
    } finally {
      await write(excluded, text);
      await vscode.workspace.fs.delete(archive);
    }
    await write(source(), lines(80));
    await eventually(() => {
      assert.doesNotMatch(session.tree.view.message ?? '', /finished batches/);
    });
  });

  it('is taken apart into items, in one step that undo takes back', async () => {
    await write(source('db', 'pipe.ts'), lines(90));
    await write(source('db', 'pipe.test.ts'), lines(10));
    await write(source('ui', 'tap.ts'), lines(120));
    await says(session, / 210 lines · growing/);
    const { state } = session.size;
    assert.ok(state);
    const [proposal] = await session.splits.proposals(state);
    assert.deepEqual(
      proposal?.parts.map(({ name, lines: own, files }) => [name, own, files.length]),
      [
        ['pool/db/', 90, 2],
        ['pool/ui/', 120, 1],
      ],
    );
    const before = await onDisk(mainBacklog());
    await session.splits.accept(state, proposal.parts);
    const text = await onDisk(mainBacklog());
    const added = text.split('\n').filter((line) => line !== '' && !before.includes(line));
    assert.match(
      added.join('\n'),
      /title: .* \(pool\/db\/\)\n[^]*parent: PAY-15\n[^]*links: \[pool\/db\/pipe.test.ts, pool\/db\/pipe.ts\]/,
    );
    await undoIn(mainBacklog());
    const document = await vscode.workspace.openTextDocument(mainBacklog());
    assert.equal(document.getText(), before);
  });
});
