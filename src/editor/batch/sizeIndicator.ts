import * as vscode from 'vscode';
import { type Batch, type UnknownBatch } from '../../core/batch/batch.ts';
import { kinds } from '../../core/batch/kinds.ts';
import type { CommandId } from '../commands/commandIds.ts';
import { Lifetime } from '../lifetime.ts';
import { escapeIcons, escapeMarkdown, shortened } from '../markdown.ts';
import type { BranchMemory } from './branchMemory.ts';
import type { BranchSize, BranchState } from './branchSize.ts';
import {
  aiText,
  bandText,
  baseText,
  becauseText,
  besideText,
  branchText,
  headlineText,
  historyText,
  kindLines,
  kindText,
  unknownText,
} from './texts.ts';

/** Commands that the tooltip's links may run. */
const linked: readonly CommandId[] = [
  'headwater.whyThisSize',
  'headwater.changeBase',
  'headwater.chooseBranchItem',
  'headwater.planSplit',
  'headwater.acceptBranchSize',
];

/** Where there is nothing to measure, there is nothing to show. */
const silent: readonly UnknownBatch['code'][] = ['no-repository', 'no-work-tree', 'missing', 'cancelled'];

/** `182 lines, growing` in the status bar: coloured from *large* on, unless the team said that this branch may be. */
export class SizeIndicator extends Lifetime {
  readonly item: vscode.StatusBarItem;

  constructor(size: BranchSize, memory: BranchMemory) {
    super();
    this.item = this._register(
      vscode.window.createStatusBarItem('headwater.branchSize', vscode.StatusBarAlignment.Left, 39),
    );
    this.item.name = vscode.l10n.t('Branch Size');
    this.item.command = { command: 'headwater.whyThisSize' satisfies CommandId, title: vscode.l10n.t('Why This Size') };
    this._register(
      size.onDidChange((state) => {
        this.show(state, memory);
      }),
    );
  }

  private show(state: BranchState | undefined, memory: BranchMemory): void {
    const { item } = this;
    if (state === undefined || (!state.size.ok && silent.includes(state.size.failure.code))) {
      item.hide();
      return;
    }
    if (state.size.ok) this.showKnown(state, state.size.value, memory);
    else this.showUnknown(state.size.failure);
    item.show();
  }

  private showKnown(state: BranchState, batch: Batch, memory: BranchMemory): void {
    const { item } = this;
    const { branch, base, band } = batch;
    const accepted = branch === undefined ? undefined : acceptedOf(state, branch, memory);
    const alarm = (band === 'large' || band === 'too-large') && accepted === undefined;
    item.text = `$(git-compare) ${measuresText(batch)} · ${bandText(batch)} · ${escapeIcons(shortened(base.ref, 30))}`;
    item.backgroundColor = alarm ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.tooltip = tooltipOf(state, batch, accepted);
    item.accessibilityInformation = { label: `${headlineText(batch)}, ${baseText(batch)}`, role: 'button' };
  }

  private showUnknown(unknown: UnknownBatch): void {
    const { item } = this;
    item.text = '$(git-compare) ?';
    item.backgroundColor = undefined;
    item.tooltip = unknownText(unknown);
    item.accessibilityInformation = { label: unknownText(unknown), role: 'button' };
  }
}

/** Its lines, and what else makes its band what it is: three lines that are too large would say nothing. */
function measuresText({ size, days, because }: Batch): string {
  const { headline, fileCount } = size;
  const lines = headline === 1 ? vscode.l10n.t('1 line') : vscode.l10n.t('{lines} lines', { lines: headline });
  const files = because.includes('files') ? [vscode.l10n.t('{files} files', { files: fileCount })] : [];
  const late = because.includes('days') || because.includes('max-days');
  return [lines, ...files, ...(late ? [vscode.l10n.t('{days} days', { days })] : [])].join(', ');
}

/** Why a branch may be as large as it is: what its item says, else what the person noted. */
export function acceptedOf({ top, item }: BranchState, branch: string, memory: BranchMemory): string | undefined {
  return item?.fields.batch?.accepted ?? memory.acceptedOf(top, branch);
}

function tooltipOf({ item, history }: BranchState, batch: Batch, accepted: string | undefined): vscode.MarkdownString {
  const because = becauseText(batch);
  const work = [item?.id, item?.title].filter((part) => part !== undefined).join(' ');
  const said = [
    `**${escapeMarkdown(shortened(headlineText(batch)))}**`,
    because === '' ? '' : escapeMarkdown(because),
    escapeMarkdown(shortened(work)),
    accepted === undefined
      ? ''
      : escapeMarkdown(vscode.l10n.t('Accepted as it is: {reason}', { reason: shortened(accepted) })),
    escapeMarkdown(shortened(baseText(batch), 200)),
    kinds
      .filter((kind) => batch.size.kinds[kind].files > 0)
      .map((kind) => `- ${escapeMarkdown(`${kindText(kind)}: ${kindLines(batch, kind)}`)}`)
      .join('\n'),
    escapeMarkdown(besideText(batch)),
    escapeMarkdown(historyText(history)),
    escapeMarkdown(aiText(batch)),
    [
      `[${vscode.l10n.t('Why this size')}](command:headwater.whyThisSize)`,
      `[${vscode.l10n.t('Change base')}](command:headwater.changeBase)`,
      `[${vscode.l10n.t('Choose its item')}](command:headwater.chooseBranchItem)`,
      `[${vscode.l10n.t('Plan a split')}](command:headwater.planSplit)`,
      `[${vscode.l10n.t('Not for this branch')}](command:headwater.acceptBranchSize)`,
    ].join(' · '),
  ];
  const tooltip = new vscode.MarkdownString(said.filter((line) => line !== '').join('\n\n'), true);
  tooltip.isTrusted = { enabledCommands: linked };
  return tooltip;
}

/** The branch, as a notification names it. */
export function nameOf(batch: Batch): string {
  return shortened(branchText(batch), 60);
}
