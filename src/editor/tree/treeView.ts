import * as vscode from 'vscode';
import type { BacklogFile, Backlogs } from '../backlogs/backlogs.ts';
import { Lifetime } from '../lifetime.ts';
import { type Exceeded, exceededLimits } from '../exceeded.ts';
import type { BacklogTree } from './backlogTree.ts';
import type { Node } from './nodes.ts';
import type { TreeDrop } from './treeDrop.ts';

/** The view in the Activity Bar, with a badge for what is over its limit. */
export class BacklogTreeView extends Lifetime {
  readonly view: vscode.TreeView<Node>;
  private readonly backlogs: Backlogs;

  constructor(backlogs: Backlogs, tree: BacklogTree, drop: TreeDrop) {
    super();
    this.backlogs = backlogs;
    this.view = this._register(
      vscode.window.createTreeView('headwater.backlog', {
        treeDataProvider: tree,
        dragAndDropController: drop,
        showCollapseAll: true,
        canSelectMany: false,
      }),
    );
    this._register(backlogs.onDidChange(() => void this.refresh()));
  }

  /** Sets the badge and what the view says about itself. */
  async refresh(): Promise<void> {
    const files = await this.backlogs.all();
    const over = files.flatMap(({ reading }) => exceededLimits(reading.backlog)).map(exceededText);
    this.view.badge =
      over.length === 0
        ? undefined
        : { value: over.length, tooltip: vscode.l10n.t('Over the limit: {places}', { places: over.join(', ') }) };
    this.view.message = conflictMessage(files);
    const [only] = files;
    this.view.description = (files.length === 1 ? only?.reading.backlog.stream : undefined) ?? '';
  }
}

/** What the view says while a merge is not finished; nothing otherwise. */
function conflictMessage(files: readonly BacklogFile[]): string {
  const conflicted = files.filter(({ reading }) => reading.backlog.readOnly === 'conflict-markers');
  if (conflicted.length === 0) return '';
  return vscode.l10n.t(
    'A merge left conflict markers in {files}. Nothing is lost: ours is shown here, both sides on the board. Resolve them by item with the button above.',
    { files: conflicted.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(', ') },
  );
}

/** `In review 3/2`: a limit that is exceeded. */
export function exceededText({ column, count, limit }: Exceeded): string {
  return `${column ?? vscode.l10n.t('Work in progress')} ${count}/${limit}`;
}
