import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import {
  closeEverything,
  headwater,
  keepMainBacklog,
  mainBacklog,
  onDisk,
  pressEnter,
  storyFile,
  undoIn,
  withSettings,
} from './headwater.ts';

const story = `headwater: 1
board: { columns: [ideas, ready, { id: doing, stage: active }, { id: live, stage: done }] }
items:
  - id: A-1
    title: Checkout
    status: doing
    why: Guests give up   # says support
    acceptance:
      - Guests can pay
      - Receipts are sent
  - { id: A-2, title: Other, status: ready }
`;

/** What a command has opened says this, and is saved nowhere; then it is closed. */
async function showsUnsaved(text: RegExp): Promise<void> {
  const shown = () => vscode.window.activeTextEditor?.document;
  await eventually(() => {
    assert.match(shown()?.getText() ?? '', text);
  });
  const document = shown();
  assert.equal(document?.isUntitled, true);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  // VS Code says a moment later that it is gone: until then, whoever shows what is unsaved would open it again.
  await eventually(() => {
    assert.equal(document.isClosed, true);
  });
}

describe('Planning together', () => {
  afterEach(closeEverything);

  it('splits an item by its criteria in one step, which undo takes back', async () => {
    await headwater();
    const file = await storyFile(story);
    await pressEnter(vscode.commands.executeCommand('headwater.splitItem', { uri: file.toString(), item: 'A-1' }));
    const titles = [...(await onDisk(file)).matchAll(/title: (.*?)(?:, status.*)?$/gm)].map(([, title]) => title);
    assert.deepEqual(titles, ['Checkout', '"Checkout: Guests can pay"', '"Checkout: Receipts are sent"', 'Other']);
    await undoIn(file);
    assert.equal((await vscode.workspace.openTextDocument(file)).getText(), story);
  });

  it('thanks somebody on an item, and tells of it in the digest', async () => {
    const { changes } = await headwater();
    const file = await storyFile(story);
    const at = new Date().toISOString().slice(0, 10);
    const fields = { to: 'ana', for: 'Raised it early', at };
    await changes.apply(file, { kind: 'entry', item: 'A-1', list: 'thanks', fields });
    assert.match(await onDisk(file), /thanks:\n {6}- to: ana\n {8}for: Raised it early\n/);
    await pressEnter(vscode.commands.executeCommand('headwater.writeDigest', file));
    await showsUnsaved(/^# Looking back\n[^]*## Thanks\n\n- To ana, for: Raised it early \(A-1 Checkout\)/);
  });

  it('shows balance and voices as a document that is saved nowhere', async () => {
    await headwater();
    const file = await storyFile(story);
    await vscode.commands.executeCommand('headwater.showBalance', file);
    await showsUnsaved(/^# Balance\n[^]*Nothing was started or finished in this time\.[^]*## Whose ideas/);
    assert.equal(await onDisk(file), story);
  });

  describe('of an item that was split', () => {
    keepMainBacklog();

    it('offers to close it, once, when the last of its parts is finished', async () => {
      const { changes, planNotices } = await headwater();
      const parts = ['One', 'Two'].map((title) => ({ kind: 'add', title, fields: { parent: 'PAY-21' } }) as const);
      await changes.apply(mainBacklog(), ...parts);
      const ids = [...(await onDisk(mainBacklog())).matchAll(/id: (\S+)\n {4}title: (?:One|Two)\n/g)].map(
        ([, id = '']) => id,
      );
      assert.equal(ids.length, 2);
      for (const item of ids) {
        assert.deepEqual(planNotices.offered, []);
        const outcome = await changes.apply(mainBacklog(), { kind: 'move', item, column: 'done', because: 'Used' });
        assert.equal(outcome.kind, 'done');
      }
      await eventually(() => {
        assert.deepEqual(planNotices.offered, ['close PAY-21']);
      });
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('shows one hint of the coach where a habit has lapsed, and none where nobody wants one', async () => {
      const { changes, treeView } = await headwater();
      await vscode.commands.executeCommand('headwater.backlog.focus');
      await changes.apply(mainBacklog(), { kind: 'move', item: 'PAY-19', column: 'building', over: 'For the test' });
      await eventually(() => {
        assert.match(treeView.view.message ?? '', /^A limit was passed \d+× in four weeks, last by PAY-19\./);
      });
      await withSettings({ 'headwater.coach.enabled': false }, () =>
        eventually(() => {
          assert.equal(treeView.view.message, '');
        }),
      );
    });

    it('asks what is expected of an experiment that begins, and what was learned of one that ends', async () => {
      const { changes, planNotices } = await headwater();
      const before = planNotices.offered.length;
      await changes.apply(mainBacklog(), { kind: 'set', item: 'PAY-19', fields: { type: 'experiment' } });
      await changes.apply(mainBacklog(), { kind: 'move', item: 'PAY-19', column: 'building', over: 'For the test' });
      await eventually(() => {
        assert.deepEqual(planNotices.offered.slice(before), ['hypothesis PAY-19']);
      });
      await changes.apply(mainBacklog(), { kind: 'move', item: 'PAY-19', column: 'done', because: 'Used' });
      await eventually(() => {
        assert.deepEqual(planNotices.offered.slice(before), ['hypothesis PAY-19', 'learned PAY-19']);
      });
      await vscode.commands.executeCommand('notifications.clearAll');
    });
  });
});
