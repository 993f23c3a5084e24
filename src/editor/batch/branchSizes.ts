import * as vscode from 'vscode';
import type { BranchOfItem } from '../board/cardView.ts';
import { Lifetime } from '../lifetime.ts';
import type { BatchParts } from './batchParts.ts';
import type { BatchSession } from './batchSession.ts';
import type { BranchState } from './branchSize.ts';

/**
 * The size of branches, loaded once there is a backlog: nothing of it is there before, and in a window without one it
 * never is.
 */
export class BranchSizes extends Lifetime {
  private readonly parts: BatchParts;
  private shown: { readonly uri: string; readonly branch: BranchOfItem } | undefined;
  private readonly changes = this._register(new vscode.EventEmitter<string>());
  /** The backlog, as text of its uri, of which an item is to be shown with another size of its branch. */
  readonly onDidChange = this.changes.event;
  private loading: Promise<BatchSession> | undefined;

  constructor(parts: BatchParts) {
    super();
    this.parts = parts;
    const listener = parts.backlogs.onDidChange(() => {
      listener.dispose();
      void this.session();
    });
    this._register(listener);
  }

  session(): Promise<BatchSession> {
    this.loading ??= import('./batchSession.ts').then(({ BatchSession }) => {
      const session = this._register(new BatchSession(this.parts));
      this._register(
        session.size.onDidChange((state) => {
          this.show(state);
        }),
      );
      return session;
    });
    return this.loading;
  }

  /** The size of the present branch, where it is worked on for an item of this backlog. */
  of(uri: vscode.Uri): BranchOfItem | undefined {
    return this.shown?.uri === uri.toString() ? this.shown.branch : undefined;
  }

  private show(state: BranchState | undefined): void {
    const before = this.shown;
    this.shown = state && shownBranch(state);
    if (JSON.stringify(before) === JSON.stringify(this.shown)) return;
    for (const uri of new Set([before?.uri, this.shown?.uri])) if (uri !== undefined) this.changes.fire(uri);
  }
}

function shownBranch({ uri, size, item }: BranchState) {
  if (!size.ok || item === undefined || size.value.base.reason === 'on-base') return undefined;
  const { band, size: found } = size.value;
  return { uri: uri.toString(), branch: { item: item.key, lines: found.headline, band } };
}
