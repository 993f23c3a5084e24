import * as vscode from 'vscode';
import type { BacklogFile, Backlogs } from '../backlogs/backlogs.ts';
import { conflictedFiles } from '../conflicted.ts';
import { Lifetime } from '../lifetime.ts';
import { type Exceeded, exceededLimits } from '../exceeded.ts';
import type { BacklogTree } from './backlogTree.ts';
import { CoachLine } from './coachLine.ts';
import type { Node } from './nodes.ts';
import type { TreeDrop } from './treeDrop.ts';

/** The view in the Activity Bar, with a badge for what is over its limit. */
export class BacklogTreeView extends Lifetime {
  readonly view: vscode.TreeView<Node>;
  private readonly backlogs: Backlogs;
  private readonly coach = new CoachLine();
  /** How often it was set about to say something: what is late says nothing. */
  private turn = 0;

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
    this._register(this.view.onDidChangeVisibility(() => void this.refresh()));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('headwater.coach')) void this.refresh();
      }),
    );
  }

  /** Sets the badge and what the view says about itself. */
  async refresh(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const isStale = () => turn !== this.turn;
    const files = await this.backlogs.all();
    const over = files.flatMap(({ reading }) => exceededLimits(reading.backlog)).map(exceededText);
    this.view.badge =
      over.length === 0
        ? undefined
        : { value: over.length, tooltip: vscode.l10n.t('Over the limit: {places}', { places: over.join(', ') }) };
    const [only] = files;
    this.view.description = (files.length === 1 ? only?.reading.backlog.stream : undefined) ?? '';
    const conflict = conflictMessage(files);
    // Of several, nobody could tell which is meant; what nobody sees is not worked out.
    const isShown = only !== undefined && files.length === 1 && this.view.visible;
    const hint = conflict !== '' ? conflict : isShown ? await this.coach.of(only.reading.backlog, isStale) : '';
    if (hint !== undefined && !isStale()) this.view.message = hint;
  }
}

/** What the view says while a merge is not finished; nothing otherwise. */
function conflictMessage(files: readonly BacklogFile[]): string {
  const conflicted = files.flatMap(conflictedFiles);
  if (conflicted.length === 0) return '';
  const named = { files: conflicted.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(', ') };
  return conflicted.every(({ item }) => item !== undefined)
    ? vscode.l10n.t(
        'A merge left conflict markers in {files}. Nothing is lost: one side is shown. Resolve them with the button above.',
        named,
      )
    : vscode.l10n.t(
        'A merge left conflict markers in {files}. Nothing is lost: ours is shown. Resolve them by item with the button above.',
        named,
      );
}

/** `In review 3/2`: a limit that is exceeded. */
export function exceededText({ column, count, limit }: Exceeded): string {
  return `${column ?? vscode.l10n.t('Work in progress')} ${count}/${limit}`;
}
