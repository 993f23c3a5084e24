import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { headwater, keepMainBacklog, mainBacklog, onDisk, workspaceFolder, write } from './headwater.ts';

describe('The merge driver, in the editor', () => {
  const original = keepMainBacklog();
  const path = (name: string) => vscode.Uri.joinPath(workspaceFolder(), name);
  const configuration = () => onDisk(path('.git/config'));
  const run = (id: string) => vscode.commands.executeCommand(id, { uri: mainBacklog().toString() });

  afterEach(async () => {
    await run('headwater.uninstallMergeDriver');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('is installed and taken back by commands', async () => {
    await headwater();
    const before = await configuration();
    await run('headwater.installMergeDriver');
    assert.match(await configuration(), /\[merge "headwater"\]/);
    assert.match(await onDisk(path('.gitattributes')), /^\/backlog\.yaml merge=headwater$/m);
    assert.match(await onDisk(path('.git/headwater/merge.sh')), /^#!\/bin\/sh\n/);
    await run('headwater.uninstallMergeDriver');
    assert.equal(await configuration(), before);
    assert(!existsSync(path('.gitattributes').fsPath));
    assert(!existsSync(path('.git/headwater').fsPath));
  });

  it('is installed for the files of items too', async () => {
    const { backlogs } = await headwater();
    const item = path('backlog/A-1.yaml');
    await write(item, 'rank: a0\nid: A-1\ntitle: One\n');
    await write(mainBacklog(), 'headwater: 1\nitems: backlog/\n');
    await eventually(async () => {
      assert.equal((await backlogs.file(mainBacklog()))?.reading.backlog.items.length, 1);
    });
    await run('headwater.installMergeDriver');
    assert.match(await onDisk(path('.gitattributes')), /^\/backlog\/\*\.yaml merge=headwater$/m);
    await vscode.workspace.fs.delete(path('backlog'), { recursive: true });
  });

  it('is made the present version, when a backlog changes, where an earlier one is installed', async () => {
    const { mergeDriver } = await headwater();
    await run('headwater.installMergeDriver');
    const tool = path('.git/headwater/cli.js');
    const present = await onDisk(tool);
    await write(tool, 'of an earlier version');
    mergeDriver.forget();
    await eventually(async () => {
      await write(mainBacklog(), `${original()}# ${Math.random()}\n`);
      assert.equal(await onDisk(tool), present);
    });
  });

  it('is offered once when a merge has left conflict markers, and installed on a word', async () => {
    const { mergeDriver, backlogs } = await headwater();
    mergeDriver.forget();
    await write(mainBacklog(), `${original()}# seen\n`);
    await eventually(async () => {
      assert.match((await backlogs.file(mainBacklog()))?.reading.text ?? '', /# seen/);
    });
    assert.equal(mergeDriver.offers, 0);
    const conflict = original().replace(
      /( {4}title: .*\n)/,
      '<<<<<<< ours\n$1=======\n    title: Another\n>>>>>>> theirs\n',
    );
    await write(mainBacklog(), conflict);
    await eventually(() => {
      assert.equal(mergeDriver.offers, 1);
    });
    await eventually(async () => {
      await vscode.commands.executeCommand('notifications.focusToasts');
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      assert.match(await configuration(), /\[merge "headwater"\]/);
    });
    await write(mainBacklog(), `${conflict}# again\n`);
    await eventually(async () => {
      assert.match((await backlogs.file(mainBacklog()))?.reading.text ?? '', /# again/);
    });
    assert.equal(mergeDriver.offers, 1);
  });
});
