import * as vscode from 'vscode';
import { type Lineage, lineageOf } from '../../core/decisions/lineage.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import { Lifetime } from '../lifetime.ts';
import type { DecisionIndex } from './decisionIndex.ts';
import { type DecisionNode, idOfNode } from './decisionNodes.ts';
import { logTreeItem, recordTooltip, recordTreeItem, statusTreeItem } from './decisionTreeItems.ts';
import type { DecisionsNow } from './records.ts';
import { statusOrder } from './words.ts';

/** What the tree is drawn from, worked out once for each change. */
interface Drawn {
  readonly now: DecisionsNow;
  readonly byPath: ReadonlyMap<string, Decision>;
  readonly lineage: Lineage;
  readonly logs: readonly string[];
}

/** The decisions by log and status; what was superseded stands below what took its place. */
export class DecisionTree extends Lifetime implements vscode.TreeDataProvider<DecisionNode> {
  readonly view: vscode.TreeView<DecisionNode>;
  private readonly index: DecisionIndex;
  private drawn: Drawn;
  /** One node object for each id: VS Code asks for parents by identity. */
  private readonly nodes = new Map<string, DecisionNode>();
  private readonly changes = this._register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changes.event;

  constructor(index: DecisionIndex) {
    super();
    this.index = index;
    this.drawn = drawnFrom(index.now);
    this.view = this._register(
      vscode.window.createTreeView('headwater.decisions', { treeDataProvider: this, showCollapseAll: true }),
    );
    this._register(
      index.onDidChange((now) => {
        this.show(now);
      }),
    );
    this.show(index.now);
  }

  async getChildren(node?: DecisionNode): Promise<DecisionNode[]> {
    await this.index.settled();
    const { lineage, logs } = this.drawn;
    switch (node?.is) {
      case undefined: {
        const [only] = logs;
        if (logs.length > 1) return logs.map((log) => this.known({ is: 'log', log }));
        return only === undefined ? [] : this.statuses(only);
      }
      case 'log':
        return this.statuses(node.log);
      case 'status':
        return this.rootsOf(node.log, node.status).map(({ path }) => this.known({ is: 'decision', path }));
      case 'decision':
        return (lineage.below.get(node.path) ?? []).map(({ path }) => this.known({ is: 'decision', path }));
    }
  }

  getTreeItem(node: DecisionNode): vscode.TreeItem {
    const { now, byPath, lineage } = this.drawn;
    if (node.is === 'log') return logTreeItem(node, now.decisions.filter(({ log }) => log === node.log).length);
    if (node.is === 'status') return statusTreeItem(node, this.rootsOf(node.log, node.status).length);
    const decision = byPath.get(node.path);
    if (decision === undefined) return new vscode.TreeItem(node.path);
    const below = lineage.below.get(node.path)?.length ?? 0;
    return recordTreeItem(node, decision, { needs: now.needs.get(node.path) ?? [], below });
  }

  resolveTreeItem(treeItem: vscode.TreeItem, node: DecisionNode): vscode.TreeItem {
    const { now, byPath } = this.drawn;
    const decision = node.is === 'decision' ? byPath.get(node.path) : undefined;
    if (decision !== undefined) treeItem.tooltip = recordTooltip(decision, now.needs.get(decision.path) ?? []);
    return treeItem;
  }

  getParent(node: DecisionNode): DecisionNode | undefined {
    const { byPath, lineage, logs } = this.drawn;
    if (node.is === 'log') return undefined;
    if (node.is === 'status') return logs.length > 1 ? this.known({ is: 'log', log: node.log }) : undefined;
    const successor = lineage.above.get(node.path);
    if (successor !== undefined) return this.known({ is: 'decision', path: successor });
    const decision = byPath.get(node.path);
    return decision && this.known({ is: 'status', log: decision.log, status: decision.status });
  }

  private show(now: DecisionsNow): void {
    this.drawn = drawnFrom(now);
    const count = now.needs.size;
    this.view.badge =
      count === 0
        ? undefined
        : { value: count, tooltip: vscode.l10n.t('{count} decisions to look at again', { count }) };
    this.changes.fire(undefined);
  }

  private statuses(log: string): DecisionNode[] {
    const has = new Set(this.drawn.lineage.roots.filter((root) => root.log === log).map(({ status }) => status));
    return statusOrder.filter((status) => has.has(status)).map((status) => this.known({ is: 'status', log, status }));
  }

  private rootsOf(log: string, status: Decision['status']): readonly Decision[] {
    return this.drawn.lineage.roots.filter((root) => root.log === log && root.status === status);
  }

  private known(node: DecisionNode): DecisionNode {
    const id = idOfNode(node);
    const found = this.nodes.get(id) ?? node;
    this.nodes.set(id, found);
    return found;
  }
}

function drawnFrom(now: DecisionsNow): Drawn {
  const { decisions } = now;
  return {
    now,
    byPath: new Map(decisions.map((decision) => [decision.path, decision])),
    lineage: lineageOf(decisions),
    logs: [...new Set(decisions.map(({ log }) => log))],
  };
}
