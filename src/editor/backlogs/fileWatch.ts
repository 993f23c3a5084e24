import * as vscode from 'vscode';
import type { Scope } from './discovery.ts';
import { watchFolder } from './folderWatch.ts';
import { type FolderEvents, watchNewFolders } from './newFolders.ts';

/** What a watch tells: a file that may be a backlog is another now, or a folder came or went. */
export interface FileEvents extends FolderEvents {
  readonly changed: (uri: vscode.Uri) => void;
  /** A file that was a backlog is no longer there. An editor may still show it. */
  readonly deleted: (uri: vscode.Uri) => void;
}

/** Watches the folders of the workspace for what happens to backlogs on disk. */
export class FileWatch {
  private readonly events: FileEvents;
  private watchers: readonly vscode.Disposable[] = [];
  private readonly newFolders = new Map<string, vscode.Disposable>();

  constructor(events: FileEvents) {
    this.events = events;
  }

  /** Watches these folders, and no others any more. */
  start(scopes: readonly Scope[]): void {
    this.dispose();
    this.watchers = scopes.flatMap(({ folder, include }) => [
      ...this.watchFiles(folder, include),
      watchNewFolders(folder, this.events),
    ]);
  }

  /** Watches the folder of a file that came in a new folder. */
  startBeside(file: vscode.Uri): void {
    const folder = vscode.Uri.joinPath(file, '..');
    const key = folder.toString();
    this.newFolders.get(key)?.dispose();
    const changed = (name: string) => {
      if (file.path === vscode.Uri.joinPath(folder, name).path) this.events.changed(file);
    };
    this.newFolders.set(key, watchFolder(folder, changed));
  }

  dispose(): void {
    for (const watcher of [...this.watchers, ...this.newFolders.values()]) watcher.dispose();
    this.watchers = [];
    this.newFolders.clear();
  }

  private watchFiles(folder: vscode.WorkspaceFolder, include: string): readonly vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, include));
    const { changed, deleted } = this.events;
    return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(deleted)];
  }
}
