import * as vscode from 'vscode';
import type { Scope } from './discovery.ts';

/** What a watch tells: a file that may be a backlog is another now, or a folder (or file) is gone. */
export interface FileEvents {
  readonly changed: (uri: vscode.Uri) => void;
  readonly gone: (uri: vscode.Uri) => void;
}

/** Watches the folders of the workspace for what happens to backlogs on disk. */
export class FileWatch {
  private readonly events: FileEvents;
  private watchers: readonly vscode.Disposable[] = [];

  constructor(events: FileEvents) {
    this.events = events;
  }

  /** Watches these folders, and no others any more. */
  start(scopes: readonly Scope[]): void {
    this.dispose();
    this.watchers = scopes.flatMap(({ folder, include }) => [
      ...this.watchFiles(folder, include),
      ...this.watchFolders(folder),
    ]);
  }

  dispose(): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = [];
  }

  private watchFiles(folder: vscode.WorkspaceFolder, include: string): readonly vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, include));
    const { changed } = this.events;
    return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
  }

  /** When a folder goes, VS Code tells of the folder alone and not of the files in it. */
  private watchFolders(folder: vscode.WorkspaceFolder): readonly vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, '**'),
      true,
      true,
      false,
    );
    return [watcher, watcher.onDidDelete(this.events.gone)];
  }
}
