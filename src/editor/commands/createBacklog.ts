import * as vscode from 'vscode';
import { type Command, Unable } from './command.ts';

/** Writes a first, commented `backlog.yaml` and opens it. Never overwrites. */
export const createBacklog: Command = {
  id: 'headwater.createBacklog',
  run: async ({ backlogs, boards, format }) => {
    const folder = await chooseFolder();
    if (folder === undefined) return;
    const uri = vscode.Uri.joinPath(folder.uri, 'backlog.yaml');
    if (await exists(uri))
      throw new Unable(vscode.l10n.t('{path} is there already.', { path: vscode.workspace.asRelativePath(uri) }));
    const { firstBacklog } = await format.load();
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, {
      ignoreIfExists: false,
      overwrite: false,
      contents: new TextEncoder().encode(firstBacklog({ stream: folder.name })),
    });
    if (!(await vscode.workspace.applyEdit(edit)))
      throw new Unable(vscode.l10n.t('{path} could not be written.', { path: uri.fsPath }));
    backlogs.offer([uri]);
    backlogs.choose(uri);
    await boards.show(uri);
  },
};

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return vscode.window.showWorkspaceFolderPick();
  const [only] = folders;
  if (only === undefined) throw new Unable(vscode.l10n.t('Open a folder first: the backlog is a file in it.'));
  return only;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
