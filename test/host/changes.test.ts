import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lineDiff } from '../support/diff.ts';
import { eventually } from '../support/eventually.ts';
import { closeEverything, headwater, onDisk, storyFile, undoIn, withSettings, write } from './headwater.ts';

const story = `headwater: 1
prefix: A
board:
  columns: [ideas, { id: doing, stage: active, limit: 1, policy: block }, done]   # three
people:
  ana: Ana Ruiz
items:
  # the first one
  - id: A-1
    title: One      # spaced  out
    status:   ideas
    history:
      - { at: 2026-11-01T08:00:00Z, to: ideas }
  - id: A-2
    title: Two
    status: ideas
    history:
      - { at: 2026-11-02T08:00:00Z, to: ideas }
`;

/** A formatter that no line survives. */
const shouting: vscode.DocumentFormattingEditProvider = {
  provideDocumentFormattingEdits: (document) => [
    vscode.TextEdit.replace(new vscode.Range(0, 0, document.lineCount, 0), document.getText().toUpperCase()),
  ],
};

const move = (item: string, column: string) => ({ kind: 'move', item, column }) as const;

/** The diff of a move, whatever the time is. */
const movedLines = (before: string, after: string) => lineDiff(before, after).replace(/at: [\d\-T:Z]+/gu, 'at: NOW');

const movedFirst = ['-    status:   ideas', '+    status:   doing', '+      - { at: NOW, to: doing, by: ana }'].join(
  '\n',
);

describe('A change in the editor', () => {
  afterEach(closeEverything);

  it('changes its own lines only, and is saved where the file was clean', async () => {
    const { changes } = await headwater();
    const file = await storyFile(story);
    const outcome = await changes.apply(file, move('A-1', 'doing'));
    assert.equal(outcome.kind, 'done');
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.isDirty, false);
    assert.equal(movedLines(story, await onDisk(file)), movedFirst);
  });

  it('is one step to undo, to the byte', async () => {
    const { changes } = await headwater();
    const file = await storyFile(story.replaceAll('\n', '\r\n'));
    await changes.apply(file, move('A-2', 'doing'));
    assert.notEqual(await onDisk(file), story.replaceAll('\n', '\r\n'));
    await undoIn(file);
    const document = await vscode.workspace.openTextDocument(file);
    await eventually(() => {
      assert.equal(document.getText(), story.replaceAll('\n', '\r\n'));
    });
    await document.save();
    assert.equal(await onDisk(file), story.replaceAll('\n', '\r\n'));
  });

  it('leaves a dirty file dirty', async () => {
    const { changes } = await headwater();
    const file = await storyFile(story);
    const document = await vscode.workspace.openTextDocument(file);
    const typing = new vscode.WorkspaceEdit();
    typing.insert(file, new vscode.Position(0, 0), '# typed\n');
    await vscode.workspace.applyEdit(typing);
    await changes.apply(file, move('A-1', 'doing'));
    assert.equal(document.isDirty, true);
    assert.equal(await onDisk(file), story);
    assert.equal(movedLines(`# typed\n${story}`, document.getText()), movedFirst);
  });

  it('is refused over a blocking limit, with nothing written', async () => {
    const { changes } = await headwater();
    const file = await storyFile(story);
    await changes.apply(file, move('A-1', 'doing'));
    const before = await onDisk(file);
    const outcome = await changes.apply(file, move('A-2', 'doing'));
    assert.ok(outcome.kind === 'refused');
    assert.deepEqual(outcome.refusal.items, ['A-1']);
    assert.equal(await onDisk(file), before);
    const reasoned = await changes.apply(file, { ...move('A-2', 'doing'), over: 'Hotfix' });
    assert.equal(reasoned.kind, 'done');
    assert.match(await onDisk(file), /over: Hotfix/u);
  });

  it('waits its turn: of two at once none is lost', async () => {
    const { changes } = await headwater();
    const file = await storyFile(story);
    const outcomes = await Promise.all([
      changes.apply(file, move('A-1', 'done')),
      changes.apply(file, move('A-2', 'done')),
    ]);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['done', 'done'],
    );
    assert.equal((await onDisk(file)).match(/status: +done/gu)?.length, 2);
  });

  it('is made on the newest text, even when somebody else has just written the file', async () => {
    const { changes } = await headwater();
    const file = await storyFile(story);
    await vscode.workspace.openTextDocument(file);
    await write(file, `${story}# from outside\n`);
    const outcome = await changes.apply(file, move('A-1', 'doing'));
    assert.equal(outcome.kind, 'done');
    assert.equal(movedLines(`${story}# from outside\n`, await onDisk(file)), movedFirst);
  });

  it('stays undone when somebody undoes it while it is saved', async () => {
    const { changes } = await headwater();
    const file = await storyFile(story);
    const { document } = await vscode.window.showTextDocument(file);
    const undoing = vscode.workspace.onWillSaveTextDocument((event) => {
      undoing.dispose();
      event.waitUntil(vscode.commands.executeCommand('undo'));
    });
    const outcome = await changes.apply(file, move('A-1', 'doing'));
    assert.equal(outcome.kind, 'done');
    assert.equal(document.getText(), story);
    assert.equal(await onDisk(file), story);
  });

  it('stays undone on the disk, too, when somebody undoes it while it is written there', async () => {
    const { changes } = await headwater();
    for (const milliseconds of [0, 10, 20, 40]) {
      const file = await storyFile(story);
      const { document } = await vscode.window.showTextDocument(file);
      const undoing = vscode.workspace.onWillSaveTextDocument(() => {
        undoing.dispose();
        setTimeout(() => void vscode.commands.executeCommand('undo'), milliseconds);
      });
      assert.equal((await changes.apply(file, move('A-1', 'doing'))).kind, 'done');
      await eventually(async () => {
        assert.equal(document.getText(), story);
        assert.ok(document.isDirty || (await onDisk(file)) === story);
      });
    }
  });

  for (const when of ['in the save', 'beside the save'] as const) {
    it(`stays undone when somebody undoes it ${when} and another change follows at once`, async () => {
      const { changes } = await headwater();
      const file = await storyFile(story);
      const { document } = await vscode.window.showTextDocument(file);
      const undoing = vscode.workspace.onWillSaveTextDocument((event) => {
        undoing.dispose();
        const undone = vscode.commands.executeCommand('undo');
        if (when === 'in the save') event.waitUntil(undone);
      });
      const first = changes.apply(file, move('A-1', 'doing'));
      const second = changes.apply(file, move('A-2', 'done'));
      assert.deepEqual([(await first).kind, (await second).kind], ['done', 'done']);
      const movedSecond = ['-    status: ideas', '+    status: done', '+      - { at: NOW, to: done, by: ana }'].join(
        '\n',
      );
      await eventually(async () => {
        assert.equal(movedLines(story, document.getText()), movedSecond);
        assert.equal(await onDisk(file), document.getText());
      });
    });
  }

  it('saves nothing where the save would change all line breaks', async () => {
    const { changes } = await headwater();
    const mixed = story.replace('headwater: 1\n', 'headwater: 1\r\n');
    const file = await storyFile(mixed);
    const outcome = await changes.apply(file, move('A-1', 'doing'));
    assert.equal(outcome.kind === 'done' && outcome.unsaved, 'mixed-line-breaks');
    assert.equal(await onDisk(file), mixed);
  });
});

