import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually.ts';
import { closeEverything, headwater, onDisk, storyFile, write } from '../headwater.ts';
import { files, main, spreadStory, type } from './spreadStory.ts';

const story = `# ours
headwater: 1
board: { columns: [ideas, { id: doing, stage: active }] }

items:
  # the first
  - id: A-1
    title: One     # spaced  out

  - { id: A-2, title: Two }

  - title: without an id
    notes: |
      Lines

      of text
people:
  ana: Ana
`;

const run = (command: string, uri: vscode.Uri) => vscode.commands.executeCommand(command, { uri: uri.toString() });

async function namesIn(folder: vscode.Uri): Promise<string[]> {
  return vscode.workspace.fs.readDirectory(folder).then(
    (entries) => entries.map(([name]) => name).sort(),
    () => [],
  );
}

async function onBoard(command: 'undo' | 'redo', uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, 'headwater.board');
  await vscode.commands.executeCommand(command);
}

const dirty = () => vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path);

describe('A file for each item, and back', () => {
  afterEach(closeEverything);

  it('gives the same bytes, by two commands that ask nothing', async () => {
    const { backlogs } = await headwater();
    const uri = await storyFile(story);
    const folder = vscode.Uri.joinPath(uri, '..', 'backlog');
    await run('headwater.spread', uri);
    assert.deepEqual(await namesIn(folder), ['A-1.yaml', 'A-2.yaml', 'item.yaml']);
    assert.equal(await onDisk(vscode.Uri.joinPath(folder, 'A-2.yaml')), '{ rank: a1, id: A-2, title: Two }\n');
    assert.match(await onDisk(uri), /^# ours\nheadwater: 1\n[^]*\nitems: backlog\/\npeople:/u);
    assert.deepEqual(
      (await backlogs.file(uri))?.reading.backlog.items.map(({ title }) => title),
      ['One', 'Two', 'without an id'],
    );
    assert.deepEqual(dirty(), []);
    await run('headwater.gather', uri);
    assert.equal(await onDisk(uri), story);
    assert.deepEqual(await namesIn(folder), []);
    assert.deepEqual(dirty(), []);
  });

  it('is one step to undo, each', async () => {
    await headwater();
    const uri = await storyFile(story);
    const folder = vscode.Uri.joinPath(uri, '..', 'backlog');
    await run('headwater.spread', uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await onBoard('undo', uri);
    await eventually(async () => {
      assert.equal(document.getText(), story);
      assert.deepEqual(await namesIn(folder), []);
    });
    await document.save();
    await run('headwater.spread', uri);
    const apart = document.getText();
    await run('headwater.gather', uri);
    await onBoard('undo', uri);
    await eventually(async () => {
      assert.equal(document.getText(), apart);
      assert.deepEqual(await namesIn(folder), ['A-1.yaml', 'A-2.yaml', 'item.yaml']);
    });
  });

  it('overwrites no file that is there, and takes none away while somebody types in it', async () => {
    await headwater();
    const uri = await storyFile(story);
    const strange = vscode.Uri.joinPath(uri, '..', 'backlog', 'A-1.yaml');
    await write(strange, 'title: mine\n');
    await run('headwater.spread', uri);
    assert.equal(await onDisk(uri), story);
    assert.equal(await onDisk(strange), 'title: mine\n');

    const { uri: apart, item } = await spreadStory();
    const typed = await type(item('A-2.yaml'), 'Two', 'Typed');
    await run('headwater.gather', apart);
    assert.equal(await onDisk(apart), main);
    assert.ok(typed.getText().includes('Typed'));
    assert.equal(await onDisk(item('A-2.yaml')), files['A-2.yaml']);
  });
});
