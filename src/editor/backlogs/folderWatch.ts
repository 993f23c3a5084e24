import { watch } from 'node:fs';
import * as vscode from 'vscode';

/**
 * Watches one folder, and none below it, by the system's own means. On Linux, VS Code's watcher never sees what
 * happens in a folder that came within another new one, as a checkout or `mkdir -p` makes it, until the window is
 * reloaded (microsoft/vscode#142694, parcel-bundler/watcher#97). Elsewhere, and where the system refuses, nothing is
 * watched beside it: VS Code's watcher tells.
 *
 * @param changed gets the name of a file that came, changed or went, or the folder's own name; may get it twice
 */
export function watchFolder(folder: vscode.Uri, changed: (name: string) => void): vscode.Disposable {
  if (process.platform !== 'linux' || folder.scheme !== 'file') return new vscode.Disposable(() => undefined);
  try {
    const watcher = watch(folder.fsPath, { persistent: false }, (_kind, name) => {
      if (name !== null) changed(name);
    });
    const close = () => {
      watcher.close();
    };
    watcher.on('error', close);
    return new vscode.Disposable(close);
  } catch {
    // The folder is gone again, or the system's watches are used up.
    return new vscode.Disposable(() => undefined);
  }
}
