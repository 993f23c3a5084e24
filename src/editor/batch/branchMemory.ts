import * as vscode from 'vscode';
import { type Band, bands } from '../../core/batch/bands.ts';
import type { BranchRecord } from '../../core/batch/branchRecord.ts';
import { Lifetime } from '../lifetime.ts';

interface Measured extends BranchRecord {
  readonly top: string;
  /** The backlog that it was measured for. */
  readonly file: string;
  readonly at: number;
}

/** What a person has said of a branch, and what was said to them. */
interface Noted {
  readonly base?: string | undefined;
  /** Why it may be as large as it is. */
  readonly accepted?: string | undefined;
  /** The largest band that was noticed. */
  readonly band?: Band | undefined;
  /** How large it was when it was measured last, and when that was, in milliseconds. */
  readonly size?: Measured | undefined;
}

/** What is remembered of branches: in the person's own workspace storage. */
export class BranchMemory extends Lifetime {
  private readonly memory: vscode.Memento;
  private readonly changes = this._register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changes.event;

  constructor(memory: vscode.Memento) {
    super();
    this.memory = memory;
  }

  /** What the branch is measured against: chosen for it, else by the settings; undefined where it is to be found. */
  baseOf(top: string, branch: string | undefined): string | undefined {
    const chosen = branch === undefined ? undefined : this.noted(top, branch).base;
    if (chosen !== undefined) return chosen;
    const configured: unknown = vscode.workspace.getConfiguration('headwater').get('branchSize.base');
    return typeof configured === 'string' && configured.trim() !== '' ? configured.trim() : undefined;
  }

  acceptedOf(top: string, branch: string): string | undefined {
    return this.noted(top, branch).accepted;
  }

  async choose(top: string, branch: string, base: string | undefined): Promise<void> {
    await this.note(top, branch, { base });
    this.changes.fire();
  }

  async accept(top: string, branch: string, accepted: string): Promise<void> {
    await this.note(top, branch, { accepted });
    this.changes.fire();
  }

  /** Notes a band. @returns whether the branch has grown into it: it was seen smaller, and never as large */
  async grew(top: string, branch: string, band: Band): Promise<boolean> {
    const { band: before } = this.noted(top, branch);
    if (before !== undefined && bands.indexOf(before) >= bands.indexOf(band)) return false;
    await this.note(top, branch, { band });
    return before !== undefined;
  }

  /** Notes how large a branch is, for the item that it finishes, whatever is checked out by then. */
  async measured({ top, uri }: { readonly top: string; readonly uri: vscode.Uri }, now: BranchRecord): Promise<void> {
    const { size } = this.noted(top, now.branch);
    const same = size?.lines === now.lines && size.files === now.files && size.days === now.days;
    if (same) return;
    await this.note(top, now.branch, { size: { ...now, top, file: uri.toString(), at: Date.now() } });
  }

  private noted(top: string, branch: string): Noted {
    return this.memory.get<Noted>(keyOf(top, branch)) ?? {};
  }

  private async note(top: string, branch: string, more: Noted): Promise<void> {
    await this.memory.update(keyOf(top, branch), { ...this.noted(top, branch), ...more });
  }
}

const prefix = 'branchSize:';
const keyOf = (top: string, branch: string) => `${prefix}${top}:${branch}`;

/**
 * How large the branches of a backlog's repository were when they were measured last, the latest first, each with why
 * that was accepted, where the person said so of a branch without an item.
 */
export function measuredBranches(memory: vscode.Memento, uri: vscode.Uri): readonly BranchRecord[] {
  const isHere = ({ top, file }: Measured) =>
    file === uri.toString() || uri.path.startsWith(`${vscode.Uri.file(top).path}/`);
  return memory
    .keys()
    .flatMap((key) => {
      const { size, accepted } = (key.startsWith(prefix) ? memory.get<Noted>(key) : undefined) ?? {};
      return size === undefined ? [] : [{ ...size, accepted }];
    })
    .filter(isHere)
    .sort((one, other) => other.at - one.at);
}
