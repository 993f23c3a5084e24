import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Saving } from '../../src/editor/backlogs/saving.ts';
import { lineDiff } from '../support/diff.ts';
import { LateFile } from '../support/lateFile.ts';
import { closeEverything, headwater, onDisk, storyFile, write } from './headwater.ts';

const story = `headwater: 1
board:
  columns: [ideas, doing, done]
items:
  - id: A-1
    title: One      # spaced  out
    status:   ideas
  - id: A-2
    title: Two
    status: ideas
`;

const moveFirst = { kind: 'move', item: 'A-1', column: 'doing' } as const;

/** The diff of the move, whatever the time is. */
const movedLines = (before: string, after: string) => lineDiff(before, after).replace(/at: [\d\-T:Z]+/gu, 'at: NOW');

const movedFirst = lineDiff(
  story,
  story.replace('status:   ideas\n', 'status:   doing\n    history:\n      - { at: NOW, to: doing }\n'),
);

describe('A file that somebody writes while a change of it is saved', () => {
  afterEach(closeEverything);

  for (const shown of ['behind another file', 'in the active editor', 'on the board']) {
    it(`is made anew when somebody writes the file while it is saved (${shown})`, async () => {
      const { changes } = await headwater();
      const file = await storyFile(story);
      if (shown === 'behind another file') await vscode.window.showTextDocument(await storyFile(story));
      if (shown === 'in the active editor') await vscode.window.showTextDocument(file);
      if (shown === 'on the board') await vscode.commands.executeCommand('vscode.openWith', file, 'headwater.board');
      const others = [`${story}# from outside\n`, `${story}# from outside, twice\n`];
      const writing = vscode.workspace.onWillSaveTextDocument((event) => {
        const text = others.shift();
        if (event.document.uri.toString() === file.toString() && text !== undefined) event.waitUntil(write(file, text));
      });
      const outcome = await changes.apply(file, moveFirst);
      writing.dispose();
      assert.equal(outcome.kind === 'done' && outcome.unsaved, undefined);
      assert.deepEqual(others, []);
      assert.equal(movedLines(`${story}# from outside, twice\n`, await onDisk(file)), movedFirst);
      const document = await vscode.workspace.openTextDocument(file);
      assert.equal(document.isDirty, false);
    });
  }

  it('takes nothing back when something else is unsaved, and says so', async () => {
    const { changes } = await headwater();
    const [file, other] = await Promise.all([storyFile(story), storyFile(story)]);
    const typing = new vscode.WorkspaceEdit();
    typing.insert(other, new vscode.Position(0, 0), '# typed\n');
    await vscode.workspace.applyEdit(typing);
    const writing = vscode.workspace.onWillSaveTextDocument((event) => {
      event.waitUntil(write(file, `${story}# from outside\n`));
    });
    const outcome = await changes.apply(file, moveFirst);
    writing.dispose();
    assert.equal(outcome.kind === 'done' && outcome.unsaved, 'failed');
    const [changed, typed] = await Promise.all([file, other].map((uri) => vscode.workspace.openTextDocument(uri)));
    assert.equal(movedLines(story, changed?.getText() ?? ''), movedFirst);
    assert.equal(typed?.getText(), `# typed\n${story}`);
    assert.equal(await onDisk(file), `${story}# from outside\n`);
  });

  for (const [known, text] of [
    ['an older text', story.replace('One', 'Someone')],
    ['nothing but a file that was being written', ''],
  ] as const) {
    it(`is read again where VS Code has ${known}, and was told of nothing`, async () => {
      const { changes } = await headwater();
      const file = new LateFile(text);
      await vscode.workspace.openTextDocument(file.uri);
      file.settle();
      const theirs = story.replace('Two', 'Somebody else’s');
      file.write(theirs);
      const outcome = await changes.apply(file.uri, moveFirst);
      assert.equal(outcome.kind === 'done' && outcome.unsaved, undefined);
      assert.equal(movedLines(theirs, file.text), movedFirst);
      file.dispose();
    });
  }
});

describe('A file that VS Code has read while somebody wrote it', () => {
  afterEach(closeEverything);

  it('is saved all the same where it says what the change was made on', async () => {
    const file = new LateFile(story);
    const document = await vscode.workspace.openTextDocument(file.uri);
    file.settle();
    const text = await retitle(document);
    assert.equal(await document.save(), false, 'VS Code alone refuses');
    assert.equal(await new Saving().save(document, text, story), undefined);
    assert.equal(file.text, text);
    assert.equal(document.isDirty, false);
    file.dispose();
  });

  it('is waited for where VS Code has only half of it', async () => {
    const { changes } = await headwater();
    const file = new LateFile('');
    const document = await vscode.workspace.openTextDocument(file.uri);
    file.settle();
    file.write(story);
    const moving = changes.apply(file.uri, moveFirst);
    setTimeout(() => {
      file.announce();
    }, 100);
    assert.equal((await moving).kind, 'done');
    assert.equal(document.isDirty, false);
    assert.equal(movedLines(story, file.text), movedFirst);
    file.dispose();
  });

  it('is left alone where it says something else', async () => {
    const file = new LateFile(story);
    const document = await vscode.workspace.openTextDocument(file.uri);
    file.settle();
    const text = await retitle(document);
    const theirs = story.replace('Two', 'Somebody else’s');
    file.write(theirs);
    assert.equal(await new Saving().save(document, text, story), 'failed');
    assert.equal(file.text, theirs);
    assert.equal(document.getText(), text);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    file.dispose();
  });
});

/** Types another title. */
async function retitle(document: vscode.TextDocument): Promise<string> {
  const edit = new vscode.WorkspaceEdit();
  const at = document.getText().indexOf('One');
  edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 3)), 'A longer one');
  assert(await vscode.workspace.applyEdit(edit));
  return document.getText();
}
