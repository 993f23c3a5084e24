import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Intention } from '../../../src/core/model/intention.ts';
import { eventually } from '../../support/eventually.ts';
import { closeEverything, headwater, onDisk } from '../headwater.ts';
import { files, main, spreadStory, type } from './spreadStory.ts';

async function change(uri: vscode.Uri, first: Intention, ...others: Intention[]): Promise<void> {
  const { changes } = await headwater();
  const outcome = await changes.apply(uri, first, ...others);
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  assert.equal(outcome.unsaved, undefined);
}

/** Undoes or does again where the backlog's board is looked at. */
async function onBoard(command: 'undo' | 'redo', uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, 'headwater.board');
  await vscode.commands.executeCommand(command);
}

const dirty = () => vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path);

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

describe('A change of a backlog with a file for each item', () => {
  afterEach(closeEverything);

  it('is written to the file of its item and to no other, and saved', async () => {
    const { uri, item } = await spreadStory();
    await change(uri, { kind: 'move', item: 'A-1', column: 'doing' });
    const moved = await onDisk(item('A-1.yaml'));
    assert.match(moved, /^# the first\nrank: a0\nid: A-1\ntitle: One {5}# spaced {2}out\nstatus: doing\nhistory:\n/u);
    assert.equal(await onDisk(item('A-2.yaml')), files['A-2.yaml']);
    assert.equal(await onDisk(uri), main);
    assert.deepEqual(dirty(), []);
  });

  it('is undone on the board, though another file has it, and saved where nobody looks', async () => {
    const { uri, item } = await spreadStory();
    await change(uri, { kind: 'move', item: 'A-1', column: 'doing' });
    await onBoard('undo', uri);
    await eventually(async () => {
      assert.equal(await onDisk(item('A-1.yaml')), files['A-1.yaml']);
      assert.deepEqual(dirty(), []);
    });
    assert.equal(await onDisk(uri), main);
  });

  it('to another place gives a new rank, and one step takes back what several files got', async () => {
    const same = { ...files, 'A-2.yaml': files['A-2.yaml'].replace('a1', 'a0') };
    const { uri, item } = await spreadStory(same);
    await change(uri, { kind: 'move', item: 'A-3', column: 'ideas', place: { before: 'A-2' } });
    const { backlogs } = await headwater();
    const order = (await backlogs.file(uri))?.reading.backlog.items.map(({ key }) => key);
    assert.deepEqual(order, ['A-1', 'A-3', 'A-2']);
    assert.notEqual(await onDisk(item('A-2.yaml')), same['A-2.yaml'], 'there was no room between the two');
    await onBoard('undo', uri);
    await eventually(async () => {
      assert.equal(await onDisk(item('A-2.yaml')), same['A-2.yaml']);
      assert.equal(await onDisk(item('A-3.yaml')), same['A-3.yaml']);
    });
  });

  it('adds an item as a file of its own, and takes it away by one undo', async () => {
    const { uri, item } = await spreadStory();
    await change(uri, { kind: 'add', title: 'Four' });
    assert.match(await onDisk(item('A-4.yaml')), /^rank: \w+\nid: A-4\ntitle: Four\nstatus: ideas\n/u);
    assert.equal(await onDisk(uri), main);
    await onBoard('undo', uri);
    await eventually(async () => {
      assert.equal(await exists(item('A-4.yaml')), false);
    });
  });

  it('of two kinds is one step', async () => {
    const { uri, item } = await spreadStory();
    await change(
      uri,
      { kind: 'evidence', item: 'A-3', evidence: 'deployed', fields: { version: 'v1' } },
      { kind: 'move', item: 'A-3', column: 'live' },
      { kind: 'move', item: 'A-2', column: 'doing' },
    );
    assert.match(await onDisk(item('A-3.yaml')), /status: live\n[^]*version: v1/u);
    assert.match(await onDisk(item('A-2.yaml')), /status: doing\n/u);
    await onBoard('undo', uri);
    await eventually(async () => {
      assert.equal(await onDisk(item('A-3.yaml')), files['A-3.yaml']);
      assert.equal(await onDisk(item('A-2.yaml')), files['A-2.yaml']);
      assert.deepEqual(dirty(), []);
    });
  });

  it('is undone and done again on the board, though the save of the one goes on when the other comes', async () => {
    const { uri, item } = await spreadStory();
    await change(uri, { kind: 'move', item: 'A-3', column: 'live' }, { kind: 'move', item: 'A-2', column: 'doing' });
    const both = () => Promise.all(['A-2.yaml', 'A-3.yaml'].map((name) => onDisk(item(name))));
    const moved = await both();
    await onBoard('undo', uri);
    await onBoard('redo', uri);
    await eventually(async () => {
      assert.deepEqual(await both(), moved);
      assert.deepEqual(dirty(), []);
    });
    await onBoard('undo', uri);
    await eventually(async () => {
      assert.deepEqual(await both(), [files['A-2.yaml'], files['A-3.yaml']]);
      assert.deepEqual(dirty(), []);
    });
  });

  it('is saved by an undo on the board though a tab shows the file, but not where it was unsaved', async () => {
    const { uri, item } = await spreadStory();
    const shown = await vscode.workspace.openTextDocument(item('A-3.yaml'));
    await vscode.window.showTextDocument(shown, { preview: false });
    await vscode.workspace.openTextDocument(uri);
    const typed = await type(item('A-2.yaml'), 'Two', 'Typed');
    await (
      await headwater()
    ).changes.apply(uri, { kind: 'move', item: 'A-3', column: 'live' }, { kind: 'move', item: 'A-2', column: 'doing' });
    await shown.save();
    await onBoard('undo', uri);
    await eventually(async () => {
      assert.equal(await onDisk(item('A-3.yaml')), files['A-3.yaml']);
      assert.equal(typed.getText(), files['A-2.yaml'].replace('Two', 'Typed'));
      assert.deepEqual(dirty(), [typed.uri.path]);
    });
    assert.equal(await onDisk(item('A-2.yaml')), files['A-2.yaml']);
  });

  it('is left to the person where it is undone in the editor of the file', async () => {
    const { uri, item } = await spreadStory();
    await change(uri, { kind: 'move', item: 'A-3', column: 'live' });
    const moved = await onDisk(item('A-3.yaml'));
    const document = await type(item('A-3.yaml'), 'Three', 'Typed');
    await document.save();
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await eventually(() => {
      assert.equal(document.getText(), moved);
    });
    assert.deepEqual(dirty(), [document.uri.path]);
  });

  it('leaves a file unsaved that somebody types in, and loses none of it', async () => {
    const { uri, item } = await spreadStory();
    await headwater();
    const document = await type(item('A-1.yaml'), 'One ', 'Typed');
    await vscode.window.showTextDocument(document);
    await change(uri, { kind: 'move', item: 'A-1', column: 'doing' });
    assert.match(document.getText(), /title: Typed[^]*status: doing/u);
    assert.equal(await onDisk(item('A-1.yaml')), files['A-1.yaml']);
    assert.ok(document.isDirty);
  });

  it('is made on what another program has written meanwhile', async () => {
    const { uri, item } = await spreadStory();
    await change(uri, { kind: 'move', item: 'A-1', column: 'doing' });
    const { changes } = await headwater();
    const written = (await onDisk(item('A-1.yaml'))).replace('One ', 'Uno ');
    await vscode.workspace.fs.writeFile(item('A-1.yaml'), new TextEncoder().encode(written));
    const outcome = await changes.apply(uri, { kind: 'move', item: 'A-1', column: 'live', because: 'done' });
    assert.equal(outcome.kind, 'done');
    await eventually(async () => {
      assert.match(await onDisk(item('A-1.yaml')), /title: Uno[^]*status: live/u);
    });
  });

  it('of a file that cannot be read in full is refused, and the others work', async () => {
    const { uri, item } = await spreadStory({ ...files, 'A-2.yaml': '<<<<<<< ours\nid: A-2\n=======\n>>>>>>> b\n' });
    const { changes } = await headwater();
    await change(uri, { kind: 'move', item: 'A-1', column: 'doing' });
    const outcome = await changes.apply(uri, { kind: 'move', item: 'A-2', column: 'doing' });
    assert.equal(outcome.kind, 'refused');
    assert.match(await onDisk(item('A-2.yaml')), /^<<<<<<< ours/u);
  });
});

describe('The archive of a backlog with a file for each item', () => {
  afterEach(closeEverything);

  it('takes an item, whose file goes, and gives it back; undo brings back both', async () => {
    const done = `# kept\nrank: a3\nid: A-9\ntitle: Nine\nstatus: live\nhistory:\n  - { at: 2020-01-01T08:00:00Z, to: live }\n`;
    const { uri, item } = await spreadStory({ ...files, 'A-9.yaml': done });
    const archive = uri.with({ path: uri.path.replace('.yaml', '.archive.yaml') });
    const { changes } = await headwater();
    const archived = await changes.archive(uri, {
      into: 'archive',
      plan: (format, backlog, text) => format.archiveFiles(backlog, text, ['A-9']),
    });
    assert.equal(archived.kind, 'done');
    assert.equal(await exists(item('A-9.yaml')), false);
    const kept = `headwater: 1\nitems:\n  # kept\n  - id: A-9\n    title: Nine\n    status: live\n    history:\n      - { at: 2020-01-01T08:00:00Z, to: live }\n`;
    assert.equal(await onDisk(archive), kept);
    await onBoard('undo', uri);
    await eventually(async () => {
      assert.equal(await onDisk(item('A-9.yaml')), done);
      assert.equal(await exists(archive), false);
    });
    await onBoard('redo', uri);
    const { backlogs } = await headwater();
    await eventually(async () => {
      assert.equal(await exists(item('A-9.yaml')), false);
      assert.equal(await onDisk(archive), kept);
      const left = (await backlogs.file(uri))?.reading.backlog.items.map(({ key }) => key);
      assert.deepEqual(left, ['A-1', 'A-2', 'A-3']);
    });
    const restored = await changes.archive(uri, {
      into: 'backlog',
      plan: (format, backlog, text = '') => {
        const read = format.readArchive(text, backlog.backlog.board);
        assert.ok(read);
        return format.restoreFile(read, backlog, 'A-9');
      },
    });
    assert.equal(restored.kind, 'done');
    assert.equal(await onDisk(item('A-9.yaml')), done);
    const keys = (await backlogs.file(uri))?.reading.backlog.items.map(({ key }) => key);
    assert.deepEqual(keys, ['A-1', 'A-2', 'A-3', 'A-9']);
  });
});
