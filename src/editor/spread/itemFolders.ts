import * as vscode from 'vscode';
import type { FileFormat } from '../backlogs/fileFormat.ts';
import { type Composed, ItemFolder } from './itemFolder.ts';
import { UndoneFiles } from './undoneFiles.ts';

/** The folders of the backlogs whose items stand in files of their own. Loaded when a backlog names one. */
export class ItemFolders {
  private readonly folders = new Map<string, { readonly main: vscode.Uri; readonly folder: ItemFolder }>();
  private readonly format: FileFormat;
  private readonly changed: (main: vscode.Uri) => void;
  private readonly undone = new UndoneFiles((uri) => this.ownerOf(uri) !== undefined);

  /** @param changed called when the files of a backlog say something else */
  constructor(format: FileFormat, changed: (main: vscode.Uri) => void) {
    this.format = format;
    this.changed = changed;
  }

  /**
   * Puts a main file's text and the files in the folder that it names together, once they have been read as far as
   * there is something to show. Undefined when it names no folder.
   */
  async settled(uri: vscode.Uri, main: string): Promise<Composed | undefined> {
    await this.folderOf(uri, main)?.settle();
    return this.composed(uri, main);
  }

  /** The same, of the files as far as they are known now. */
  composed(uri: vscode.Uri, main: string): Composed | undefined {
    if (this.format.folderKeyOf(main) === undefined) return undefined;
    const folder = this.folderOf(uri, main);
    if (folder !== undefined) return folder.compose(main);
    // Items may not stand where the file says: there is nothing to be read.
    const spread = this.format.composeSpread(main, { files: [], refused: [], others: [], state: 'there' });
    return spread && { spread, complete: true };
  }

  /** The backlog whose item stands in a file. */
  ownerOf(uri: vscode.Uri): vscode.Uri | undefined {
    for (const { main, folder } of this.folders.values()) if (folder.nameOf(uri) !== undefined) return main;
    return undefined;
  }

  /** A file may say something else on disk. */
  touched(uri: vscode.Uri): void {
    for (const { folder } of this.folders.values()) {
      const name = folder.nameOf(uri);
      if (name !== undefined) folder.touched(name);
    }
  }

  /** A backlog names no folder any more. */
  forget(uri: vscode.Uri): void {
    this.folders.get(uri.toString())?.folder.dispose();
    this.folders.delete(uri.toString());
  }

  dispose(): void {
    this.undone.dispose();
    for (const { folder } of this.folders.values()) folder.dispose();
    this.folders.clear();
  }

  private folderOf(uri: vscode.Uri, main: string): ItemFolder | undefined {
    const { format } = this;
    const key = uri.toString();
    const path = format.folderPathOf(format.folderKeyOf(main)?.value ?? '');
    const known = this.folders.get(key)?.folder;
    if (path !== undefined && known?.isAt(path) === true) return known;
    this.forget(uri);
    if (path === undefined) return undefined;
    const changed = () => {
      this.changed(uri);
    };
    const folder = new ItemFolder(uri, path, { format, changed });
    this.folders.set(key, { main: uri, folder });
    return folder;
  }
}
