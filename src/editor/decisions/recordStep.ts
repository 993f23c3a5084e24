import * as vscode from 'vscode';
import type { TextEdit } from '../../core/model/problem.ts';
import { type Standing, saveInOrder, standing } from '../backlogs/changeFiles.ts';
import type { Saving, Unsaved } from '../backlogs/saving.ts';

/** Edits of one file, planned on what it says. */
export interface FileEdits {
  readonly uri: vscode.Uri;
  /** The text that the offsets of the edits are of. */
  readonly before: string;
  readonly edits: readonly TextEdit[];
}

/** What is written at once, and undone at once. */
export interface Step {
  readonly created?: { readonly uri: vscode.Uri; readonly text: string } | undefined;
  /** A file that gets another name. Its edits are of what it says under the old one. */
  readonly renamed?: { readonly from: vscode.Uri; readonly to: vscode.Uri } | undefined;
  readonly edited: readonly FileEdits[];
  /** Why the item that a new record decides does not name it. */
  readonly unlinked?: string | undefined;
}

export type Written = 'moved' | { readonly unsaved: Unsaved | 'other-unsaved' | undefined };

/**
 * Writes a step as one `WorkspaceEdit`, and saves the files that were clean.
 * @returns `moved` where a file says something else by now: then nothing was written
 */
export async function writeStep({ created, renamed, edited }: Step, saving: Saving): Promise<Written> {
  const files: { readonly own: FileEdits; readonly stands: Standing }[] = [];
  for (const own of edited) {
    const stands = await standing(await vscode.workspace.openTextDocument(own.uri));
    if (stands.disk === 'newer') {
      await saving.nextText(stands.document);
      return 'moved';
    }
    files.push({ own, stands });
  }
  // From here to `applyEdit` in one turn; VS Code refuses the edit if its own text is newer.
  if (files.some(({ own, stands }) => stands.document.getText() !== own.before)) return 'moved';
  const edit = new vscode.WorkspaceEdit();
  if (created !== undefined) {
    const contents = new TextEncoder().encode(created.text);
    edit.createFile(created.uri, { contents, overwrite: false, ignoreIfExists: false });
  }
  if (renamed !== undefined) edit.renameFile(renamed.from, renamed.to, { overwrite: false, ignoreIfExists: false });
  const present = (uri: vscode.Uri) => (uri.toString() === renamed?.from.toString() ? renamed.to : uri);
  for (const { own, stands } of files) {
    const { document } = stands;
    for (const { start, end, text } of own.edits) {
      edit.replace(present(own.uri), new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
    }
  }
  if (!(await vscode.workspace.applyEdit(edit))) return 'moved';
  const all: Standing[] = [];
  for (const { own, stands } of files) {
    const uri = present(own.uri);
    all.push(uri === own.uri ? stands : { ...stands, document: await vscode.workspace.openTextDocument(uri) });
  }
  return { unsaved: await saveInOrder(all, saving) };
}
