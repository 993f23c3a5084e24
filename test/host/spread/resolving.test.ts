import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Repository } from '../../support/repository.ts';
import { eventually } from '../../support/eventually.ts';
import {
  closeEverything,
  headwater,
  keepMainBacklog,
  mainBacklog,
  onDisk,
  workspaceFolder,
  write,
} from '../headwater.ts';
import { openBoard } from '../listeningBoard.ts';
import { files, main } from './spreadStory.ts';

/** The file of an item as two branches have it: they changed different fields, or one text differently. */
const item = (why: string, rest = '') => `# first\nrank: a0\nid: A-1\ntitle: One     # spaced\nwhy: ${why}\n${rest}`;
const sides = {
  apart: { ours: item('it hurts'), theirs: item('because', 'estimate: 2d\n') },
  together: { ours: item('it hurts'), theirs: item('it costs', 'estimate: 2d\n') },
};

describe('The file of an item that a real merge has left in conflict', () => {
  let repository: Repository;
  let following: vscode.Disposable;
  const at = (name: string) => vscode.Uri.file(repository.path(name));

  /** Two branches that both changed the one item, merged by plain git. */
  async function inConflict(about: keyof typeof sides) {
    const { ours, theirs } = sides[about];
    repository = new Repository();
    const others = Object.entries(files).map(([name, text]) => [`backlog/${name}`, text] as const);
    repository.commit({ ...Object.fromEntries(others), 'backlog.yaml': main, 'backlog/A-1.yaml': item('because') });
    repository.branch('feature');
    repository.commit({ 'backlog/A-1.yaml': theirs });
    repository.git('switch', '--quiet', 'main');
    repository.commit({ 'backlog/A-1.yaml': ours });
    assert.equal(repository.try(['merge', 'feature']).exit, 1, 'git leaves a conflict');
    const backlog = at('backlog.yaml');
    const { backlogs } = await headwater();
    following = backlogs.follow(backlog);
    await eventually(async () => {
      const { reading } = (await backlogs.file(backlog)) ?? {};
      assert.deepEqual(
        reading?.backlog.items.map(({ key, intact }) => [key, intact]),
        [
          ['A-1', false],
          ['A-2', true],
          ['A-3', true],
        ],
      );
    });
    return { backlog, uri: at('backlog/A-1.yaml'), conflicted: repository.read('backlog/A-1.yaml') };
  }

  afterEach(closeEverything);
  afterEach(() => {
    following.dispose();
    repository.remove();
  });

  it('is resolved by a command in one step, saved, and brought back by one undo to the byte', async () => {
    const { uri, conflicted } = await inConflict('apart');
    const { document } = await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('headwater.resolveConflicts', { uri: uri.toString() });
    assert.equal(await onDisk(uri), item('it hurts', 'estimate: 2d\n'));
    assert.equal(document.isDirty, false);
    await vscode.commands.executeCommand('undo');
    await eventually(() => {
      assert.equal(document.getText(), conflicted);
    });
    await document.save();
    assert.equal(await onDisk(uri), conflicted);
  });

  it('asks on the board of its backlog, and nobody writes to the item meanwhile', async () => {
    const { backlog, uri, conflicted } = await inConflict('together');
    await vscode.commands.executeCommand('headwater.resolveConflicts', { uri: uri.toString() });
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert(activeTab?.input instanceof vscode.TabInputCustom, 'the board is shown');
    assert.equal(activeTab.input.uri.toString(), backlog.toString());
    const { ask, view } = await openBoard(backlog);
    assert.equal(view().conflict, undefined, 'the other items can be written to');
    const [refused] = await ask({ type: 'move', items: ['A-1'], column: 'live' });
    assert.equal(refused?.type, 'refused');
    assert.equal(await onDisk(uri), conflicted);
  });

  it('takes ours, theirs or both from the board, as one step', async () => {
    const { backlog, uri, conflicted } = await inConflict('together');
    const { ask } = await openBoard(backlog);
    const [clashes] = await ask({ type: 'resolve', of: 'A-1' });
    assert(clashes?.type === 'clashes');
    assert.deepEqual(
      [
        clashes.of,
        ...clashes.clashes.map(({ item: name, field, ours, theirs, base }) => [name, field, ours, theirs, base]),
      ],
      ['A-1', ['A-1 One', 'why', 'it hurts', 'it costs', 'because']],
    );
    assert.equal(await onDisk(uri), conflicted);
    const [{ key } = { key: '' }] = clashes.clashes;
    const [done] = await ask({ type: 'resolve', of: 'A-1', revision: clashes.revision, choices: { [key]: 'theirs' } });
    assert.equal(done?.type, 'done');
    assert.equal(await onDisk(uri), item('it costs', 'estimate: 2d\n'));
    const [again] = await ask({ type: 'resolve', of: 'A-1' });
    assert.equal(again?.type, 'refused', 'there is nothing left to resolve');
  });
});

describe('The file of an item with conflict markers', () => {
  keepMainBacklog();
  afterEach(async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), 'backlog'), { recursive: true });
  });

  it('offers it as a fix of its problem and above its first line', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'backlog/A-1.yaml');
    await write(uri, item('because').replace('why: because', '<<<<<<< HEAD\nwhy: a\n=======\nwhy: b\n>>>>>>> feature'));
    await write(mainBacklog(), main);
    await vscode.window.showTextDocument(uri);
    await eventually(async () => {
      // VS Code itself has some for conflicts, with whole documents in them.
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      const own = lenses.flatMap(({ command }) =>
        command?.command.startsWith('headwater.') === true ? [command] : [],
      );
      assert.deepEqual(
        own.map(({ command, title, arguments: words }) => [command, title, words]),
        [['headwater.resolveConflicts', 'Resolve this item field by field', [{ uri: uri.toString() }]]],
      );
      const everything = new vscode.Range(0, 0, 20, 0);
      const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        everything,
      );
      const ours = fixes.filter(({ command }) => command?.command === 'headwater.resolveConflicts');
      assert.deepEqual(
        ours.map(({ title, command }) => [title, command?.arguments]),
        [['Resolve this item field by field', [{ uri: uri.toString() }]]],
      );
    });
  });
});
