import assert from 'node:assert/strict';
import { rename, rm, symlink } from 'node:fs/promises';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually.ts';
import {
  closeEverything,
  drawn,
  headwater,
  keepMainBacklog,
  mainBacklog,
  workspaceFolder,
  write,
} from '../headwater.ts';
import { files, main, spreadStory, type } from './spreadStory.ts';

/** A backlog as a line: its items in their order, each with its column. */
async function shown(uri: vscode.Uri): Promise<string> {
  const { backlogs } = await headwater();
  const { items = [], readOnly } = (await backlogs.file(uri))?.reading.backlog ?? {};
  return [
    ...items.map(({ key, title, column }) => `${key} ${title} ${column}`),
    ...(readOnly === undefined ? [] : [readOnly]),
  ].join(', ');
}

async function isShown(uri: vscode.Uri, expected: string): Promise<void> {
  await eventually(async () => {
    assert.equal(await shown(uri), expected);
  });
}

/** What the Problems panel shows of a file, advice left out: `line code`. */
function problemsOf(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === 'headwater' && severity <= vscode.DiagnosticSeverity.Warning)
    .map(({ range, code }) => `${range.start.line + 1} ${JSON.stringify(code)}`.replaceAll('"', ''));
}

describe('A backlog with a file for each item', () => {
  afterEach(closeEverything);

  it('is shown in the order of the ranks', async () => {
    const { uri } = await spreadStory();
    await isShown(uri, 'A-1 One ideas, A-2 Two ideas, A-3 Three doing');
  });

  it('follows what is typed in a file of an item, before it is saved, and forgets what is not kept', async () => {
    const { uri, item } = await spreadStory();
    const { backlogs } = await headwater();
    const following = backlogs.follow(uri);
    const heard = new Promise<void>((resolve) => {
      const listener = backlogs.onDidChange((uris) => {
        if (!uris.has(uri.toString())) return;
        listener.dispose();
        resolve();
      });
    });
    await isShown(uri, 'A-1 One ideas, A-2 Two ideas, A-3 Three doing');
    await type(item('A-2.yaml'), 'Two', 'Second');
    await heard;
    await isShown(uri, 'A-1 One ideas, A-2 Second ideas, A-3 Three doing');
    await closeEverything();
    await isShown(uri, 'A-1 One ideas, A-2 Two ideas, A-3 Three doing');
    following.dispose();
  });

  it('follows files that come, change and go on disk', async () => {
    const { uri, item } = await spreadStory();
    const { backlogs } = await headwater();
    const following = backlogs.follow(uri);
    await isShown(uri, 'A-1 One ideas, A-2 Two ideas, A-3 Three doing');
    const withFour = 'A-1 One ideas, A-4 Four ideas, A-2 Two ideas, A-3 Three doing';
    await eventually(async () => {
      // The system may not watch a folder yet that has just come: then it is written again, when that had its time.
      await write(item('A-4.yaml'), 'rank: a0V\nid: A-4\ntitle: Four\n');
      await eventually(async () => {
        assert.equal(await shown(uri), withFour);
      }, 2_000);
    });
    await write(item('A-1.yaml'), 'rank: a3\nid: A-1\ntitle: Last\nstatus: live\n');
    await isShown(uri, 'A-4 Four ideas, A-2 Two ideas, A-3 Three doing, A-1 Last live');
    await vscode.workspace.fs.delete(item('A-2.yaml'));
    await isShown(uri, 'A-4 Four ideas, A-3 Three doing, A-1 Last live');
    following.dispose();
  });

  it('follows its folder that goes and comes back, as a checkout has it', async () => {
    const { uri, item } = await spreadStory();
    await isShown(uri, 'A-1 One ideas, A-2 Two ideas, A-3 Three doing');
    const folder = vscode.Uri.joinPath(item('A-1.yaml'), '..').fsPath;
    await rename(folder, `${folder}-away`);
    await isShown(uri, '');
    await rename(`${folder}-away`, folder);
    await isShown(uri, 'A-1 One ideas, A-2 Two ideas, A-3 Three doing');
    // The file names another folder, or none any more.
    await write(uri, main.replace('backlog/ # one file each', '[{ id: A-9, title: Nine }]'));
    await isShown(uri, 'A-9 Nine ideas');
  });

  it('follows no link, and reads nothing outside of the folder', async () => {
    const { uri, item } = await spreadStory({ 'A-1.yaml': files['A-1.yaml'] });
    const elsewhere = vscode.Uri.joinPath(workspaceFolder(), 'fixtures', 'elsewhere.yaml');
    await write(elsewhere, 'id: A-7\ntitle: Secret\n');
    await symlink(elsewhere.fsPath, item('A-7.yaml').fsPath);
    await isShown(uri, 'A-1 One ideas');
    await write(uri, main.replace('backlog/', '../'));
    const { backlogs } = await headwater();
    await eventually(async () => {
      const reading = (await backlogs.file(uri))?.reading;
      assert.deepEqual(
        [reading?.backlog.items.length, reading?.problems.map(({ code }) => code), reading?.backlog.readOnly],
        [0, ['items.folder'], 'syntax'],
      );
    });
    await rm(elsewhere.fsPath);
  });

  it('leads from an item to its own file, and from there to the item', async () => {
    const { uri, item } = await spreadStory();
    await headwater();
    await vscode.commands.executeCommand('headwater.revealItem', { uri: uri.toString(), item: 'A-3' });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), item('A-3.yaml').toString());
    assert.equal(editor.selection.active.line, 0);
    const { backlogs } = await headwater();
    assert.equal(backlogs.ownerOf(editor.document.uri)?.toString(), uri.toString());
  });
});

