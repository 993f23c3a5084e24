import * as vscode from 'vscode';
import { itemOf } from '../../core/model/backlog.ts';
import type { MoveIntention } from '../../core/model/intention.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import type { ReasonedChange } from '../reasonedChange.ts';
import { type ItemNode, type Node, isNode } from './nodes.ts';

const mime = 'application/vnd.code.tree.headwater.backlog';

/** Dragging items in the tree: onto a column to put them there, onto an item to put them before it. */
export class TreeDrop implements vscode.TreeDragAndDropController<Node> {
  readonly dragMimeTypes = [mime];
  readonly dropMimeTypes = [mime];
  private readonly backlogs: Backlogs;
  private readonly change: ReasonedChange;

  constructor(backlogs: Backlogs, change: ReasonedChange) {
    this.backlogs = backlogs;
    this.change = change;
  }

  handleDrag(nodes: readonly Node[], transfer: vscode.DataTransfer): void {
    transfer.set(mime, new vscode.DataTransferItem(nodes.filter((node) => node.kind === 'item')));
  }

  async handleDrop(target: Node | undefined, transfer: vscode.DataTransfer): Promise<void> {
    const dragged: unknown = transfer.get(mime)?.value;
    if (target === undefined || target.kind === 'backlog' || !Array.isArray(dragged)) return;
    for (const node of dragged.filter(isNode)) {
      if (node.kind !== 'item' || node.uri.toString() !== target.uri.toString()) continue;
      const intention = await this.intentionOf(node, target);
      if (intention !== undefined) await this.change.apply(node.uri, intention);
    }
  }

  /** What a drop means; undefined when it changes nothing. */
  async intentionOf(dragged: ItemNode, target: Node): Promise<MoveIntention | undefined> {
    if (target.kind === 'column') return { kind: 'move', item: dragged.key, column: target.column };
    const file = await this.backlogs.file(target.uri);
    if (target.kind === 'backlog' || file === undefined || target.key === dragged.key) return undefined;
    const column = itemOf(file.reading.backlog, target.key)?.column;
    return column === undefined
      ? undefined
      : { kind: 'move', item: dragged.key, column, place: { before: target.key } };
  }
}
