import * as vscode from 'vscode';
import type { Batch } from '../../core/batch/batch.ts';
import { type Kind, kinds } from '../../core/batch/kinds.ts';
import type { SizedFile } from '../../core/batch/size.ts';
import { Lifetime } from '../lifetime.ts';
import { type BranchSize, type BranchState, diskPath } from './branchSize.ts';
import {
  baseText,
  becauseText,
  besideText,
  headlineText,
  historyText,
  kindLines,
  kindText,
  notCountedText,
  unknownText,
} from './texts.ts';

/** A kind of files, a file, or a repository inside of this one. */
export type SizeNode =
  | { readonly is: 'kind'; readonly kind: Kind }
  | { readonly is: 'file'; readonly sized: SizedFile }
  | { readonly is: 'nested'; readonly path: string };

/** *Why this size*: the files of the branch by kind, each with what it counts, or why it does not. */
export class SizeTree extends Lifetime implements vscode.TreeDataProvider<SizeNode> {
  readonly view: vscode.TreeView<SizeNode>;
  private readonly size: BranchSize;
  private readonly changes = this._register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changes.event;

  constructor(size: BranchSize) {
    super();
    this.size = size;
    this.view = this._register(
      vscode.window.createTreeView('headwater.branchSize', { treeDataProvider: this, showCollapseAll: true }),
    );
    this._register(
      size.onDidChange((state) => {
        this.view.message = messageOf(state);
        this.view.description = state?.size.ok === true ? (state.size.value.branch ?? '') : '';
        this.changes.fire(undefined);
      }),
    );
  }

  getChildren(node?: SizeNode): SizeNode[] {
    const batch = this.batch();
    if (batch === undefined) return [];
    const { size } = batch;
    if (node?.is === 'kind')
      return size.files.flatMap((sized) => (sized.kind === node.kind ? [{ is: 'file', sized } as const] : []));
    if (node !== undefined) return [];
    return [
      ...kinds.flatMap((kind) => (size.kinds[kind].files > 0 ? [{ is: 'kind', kind } as const] : [])),
      ...size.notCounted.flatMap(({ path, why }) =>
        why === 'nested-repository' ? [{ is: 'nested', path } as const] : [],
      ),
    ];
  }

  getTreeItem(node: SizeNode): vscode.TreeItem {
    const { state } = this.size;
    const batch = this.batch();
    if (state === undefined || batch === undefined) return new vscode.TreeItem('');
    if (node.is === 'kind') return kindTreeItem(batch, node.kind);
    return node.is === 'file' ? fileTreeItem(state, node.sized) : nestedTreeItem(state, node.path);
  }

  private batch(): Batch | undefined {
    const { state } = this.size;
    return state?.size.ok === true ? state.size.value : undefined;
  }
}

/** The size in words, above the files. */
function messageOf(state: BranchState | undefined): string {
  if (state === undefined) return '';
  if (!state.size.ok) return unknownText(state.size.failure);
  const batch = state.size.value;
  const because = becauseText(batch);
  const headline = because === '' ? headlineText(batch) : `${headlineText(batch)} (${because})`;
  const said = [headline, baseText(batch), besideText(batch), historyText(state.history)];
  return said.filter((line) => line !== '').join('\n');
}

function kindTreeItem(batch: Batch, kind: Kind): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const treeItem = new vscode.TreeItem(kindText(kind), kind === 'product' ? Expanded : Collapsed);
  treeItem.id = `kind:${kind}`;
  treeItem.description = kindLines(batch, kind);
  treeItem.iconPath = new vscode.ThemeIcon(kind === 'product' ? 'package' : 'circle-outline');
  treeItem.accessibilityInformation = { label: `${kindText(kind)}, ${treeItem.description}` };
  return treeItem;
}

function fileTreeItem(state: BranchState, sized: SizedFile): vscode.TreeItem {
  const { file, counts } = sized;
  const uri = vscode.Uri.file(diskPath(state, file.path));
  const treeItem = new vscode.TreeItem(file.path);
  treeItem.id = `file:${file.path}`;
  treeItem.resourceUri = uri;
  treeItem.iconPath = vscode.ThemeIcon.File;
  const lines = vscode.l10n.t('counts {lines}', { lines: counts });
  treeItem.description = [counts > 0 ? lines : '', notCountedText(sized)].filter((part) => part !== '').join(', ');
  treeItem.tooltip = file.from === undefined ? file.path : `${file.from} → ${file.path}`;
  treeItem.accessibilityInformation = { label: `${file.path}, ${treeItem.description}` };
  if (file.status !== 'deleted' && file.type === 'file')
    treeItem.command = { command: 'vscode.open', title: vscode.l10n.t('Open File'), arguments: [uri] };
  return treeItem;
}

function nestedTreeItem(state: BranchState, path: string): vscode.TreeItem {
  const treeItem = new vscode.TreeItem(path);
  treeItem.id = `nested:${path}`;
  treeItem.resourceUri = vscode.Uri.file(diskPath(state, path));
  treeItem.iconPath = new vscode.ThemeIcon('repo');
  treeItem.description = notCountedText({ why: 'nested-repository' });
  return treeItem;
}
