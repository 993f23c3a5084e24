import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { workspaceFolder, write } from '../headwater.ts';

/** What the main file of the stories says. */
export const main = `headwater: 1
prefix: A
board:
  columns: [ideas, { id: doing, name: Doing, stage: active }, { id: live, stage: done }]
items: backlog/ # one file each
# behind
concerns: []
`;

/** Files of items by their names, in the order of the items. */
export const files = {
  'A-1.yaml': `# the first\nrank: a0\nid: A-1\ntitle: One     # spaced  out\nstatus: ideas\n`,
  'A-2.yaml': `rank: a1\nid: A-2\ntitle: Two\nstatus: ideas\n`,
  'A-3.yaml': `rank: a2\nid: A-3\ntitle: Three\nstatus: doing\nhistory:\n  - { at: 2026-01-01T08:00:00Z, to: doing }\n`,
};

/** A backlog of a test's own whose items stand in files of their own. */
export async function spreadStory(
  items: Readonly<Record<string, string>> = files,
  text = main,
): Promise<{ readonly uri: vscode.Uri; readonly item: (name: string) => vscode.Uri }> {
  const folder = vscode.Uri.joinPath(workspaceFolder(), 'fixtures', randomUUID());
  const uri = vscode.Uri.joinPath(folder, 'backlog.yaml');
  const item = (name: string) => vscode.Uri.joinPath(folder, 'backlog', name);
  await Promise.all(Object.entries(items).map(([name, content]) => write(item(name), content)));
  await write(uri, text);
  return { uri, item };
}

/** Types into a document without saving it. */
export async function type(uri: vscode.Uri, replaced: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const start = document.getText().indexOf(replaced);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + replaced.length));
  edit.replace(uri, range, text);
  await vscode.workspace.applyEdit(edit);
  return document;
}
