import * as vscode from 'vscode';

/** Milliseconds that VS Code gets to notice that a file has changed on disk. */
const patience = 1500;

/** The same for a text that VS Code has already and is about to announce. */
const shortPatience = 300;

/** A document, opened where it is not; undefined when there is no such file. */
export async function documentIfAny(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/**
 * How a document without changes stands to its file. `mixed`: opening it made all line breaks alike, so that a save
 * would change lines that nobody touched. `newer`: the file was changed and VS Code has not noticed yet.
 */
export async function comparedWithDisk(document: vscode.TextDocument): Promise<'same' | 'mixed' | 'newer'> {
  const onDisk = await textOnDisk(document);
  if (onDisk === undefined || onDisk === document.getText()) return 'same';
  const plain = (text: string) => text.replace(/\r\n|\r/gu, '\n');
  return plain(onDisk) === plain(document.getText()) ? 'mixed' : 'newer';
}

/** The file's text; undefined when it is gone, and a save would write it anew. */
export async function textOnDisk({ uri, encoding }: vscode.TextDocument): Promise<string | undefined> {
  try {
    return await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding });
  } catch {
    return undefined;
  }
}

/**
 * Has VS Code take in what is on disk, where it does not by itself: its save was refused since the file is newer than
 * it knew, or it was not told of a write. Only the active editor can be told so: the document is shown.
 * @returns whether the document is now what the file is
 */
export async function readAgain(document: vscode.TextDocument): Promise<boolean> {
  // Should another editor become the active one in this very moment, nothing of it may be lost.
  if (vscode.workspace.textDocuments.some((other) => other !== document && other.isDirty)) return false;
  if (!isActive(document)) await vscode.window.showTextDocument(document, { preserveFocus: true, preview: false });
  if (!isActive(document)) return false;
  await vscode.commands.executeCommand('workbench.action.files.revert');
  return !document.isDirty;
}

/** Waits for VS Code to notice that a file has changed. @returns whether it did */
export function noticed(document: vscode.TextDocument): Promise<boolean> {
  return hasChanged(document, patience);
}

/** Waits a moment for a text that VS Code has already and is about to announce. */
export async function announced(document: vscode.TextDocument): Promise<void> {
  await hasChanged(document, shortPatience);
}

/** Waits for a document's next text, but not for ever. */
async function hasChanged(document: vscode.TextDocument, most: number): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    const finish = (changed: boolean) => {
      clearTimeout(timer);
      listener.dispose();
      resolve(changed);
    };
    const timer = setTimeout(finish, most, false);
    const listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) finish(true);
    });
  });
}

/** Whether the active tab shows the document, as text or on a board. */
export function isActive(document: vscode.TextDocument): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const shown = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return shown && input.uri.toString() === document.uri.toString();
}
