import * as vscode from 'vscode';
import { Lifetime } from '../lifetime.ts';
import { withoutLinks } from '../markdown.ts';
import type { BranchMemory } from './branchMemory.ts';
import type { BranchSize, BranchState } from './branchSize.ts';
import { acceptedOf, nameOf } from './sizeIndicator.ts';
import { bandText } from './texts.ts';

/** Says once for every branch and band that a branch has grown into it. */
export class GrowthNotice extends Lifetime {
  /** How often it has said so in this session. */
  said = 0;
  private readonly memory: BranchMemory;

  constructor(size: BranchSize, memory: BranchMemory) {
    super();
    this.memory = memory;
    this._register(size.onDidChange((state) => void this.look(state)));
  }

  private async look(state: BranchState | undefined): Promise<void> {
    if (state?.size.ok !== true) return;
    const batch = state.size.value;
    const { branch, band, base } = batch;
    if (branch === undefined || base.reason === 'on-base') return;
    const grew = await this.memory.grew(state.top, branch, band);
    if (!grew || acceptedOf(state, branch, this.memory) !== undefined || !wanted()) return;
    this.said += 1;
    const split = vscode.l10n.t('Plan a Split');
    const [why, accept] = [vscode.l10n.t('Why This Size'), vscode.l10n.t('Not for This Branch')];
    const text = vscode.l10n.t(
      '{branch} is {band} by now: {lines} lines against {base}. Small batches finish sooner.',
      {
        branch: nameOf(batch),
        band: bandText(batch),
        lines: batch.size.headline,
        base: base.ref,
      },
    );
    const answer = await vscode.window.showInformationMessage(withoutLinks(text), split, why, accept);
    if (answer === split) await vscode.commands.executeCommand('headwater.planSplit');
    if (answer === why) await vscode.commands.executeCommand('headwater.whyThisSize');
    if (answer === accept) await vscode.commands.executeCommand('headwater.acceptBranchSize');
  }
}

function wanted(): boolean {
  const notify: unknown = vscode.workspace.getConfiguration('headwater').get('branchSize.notify');
  return notify !== false;
}
