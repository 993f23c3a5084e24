import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import type { FileChange } from '../../backlog/spread/fileChange.ts';
import { folderBeside } from '../../backlog/spread/folder.ts';
import type { Refusal } from '../../core/model/intention.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import { type FilesOutcome, type Tools, changeFiles } from './changeFiles.ts';

/** What a backlog was turned into. */
export interface Laid {
  readonly items: number;
  /** Where the items' files are, or were, as a path from the main file's folder. */
  readonly folder: string;
}

/** `taken`: files of items are there already, of which no backlog knows. */
export type LayoutOutcome = FilesOutcome<Laid> | { readonly kind: 'taken'; readonly folder: string };

/** Puts each item of a backlog into a file of its own, in a folder named after the backlog, as one step. */
export async function spreadItems(uri: vscode.Uri, tools: Tools): Promise<LayoutOutcome> {
  const folder = folderBeside(uri.path);
  const names = await namesIn(vscode.Uri.joinPath(uri, '..', folder));
  if (names === undefined || names.some((name) => tools.format.isItemFileName(name))) return { kind: 'taken', folder };
  return layOut(uri, tools, (reading) => ({ folder, files: tools.format.takeApart(reading, folder, names) }));
}

/** Puts items that have files of their own back into the one file, and takes their files away, as one step. */
export async function gatherItems(uri: vscode.Uri, tools: Tools): Promise<LayoutOutcome> {
  const { format } = tools;
  return layOut(uri, tools, (reading) => ({
    folder: reading.source.spread?.folder ?? '',
    files: format.gather(reading),
  }));
}

type Layout = (reading: Reading) => {
  readonly folder: string;
  readonly files: Result<readonly FileChange[], Refusal>;
};

async function layOut(uri: vscode.Uri, tools: Tools, layout: Layout): Promise<LayoutOutcome> {
  const plan = (before: Reading) => {
    const { folder, files } = layout(before);
    if (!files.ok) return files;
    return succeed({ files: files.value, answer: { folder, items: before.backlog.items.length } });
  };
  return changeFiles(await vscode.workspace.openTextDocument(uri), { plan }, tools);
}

/** What is in a folder; nothing where there is none, undefined where a file or a link is in its place. */
async function namesIn(folder: vscode.Uri): Promise<readonly string[] | undefined> {
  let type: vscode.FileType;
  try {
    ({ type } = await vscode.workspace.fs.stat(folder));
  } catch {
    return [];
  }
  if (type !== vscode.FileType.Directory) return undefined;
  return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
}
