import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Headwater in VS Code', () => {
  it('activates on a folder with a backlog', async () => {
    const extension = vscode.extensions.getExtension('headwater.headwater');
    assert.ok(extension, 'the extension under test is not there');
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('offers to open the board', async () => {
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes('headwater.openBoard'));
  });

  it('runs in the version that was asked for', () => {
    const asked = process.env['HEADWATER_HOST'];
    if (asked === undefined || !/^\d/.test(asked)) return;
    assert.ok(vscode.version.startsWith(asked), `${vscode.version} is not ${asked}`);
  });
});
