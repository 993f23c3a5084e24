import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { commandIds } from '../../src/editor/commands/commandIds.ts';
import { eventually } from '../support/eventually.ts';
import {
  headwater,
  keepMainBacklog,
  mainBacklog,
  onDisk,
  pressEnter,
  undoIn,
  workspaceFolder,
  write,
} from './headwater.ts';

/** Runs git in the workspace, as somebody at a terminal. */
async function git(...args: readonly string[]): Promise<void> {
  await promisify(execFile)('git', args, { cwd: workspaceFolder().fsPath });
}

/** Waits until the extension has noticed a text that was written to the disk. */
async function read(text: string): Promise<void> {
  const { backlogs } = await headwater();
  await eventually(async () => {
    assert.equal((await backlogs.file(mainBacklog()))?.reading.text, text);
  });
}

describe('The commands', () => {
  const original = keepMainBacklog();
  afterEach(async () => {
    await read(original());
  });

  it('are registered, all of them', async () => {
    await headwater();
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      commandIds.filter((id) => !registered.includes(id)),
      [],
    );
  });

  it('capture a TODO with a link to its line', async () => {
    await headwater();
    const file = vscode.Uri.joinPath(workspaceFolder(), 'src/todo.ts');
    await write(file, 'export {};\n\n// TODO(ana): round once, at the end\n');
    await vscode.window.showTextDocument(file, { selection: new vscode.Range(2, 0, 2, 0) });
    await pressEnter(vscode.commands.executeCommand('headwater.captureItem'));
    const text = await onDisk(mainBacklog());
    assert.match(text, /title: round once, at the end/u);
    assert.match(text, /src\/todo\.ts#L3/u);
    assert.match(text, /source: developer/u);
    assert.match(text, /raisedBy: ana/u);
  });

  it('pull nothing when there is no room', async () => {
    await headwater();
    await vscode.commands.executeCommand('headwater.pullNext');
    assert.equal(await onDisk(mainBacklog()), original());
  });

  it('pull the highest ready item to whom pulls it', async () => {
    await headwater();
    const roomy = original().replace('limit: 2, policy: block', 'limit: 3, policy: block');
    await write(mainBacklog(), roomy);
    await read(roomy);
    await vscode.commands.executeCommand('headwater.pullNext');
    await eventually(async () => {
      assert.match(
        await onDisk(mainBacklog()),
        /id: PAY-18\n(?: {4}.*\n)*? {4}status: building\n(?:.*\n)*? {4}assignees: \[ana\]/u,
      );
    });
  });

  it('mark an item deployed: its evidence and the move, as one step of undo', async () => {
    await headwater();
    const staged = original().replace('    - { id: done,', '    - { id: live, stage: deployed }\n    - { id: done,');
    await write(mainBacklog(), staged);
    await read(staged);
    const target = { uri: mainBacklog().toString(), item: 'PAY-15' };
    await pressEnter(vscode.commands.executeCommand('headwater.markDeployed', target));
    await eventually(async () => {
      const text = await onDisk(mainBacklog());
      assert.match(
        text,
        /id: PAY-15\n(?: {4}.*\n)*? {4}status: live\n(?: {4}.*\n)*? {4}evidence:\n {6}deployed:\n {8}- \{ at: /u,
      );
    });
    await undoIn(mainBacklog());
    await eventually(async () => {
      assert.equal((await vscode.workspace.openTextDocument(mainBacklog())).getText(), staged);
    });
    await vscode.commands.executeCommand('workbench.action.files.save');
    await read(staged);
  });

  it('start work on a branch of its own', async () => {
    await headwater();
    const roomy = original().replace('limit: 2, policy: block', 'limit: 3, policy: block');
    await write(mainBacklog(), roomy);
    await read(roomy);
    const target = { uri: mainBacklog().toString(), item: 'PAY-19' };
    await vscode.commands.executeCommand('headwater.startWork', target);
    await eventually(async () => {
      const text = await onDisk(mainBacklog());
      assert.match(text, /branch: PAY-19-show-the-fee-before-the-last-step/u);
      const head = await onDisk(vscode.Uri.joinPath(workspaceFolder(), '.git/HEAD'));
      assert.equal(head.trim(), 'ref: refs/heads/PAY-19-show-the-fee-before-the-last-step');
    });
  });

  it('start work on the branch that the item names, where its backlog is another', async () => {
    const { backlogs } = await headwater();
    const file = mainBacklog();
    const head = async () => (await onDisk(vscode.Uri.joinPath(workspaceFolder(), '.git/HEAD'))).trim();
    const onMain = original()
      .replace('limit: 2, policy: block', 'limit: 4, policy: block')
      .replace('id: PAY-18\n', 'id: PAY-18\n    branch: card\n');
    await git('checkout', '--quiet', '--force', 'main');
    await git('checkout', '--quiet', '-b', 'card');
    await write(file, onMain.replace('Remember the last used card', 'Remember the card'));
    await git('commit', '--quiet', '--all', '--message', 'Another title on the branch');
    await git('checkout', '--quiet', 'main');
    await write(file, onMain);
    await git('commit', '--quiet', '--all', '--message', 'The branch of an item');
    await read(onMain);
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand('headwater.startWork', { uri: file.toString(), item: 'PAY-18' });
    await eventually(async () => {
      assert.equal(await head(), 'ref: refs/heads/card');
      const item = (await backlogs.file(file))?.reading.backlog.items.find(({ id }) => id === 'PAY-18');
      assert.deepEqual([item?.title, item?.column, item?.fields.assignees], ['Remember the card', 'building', ['ana']]);
      assert.match(await onDisk(file), /title: Remember the card\n/u);
    });
    await git('checkout', '--quiet', '--force', 'main');
    await git('branch', '--quiet', '--delete', '--force', 'card');
  });

  it('show an item in the file, and copy its id', async () => {
    await headwater();
    const target = { uri: mainBacklog().toString(), item: 'PAY-15' };
    await vscode.commands.executeCommand('headwater.revealItem', target);
    await eventually(() => {
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.lineAt(editor.selection.active.line).text, '  - id: PAY-15');
    });
    await vscode.commands.executeCommand('headwater.copyItemId', target);
    assert.equal(await vscode.env.clipboard.readText(), 'PAY-15');
  });
});
