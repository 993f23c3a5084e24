import * as vscode from 'vscode';
import { itemOfBranch } from '../../core/batch/branchItem.ts';
import { branchesIn } from '../../git/batch/branches.ts';
import { askInput, pickOne } from '../ask.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import type { Changes, Outcome } from '../backlogs/changes.ts';
import { Lifetime } from '../lifetime.ts';
import type { BatchParts } from './batchParts.ts';
import { branchIn } from './branchIn.ts';
import { BranchMemory } from './branchMemory.ts';
import { BranchSize, type BranchState } from './branchSize.ts';
import { GrowthNotice } from './growthNotice.ts';
import { SizeIndicator } from './sizeIndicator.ts';
import { SizeTree } from './sizeTree.ts';
import { Splits } from './splits.ts';
import { baseText } from './texts.ts';

/** Everything about the size of the present branch: measured, in the status bar, as a view, and said when it grows. */
export class BatchSession extends Lifetime {
  readonly size: BranchSize;
  readonly indicator: SizeIndicator;
  readonly tree: SizeTree;
  readonly notice: GrowthNotice;
  readonly splits: Splits;
  private readonly backlogs: Backlogs;
  private readonly changes: Changes;
  private readonly memory: BranchMemory;

  constructor(parts: BatchParts) {
    super();
    this.backlogs = parts.backlogs;
    this.changes = parts.changes;
    this.memory = this._register(new BranchMemory(parts.memory));
    this.size = this._register(new BranchSize(parts, this.memory));
    this.indicator = this._register(new SizeIndicator(this.size, this.memory));
    this.tree = this._register(new SizeTree(this.size));
    this.splits = new Splits(parts.changes);
    this.notice = this._register(new GrowthNotice(this.size, this.memory));
  }

  /** Shows the files of the branch by kind. */
  async showWhy(): Promise<void> {
    await vscode.commands.executeCommand('headwater.branchSize.focus');
  }

  /** Lets the person say what the branch is measured against. @returns false where no branch is known */
  async changeBase(): Promise<boolean> {
    const { state } = this.size;
    const branch = state && branchIn(state);
    if (state === undefined || branch === undefined) return false;
    const found: vscode.QuickPickItem = {
      label: vscode.l10n.t('Find it'),
      description: state.size.ok ? baseText(state.size.value) : '',
    };
    const names = (await branchesIn(state.top)).filter((name) => name !== branch);
    const picked = await pickOne([found, ...names.map((label) => ({ label }))], {
      title: vscode.l10n.t('What is {branch} measured against?', { branch }),
    });
    if (picked !== undefined) await this.memory.choose(state.top, branch, picked === found ? undefined : picked.label);
    return true;
  }

  /** Asks why the branch may be as large as it is. @returns false where no branch is known */
  async askToAccept(): Promise<boolean> {
    const { state } = this.size;
    if (state?.size.ok !== true || state.size.value.branch === undefined) return false;
    const { item } = state;
    const reason = await askInput({
      title: vscode.l10n.t('Why may {branch} be this large?', { branch: state.size.value.branch }),
      prompt:
        item === undefined
          ? vscode.l10n.t(
              'No item is known for this branch: the reason is kept here, and recorded on the item that it finishes.',
            )
          : vscode.l10n.t('The reason is recorded on {item}.', { item: item.id ?? item.title }),
      validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined),
    });
    const outcome = reason === undefined ? undefined : await this.accept(state, reason.trim());
    if (outcome !== undefined && outcome.kind !== 'done')
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'The item could not be written. The reason is kept here, and recorded on the item when it finishes.',
        ),
      );
    return true;
  }

  /**
   * Notes why a branch may be as large as it is: on its item as it is known by now, else for the person.
   * @returns what became of the change of the item; undefined where none is known
   */
  async accept({ size, uri, top }: BranchState, accepted: string): Promise<Outcome | undefined> {
    if (!size.ok || size.value.branch === undefined) return undefined;
    const { branch, days } = size.value;
    const { headline, fileCount } = size.value.size;
    const batch = { lines: `${headline}`, files: `${fileCount}`, days: `${days}`, accepted };
    const file = await this.backlogs.file(uri);
    const item = file && itemOfBranch(file.reading.backlog, branch);
    const outcome =
      item && (await this.changes.apply(uri, { kind: 'set', item: item.key, fields: { batch }, within: true }));
    // Nothing that was said is lost, whatever became of the item meanwhile.
    if (outcome?.kind !== 'done') await this.memory.accept(top, branch, accepted);
    return outcome;
  }
}
