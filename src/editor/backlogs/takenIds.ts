import * as vscode from 'vscode';
import { archiveOf } from '../../core/model/archiveName.ts';
import { type HighestIds, highestIds, idsOf, mergedIds } from '../../core/model/highestIds.ts';
import { openDocument } from './readings.ts';

/** The archive beside a backlog, there or not. */
export function archiveBeside(uri: vscode.Uri): vscode.Uri {
  return uri.with({ path: archiveOf(uri.path) });
}

/** Ids that are taken outside a backlog: in its archive and on branches. Asked only when an item is added. */
export class TakenIds {
  private readonly archives = new Map<string, { readonly stamp: string; readonly ids: HighestIds }>();
  private readonly blobs = new Map<string, HighestIds>();

  /**
   * One id a prefix: the highest.
   * @param folder in which the items have files of their own, where they have
   */
  async outside(uri: vscode.Uri, folder?: string): Promise<readonly string[]> {
    return idsOf(mergedIds(await Promise.all([this.archived(archiveBeside(uri)), this.onBranches(uri, folder)])));
  }

  private async archived(uri: vscode.Uri): Promise<HighestIds> {
    const key = uri.toString();
    const document = openDocument(uri);
    const stamp = document === undefined ? await stampOf(uri) : `version ${document.version}`;
    if (stamp === undefined) return {};
    const known = this.archives.get(key);
    if (known?.stamp === stamp) return known.ids;
    const ids = highestIds(document?.getText() ?? (await textOf(uri)));
    this.archives.set(key, { stamp, ids });
    return ids;
  }

  /** Within 300 ms at most; what is found until then counts. */
  private async onBranches(uri: vscode.Uri, known: string | undefined): Promise<HighestIds> {
    // An untrusted folder starts no process; git's configuration there could start others.
    if (!vscode.workspace.isTrusted || uri.scheme !== 'file') return {};
    const { branchIds } = await import('../../git/branchIds.ts');
    // A branch may have taken the backlog apart already, while it stands in one file here.
    const folder = known ?? (await import('../../backlog/spread/folder.ts')).folderBeside(uri.path);
    return branchIds([uri.fsPath, archiveBeside(uri).fsPath], { folder, known: this.blobs });
  }
}

/** A file's stamp: another one when it was written; undefined when there is none. */
export async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return `disk ${mtime} ${size}`;
  } catch {
    return undefined;
  }
}

/** A file's text on disk; empty when it cannot be read. */
export async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
