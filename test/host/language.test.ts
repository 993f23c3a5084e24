import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import {
  closeEverything,
  headwater,
  mainBacklog,
  onDisk,
  putBack,
  withSettings,
  workspaceFolder,
  write,
} from './headwater.ts';

const text = `headwater: 1
prefix: PAY
board:
  columns: [{ id: ready, name: Ready }, { id: building, name: "In progress", stage: active, limit: 1 }, { id: done }]
people: { ana: Ana Ruiz, ben: Ben Okafor }
items:
  - id: PAY-1
    title: Upgrade **the** database [now](command:workbench.action.quit) $(bug)
    status: building
    assignees: [ana]
    why: 13 is out of support
    links: ["src/totals.ts#L2", "https://wiki.example.org/db", "command:workbench.action.quit"]
    history: [{ at: 2026-11-01T08:00:00Z, to: building, by: ana }]
  - id: PAY-2
    title: Show the fee
    status: ready
    dependsOn: [PAY-1]
    history: [{ at: 2026-11-01T08:00:00Z, to: ready }]
`;

/** Runs a provider of VS Code at the place that a text marks with `|`; without one, for the whole document. */
async function provide<Result>(command: string, ...rest: readonly unknown[]): Promise<Result> {
  return vscode.commands.executeCommand<Result>(command, mainBacklog(), ...rest);
}

/** The document of the main backlog, with this text, unsaved. */
async function typed(wanted: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(mainBacklog());
  await vscode.window.showTextDocument(document);
  // VS Code refuses what was meant for a text that it is just reading anew.
  await eventually(async () => {
    const edit = new vscode.WorkspaceEdit();
    const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    edit.replace(document.uri, all, wanted);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), wanted);
  });
  return document;
}

/** Opens the text without its mark, and hands over the mark's position. */
async function typedAt(marked: string): Promise<vscode.Position> {
  const document = await typed(marked.replace('|', ''));
  return document.positionAt(marked.indexOf('|'));
}

const hoverText = async (uri: vscode.Uri, position: vscode.Position): Promise<string> => {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : JSON.stringify(content)))
    .join('\n');
};

