import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pickSeveral } from '../../src/editor/ask.ts';
import { pressEnter } from './headwater.ts';

describe('A question with several answers', () => {
  const choices = ['one', 'two', 'three'].map((label, at) => ({ label, picked: at > 0 }));

  it('is answered by what is picked beforehand, however soon Enter comes', async () => {
    let chosen: readonly { label: string }[] | undefined;
    // The first Enter is pressed in the moment in which it opens.
    await pressEnter(
      pickSeveral(choices, { title: 'Which?' }).then((picked) => {
        chosen = picked;
      }),
    );
    assert.deepEqual(chosen, choices.slice(1));
  });

  it('is left by Escape', async () => {
    const asked = pickSeveral(choices, { title: 'Which?' });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(await asked, undefined);
  });
});
