import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Decision } from '../../src/core/decisions/resolveLog.ts';
import { eventually } from '../support/eventually.ts';
import { first, isKnown, newer, older, place, recordUri, run, second, useDecisions } from './decisionStory.ts';
import {
  closeEverything,
  headwater,
  keepMainBacklog,
  mainBacklog,
  onDisk,
  pressEnter,
  undoIn,
  withSettings,
  workspaceFolder,
  write,
} from './headwater.ts';

describe('Decisions are written', () => {
  const original = keepMainBacklog();
  const session = useDecisions();

  it('from an item: in the dialect of the log, both naming each other, opened, and undone in one step', async () => {
    await write(place('why.txt'), 'Queue what can wait');
    try {
      const editor = await vscode.window.showTextDocument(place('why.txt'));
      editor.selection = new vscode.Selection(0, 0, 0, 19);
      await run('recordDecision', place('why.txt'));
      const created = recordUri('0003-queue-what-can-wait.md');
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), created.toString());
      assert.match(
        await onDisk(created),
        /^---\nstatus: proposed\n[\s\S]*# Queue what can wait\n[\s\S]*Priorities at the/u,
      );
    } finally {
      await vscode.workspace.fs.delete(place('why.txt'));
    }
    const acts = await session().acts();
    const { backlogs } = await headwater();
    const file = await backlogs.file(mainBacklog());
    const found = file?.reading.backlog.items.find(({ id }) => id === 'PAY-15');
    await pressEnter(acts.record({ file, item: found, title: 'Pay later', context: '' }));
    const linked = recordUri('0004-pay-later.md');
    assert.match(await onDisk(linked), /\nitems: \[?\s*(?:- )?PAY-15/u);
    assert.match(await onDisk(mainBacklog()), /ADR-0004/u);
    await undoIn(mainBacklog());
    await eventually(async () => {
      const { document } = await vscode.window.showTextDocument(mainBacklog());
      assert.equal(document.getText(), original());
      await assert.rejects(onDisk(linked));
    });
    await isKnown(session(), 3);
  });

  it('about an item that cannot be written: recorded, with the reason why the item does not name it', async () => {
    const text = original().replace(/^headwater: 1/mu, 'headwater: 99');
    assert.notEqual(text, original());
    await write(mainBacklog(), text);
    try {
      const { backlogs } = await headwater();
      const file = await eventually(async () => {
        const found = await backlogs.file(mainBacklog());
        assert.ok(found?.reading.backlog.readOnly);
        return found;
      });
      const item = file.reading.backlog.items.find(({ id }) => id === 'PAY-15');
      assert.ok(item);
      const wanted = { title: 'Pay never', context: undefined, folder: place('docs/decisions'), older: undefined };
      const outcome = await (await session().acts()).writer.record({ ...wanted, backlog: file.uri, item: item.key });
      assert.equal(outcome.kind, 'done');
      assert.match(String(outcome.unlinked), /later format version/u);
      assert.match(await onDisk(recordUri('0003-pay-never.md')), /items: \[PAY-15\]/u);
      assert.equal(await onDisk(mainBacklog()), text);
    } finally {
      await write(mainBacklog(), original());
    }
  });

  it('accepted: what waited for it says so in the same step, which is undone in both files', async () => {
    await vscode.window.showTextDocument(newer);
    await run('acceptDecision');
    const document = await vscode.workspace.openTextDocument(newer);
    const accepted = second.replace('proposed', 'accepted');
    const kept = [document.isDirty ? 'unsaved' : 'saved', document.getText()];
    assert.deepEqual([await onDisk(newer), ...kept], [accepted, 'saved', accepted]);
    assert.match(await onDisk(older), /status: "?superseded by ADR-0002/u);
    await undoIn(newer);
    await eventually(async () => {
      const texts = await Promise.all([older, newer].map((uri) => vscode.workspace.openTextDocument(uri)));
      assert.deepEqual(
        texts.map((document) => document.getText()),
        [first, second],
      );
    });
  });

  describe('as they stand on disk, while there is other work that is not saved', () => {
    const accepted = second.replace('proposed', 'accepted');
    let document: vscode.TextDocument;
    let typed: vscode.TextDocument;
    let decision: Decision;

    beforeEach(async () => {
      await write(newer, accepted);
      document = await vscode.workspace.openTextDocument(newer);
      decision = await eventually(async () => {
        assert.equal(document.getText(), accepted);
        const { decisions } = await session().index.settled();
        const found = decisions.find(({ title }) => title === 'Use PostgreSQL');
        assert.ok(found?.status === 'accepted');
        return found;
      });
      await write(place('typed.txt'), '');
      const editor = await vscode.window.showTextDocument(place('typed.txt'));
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), 'Not saved yet');
      });
      typed = editor.document;
    });
    afterEach(async () => {
      await closeEverything();
      await vscode.workspace.fs.delete(place('typed.txt'));
    });

    /** Another program writes a record, and it is accepted in the same moment. */
    const acceptAtOnce = async () => {
      const { writer } = await session().acts();
      writeFileSync(newer.fsPath, second);
      assert.equal(document.getText(), accepted);
      const outcome = await writer.change(decision, { kind: 'accept' });
      assert.deepEqual([outcome.kind, await onDisk(newer), document.isDirty], ['done', accepted, false]);
      assert.match(await onDisk(older), /status: "?superseded by ADR-0002/u);
      await undoIn(newer);
      assert.equal(document.getText(), second);
      assert.equal(typed.getText(), 'Not saved yet');
    };

    it('where VS Code hears of it a moment later', acceptAtOnce);

    it('where VS Code never hears of it', () =>
      withSettings({ 'files.watcherExclude': { '**/docs/**': true } }, async () => {
        await eventually(() => hearsNothingOf(place('docs/heard.txt')));
        await acceptAtOnce();
      }));
  });

  it('superseded: the new record names the old one, which stays as it is until the new one is accepted', async () => {
    await run('supersedeDecision', { is: 'decision', path: 'docs/decisions/0001-use-mysql.md' });
    const created = recordUri('0003-use-mysql.md');
    assert.match(await onDisk(created), /supersedes: .*ADR-0001/u);
    assert.equal(await onDisk(older), first);
    await undoIn(created);
    await eventually(async () => {
      await assert.rejects(onDisk(created));
    });
    assert.equal(await onDisk(older), first);
  });

  it('amended: the new record names the old one, which stays in force', async () => {
    await run('amendDecision', { is: 'decision', path: 'docs/decisions/0001-use-mysql.md' });
    const created = recordUri('0003-use-mysql.md');
    assert.match(await onDisk(created), /amends: .*ADR-0001/u);
    assert.equal(await onDisk(older), first);
    await isKnown(session(), 3);
    await run('acceptDecision', { is: 'decision', path: 'docs/decisions/0003-use-mysql.md' });
    assert.match(await onDisk(older), /^---\nstatus: accepted\n[^]*Amended by/u);
  });

  it('rejected and deprecated: one word of one file, which undo takes back', async () => {
    await run('rejectDecision', { is: 'decision', path: 'docs/decisions/0002-use-postgresql.md' });
    assert.equal(await onDisk(newer), second.replace('proposed', 'rejected'));
    await run('deprecateDecision', { is: 'decision', path: 'docs/decisions/0001-use-mysql.md' });
    assert.equal(await onDisk(older), first.replace('accepted', 'deprecated'));
    for (const [uri, text] of [
      [newer, second],
      [older, first],
    ] as const) {
      await undoIn(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText(), text);
    }
  });

  it('renumbered: the file, its heading and what names it, as one step; what may mean another is left', async () => {
    const twin = recordUri('0001-use-sqlite.md');
    await write(twin, '# 1. Use SQLite\n\n* Status: accepted\n');
    await write(newer, `${second}\n[It](0001-use-sqlite.md) was ADR-0001.\n`);
    await isKnown(session(), 3);
    await vscode.window.showTextDocument(twin);
    const action = await eventually(async () => {
      const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        twin,
        new vscode.Range(0, 0, 0, 1),
      );
      const found = offered.find(({ title }) => title === 'Renumber this decision…');
      assert.equal(found?.command?.command, 'headwater.renumberDecision');
      return found.command;
    });
    await run('renumberDecision', action.arguments?.[0]);
    const renamed = recordUri('0003-use-sqlite.md');
    const document = await vscode.workspace.openTextDocument(renamed);
    const kept = [document.isDirty ? 'unsaved' : 'saved', document.getText()];
    const wanted = '# 3. Use SQLite\n\n* Status: accepted\n';
    assert.deepEqual([await onDisk(renamed), ...kept], [wanted, 'saved', wanted]);
    await assert.rejects(onDisk(twin));
    assert.equal(await onDisk(newer), `${second}\n[It](0003-use-sqlite.md) was ADR-0001.\n`);
    await eventually(async () => {
      const { decisions } = await session().index.settled();
      assert.deepEqual(decisions.map(({ id }) => id).sort(), ['1', '2', '3']);
    });
    await undoIn(newer);
    await eventually(async () => {
      assert.equal(
        (await vscode.workspace.openTextDocument(twin)).getText(),
        '# 1. Use SQLite\n\n* Status: accepted\n',
      );
    });
  });

  it('with a number that another branch has given as well: told, and put right from there', async () => {
    const git = (input: string, ...words: readonly string[]) =>
      execFileSync('git', words, { cwd: workspaceFolder().fsPath, input, encoding: 'utf8' }).trim();
    let tree = git(`100644 blob ${git('# Z\n', 'hash-object', '-w', '--stdin')}\t0002-use-z.md\n`, 'mktree');
    for (const folder of ['decisions', 'docs']) tree = git(`040000 tree ${tree}\t${folder}\n`, 'mktree');
    const ref = 'refs/remotes/origin/numbers';
    git('', 'update-ref', ref, git('', 'commit-tree', '-m', 'Z', tree));
    const third = recordUri('0003-use-c.md');
    try {
      await write(third, '# Use C\n\n* Status: accepted\n');
      const told = () =>
        vscode.languages.getDiagnostics(newer).filter(({ code }) => code === 'decision.number-on-branch');
      await eventually(() => {
        assert.match(told()[0]?.message ?? '', /^The number 2 is also that of 0002-use-z\.md on origin\/numbers\./u);
      });
      await run('renumberDecision', { is: 'decision', path: 'docs/decisions/0002-use-postgresql.md' });
      // A number that somebody chooses is held against the branches as well.
      const chosen = { is: 'decision', path: 'docs/decisions/0003-use-c.md', to: 2 };
      await isKnown(session(), 3);
      assert.equal(
        await (await session().acts()).renumber(chosen),
        'The number 2 is that of 0002-use-z.md on origin/numbers. Nothing was changed: choose another one.',
      );
      await eventually(() => {
        assert.deepEqual(told(), []);
      });
      assert.equal(await onDisk(recordUri('0004-use-postgresql.md')), second);
    } finally {
      git('', 'update-ref', '-d', ref);
    }
  });

  it('reaffirmed with the day: it is no longer to be looked at again', async () => {
    const path = 'docs/decisions/0001-use-mysql.md';
    assert.ok(session().index.now.needs.has(path));
    await run('reaffirmDecision', { is: 'decision', path });
    assert.match(await onDisk(older), /Reaffirmed on \d{4}-\d\d-\d\d\n/u);
    await eventually(async () => {
      assert.equal((await session().index.settled()).needs.has(path), false);
    });
    await undoIn(older);
    const document = await vscode.workspace.openTextDocument(older);
    assert.equal(document.getText(), first);
  });
});

/** @throws AssertionError while VS Code still tells of what is written there: a setting takes its time */
async function hearsNothingOf(uri: vscode.Uri): Promise<void> {
  const later = place('heard.txt');
  const heard = new Set<string>();
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(workspaceFolder(), '**/heard.txt'),
  );
  for (const event of [watcher.onDidCreate, watcher.onDidChange]) event(({ path }) => heard.add(path));
  try {
    for (const { fsPath } of [uri, later]) writeFileSync(fsPath, String(Math.random()));
    // What is written behind it is told of: all that came before has been told by then.
    await eventually(() => {
      assert.ok(heard.has(later.path));
    });
    assert.equal(heard.has(uri.path), false);
  } finally {
    watcher.dispose();
    await vscode.workspace.fs.delete(later);
  }
}
