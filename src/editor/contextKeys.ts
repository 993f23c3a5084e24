import * as vscode from 'vscode';
import type { Backlogs } from './backlogs/backlogs.ts';
import { conflictedFiles } from './conflicted.ts';
import { Lifetime } from './lifetime.ts';

/** What menus ask: is there a backlog, is a file one, and has a merge left conflict markers in it? */
export class ContextKeys extends Lifetime {
  private readonly backlogs: Backlogs;

  constructor(backlogs: Backlogs) {
    super();
    this.backlogs = backlogs;
    this._register(backlogs.onDidChange(() => void this.refresh()));
  }

  private async refresh(): Promise<void> {
    const files = await this.backlogs.all();
    const set = (key: string, value: unknown) =>
      vscode.commands.executeCommand('setContext', `headwater.${key}`, value);
    const conflicted = files.flatMap(conflictedFiles);
    await Promise.all([
      set('hasBacklog', files.length > 0),
      set(
        'backlogPaths',
        files.map(({ uri }) => uri.fsPath),
      ),
      set('hasConflicts', conflicted.length > 0),
      set(
        'conflictedPaths',
        conflicted.map(({ uri }) => uri.fsPath),
      ),
    ]);
  }
}
