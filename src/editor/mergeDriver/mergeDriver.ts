import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import type { Result } from '../../core/model/result.ts';
import type { MergeDriverFiles } from '../../git/mergeDriver/install.ts';
import type { GitFailure } from '../../git/run.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { conflictedFiles } from '../conflicted.ts';
import { Lifetime } from '../lifetime.ts';

/** Why there is nothing to install into. */
export type NoMergeDriver = 'untrusted' | 'not-on-disk';

/** What the merge driver is made of here. */
export interface MergeDriverParts {
  readonly extension: vscode.Uri;
  readonly backlogs: Backlogs;
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}

const neverKey = 'mergeDriver.never';

/** The merge driver of the repositories at hand: installs it, keeps it up to date, and offers it once, quietly. */
export class MergeDriver extends Lifetime {
  /** How often it was offered in this session. */
  offers = 0;
  private readonly parts: MergeDriverParts;
  /** Backlogs that were read before, so that a change of one is no longer the start. */
  private readonly seen = new Set<string>();
  private readonly renewed = new Set<string>();

  constructor(parts: MergeDriverParts) {
    super();
    this.parts = parts;
    this._register(
      parts.backlogs.onDidChange((uris) => {
        for (const uri of uris) void this.changed(vscode.Uri.parse(uri));
      }),
    );
  }

  /** Sets it up in the repository around a backlog, for all its backlogs. */
  async install(uri: vscode.Uri): Promise<Result<MergeDriverFiles, GitFailure | NoMergeDriver>> {
    const why = unable(uri);
    if (why !== undefined) return { ok: false, failure: why };
    const { installMergeDriver } = await import('../../git/mergeDriver/install.ts');
    return installMergeDriver(folderOf(uri), await this.plan(uri));
  }

  /** Takes it back. */
  async remove(uri: vscode.Uri): Promise<Result<MergeDriverFiles, GitFailure | NoMergeDriver>> {
    const why = unable(uri);
    if (why !== undefined) return { ok: false, failure: why };
    const { removeMergeDriver } = await import('../../git/mergeDriver/install.ts');
    return removeMergeDriver(folderOf(uri));
  }

  /** Begins the session anew, as far as this part remembers it. */
  forget(): void {
    this.offers = 0;
    this.renewed.clear();
  }

  private async plan(uri: vscode.Uri) {
    const { filesWithin } = await import('../../git/mergeDriver/install.ts');
    const files = await this.parts.backlogs.all();
    const paths = [uri, ...files.map((file) => file.uri)].filter(({ scheme }) => scheme === 'file');
    const folders = new Map(files.flatMap(({ uri: { fsPath }, reading }) => folderIn(reading, fsPath)));
    return {
      folders,
      backlogs: await filesWithin(folderOf(uri), [...new Set(paths.map(({ fsPath }) => fsPath))]),
      tool: vscode.Uri.joinPath(this.parts.extension, 'dist').fsPath,
      runtime: process.execPath,
    };
  }

  private async changed(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const isNew = !this.seen.has(key);
    this.seen.add(key);
    if (isNew || unable(uri) !== undefined) return;
    try {
      await this.renew(uri);
      const file = await this.parts.backlogs.file(uri);
      if (file !== undefined && conflictedFiles(file).length > 0) await this.offer(uri);
    } catch (error) {
      this.parts.log.warn(`The merge driver: ${String(error)}`);
    }
  }

  /** What is installed was copied, perhaps from an earlier version: once a session and folder it is made the present one. */
  private async renew(uri: vscode.Uri): Promise<void> {
    const folder = folderOf(uri);
    if (this.renewed.has(folder)) return;
    this.renewed.add(folder);
    const { renewMergeDriver } = await import('../../git/mergeDriver/install.ts');
    if (await renewMergeDriver(folder, await this.plan(uri)))
      this.parts.log.info(`Renewed the merge driver of ${folder}.`);
  }

  /** Once a session, where it is not there yet and nobody has said *Never*. */
  private async offer(uri: vscode.Uri): Promise<void> {
    const { memory } = this.parts;
    if (this.offers > 0 || memory.get(neverKey) === true) return;
    const { hasMergeDriver, isInRepository } = await import('../../git/mergeDriver/install.ts');
    const folder = folderOf(uri);
    if (!(await isInRepository(folder)) || (await hasMergeDriver(folder)) || this.offers > 0) return;
    this.offers += 1;
    const [install, notNow, never] = [vscode.l10n.t('Install'), vscode.l10n.t('Not now'), vscode.l10n.t('Never')];
    const text = vscode.l10n.t(
      'Git merges this backlog by line. Headwater’s merge driver, in this repository only, has it merge by item. Install it?',
    );
    const answer = await vscode.window.showInformationMessage(text, install, notNow, never);
    if (answer === never) await memory.update(neverKey, true);
    if (answer === install)
      await vscode.commands.executeCommand('headwater.installMergeDriver', { uri: uri.toString() });
  }
}

/** The folder of a backlog's items, by the backlog's path, where they have files of their own. */
function folderIn({ source: { spread } }: Reading, path: string): readonly (readonly [string, string])[] {
  return spread?.folder === undefined ? [] : [[path, spread.folder]];
}

function unable(uri: vscode.Uri): NoMergeDriver | undefined {
  if (uri.scheme !== 'file') return 'not-on-disk';
  return vscode.workspace.isTrusted ? undefined : 'untrusted';
}

function folderOf(uri: vscode.Uri): string {
  return vscode.Uri.joinPath(uri, '..').fsPath;
}