describe('The language of a backlog', () => {
  let original: string;
  before(async () => {
    await headwater();
    original = await onDisk(mainBacklog());
    // The providers come once a backlog has been found.
    const document = await typed(text);
    await eventually(async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.ok(symbols?.some(({ name }) => name === 'items'));
    });
  });
  after(() => putBack(original));

  it('offers columns, ids with titles, and keys, also on lines that are not complete', async () => {
    const labels = async (marked: string): Promise<string[]> => {
      const list = await provide<vscode.CompletionList>('vscode.executeCompletionItemProvider', await typedAt(marked));
      return list.items.map(({ label }) =>
        typeof label === 'string' ? label : `${label.label} (${label.description ?? ''})`,
      );
    };
    const columns = await labels(`${text}  - title: New\n    status: |`);
    assert.ok(columns.includes('building (In progress · 1/1)'), columns.join('\n'));
    const ids = await labels(`${text}  - title: New\n    dependsOn: [|`);
    assert.ok(ids.includes('PAY-2 (Show the fee)'), ids.join('\n'));
    const keys = await labels(`${text}  - title: New\n    |`);
    assert.ok(keys.includes('status') && !keys.includes('title'), keys.join('\n'));
  });

  it('says what an item, a column, a person and a key are, and runs nothing of theirs', async () => {
    const at = (marked: string) => typedAt(marked).then((position) => hoverText(mainBacklog(), position));
    const item = await at(text.replace('[PAY-1]', '[PA|Y-1]'));
    assert.ok(item.includes('Upgrade \\*\\*the\\*\\* database'), item);
    assert.ok(item.includes('13 is out of support') && item.includes('In progress') && item.includes('Ana Ruiz'), item);
    assert.doesNotMatch(item, /[^\\]\]\(command:workbench|[^\\]\$\(bug/u);
    assert.match(item, /\]\(command:headwater\.openItem\?/u);
    const waiting = await at(text.replace('id: PAY-2', 'id: PA|Y-2'));
    assert.match(waiting, /\n- It is not estimated yet[^]*\n- It needs first\\: PAY\\-1/u);
    assert.match(await at(text.replace('status: building', 'status: bui|lding')), /In progress[^]*1 of 1 items/u);
    assert.match(await at(text.replace('[ana]', '[a|na]')), /Ana Ruiz[^]*PAY\\-1/u);
    assert.match(await at(text.replace('dependsOn', 'depends|On')), /needs first/u);
  });

  it('goes from a reference to the item, and finds all references', async () => {
    const document = await typed(text);
    const position = document.positionAt(text.indexOf('[PAY-1]') + 2);
    const definitions = await provide<vscode.Location[]>('vscode.executeDefinitionProvider', position);
    assert.deepEqual(
      definitions.map(({ range }) => range.start.line),
      [6],
    );
    const references = await provide<vscode.Location[]>('vscode.executeReferenceProvider', position);
    assert.deepEqual(references.map(({ range }) => range.start.line).sort(), [16, 6]);
  });

  it('renames an id and a person wherever they are named, in the archive too', async () => {
    const archive = vscode.Uri.joinPath(workspaceFolder(), 'backlog.archive.yaml');
    await write(archive, 'headwater: 1\nitems:\n  - id: PAY-0\n    title: Old\n    parent: PAY-1\n');
    try {
      const document = await typed(text);
      const at = document.positionAt(text.indexOf('[PAY-1]') + 2);
      const edit = await provide<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', at, 'PAY-7');
      assert.deepEqual(
        edit.entries().map(([uri, edits]) => [uri.path.split('/').at(-1), edits.length]),
        [
          ['backlog.yaml', 2],
          ['backlog.archive.yaml', 1],
        ],
      );
      await vscode.workspace.applyEdit(edit);
      assert.equal(document.getText(), text.replaceAll('PAY-1', 'PAY-7'));
      const person = document.positionAt(document.getText().indexOf('ana: Ana') + 1);
      const names = await provide<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', person, 'anna');
      await vscode.workspace.applyEdit(names);
      assert.match(document.getText(), /people: \{ anna: Ana Ruiz[^]*assignees: \[anna\][^]*by: anna/u);
      await assert.rejects(
        provide(
          'vscode.executeDocumentRenameProvider',
          document.positionAt(document.getText().indexOf('PAY-2')),
          'PAY-7',
        ),
        /taken/u,
      );
    } finally {
      await closeEverything();
      await vscode.workspace.fs.delete(archive);
    }
  });

  it('has an outline of the items, and folds them', async () => {
    await typed(text);
    const symbols = await provide<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider');
    const items = symbols.find(({ name }) => name === 'items');
    assert.deepEqual(
      items?.children.map(({ name, detail }) => [name.slice(0, 13), detail]),
      [
        ['PAY-1 Upgrade', 'In progress'],
        ['PAY-2 Show th', 'Ready'],
      ],
    );
    const folds = await provide<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider');
    assert.ok(folds.some(({ start, end }) => start === 6 && end === 12));
  });

  it('has lenses above the items, unless they are switched off', async () => {
    await typed(text);
    const lenses = async () =>
      (await provide<vscode.CodeLens[]>('vscode.executeCodeLensProvider', 100)).filter(({ command }) =>
        command?.command.startsWith('headwater.'),
      );
    const found = await lenses();
    assert.deepEqual(
      found.map(({ range, command }) => [range.start.line, command?.command]),
      [
        [6, 'headwater.moveItem'],
        [6, 'headwater.openItem'],
        [13, 'headwater.moveItem'],
        [13, 'headwater.startWork'],
        [13, 'headwater.openItem'],
      ],
    );
    assert.match(found[0]?.command?.title ?? '', /^In progress · /u);
    await withSettings({ 'headwater.codeLens.enabled': false }, async () => {
      await eventually(async () => {
        assert.deepEqual(await lenses(), []);
      });
    });
  });

  it('leads to files and addresses, and runs no commands', async () => {
    await typed(text);
    const links = await provide<vscode.DocumentLink[]>('vscode.executeLinkProvider', 100);
    const targets = links.map(({ target }) => target?.toString() ?? '');
    assert.ok(
      targets.some((target) => target.endsWith('/src/totals.ts#L2')),
      targets.join('\n'),
    );
    assert.ok(
      targets.some((target) => target === 'https://wiki.example.org/db'),
      targets.join('\n'),
    );
    assert.ok(!targets.some((target) => target.startsWith('command:workbench')), targets.join('\n'));
  });

  it('mends what is wrong, and records what was moved by hand', async () => {
    const fixesAt = async (document: vscode.TextDocument, needle: string) => {
      const position = document.positionAt(document.getText().lastIndexOf(needle) + 1);
      const range = new vscode.Range(position, position);
      const actions = await provide<vscode.CodeAction[]>('vscode.executeCodeActionProvider', range);
      return actions.filter(({ edit }) => edit !== undefined);
    };
    const misspelt = await typed(text.replace('status: ready', 'status: readdy'));
    const [column] = await fixesAt(misspelt, 'readdy');
    assert.ok(column?.edit && column.isPreferred === true, column?.title);
    await vscode.workspace.applyEdit(column.edit);
    assert.equal(misspelt.getText(), text);

    const moved = await typed(text.replace('status: ready', 'status: done'));
    await eventually(() => {
      const hint = vscode.languages.getDiagnostics(moved.uri).find(({ code }) => code === 'item.moved-by-hand');
      assert.equal(hint?.severity, vscode.DiagnosticSeverity.Hint);
    });
    const [record] = await fixesAt(moved, 'status: done');
    assert.ok(record?.edit);
    await vscode.workspace.applyEdit(record.edit);
    assert.match(moved.getText(), /to: ready \}, \{ at: \d{4}-\d\d-\d\dT[\d:]+Z, to: done, by: ana \}\]/u);

    const twice = await typed(text.replace('id: PAY-2', 'id: PAY-1'));
    const both = await fixesAt(twice, 'id: PAY-1\n    title: Show');
    const after = await fixesAt(twice, 'PAY-1\n    title: Show');
    const fixes = both.length > 0 ? both : after;
    assert.deepEqual(
      fixes.map(({ title, isPreferred }) => [title.includes('follow'), isPreferred ?? false]),
      [
        [false, false],
        [true, false],
      ],
    );
    assert.ok(fixes[1]?.edit);
    await vscode.workspace.applyEdit(fixes[1].edit);
    assert.match(twice.getText(), /id: PAY-2\n    title: Show[^]*dependsOn: \[PAY-2\]/u);
  });

  it('knows an id in any file, where an item has it', async () => {
    await typed(text);
    const file = vscode.Uri.joinPath(workspaceFolder(), 'src/mention.txt');
    await write(file, '// PAY-2: the fee, not PAY-999\nexport {};\n');
    try {
      const document = await vscode.workspace.openTextDocument(file);
      await eventually(async () => {
        assert.match(await hoverText(file, new vscode.Position(0, 5)), /Show the fee/u);
      });
      assert.doesNotMatch(await hoverText(file, new vscode.Position(0, 26)), /headwater/u);
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', file, 10);
      const own = links.filter(({ target }) => target?.path === 'headwater.revealItem');
      assert.deepEqual(
        own.map(({ range }) => document.getText(range)),
        ['PAY-2'],
      );
      const [definition] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        file,
        new vscode.Position(0, 5),
      );
      assert.ok(definition);
      const [uri, range] =
        'targetUri' in definition ? [definition.targetUri, definition.targetRange] : [definition.uri, definition.range];
      assert.deepEqual([uri.toString(), range.start.line], [mainBacklog().toString(), 13]);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });
});
