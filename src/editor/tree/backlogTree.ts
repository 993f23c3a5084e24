import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import { itemOf } from '../../core/model/backlog.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { Lifetime } from '../lifetime.ts';
import { type Node, idOf } from './nodes.ts';
import { backlogTreeItem, columnTreeItem, itemTooltip, itemTreeItem } from './treeItems.ts';

/** The backlogs as a tree: columns with their limits, items in order; several backlogs have a node each. */
export class BacklogTree extends Lifetime implements vscode.TreeDataProvider<Node> {
  private readonly backlogs: Backlogs;
  /** One node object for each id: VS Code asks for parents by identity. */
  private readonly nodes = new Map<string, Node>();
  private readonly emitter = this._register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.emitter.event;

  constructor(backlogs: Backlogs) {
    super();
    this.backlogs = backlogs;
    this._register(
      backlogs.onDidChange((uris) => {
        if (uris.size > 0) this.emitter.fire(undefined);
      }),
    );
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) return this.roots();
    const reading = (await this.backlogs.file(node.uri))?.reading;
    if (reading === undefined || node.kind === 'item') return [];
    return node.kind === 'backlog' ? this.columnsOf(node.uri, reading) : this.itemsOf(node.uri, node.column, reading);
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    const reading = (await this.backlogs.file(node.uri))?.reading;
    if (reading === undefined) return new vscode.TreeItem(node.uri.path);
    switch (node.kind) {
      case 'backlog':
        return backlogTreeItem(node, reading);
      case 'column':
        return columnTreeItem(node, reading);
      case 'item':
        return itemTreeItem(node, reading);
    }
  }

  async resolveTreeItem(treeItem: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    if (node.kind !== 'item') return treeItem;
    const reading = (await this.backlogs.file(node.uri))?.reading;
    const tooltip = reading === undefined ? undefined : itemTooltip(reading, node.key);
    if (tooltip !== undefined) treeItem.tooltip = tooltip;
    return treeItem;
  }

  async getParent(node: Node): Promise<Node | undefined> {
    const files = await this.backlogs.all();
    const file = files.find(({ uri }) => uri.toString() === node.uri.toString());
    if (file === undefined || node.kind === 'backlog') return undefined;
    if (node.kind === 'column') return files.length > 1 ? this.known({ kind: 'backlog', uri: node.uri }) : undefined;
    const column = itemOf(file.reading.backlog, node.key)?.column;
    return column === undefined ? undefined : this.known({ kind: 'column', uri: node.uri, column });
  }

  private async roots(): Promise<Node[]> {
    const files = await this.backlogs.all();
    const [only] = files;
    if (files.length > 1) return files.map(({ uri }) => this.known({ kind: 'backlog', uri }));
    return only === undefined ? [] : this.columnsOf(only.uri, only.reading);
  }

  private columnsOf(uri: vscode.Uri, { backlog }: Reading): Node[] {
    return backlog.board.columns.map(({ id }) => this.known({ kind: 'column', uri, column: id }));
  }

  private itemsOf(uri: vscode.Uri, column: string, { backlog }: Reading): Node[] {
    return backlog.items
      .filter((item) => item.column === column)
      .map(({ key }) => this.known({ kind: 'item', uri, key }));
  }

  private known(node: Node): Node {
    const id = idOf(node);
    const found = this.nodes.get(id) ?? node;
    this.nodes.set(id, found);
    return found;
  }
}
