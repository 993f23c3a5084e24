import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Choice } from '../../src/protocol/board.ts';
import { conflictStory } from '../support/conflictStory.ts';
import { lineDiff } from '../support/diff.ts';
import { eventually } from '../support/eventually.ts';
import { Repository } from '../support/repository.ts';
import { closeEverything, onDisk } from './headwater.ts';
import { openBoard } from './listeningBoard.ts';

/** A backlog that a real merge of two branches has left in conflict. */
function conflictedFile(about: 'apart' | 'together') {
  const repository = new Repository();
  const { base, ours, theirs } = conflictStory(about);
  repository.commit({ 'backlog.yaml': base });
  repository.branch('feature');
  repository.commit({ 'backlog.yaml': theirs });
  repository.git('switch', '--quiet', 'main');
  repository.commit({ 'backlog.yaml': ours });
  assert.equal(repository.try(['merge', 'feature']).exit, 1, 'git leaves a conflict');
  return {
    uri: vscode.Uri.file(repository.path('backlog.yaml')),
    repository,
    conflicted: repository.read('backlog.yaml'),
    ours,
    theirs,
  };
}

async function undoTo(uri: vscode.Uri, text: string): Promise<void> {
  const { document } = await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('undo');
  await eventually(() => {
    assert.equal(document.getText(), text);
  });
  await document.save();
  assert.equal(await onDisk(uri), text);
}

describe('A backlog that a real merge has left in conflict', () => {
  let repository: Repository | undefined;
  const inConflict = (about: 'apart' | 'together') => {
    const file = conflictedFile(about);
    ({ repository } = file);
    return file;
  };

  afterEach(closeEverything);
  afterEach(() => {
    repository?.remove();
    repository = undefined;
  });

  it('is shown with both sides, and written to by nobody', async () => {
    const { uri, conflicted } = inConflict('together');
    const { ask, view } = await openBoard(uri);
    const { conflict, columns, readOnly } = view();
    assert.deepEqual(conflict?.labels, { ours: 'HEAD', theirs: 'feature' });
    assert.equal(conflict.items, 2);
    assert.equal(typeof readOnly, 'string');
    const sides = columns
      .flatMap(({ cards }) => cards)
      .map(({ key, differences = [] }) => [
        key,
        ...differences.map(({ field, ours, theirs }) => `${field}: ${ours ?? ''} | ${theirs ?? ''}`),
      ]);
    assert.deepEqual(
      sides.map(([key, ...fields]) => [key, ...fields.filter((field) => /^(?:title|status)/u.test(field))]),
      [
        ['PAY-2', 'status: Ideas | Ready'],
        ['PAY-1', 'title: Pay once | Never pay', 'status: Ready | Ideas'],
      ],
    );
    const [answer] = await ask({ type: 'move', items: ['PAY-1'], column: 'done' });
    assert.equal(answer?.type, 'refused');
    assert.equal(await onDisk(uri), conflicted);
  });

  it('is resolved by a command in one step, saved, and brought back by one undo to the byte', async () => {
    const { uri, repository: git, conflicted, ours } = inConflict('apart');
    const { document } = await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('headwater.resolveConflicts', { uri: uri.toString() });
    const resolved = await onDisk(uri);
    assert.equal(document.getText(), resolved);
    assert.equal(document.isDirty, false);
    assert.equal(
      lineDiff(ours, resolved),
      lineDiff(
        ours,
        ours
          .replace('- status: ideas', '- status: ready')
          .replace(
            '[{ at: 2026-11-02T09:00:00Z, to: ideas }]',
            '[{ at: 2026-11-02T09:00:00Z, to: ideas },\n      { at: 2026-11-15T09:00:00Z, to: ready }]',
          ),
      ),
    );
    assert.match(git.git('status', '--porcelain'), /^UU backlog\.yaml/u, 'git is told by a person');
    await undoTo(uri, conflicted);
  });

  it('asks on the board for what both sides changed, and writes nothing before the answer', async () => {
    const { uri, conflicted } = inConflict('together');
    await vscode.commands.executeCommand('headwater.resolveConflicts', { uri: uri.toString() });
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert(activeTab?.input instanceof vscode.TabInputCustom, 'the board is shown');
    assert.equal(activeTab.input.uri.toString(), uri.toString());
    assert.equal(await onDisk(uri), conflicted);
    const { ask } = await openBoard(uri);
    const [clashes, done] = await ask({ type: 'resolve' });
    assert(clashes?.type === 'clashes' && done?.type === 'done');
    assert.deepEqual(
      clashes.clashes.map(({ key, ours, theirs, base, choices }) => [key, ours, theirs, base, choices.length]),
      [
        ['PAY-1.title', 'Pay once', 'Never pay', 'Pay twice', 3],
        ['PAY-1.estimate', '2d', '3d', '1d', 2],
        ['PAY-1.notes', 'due', 'zwei', 'two', 3],
      ],
    );
    assert.equal(await onDisk(uri), conflicted);
  });

  it('takes ours, theirs or both, field by field, in one step', async () => {
    const { uri, conflicted } = inConflict('together');
    const { ask } = await openBoard(uri);
    const [clashes] = await ask({ type: 'resolve' });
    assert(clashes?.type === 'clashes');
    const choices: Record<string, Choice> = {
      'PAY-1.title': 'both',
      'PAY-1.estimate': 'theirs',
      'PAY-1.notes': 'ours',
    };
    const [done] = await ask({ type: 'resolve', revision: clashes.revision, choices });
    assert.equal(done?.type, 'done');
    const resolved = await onDisk(uri);
    assert.doesNotMatch(resolved, /^[<=>|]{7}/mu);
    assert.match(resolved, /^ {4}title: {3}Pay once \/ Never pay {3}# as they say$/mu);
    assert.match(resolved, /^ {4}estimate: 3d$/mu);
    assert.match(resolved, /^ {4}notes: \|\n {6}one\n {6}due\n {4}history/mu);
    assert.equal(resolved.match(/status: ready/gu)?.length, 2);
    await undoTo(uri, conflicted);
  });

  it('keeps the markers of what was left open, and can be gone on with', async () => {
    const { uri } = inConflict('together');
    const { ask } = await openBoard(uri);
    const [clashes] = await ask({ type: 'resolve' });
    assert(clashes?.type === 'clashes');
    await ask({ type: 'resolve', revision: clashes.revision, choices: { 'PAY-1.title': 'ours' } });
    const left = await onDisk(uri);
    assert.match(left, /title: {3}Pay once {3}# as they say/u);
    assert.equal(left.match(/^<{7}/gmu)?.length, 2);
    const [again] = await ask({ type: 'resolve' });
    assert(again?.type === 'clashes');
    assert.deepEqual(
      again.clashes.map(({ field }) => field),
      ['estimate', 'notes'],
    );
  });

  it('asks again where the text has changed since', async () => {
    const { uri, conflicted } = inConflict('together');
    const { ask } = await openBoard(uri);
    const [clashes] = await ask({ type: 'resolve' });
    assert(clashes?.type === 'clashes');
    const typing = new vscode.WorkspaceEdit();
    typing.insert(uri, new vscode.Position(0, 0), '# typed\n');
    await vscode.workspace.applyEdit(typing);
    const choices = Object.fromEntries(clashes.clashes.map(({ key }) => [key, 'ours']));
    const [again] = await ask({ type: 'resolve', revision: clashes.revision, choices });
    assert.equal(again?.type, 'clashes');
    assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), `# typed\n${conflicted}`);
  });
});
