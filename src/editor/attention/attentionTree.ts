import * as vscode from 'vscode';
import { Lifetime } from '../lifetime.ts';
import type { Attended } from './attended.ts';
import { lineTooltip, lineTreeItem } from './lineText.ts';
import { type AttentionNode, linesIn } from './lines.ts';
import type { Snoozes } from './snoozes.ts';

const putOff: AttentionNode = { kind: 'putOff' };

/** *Attention*: what waits for somebody, the most important first, and folded below it what the person has put off. */
export class AttentionTree extends Lifetime implements vscode.TreeDataProvider<AttentionNode> {
  readonly view: vscode.TreeView<AttentionNode>;
  private readonly attended: Attended;
  private readonly snoozes: Snoozes;
  private readonly changes = this._register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changes.event;

  constructor(attended: Attended, snoozes: Snoozes) {
    super();
    this.attended = attended;
    this.snoozes = snoozes;
    this.view = this._register(
      vscode.window.createTreeView<AttentionNode>('headwater.attention', { treeDataProvider: this }),
    );
    this._register(
      attended.onDidChange(() => {
        this.describe();
        this.changes.fire(undefined);
      }),
    );
  }

  getChildren(node?: AttentionNode): AttentionNode[] {
    const { state } = this.attended;
    if (node !== undefined) return node.kind === 'putOff' ? [...linesIn(state, 'putOff')] : [];
    const isAnyPutOff = state.some((file) => file.putOff.length > 0);
    return [...linesIn(state, 'waiting'), ...(isAnyPutOff ? [putOff] : [])];
  }

  getTreeItem(node: AttentionNode): vscode.TreeItem {
    const { state } = this.attended;
    if (node.kind === 'putOff') return putOffTreeItem(linesIn(state, 'putOff').length);
    const day = state[0]?.day ?? '';
    const until = node.isPutOff ? this.snoozes.until(node.uri, node.line.id, day) : undefined;
    return lineTreeItem(state, node, until);
  }

  resolveTreeItem(treeItem: vscode.TreeItem, node: AttentionNode): vscode.TreeItem {
    if (node.kind !== 'putOff') treeItem.tooltip = lineTooltip(this.attended.state, node);
    return treeItem;
  }

  /** The badge, and what the view says while nothing waits. */
  private describe(): void {
    const waiting = linesIn(this.attended.state, 'waiting');
    // Limits are counted by the badge of the backlog's own view, decisions by theirs, and VS Code adds them all.
    const counted = waiting.filter(
      ({ line }) =>
        line.decision === undefined && !['attention.limit.column', 'attention.limit.system'].includes(line.code),
    );
    this.view.badge =
      counted.length === 0
        ? undefined
        : { value: counted.length, tooltip: vscode.l10n.t('Waiting for somebody: {count}', { count: counted.length }) };
    this.view.message = waiting.length === 0 ? vscode.l10n.t('Nothing waits for anybody.') : '';
  }
}

function putOffTreeItem(count: number): vscode.TreeItem {
  const treeItem = new vscode.TreeItem(vscode.l10n.t('Snoozed'), vscode.TreeItemCollapsibleState.Collapsed);
  treeItem.id = 'putOff';
  treeItem.description = String(count);
  treeItem.iconPath = new vscode.ThemeIcon('bell-slash');
  treeItem.contextValue = 'putOff';
  treeItem.accessibilityInformation = { label: vscode.l10n.t('Snoozed, {count}', { count }) };
  return treeItem;
}
