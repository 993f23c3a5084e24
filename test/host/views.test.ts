import assert from 'node:assert/strict';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { drawn, headwater, keepMainBacklog, mainBacklog, withSettings, workspaceFolder, write } from './headwater.ts';

const small = `headwater: 1
board:
  columns: [ideas, { id: doing, name: Doing, stage: active, limit: 1 }, done]
  wip: { limit: 1 }
items:
  - { id: A-1, title: "One $(alert)", status: doing, assignees: [ana] }
  - { id: A-2, title: Two, type: bug, status: doing, blocked: { reason: A part is missing } }
  - { id: A-3, title: Three }
`;

describe('The views', () => {
  const original = keepMainBacklog();
  afterEach(async () => {
    const { tree } = await headwater();
    await eventually(async () => {
      assert.equal((await tree.getChildren()).length, 5);
    });
  });

  it('follow a file that is changed from outside', async () => {
    const parts = await headwater();
    await write(mainBacklog(), small);
    await eventually(async () => {
      assert.equal(
        await drawn(parts),
        [
          'ideas | 1',
          '  Three | A-3',
          'Doing | 2/1 over',
          '  One $(alert) | A-1 · ? · ana',
          '  Two | A-2 · blocked · ?',
          'done | 0',
        ].join('\n'),
      );
    });
    await eventually(() => {
      assert.equal(parts.indicator.item.text, '$(warning) WIP 2/1 · Doing 2/1');
      assert.equal(parts.treeView.view.badge?.value, 2);
    });
    assert.equal(parts.indicator.item.backgroundColor?.id, 'statusBarItem.warningBackground');
    const tooltip = parts.indicator.item.tooltip;
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value, /One \\\\\\\$\\\(alert\\\)/u);
  });

  it('follow what is typed, before it is saved', async () => {
    const { backlogs, tree } = await headwater();
    const { document } = await vscode.window.showTextDocument(mainBacklog());
    let heard = 0;
    const listener = backlogs.onDidChange(() => (heard = performance.now()));
    const typing = new vscode.WorkspaceEdit();
    const end = document.positionAt(document.getText().length);
    typing.insert(mainBacklog(), end, '\n  - { id: PAY-99, title: Typed }\n');
    const listened = vscode.workspace.onDidChangeTextDocument(() => (heard ||= performance.now()));
    await vscode.workspace.applyEdit(typing);
    await eventually(async () => {
      const [ideas] = await tree.getChildren();
      assert.equal((await tree.getChildren(ideas)).length, 2);
    });
    assert.ok(heard > 0);
    listener.dispose();
    listened.dispose();
    assert.equal(document.isDirty, true);
  });

  it('never read the same text twice', async () => {
    const { backlogs, tree, treeView, indicator } = await headwater();
    await tree.getChildren();
    const before = backlogs.textsRead;
    await Promise.all([
      tree.getChildren(),
      treeView.refresh(),
      indicator.refresh(),
      backlogs.all(),
      backlogs.current(),
    ]);
    await vscode.workspace.openTextDocument(mainBacklog());
    await tree.getChildren();
    assert.equal(backlogs.textsRead, before);
  });

  it('parse only the item that changed', async () => {
    const { backlogs } = await headwater();
    await backlogs.file(mainBacklog());
    await write(mainBacklog(), original().replace('Totals round twice', 'Totals are rounded twice'));
    await eventually(async () => {
      const reading = (await backlogs.file(mainBacklog()))?.reading;
      assert.match(reading?.text ?? '', /are rounded twice/u);
      assert.equal(reading?.parsed, 1);
    });
  });

  it('show several backlogs side by side, and leave out what is somebody else’s', async () => {
    const parts = await headwater();
    const place = (path: string) => vscode.Uri.joinPath(workspaceFolder(), path);
    await write(place('packages/api/backlog.yml'), 'headwater: 1\nstream: Platform\nitems: []\n');
    await write(place('packages/other/backlog.yaml'), 'items: [1, 2]\nname: not ours\n');
    await write(place('node_modules/some/backlog.yaml'), 'headwater: 1\nitems: []\n');
    try {
      await eventually(async () => {
        const roots = await parts.tree.getChildren();
        const labels = await Promise.all(roots.map(async (node) => (await parts.tree.getTreeItem(node)).label));
        assert.deepEqual(labels, ['Checkout', 'Platform']);
      });
    } finally {
      for (const folder of ['packages', 'node_modules'])
        await vscode.workspace.fs.delete(place(folder), { recursive: true });
    }
  });

  it('follow a file that came with its folder and the folder around it, which VS Code does not watch', async () => {
    const { backlogs } = await headwater();
    const teams = vscode.Uri.joinPath(workspaceFolder(), 'teams');
    const uri = vscode.Uri.joinPath(teams, 'search', 'backlog.yaml');
    const titles = async () => {
      const files = await backlogs.all();
      return files.find((file) => file.uri.path === uri.path)?.reading.backlog.items.map(({ title }) => title);
    };
    const texts = ['Crawl', 'Rank', 'Answer'];
    try {
      for (const title of texts) {
        await mkdir(dirname(uri.fsPath), { recursive: true });
        await writeFile(uri.fsPath, `headwater: 1\nitems: [{ id: S-1, title: ${title} }]\n`);
        await eventually(async () => {
          assert.deepEqual(await titles(), [title]);
        });
      }
    } finally {
      await rm(teams.fsPath, { recursive: true });
    }
    await eventually(async () => {
      assert.equal(await titles(), undefined);
    });
  });

  it('leave out a file that was renamed outside, though an editor still shows the old one', async () => {
    const parts = await headwater();
    const renamed = vscode.Uri.joinPath(workspaceFolder(), 'backlog.yml');
    await vscode.commands.executeCommand('vscode.openWith', mainBacklog(), 'headwater.board');
    await rename(mainBacklog().fsPath, renamed.fsPath);
    const shown = async () => (await parts.backlogs.all()).map(({ uri }) => uri.toString());
    try {
      await eventually(async () => {
        assert.deepEqual(await shown(), [renamed.toString()]);
        assert.equal((await parts.backlogs.current())?.uri.toString(), renamed.toString());
      });
    } finally {
      await rename(renamed.fsPath, mainBacklog().fsPath);
    }
    await eventually(async () => {
      assert.deepEqual(await shown(), [mainBacklog().toString()]);
    });
  });

  it('leave out what the settings leave out', async () => {
    const { backlogs, tree, indicator } = await headwater();
    await withSettings({ 'headwater.backlogs': '**/plan.yaml' }, async () => {
      await eventually(async () => {
        assert.deepEqual(await backlogs.all(), []);
        assert.deepEqual(await tree.getChildren(), []);
        assert.equal(await backlogs.current(), undefined);
      });
    });
    await eventually(async () => {
      assert.equal((await tree.getChildren()).length, 5);
      assert.match(indicator.item.text, /WIP/u);
    });
  });

  it('know the parents of their nodes, so that VS Code can reveal one', async () => {
    const { tree, treeView } = await headwater();
    const columns = await tree.getChildren();
    const building = columns[2];
    const [item] = await tree.getChildren(building);
    assert.ok(item);
    assert.equal(await tree.getParent(item), building);
    // A tree that VS Code draws anew in this moment forgets what it was to reveal: then it is asked for again.
    await eventually(async () => {
      await treeView.view.reveal(item, { select: true });
      assert.deepEqual(treeView.view.selection, [item]);
    });
  });

  it('read a drop in the tree: on a column, or before an item', async () => {
    const { drop } = await headwater();
    const uri = mainBacklog();
    const dragged = { kind: 'item', uri, key: 'PAY-18' } as const;
    assert.deepEqual(await drop.intentionOf(dragged, { kind: 'column', uri, column: 'review' }), {
      kind: 'move',
      item: 'PAY-18',
      column: 'review',
    });
    assert.deepEqual(await drop.intentionOf(dragged, { kind: 'item', uri, key: 'PAY-15' }), {
      kind: 'move',
      item: 'PAY-18',
      column: 'building',
      place: { before: 'PAY-15' },
    });
    assert.equal(await drop.intentionOf(dragged, dragged), undefined);
  });
});
