import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { LinkTarget } from '../../src/backlog/language/links.ts';
import type { DecisionNode } from '../../src/editor/decisions/decisionNodes.ts';
import type { DecisionSession } from '../../src/editor/decisions/decisionSession.ts';
import { followTarget } from '../../src/editor/followLink.ts';
import { eventually } from '../support/eventually.ts';
import { closeEverything, headwater, pressEnter, withSettings, workspaceFolder, write } from './headwater.ts';

const records: Readonly<Record<string, string>> = {
  '0001-use-mysql.md': '# 1. Use MySQL\n\n## Status\n\nSuperseded by [3. Use PostgreSQL](0003-use-postgresql.md)\n',
  '0002-log-as-json.md':
    '---\nstatus: accepted\ndate: 2026-01-10\nreview-by: 2026-02-01\n---\n# Log as JSON\n\nGrafana asks.\n',
  '0003-use-postgresql.md': '---\nstatus: accepted\nitems: [PAY-15]\n---\n# Use PostgreSQL\n\nSee ADR-0002.\n',
  '0004-drop-cookies.md': '---\nstatus: proposed\ndepends-on: [ADR-0001]\n---\n# Drop cookies\n',
};

const place = (path: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), path);
const recordUri = (name: string): vscode.Uri => place(`docs/decisions/${name}`);

async function ask<Answer>(command: string, ...words: readonly unknown[]): Promise<Answer> {
  return vscode.commands.executeCommand<Answer>(command, ...words);
}

/** The tree as text: a line a node, indented, with what stands beside its label. */
async function drawn({ tree }: Pick<DecisionSession, 'tree'>, node?: DecisionNode, indent = ''): Promise<string> {
  const lines: string[] = [];
  for (const child of await tree.getChildren(node)) {
    const { label, description } = tree.getTreeItem(child);
    lines.push(`${indent}${label as string} | ${description as string}`);
    lines.push(await drawn({ tree }, child, `${indent}  `));
  }
  return lines.filter((line) => line !== '').join('\n');
}

const whole = [
  'Proposed | 1',
  '  Drop cookies | ADR-0004 · look again',
  'Accepted | 2',
  '  Log as JSON | ADR-0002 · 2026-01-10 · look again',
  '  Use PostgreSQL | ADR-0003',
  '    Use MySQL | ADR-0001',
].join('\n');

