import type * as vscode from 'vscode';

/** A backlog, at the top when the workspace has several. */
export interface BacklogNode {
  readonly kind: 'backlog';
  readonly uri: vscode.Uri;
}

export interface ColumnNode {
  readonly kind: 'column';
  readonly uri: vscode.Uri;
  readonly column: string;
}

export interface ItemNode {
  readonly kind: 'item';
  readonly uri: vscode.Uri;
  readonly key: string;
}

export type Node = BacklogNode | ColumnNode | ItemNode;

/** Names a node across changes of the file, so that what is folded and selected stays so. */
export function idOf(node: Node): string {
  const file = node.uri.toString();
  switch (node.kind) {
    case 'backlog':
      return file;
    case 'column':
      return `${file}#column:${node.column}`;
    case 'item':
      return `${file}#item:${node.key}`;
  }
}

/** Whether something that VS Code hands to a command is a node of the tree. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'uri' in value && isKind(value.kind);
}

function isKind(kind: unknown): boolean {
  return kind === 'backlog' || kind === 'column' || kind === 'item';
}
