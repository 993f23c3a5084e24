import * as vscode from 'vscode';
import type { Scope } from './discovery.ts';

/** What a watch tells: a file that may be a backlog is another now, or a folder came or went. */
export interface FileEvents {
  readonly changed: (uri: vscode.Uri) => void;
  /** A file that was a backlog is no longer there. An editor may still show it. */
  readonly deleted: (uri: vscode.Uri) => void;
  /** A folder that is new, with files in it that nobody may have been told of. May be a file without an ending. */
  readonly came: (uri: vscode.Uri) => void;
  /** A folder that is gone, and the files in it with it. May be a file. */
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
    const { changed, deleted } = this.events;
    return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(deleted)];
  }

  /**
   * When a folder goes, VS Code tells of the folder alone and not of the files in it; when one comes, the files that
   * were written before the system watched it are missed.
   */
  private watchFolders(folder: vscode.WorkspaceFolder): readonly vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, '**'),
      false,
      true,
      false,
    );
    const came = (uri: vscode.Uri) => {
      // Builds write files by the thousand; folders seldom have a dot in their name.
      if (/\/[^/.]+$/u.test(uri.path)) this.events.came(uri);
    };
    return [watcher, watcher.onDidCreate(came), watcher.onDidDelete(this.events.gone)];
  }
}
