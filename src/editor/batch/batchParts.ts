import type * as vscode from 'vscode';
import type { Backlogs } from '../backlogs/backlogs.ts';
import type { Changes } from '../backlogs/changes.ts';
import type { FileFormatLoader } from '../backlogs/fileFormat.ts';

/** What the size of branches is shown from. */
export interface BatchParts {
  readonly backlogs: Backlogs;
  readonly changes: Changes;
  readonly format: FileFormatLoader;
  readonly memory: vscode.Memento;
}
