import * as vscode from 'vscode';
import { watchFolder } from '../backlogs/folderWatch.ts';
import { isAtOrIn, watchNewFolders } from '../backlogs/newFolders.ts';
import { Lifetime } from '../lifetime.ts';
import { configGlob, recordGlob } from './logFiles.ts';

/** What is heard of files that may be records. */
export interface Heard {
  /** A file came, or says something else: on disk, or in an editor. */
  readonly changed: (uri: vscode.Uri) => void;
  /** A file, or a folder with all that is in it. */
  readonly gone: (uri: vscode.Uri) => void;
  /** A folder came, or is another one than before by the same name. */
  readonly came: (uri: vscode.Uri) => void;
  /** Everything has to be looked for anew. */
  readonly everything: () => void;
}

/** Listens to the disk, to what is typed, and to the settings. */
export class FileEvents extends Lifetime {
  private readonly heard: Heard;
  private watchers: readonly vscode.Disposable[] = [];
  /** The folders of logs, each with a watch of its own where it came after the first look. */
  private logs: Map<string, vscode.Disposable | undefined> | undefined;

  constructor(heard: Heard) {
    super();
    this.heard = heard;
    this._register({
      dispose: () => {
        this.stop();
      },
    });
    this.watchFolders();
    this.watchEditors();
    this.watchSteps();
    const { workspace } = vscode;
    this._register(
      workspace.onDidChangeWorkspaceFolders(() => {
        this.stop();
        this.watchFolders();
        heard.everything();
      }),
    );
    this._register(
      workspace.onDidChangeConfiguration((event) => {
        const names = ['headwater.decisions.folders', 'headwater.exclude'];
        if (names.some((name) => event.affectsConfiguration(name))) heard.everything();
      }),
    );
  }

  /**
   * Watches the folders of logs that came since the first call by the system's own means, too, and no other any more.
   * @param records a file of each
   */
  watchLogs(records: readonly vscode.Uri[]): void {
    const before = this.logs;
    const isNew = (key: string) => before !== undefined && !before.has(key);
    // The first records of two logs may lie in one folder.
    const folders = new Map(
      records.map((record) => vscode.Uri.joinPath(record, '..')).map((folder) => [folder.toString(), folder]),
    );
    this.logs = new Map(
      [...folders].map(([key, folder]) => [key, isNew(key) ? this.watchLog(folder) : before?.get(key)]),
    );
    // What came between the look and the watch.
    if ([...folders.keys()].some(isNew)) this.heard.everything();
    for (const [key, watch] of before ?? []) if (!this.logs.has(key)) watch?.dispose();
  }

  private watchLog(folder: vscode.Uri): vscode.Disposable {
    return watchFolder(folder, (name) => {
      this.heard.changed(vscode.Uri.joinPath(folder, name));
    });
  }

  /** The folders of logs at this place are others than before, by the same names. */
  private watchLogsAgain(uri: vscode.Uri): void {
    for (const [key, watch] of this.logs ?? []) {
      const folder = vscode.Uri.parse(key);
      if (!isAtOrIn(folder, uri)) continue;
      watch?.dispose();
      this.logs?.set(key, this.watchLog(folder));
    }
  }

  private stop(): void {
    for (const watcher of [...this.watchers, ...(this.logs?.values() ?? [])]) watcher?.dispose();
    this.watchers = [];
    this.logs = undefined;
  }

  private watchFolders(): void {
    const came = (uri: vscode.Uri) => {
      this.watchLogsAgain(uri);
      this.heard.came(uri);
    };
    this.watchers = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => [
      ...[recordGlob, configGlob].flatMap((glob) => this.watchFiles(new vscode.RelativePattern(folder, glob))),
      watchNewFolders(folder, { came, gone: this.heard.gone }),
    ]);
  }

  private watchFiles(pattern: vscode.RelativePattern): readonly vscode.Disposable[] {
    const { changed, gone } = this.heard;
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(gone)];
  }

  /** What VS Code itself makes, moves and takes away: of a file that is undone at once, the disk tells nothing. */
  private watchSteps(): void {
    const { changed, gone } = this.heard;
    const { workspace } = vscode;
    this._register(
      workspace.onDidCreateFiles(({ files }) => {
        files.forEach(changed);
      }),
    );
    this._register(
      workspace.onDidDeleteFiles(({ files }) => {
        files.forEach(gone);
      }),
    );
    this._register(
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          gone(oldUri);
          changed(newUri);
        }
      }),
    );
  }

  private watchEditors(): void {
    const typed = new Set<string>();
    const { changed } = this.heard;
    const { workspace } = vscode;
    this._register(
      workspace.onDidChangeTextDocument(({ document: { uri, isDirty }, contentChanges }) => {
        // VS Code may say what was typed before it says that it is not saved: only then it is read from the editor.
        const isNews = isDirty && !typed.has(uri.toString());
        if (isDirty) typed.add(uri.toString());
        if (isNews || contentChanges.length > 0) changed(uri);
      }),
    );
    this._register(workspace.onDidSaveTextDocument(({ uri }) => typed.delete(uri.toString())));
    // What was typed and not saved is gone with its editor.
    this._register(
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (typed.delete(uri.toString())) changed(uri);
      }),
    );
  }
}