describe('The views of a backlog with a file for each item', () => {
  const original = keepMainBacklog();
  const item = (name: string) => vscode.Uri.joinPath(workspaceFolder(), 'backlog', name);
  beforeEach(async () => {
    for (const [name, text] of Object.entries(files)) await write(item(name), text);
    await write(mainBacklog(), main);
  });
  afterEach(async () => {
    await closeEverything();
    await write(mainBacklog(), original());
    await vscode.workspace.fs.delete(item(''), { recursive: true });
    const { tree } = await headwater();
    await eventually(async () => {
      assert.equal((await tree.getChildren()).length, 5);
    });
  });

  it('are those of the one file: tree, status bar and badge', async () => {
    const parts = await headwater();
    await eventually(async () => {
      const tree = (await drawn(parts)).replace(/\d+d$/mu, 'DAYS');
      assert.equal(tree, 'ideas | 2\n  One | A-1\n  Two | A-2\nDoing | 1\n  Three | A-3 · DAYS\nlive | 0');
    });
    await type(item('A-2.yaml'), 'status: ideas', 'status: doing');
    await eventually(() => {
      assert.match(parts.indicator.item.text, /WIP 2/u);
    });
  });

  it('show problems in the files that have them, with fixes there', async () => {
    await headwater();
    await write(item('A-2.yaml'), 'rank: a1\nid: A-2\ntitle: Two\nstatus: nowhere\n');
    await write(item('A-3.yaml'), 'rank: a2\nid: A-3\ntitle: [broken\n');
    await write(item('A-4.yaml'), 'id: A-4\ntitle: Four\n---\ntitle: Five\n');
    await eventually(() => {
      assert.deepEqual(problemsOf(item('A-2.yaml')), ['4 item.unknown-column']);
      assert.match(problemsOf(item('A-3.yaml')).join(), /^3 /u);
      assert.deepEqual(problemsOf(item('A-4.yaml')), ['1 item-file.several-documents']);
      assert.deepEqual(problemsOf(mainBacklog()), []);
      assert.deepEqual(problemsOf(item('A-1.yaml')), []);
    });
    await write(mainBacklog(), main.replace('backlog/', '../elsewhere/'));
    await eventually(() => {
      assert.deepEqual(problemsOf(mainBacklog()), ['5 items.folder']);
      assert.deepEqual(problemsOf(item('A-2.yaml')), []);
    });
  });

  it('mend a problem in the file that has it', async () => {
    await headwater();
    await write(item('A-4.yaml'), 'rank: a3\ntitle: Four\n');
    await eventually(() => {
      assert.deepEqual(problemsOf(item('A-4.yaml')), ['1 item.without-id']);
    });
    const document = await vscode.workspace.openTextDocument(item('A-4.yaml'));
    const range = new vscode.Range(0, 0, 1, 0);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    const [fix] = actions.filter(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /^rank: a3\n(?:id: A-4\ntitle: Four|title: Four\nid: A-4)\n$|id: A-4/u);
    await eventually(() => {
      assert.deepEqual(problemsOf(item('A-4.yaml')), []);
    });
  });
});