describe('The decisions', () => {
  let session: DecisionSession;
  const isDrawn = (text: string) =>
    eventually(async () => {
      assert.equal(await drawn(session), text);
    });

  const writeAll = async (change = (text: string) => text) => {
    for (const [name, text] of Object.entries(records)) await write(recordUri(name), change(text));
  };

  before(async () => {
    await writeAll();
    const { decisions } = await headwater();
    await eventually(() => {
      assert.ok(decisions.loaded);
    });
    session = await decisions.session();
    await isDrawn(whole);
  });
  afterEach(closeEverything);
  after(async () => {
    await vscode.workspace.fs.delete(place('docs'), { recursive: true });
    await isDrawn('');
  });

  it('stand in a tree by their status, below what took their place, with a badge for those to look at again', () => {
    assert.equal(session.tree.view.badge?.value, 2);
    const [proposed] = session.index.now.decisions.filter(({ id }) => id === '4');
    assert.ok(proposed);
    assert.equal(
      session.tree.getTreeItem({ is: 'decision', path: proposed.path }).accessibilityInformation?.label,
      'ADR-0004 Drop cookies, Proposed, It rests on what no longer holds: 4 → 1. That does not make it wrong.',
    );
  });

  it('are read one by one: of a change only the file that changed', async () => {
    const before = session.index.recordsRead;
    await write(recordUri('0002-log-as-json.md'), records['0002-log-as-json.md']?.replace('JSON', 'text') ?? '');
    await isDrawn(whole.replace('JSON', 'text'));
    assert.equal(session.index.recordsRead, before + 1);
    await write(recordUri('0002-log-as-json.md'), records['0002-log-as-json.md'] ?? '');
    await isDrawn(whole);
    assert.equal(session.index.recordsRead, before + 2);
  });

  it('follow what is typed before it is saved, and forget it when it is thrown away', async () => {
    const uri = recordUri('0004-drop-cookies.md');
    const { document } = await vscode.window.showTextDocument(uri);
    const typing = new vscode.WorkspaceEdit();
    typing.replace(uri, new vscode.Range(1, 8, 1, 16), 'accepted');
    await vscode.workspace.applyEdit(typing);
    assert.ok(document.isDirty);
    await isDrawn(['Accepted | 3', ...whole.split('\n').slice(3), '  Drop cookies | ADR-0004 · look again'].join('\n'));
    await closeEverything();
    await isDrawn(whole);
  });

  it('come and go with their files, in a folder that a tool or the settings name', async () => {
    await write(place('notes/one.md'), '# One\n\nStatus: accepted\n');
    try {
      await isDrawn(whole);
      await withSettings({ 'headwater.decisions.folders': ['notes'] }, async () => {
        await isDrawn(
          [
            'notes | 1 decision',
            '  Accepted | 1',
            '    One | one',
            'docs/decisions | 4 decisions',
            ...whole.split('\n').map((line) => `  ${line}`),
          ].join('\n'),
        );
      });
      await isDrawn(whole);
    } finally {
      await vscode.workspace.fs.delete(place('notes'), { recursive: true });
    }
    await write(recordUri('0005-new.md'), '# New\n');
    await isDrawn(`${whole}\nNo status | 1\n  New | ADR-0005`);
    await vscode.workspace.fs.delete(recordUri('0005-new.md'));
    await isDrawn(whole);
  });

  it('are what their folder holds after it went and came back at once, as a checkout does it', async () => {
    for (const engine of ['MariaDB', 'MySQL', 'MariaDB', 'MySQL']) {
      await vscode.workspace.fs.delete(place('docs'), { recursive: true });
      await writeAll((text) => text.replace('Use MySQL', `Use ${engine}`));
      await isDrawn(whole.replace('Use MySQL', `Use ${engine}`));
    }
    await write(recordUri('0005-new.md'), '# New\n');
    await isDrawn(`${whole}\nNo status | 1\n  New | ADR-0005`);
    await vscode.workspace.fs.delete(recordUri('0005-new.md'));
    await isDrawn(whole);
  });

  it('are found from the palette by words of their text, by keyboard', async () => {
    const { window, commands } = vscode;
    const asked = commands.executeCommand('headwater.openDecision');
    await eventually(async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.equal(window.activeTextEditor?.document.uri.toString(), recordUri('0002-log-as-json.md').toString());
    });
    await asked;
  });

  it('are led to from their names in any file, with what they are worth', async () => {
    const text = '// Storage is decided: see ADR-0003 and ADR-0099, not PAY-3.\n// ADR-';
    const uri = place('decided.ts');
    await write(uri, text);
    await vscode.window.showTextDocument(uri);
    const at = (word: string) => new vscode.Position(0, text.indexOf(word) + 2);
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', uri, at('ADR-0003'));
    const said = hovers.flatMap(({ contents }) =>
      contents.map((part) => (part instanceof vscode.MarkdownString ? part.value : '')),
    );
    assert.match(said.join('\n'), /Use PostgreSQL[\s\S]*Accepted[\s\S]*supersedes 1[\s\S]*headwater\.openDecision/u);
    assert.deepEqual(await ask('vscode.executeHoverProvider', uri, at('ADR-0099')), []);
    const leads = await ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', uri, at('ADR-0003'));
    assert.deepEqual(
      leads.map(({ targetUri }) => targetUri.toString()),
      [recordUri('0003-use-postgresql.md').toString()],
    );
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
    assert.deepEqual(
      links.map(({ range, target }) => [range.start.character, target?.toString()]),
      [[text.indexOf('ADR-0003'), recordUri('0003-use-postgresql.md').toString()]],
    );
    const end = new vscode.Position(1, 7);
    const { items } = await ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, end, '-');
    const offered = items.flatMap(({ label }) =>
      typeof label === 'string' ? [] : `${label.label} ${label.description}`,
    );
    assert.deepEqual(offered.filter((label) => label.startsWith('ADR-')).sort(), [
      'ADR-0001 Use MySQL',
      'ADR-0002 Log as JSON',
      'ADR-0003 Use PostgreSQL',
      'ADR-0004 Drop cookies',
    ]);
  });

  it('are opened from the items that name them; what is no record and no file is said', async () => {
    const { decisions } = await headwater();
    const opened = async (name: string, otherwise?: LinkTarget) => {
      await closeEverything();
      await followTarget(place('backlog.yaml'), { kind: 'decision', name, otherwise }, decisions);
      return vscode.window.activeTextEditor?.document.uri.toString();
    };
    const postgres = recordUri('0003-use-postgresql.md').toString();
    assert.equal(await opened('ADR-0003'), postgres);
    assert.equal(await opened('docs/decisions/0003-use-postgresql.md'), postgres);
    const plan: LinkTarget = { kind: 'file', path: 'backlog.yaml', line: undefined };
    assert.equal(await opened('./backlog.yaml', plan), place('backlog.yaml').toString());
    assert.equal(await opened('ADR-0099'), undefined);
  });

  it('say above their text what took their place, and how far their items are', async () => {
    const lenses = async (name: string) => {
      await vscode.window.showTextDocument(recordUri(name));
      const found = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', recordUri(name), 20);
      return found.map(({ command }) => `${command?.title ?? ''} | ${command?.command ?? ''}`);
    };
    assert.deepEqual(await lenses('0001-use-mysql.md'), [
      'Superseded by ADR-0003 Use PostgreSQL | headwater.openDecision',
    ]);
    assert.deepEqual(await lenses('0003-use-postgresql.md'), ['PAY-15: In progress | headwater.openItem']);
    assert.deepEqual(await lenses('0002-log-as-json.md'), [
      'Reaffirm… | headwater.reaffirmDecision',
      'To be looked at again by 2026-02-01. | ',
    ]);
    assert.equal((await lenses('0004-drop-cookies.md'))[0], 'Accept | headwater.acceptDecision');
  });

  it('say in the Problems panel why they are worth another look, with the way to what they rest on', async () => {
    const uri = recordUri('0004-drop-cookies.md');
    const shown = () =>
      vscode.languages
        .getDiagnostics(uri)
        .map(({ message, severity, code }) => `${vscode.DiagnosticSeverity[severity]} ${code as string}: ${message}`);
    await eventually(() => {
      assert.deepEqual(shown(), [
        'Information decision.need.support-gone: It rests on what no longer holds: 4 → 1. That does not make it wrong.',
      ]);
    });
    await vscode.window.showTextDocument(uri);
    const range = new vscode.Range(1, 0, 1, 5);
    const actions = await ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
    const ours = actions.filter(({ command }) => command?.command === 'headwater.openDecision');
    assert.deepEqual(
      ours.map(({ title }) => title),
      ['Open ADR-0001 Use MySQL'],
    );
    await vscode.commands.executeCommand('headwater.openDecision', ours[0]?.command?.arguments?.[0]);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), recordUri('0001-use-mysql.md').toString());
    await write(uri, '---\nstatus: proposed\n---\n# Drop cookies\n');
    await eventually(() => {
      assert.deepEqual(shown(), []);
    });
    await write(uri, records['0004-drop-cookies.md'] ?? '');
    await isDrawn(whole);
  });

  it('are shown as of a commit, their records as they were and not to be written', async () => {
    const git = (...words: readonly string[]) => promisify(execFile)('git', words, { cwd: workspaceFolder().fsPath });
    await git('add', '--', 'docs');
    await git('commit', '--quiet', '--message', 'Decide');
    try {
      await write(recordUri('0001-use-mysql.md'), '# 1. Use nothing\n');
      await pressEnter(vscode.commands.executeCommand('headwater.decisionsAsOf'));
      const document = vscode.window.activeTextEditor?.document;
      assert(document !== undefined);
      assert.equal(document.getText(), records['0001-use-mysql.md']);
      assert.equal(document.uri.scheme, 'headwater-decision');
      assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), undefined);
    } finally {
      await git('reset', '--quiet', '--soft', 'HEAD~1');
      await write(recordUri('0001-use-mysql.md'), records['0001-use-mysql.md'] ?? '');
      await isDrawn(whole);
    }
  });

  it('know their parents, so that VS Code can reveal one', async () => {
    const [accepted] = (await session.tree.getChildren()).slice(1);
    const [, postgres] = await session.tree.getChildren(accepted);
    const [mysql] = await session.tree.getChildren(postgres);
    assert.ok(mysql && postgres);
    assert.equal(session.tree.getParent(mysql), postgres);
    assert.equal(session.tree.getParent(postgres), accepted);
    assert.equal(session.tree.getParent(accepted ?? mysql), undefined);
  });
});
