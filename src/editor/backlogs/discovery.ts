import * as vscode from 'vscode';
import { isArchive } from '../../core/model/archiveName.ts';
import { matchesGlob } from './glob.ts';

/** The globs that say which files of a folder may be backlogs. */
export interface Scope {
  readonly folder: vscode.WorkspaceFolder;
  readonly include: string;
  readonly exclude: string;
}

/** Depth of the first look, in folders, and the most folders that it opens. */
const depth = 2;
const mostFolders = 300;
/** More backlogs than this in one workspace folder are a mistake in the setting. */
const mostFiles = 200;

export function scopeOf(folder: vscode.WorkspaceFolder): Scope {
  const settings = vscode.workspace.getConfiguration('headwater', folder);
  return { folder, include: settings.get('backlogs', ''), exclude: settings.get('exclude', '') };
}

/** Whether a file may be a backlog, by name and place alone. */
export function isCandidate(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (uri.scheme !== folder?.uri.scheme) return false;
  return accepts(scopeOf(folder), pathIn(folder, uri));
}

/** The backlogs below a folder that has just come; none where the settings leave it out. */
export async function findBelow(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return [];
  const [scope, path] = [scopeOf(folder), pathIn(folder, uri)];
  return matchesGlob(scope.exclude, `${path}/any`) ? [] : findNearby(scope, path);
}

/**
 * The backlogs of the topmost folders: quick, and independent of VS Code's search.
 * @param from where to begin, relative to the workspace folder
 */
export async function findNearby(scope: Scope, from = ''): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  let level = [from];
  let opened = 0;
  for (let deep = 0; deep <= depth && level.length > 0; deep += 1) {
    const folders = level.slice(0, mostFolders - opened);
    opened += folders.length;
    const lists = await Promise.all(folders.map((path) => listFolder(scope, path)));
    found.push(...lists.flatMap((list) => list.files));
    level = lists.flatMap((list) => list.folders);
  }
  return found;
}

/** All backlogs of a folder, by VS Code's search. */
export async function findEverywhere(
  { folder, include, exclude }: Scope,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, include);
  return vscode.workspace.findFiles(pattern, exclude === '' ? undefined : exclude, mostFiles, token);
}

async function listFolder(scope: Scope, path: string): Promise<{ files: vscode.Uri[]; folders: string[] }> {
  const uri = path === '' ? scope.folder.uri : vscode.Uri.joinPath(scope.folder.uri, path);
  const entries = await entriesOf(uri);
  const below = (name: string) => (path === '' ? name : `${path}/${name}`);
  const named = (wanted: vscode.FileType) => entries.filter(([, type]) => (type & wanted) !== 0).map(([name]) => name);
  return {
    files: named(vscode.FileType.File)
      .filter((name) => accepts(scope, below(name)))
      .map((name) => vscode.Uri.joinPath(uri, name)),
    // A link to a folder may lead in circles or out of the workspace.
    folders: entries
      .filter(([name, type]) => type === vscode.FileType.Directory && name !== '.git')
      .map(([name]) => below(name))
      .filter((folder) => !matchesGlob(scope.exclude, `${folder}/any`)),
  };
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // A folder that may not be read holds no backlog for us.
    return [];
  }
}

/** The path of a file within its workspace folder. */
function pathIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  return uri.path.slice(folder.uri.path.length).replace(/^\/+/u, '');
}

function accepts({ include, exclude }: Scope, path: string): boolean {
  // Whatever the settings say, an archive is a part of its backlog.
  return matchesGlob(include, path) && !matchesGlob(exclude, path) && !isArchive(path);
}
