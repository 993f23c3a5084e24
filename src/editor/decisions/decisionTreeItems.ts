import * as vscode from 'vscode';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import type { Need } from '../../core/decisions/revisit.ts';
import { shownName } from '../../core/decisions/shownName.ts';
import { needPhrase } from '../../phrases/describeDecision.ts';
import { escapeMarkdown, shortened } from '../markdown.ts';
import { say } from '../say.ts';
import { type LogNode, type RecordNode, type StatusNode, idOfNode } from './decisionNodes.ts';
import { fullName, iconOfStatus, statusOf, statusWord } from './words.ts';

/** A log of several: its folder, and how many decisions it has. */
export function logTreeItem(node: LogNode, count: number): vscode.TreeItem {
  const treeItem = new vscode.TreeItem(node.log === '' ? '.' : node.log, vscode.TreeItemCollapsibleState.Expanded);
  treeItem.id = idOfNode(node);
  treeItem.iconPath = new vscode.ThemeIcon('notebook');
  treeItem.description = countText(count);
  treeItem.contextValue = 'log';
  treeItem.accessibilityInformation = { label: `${node.log}, ${treeItem.description}` };
  return treeItem;
}

export function statusTreeItem(node: StatusNode, count: number): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const isOver = ['rejected', 'deprecated', 'superseded'].includes(node.status);
  const treeItem = new vscode.TreeItem(statusWord(node.status), isOver ? Collapsed : Expanded);
  treeItem.id = idOfNode(node);
  treeItem.iconPath = new vscode.ThemeIcon(iconOfStatus(node.status));
  treeItem.description = String(count);
  treeItem.contextValue = 'status';
  treeItem.accessibilityInformation = { label: `${statusWord(node.status)}, ${countText(count)}` };
  return treeItem;
}

/** A decision: its name and date beside the title, and in words whether it is worth another look. */
export function recordTreeItem(
  node: RecordNode,
  decision: Decision,
  { needs, below }: { readonly needs: readonly Need[]; readonly below: number },
): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const treeItem = new vscode.TreeItem(decision.title, below > 0 ? Collapsed : None);
  const again = needs.length > 0 ? vscode.l10n.t('look again') : undefined;
  treeItem.id = idOfNode(node);
  treeItem.description = textOf([shownName(decision), decision.date, again]);
  treeItem.iconPath =
    again === undefined
      ? new vscode.ThemeIcon(iconOfStatus(decision.status))
      : new vscode.ThemeIcon('bell-dot', new vscode.ThemeColor('list.warningForeground'));
  treeItem.contextValue = again === undefined ? 'decision' : 'decision again';
  treeItem.accessibilityInformation = {
    label: [fullName(decision), statusOf(decision), decision.date, ...needs.map((need) => say(needPhrase(need)))]
      .filter((part) => part !== undefined)
      .join(', '),
  };
  treeItem.command = { command: 'headwater.openDecision', title: vscode.l10n.t('Open the Record'), arguments: [node] };
  return treeItem;
}

/** What a decision is about, made when somebody looks. */
export function recordTooltip(decision: Decision, needs: readonly Need[]): vscode.MarkdownString {
  const { deciders, items, links } = decision;
  const related = links
    .filter(({ kind }) => kind !== 'mentions')
    .map(({ kind, target, partial }) => `- ${partial ? 'partly ' : ''}${kind.replaceAll('-', ' ')} ${target}`);
  const lines = [
    `**${escapeMarkdown(shortened(fullName(decision), 300))}**`,
    escapeMarkdown(textOf([statusOf(decision), decision.date, ...deciders, ...items])),
    ...needs.map((need) => `$(bell-dot) ${escapeMarkdown(shortened(say(needPhrase(need)), 300))}`),
    related.slice(0, 10).map(escapeLine).join('\n'),
  ];
  return new vscode.MarkdownString(lines.filter((line) => line !== '').join('\n\n'), true);
}

function escapeLine(line: string): string {
  return `- ${escapeMarkdown(shortened(line.slice(2), 200))}`;
}

function textOf(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function countText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 decision') : vscode.l10n.t('{count} decisions', { count });
}
