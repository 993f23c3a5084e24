import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { closeEverything, headwater, onDisk, pressEnter, storyFile, withSettings, write } from './headwater.ts';

const board = `headwater: 1
prefix: A
board:
  columns: [ideas, { id: doing, stage: active }, { id: live, stage: done }]
items:
`;
const open = `  - id: A-1
    title: One
    status: doing
`;
const finished = `
  # the first one
  - id: A-10
    title: Ten     # spaced  out
    status: live
    history:
      - { at: 2020-01-01T08:00:00Z, to: live }
`;
const story = board + open + finished;
const archiveText = `headwater: 1\nitems:\n${finished.slice(1)}`;

const besides = (file: vscode.Uri) => file.with({ path: file.path.replace('.yaml', '.archive.yaml') });

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Runs a command and takes the first of what it offers. */
function takeFirst(command: string, file: vscode.Uri): Promise<void> {
  return pressEnter(vscode.commands.executeCommand(command, { uri: file.toString() }));
}

const dirty = () => vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path);

describe('The archive', () => {
  afterEach(closeEverything);

  it('takes what is finished, and gives it back, byte for byte', async () => {
    await headwater();
    const file = await storyFile(story);
    await takeFirst('headwater.archiveFinished', file);
    assert.equal(await onDisk(file), board + open);
    assert.equal(await onDisk(besides(file)), archiveText);
    await takeFirst('headwater.restoreItem', file);
    assert.equal(await onDisk(file), board + open + finished.slice(1));
    assert.equal(await onDisk(besides(file)), 'headwater: 1\nitems:\n');
    assert.deepEqual(dirty(), []);
  });

  it('keeps what it has, and saves neither file where it has unsaved changes', async () => {
    await headwater();
    const file = await storyFile(story);
    const kept = '# ours\nheadwater: 1\nitems:\n  - id: A-2\n    title: Two\n';
    await write(besides(file), kept);
    const archive = await vscode.workspace.openTextDocument(besides(file));
    const typing = new vscode.WorkspaceEdit();
    typing.insert(archive.uri, new vscode.Position(0, 0), '# typed\n');
    await vscode.workspace.applyEdit(typing);
    await takeFirst('headwater.archiveFinished', file);
    assert.equal(archive.getText(), `# typed\n${kept}${finished}`);
    assert.equal(await onDisk(file), story);
    assert.equal(await onDisk(archive.uri), kept);
    assert.deepEqual(dirty().sort(), [archive.uri.path, file.path].sort());
  });

  it('is undone in both files', async () => {
    await headwater();
    const file = await storyFile(story);
    const kept = 'headwater: 1\nitems:\n  - id: A-2\n    title: Two\n';
    await write(besides(file), kept);
    await takeFirst('headwater.archiveFinished', file);
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand('undo');
    const archive = await vscode.workspace.openTextDocument(besides(file));
    const backlog = await vscode.workspace.openTextDocument(file);
    await eventually(() => {
      assert.deepEqual([backlog.getText(), archive.getText()], [story, kept]);
    });
  });

  it('is undone where it was new', async () => {
    await headwater();
    const file = await storyFile(story);
    await takeFirst('headwater.archiveFinished', file);
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand('undo');
    const backlog = await vscode.workspace.openTextDocument(file);
    await eventually(async () => {
      assert.equal(backlog.getText(), story);
      assert.equal(await exists(besides(file)), false);
    });
  });

  it('keeps its ids from being given again', async () => {
    const { changes } = await headwater();
    const file = await storyFile(board + open);
    await write(besides(file), archiveText);
    const outcome = await changes.apply(file, { kind: 'add', title: 'Next' });
    assert(outcome.kind === 'done' && outcome.change.item === 'A-11', JSON.stringify(outcome));
    await write(besides(file), archiveText.replace('A-10', 'A-100'));
    await eventually(async () => {
      const next = await changes.apply(file, { kind: 'add', title: 'And another' });
      assert(next.kind === 'done' && next.change.item === 'A-101');
    });
  });

  it('is never a backlog of its own, whatever the settings say', async () => {
    const { backlogs } = await headwater();
    await withSettings({ 'headwater.backlogs': '**/*.yaml', 'headwater.exclude': '' }, async () => {
      const file = await storyFile(board + open);
      await write(besides(file), archiveText);
      await vscode.workspace.openTextDocument(besides(file));
      await eventually(async () => {
        assert((await backlogs.all()).some(({ uri }) => uri.toString() === file.toString()));
      });
      assert(!(await backlogs.all()).some(({ uri }) => uri.path.includes('.archive.')));
      assert.deepEqual(
        vscode.languages.getDiagnostics(besides(file)).filter(({ source }) => source === 'headwater'),
        [],
      );
    });
  });
});
