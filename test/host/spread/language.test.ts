import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually.ts';
import { closeEverything, headwater, keepMainBacklog, mainBacklog, workspaceFolder, write } from '../headwater.ts';

const main = `headwater: 1
prefix: A
board: { columns: [ideas, { id: doing, name: Doing, stage: active }, { id: live, stage: done }] }
people: { ana: Ana Ruiz }
items: backlog/
`;

const files = {
  'A-1.yaml': `# the first\nrank: a0\nid: A-1\ntitle: One\nstatus: doing\nassignees: [ana]\n`,
  'A-2.yaml': `rank: a1\nid: A-2\ntitle: Two\ndependsOn: [A-1]\nquestions:\n  - { ask: Why, of: ana }\n`,
  'A-3.yaml': `rank: a2\nid: A-3\ntitle: Three\n\nparent: A-1\n`,
};

const item = (name: string) => vscode.Uri.joinPath(workspaceFolder(), 'backlog', name);

/** The position of a part of a file's text, some characters in. */
async function at(uri: vscode.Uri, part: string, further = 1): Promise<vscode.Position> {
  const document = await vscode.workspace.openTextDocument(uri);
  return document.positionAt(document.getText().indexOf(part) + further);
}

/** What a file says in VS Code, which saves what is renamed by itself. */
const said = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();

const namesOf = (locations: readonly vscode.Location[]) =>
  locations.map(({ uri, range }) => `${uri.path.split('/').at(-1) ?? ''}:${range.start.line + 1}`).sort();

/** What is offered where something would be typed at a place, which `|` marks, in the file of the second item. */
async function offered(marked: string): Promise<readonly vscode.CompletionItem[]> {
  const uri = item('A-2.yaml');
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), marked.replace('|', ''));
  await vscode.workspace.applyEdit(edit);
  const position = document.positionAt(marked.indexOf('|'));
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items;
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

describe('The language in the files of items', () => {
  const original = keepMainBacklog();
  beforeEach(async () => {
    for (const [name, text] of Object.entries(files)) await write(item(name), text);
    await write(mainBacklog(), main);
    const { backlogs } = await headwater();
    await eventually(async () => {
      assert.equal((await backlogs.file(mainBacklog()))?.reading.backlog.items.length, 3);
      const where = await at(item('A-2.yaml'), '[A-1]', 2);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        item('A-2.yaml'),
        where,
      );
      const contents = hovers.flatMap((hover) => hover.contents);
      const texts = contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
      assert.match(texts.join('\n'), /One[^]*Doing/u);
    });
  });
  afterEach(async () => {
    await closeEverything();
    await write(mainBacklog(), original());
    await vscode.workspace.fs.delete(item(''), { recursive: true });
    const { tree } = await headwater();
    await eventually(async () => {
      assert.equal((await tree.getChildren()).length, 5);
    });
  });

  it('goes from a reference to the file of the item, and finds all that name it', async () => {
    const uri = item('A-3.yaml');
    const where = await at(uri, 'A-1');
    const definition = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      uri,
      where,
    );
    assert.deepEqual(namesOf(definition), ['A-1.yaml:3']);
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uri,
      where,
    );
    assert.deepEqual(namesOf(references), ['A-1.yaml:3', 'A-2.yaml:4', 'A-3.yaml:5']);
  });

  it('renames an id in all files, and a person from the main file', async () => {
    const rename = async (uri: vscode.Uri, where: vscode.Position, name: string) => {
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        uri,
        where,
        name,
      );
      await vscode.workspace.applyEdit(edit);
    };
    await rename(item('A-2.yaml'), await at(item('A-2.yaml'), '[A-1]', 2), 'A-7');
    assert.equal(await said(item('A-1.yaml')), files['A-1.yaml'].replace('A-1', 'A-7'));
    assert.equal(await said(item('A-2.yaml')), files['A-2.yaml'].replace('A-1', 'A-7'));
    assert.equal(await said(item('A-3.yaml')), files['A-3.yaml'].replace('A-1', 'A-7'));
    await rename(mainBacklog(), await at(mainBacklog(), 'ana:'), 'anna');
    assert.match(await said(mainBacklog()), /people: \{ anna: Ana Ruiz \}\nitems: backlog\/\n$/u);
    assert.match(await said(item('A-1.yaml')), /assignees: \[anna\]/u);
    assert.match(await said(item('A-2.yaml')), /of: anna \}/u);
    await assert.rejects(rename(item('A-3.yaml'), await at(item('A-3.yaml'), 'A-3'), 'A-2'), /taken/u);
  });

  it('offers columns, ids of other files, and keys of the item on an empty line', async () => {
    const text = files['A-2.yaml'];
    const columns = await offered(`${text}status: |`);
    assert.ok(
      columns.some((each) => labelOf(each) === 'doing'),
      columns.map(labelOf).join(),
    );
    const ids = await offered(text.replace('[A-1]', '[|'));
    assert.ok(
      ids.some((each) => labelOf(each) === 'A-3'),
      ids.map(labelOf).join(),
    );
    for (const marked of [`${text}|`, text.replace('dependsOn', '|\ndependsOn')]) {
      const keys = await offered(marked);
      const names = keys.map(labelOf);
      assert.ok(names.includes('status') && !names.includes('title') && !names.includes('board'), names.join());
      const acceptance = keys.find((each) => labelOf(each) === 'acceptance');
      assert.match(JSON.stringify(acceptance?.insertText), /^"acceptance:\\n {2}- /u);
      assert.deepEqual(
        [acceptance?.range].map((range) => range !== undefined && 'inserting' in range && range.inserting.isEmpty),
        [true],
      );
    }
  });
});
