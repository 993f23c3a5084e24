import * as vscode from 'vscode';
import { isRecordName } from '../../core/decisions/fileName.ts';
import { configNames } from '../../core/decisions/findLogs.ts';
import { matchesGlob } from '../backlogs/glob.ts';
import { openDocument } from '../backlogs/readings.ts';

/** Files that may be records, and those in which other tools say where records are. */
export const recordGlob = '**/*.{md,markdown}';
export const configGlob = `**/{${configNames.join(',')}}`;

/** More files than this in one workspace folder are not looked at. */
const mostFiles = 20_000;

/** Bytes of the longest record that is read. */
const longestRecord = 2 * 1024 * 1024;

/** What the settings say of one workspace folder. */
interface Scope {
  readonly folder: vscode.WorkspaceFolder;
  /** What stands in front of the paths of its files: the folder's name where there are several, else nothing. */
  readonly lead: string;
  readonly exclude: string;
  /** Folders that the person names, from the workspace's root. */
  readonly named: readonly string[];
}

/** The files of the workspace by paths that people read: with `/`, each the path of one file only. */
export class LogFiles {
  private readonly scopes: readonly Scope[];

  constructor() {
    const folders = vscode.workspace.workspaceFolders ?? [];
    this.scopes = folders.map((folder) => {
      const settings = vscode.workspace.getConfiguration('headwater', folder);
      const named = vscode.workspace.getConfiguration('headwater', folder).get('decisions.folders', [] as string[]);
      const isOnlyOne = folders.filter(({ name }) => name === folder.name).length === 1;
      const lead = folders.length === 1 ? '' : `${isOnlyOne ? folder.name : folder.uri.path}/`;
      return { folder, lead, exclude: settings.get('exclude', ''), named };
    });
  }

  /** The folders that the setting names. */
  get named(): readonly string[] {
    return this.scopes.flatMap(({ lead, named }) => named.map((folder) => `${lead}${folder}`));
  }

  /** Every file that may be a record or name a folder of records. */
  async find(token: vscode.CancellationToken): Promise<ReadonlyMap<string, vscode.Uri>> {
    const found = new Map<string, vscode.Uri>();
    for (const { folder, exclude } of this.scopes) {
      for (const glob of [recordGlob, configGlob]) {
        const pattern = new vscode.RelativePattern(folder, glob);
        const uris = await vscode.workspace.findFiles(pattern, exclude === '' ? null : exclude, mostFiles, token);
        for (const uri of uris) {
          const path = this.pathOf(uri);
          if (path !== undefined) found.set(path, uri);
        }
      }
    }
    return found;
  }

  /** The path of a file that may be of interest; undefined for every other one. */
  pathOf(uri: vscode.Uri): string | undefined {
    const { scope, inside } = this.scopeOf(uri);
    if (scope === undefined || (scope.exclude !== '' && matchesGlob(scope.exclude, inside))) return undefined;
    const name = inside.slice(inside.lastIndexOf('/') + 1);
    return isRecordName(inside) || configNames.includes(name) ? `${scope.lead}${inside}` : undefined;
  }

  /** The path of any file, as seen from where the records are; empty outside of the workspace. */
  placeOf(uri: vscode.Uri): string {
    const { scope, inside } = this.scopeOf(uri);
    return scope === undefined ? '' : `${scope.lead}${inside}`;
  }

  private scopeOf(uri: vscode.Uri): { readonly scope: Scope | undefined; readonly inside: string } {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const scope = this.scopes.find((one) => one.folder.uri.toString() === folder?.uri.toString());
    if (uri.scheme !== scope?.folder.uri.scheme) return { scope: undefined, inside: '' };
    return { scope, inside: uri.path.slice(scope.folder.uri.path.length).replace(/^\/+/u, '') };
  }
}

/** Whether a file says where records are. */
export function isConfig(path: string): boolean {
  return configNames.includes(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * What a file says now: what is typed and not saved before the disk. Any other open document may be behind the disk, for
 * as long as VS Code has not heard of the change. Undefined where the file is too large, a link, or gone.
 */
export async function textOfFile(uri: vscode.Uri): Promise<string | undefined> {
  const open = openDocument(uri);
  if (open?.isDirty === true) return open.getText();
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > longestRecord) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