describe('A change in the editor, with settings and formatters that act on saving', () => {
  const untidy = `${story.replace('title: Two', 'title: Two   ')}# no line break at the end`;
  const formatting = {
    'editor.formatOnSave': true,
    'files.trimTrailingWhitespace': true,
    'files.insertFinalNewline': true,
    'files.trimFinalNewlines': true,
  };
  let formatter: vscode.Disposable;
  before(() => {
    formatter = vscode.languages.registerDocumentFormattingEditProvider({ language: 'yaml' }, shouting);
  });
  after(() => {
    formatter.dispose();
  });
  afterEach(closeEverything);

  it('is saved without them in the active editor', async () => {
    const { changes } = await headwater();
    await withSettings(formatting, async () => {
      const file = await storyFile(untidy);
      const { document } = await vscode.window.showTextDocument(file);
      const outcome = await changes.apply(file, move('A-1', 'doing'));
      assert.equal(outcome.kind === 'done' && outcome.unsaved, undefined);
      assert.equal(document.isDirty, false);
      assert.equal(movedLines(untidy, await onDisk(file)), movedFirst);
      await undoIn(file);
      await eventually(() => {
        assert.equal(document.getText(), untidy);
      });
    });
  });

  it('is saved without them on the board', async () => {
    const { changes } = await headwater();
    await withSettings(formatting, async () => {
      const file = await storyFile(untidy);
      await vscode.commands.executeCommand('vscode.openWith', file, 'headwater.board');
      const outcome = await changes.apply(file, move('A-1', 'doing'));
      assert.equal(outcome.kind === 'done' && outcome.unsaved, undefined);
      assert.equal(movedLines(untidy, await onDisk(file)), movedFirst);
    });
  });

  it('is left unsaved elsewhere, and says why', async () => {
    const { changes } = await headwater();
    await withSettings(formatting, async () => {
      const file = await storyFile(untidy);
      const outcome = await changes.apply(file, move('A-1', 'doing'));
      assert.equal(outcome.kind === 'done' && outcome.unsaved, 'would-reformat');
      const document = await vscode.workspace.openTextDocument(file);
      assert.equal(document.isDirty, true);
      assert.equal(movedLines(untidy, document.getText()), movedFirst);
      assert.equal(await onDisk(file), untidy);
    });
  });

  it('is saved where they have nothing to do', async () => {
    const { changes } = await headwater();
    await withSettings({ ...formatting, 'editor.formatOnSave': false }, async () => {
      const file = await storyFile(story);
      const outcome = await changes.apply(file, move('A-1', 'doing'));
      assert.equal(outcome.kind === 'done' && outcome.unsaved, undefined);
      assert.equal(movedLines(story, await onDisk(file)), movedFirst);
    });
  });

  it('keeps its lines when another extension rewrites the text unannounced', async () => {
    const { changes } = await headwater();
    const file = await storyFile(story);
    const rewriting = vscode.workspace.onWillSaveTextDocument((event) => {
      if (event.document.uri.toString() !== file.toString()) return;
      event.waitUntil(Promise.resolve([vscode.TextEdit.insert(new vscode.Position(0, 0), '# rewritten\n')]));
    });
    try {
      const { document } = await vscode.window.showTextDocument(file);
      const outcome = await changes.apply(file, move('A-1', 'doing'));
      assert.equal(outcome.kind === 'done' && outcome.unsaved, undefined);
      assert.equal(movedLines(story, document.getText()), movedFirst);
      assert.equal(movedLines(story, await onDisk(file)), movedFirst);
    } finally {
      rewriting.dispose();
    }
  });
});
