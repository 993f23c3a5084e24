import * as vscode from 'vscode';

/** What is told of the folders in a workspace folder. */
export interface FolderEvents {
  /** A folder that is new, or went and came back, with files in it that nobody may have been told of. */
  readonly came: (uri: vscode.Uri) => void;
  /** A folder that is gone, and the files in it with it. May be a file. */
  readonly gone: (uri: vscode.Uri) => void;
}

/** Milliseconds after which a new folder is written and watched. */
const settled = 1_000;

/** Whether something that came may be a folder: builds write files by the thousand, and git comes and goes. */
function mayBeFolder({ path }: vscode.Uri): boolean {
  // Folders seldom have a dot in their name.
  return /\/[^/.]+$/u.test(path) && !path.includes('/.git/') && !path.includes('/node_modules/');
}

/** Whether a file or folder is the one that came or went, or is in it. */
export function isAtOrIn({ path }: vscode.Uri, { path: at }: vscode.Uri): boolean {
  return path === at || path.startsWith(`${at}/`);
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false; // It is gone again.
  }
}

/**
 * Watches for folders that come and go. When one goes, VS Code tells of the folder alone and not of the files in it;
 * when one comes, the files that were written before the system watched it are missed, so it is told at once and again
 * after a while; and when one goes and comes back at once, it has merely changed.
 */
export function watchNewFolders(folder: vscode.WorkspaceFolder, { came, gone }: FolderEvents): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'));
  const looks = new Set<NodeJS.Timeout>();
  const look = async (uri: vscode.Uri) => {
    if (await isFolder(uri)) came(uri);
  };
  const tell = (uri: vscode.Uri) => {
    if (!mayBeFolder(uri)) return;
    void look(uri);
    const again = setTimeout(() => {
      looks.delete(again);
      void look(uri);
    }, settled);
    looks.add(again);
  };
  const stop = new vscode.Disposable(() => {
    for (const again of looks) clearTimeout(again);
  });
  return vscode.Disposable.from(
    watcher,
    stop,
    watcher.onDidCreate(tell),
    watcher.onDidChange(tell),
    watcher.onDidDelete(gone),
  );
}
