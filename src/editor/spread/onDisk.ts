import * as vscode from 'vscode';
import type { FolderContents } from '../../backlog/spread/spread.ts';

/** Whether there is a folder, and every part of the way to it is one: a link might lead anywhere. */
export async function stateOf(from: vscode.Uri, path: string): Promise<FolderContents['state']> {
  let at = from;
  for (const part of path.split('/')) {
    at = vscode.Uri.joinPath(at, part);
    const type = (await statOf(at))?.type;
    if (type === undefined) return 'missing';
    if (type !== vscode.FileType.Directory) return 'outside';
  }
  return 'there';
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}

/** What a folder holds: names, each with its kind. */
export async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // It has gone since it was asked for.
    return [];
  }
}

/**
 * The text of a file that is no link.
 * @param longest bytes of a file that is read; of a longer one there is no text
 */
export async function readFile(
  uri: vscode.Uri,
  longest: number,
): Promise<{ readonly text: string | undefined } | 'gone' | 'refused'> {
  const stat = await statOf(uri);
  if (stat === undefined) return 'gone';
  if (stat.type !== vscode.FileType.File) return 'refused';
  if (stat.size > longest) return { text: undefined };
  try {
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return (await statOf(uri)) === undefined ? 'gone' : 'refused';
  }
}
