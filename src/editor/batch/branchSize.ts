import { join } from 'node:path';
import * as vscode from 'vscode';
import type { BranchCommit } from '../../core/batch/aiMarks.ts';
import { type Batch, type UnknownBatch, batchOf } from '../../core/batch/batch.ts';
import { type BatchHistory, batchHistory } from '../../core/batch/history.ts';
import { itemOfBranch } from '../../core/batch/branchItem.ts';
import { branchRecord } from '../../core/batch/branchRecord.ts';
import type { Backlog } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import type { Result } from '../../core/model/result.ts';
import { measureBranch } from '../../git/batch/measure.ts';
import { placesOf } from '../../git/places.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { now } from '../clock.ts';
import { Lifetime } from '../lifetime.ts';
import { Archives } from './archives.ts';
import type { BatchParts } from './batchParts.ts';
import type { BranchMemory } from './branchMemory.ts';
import { Meter } from './meter.ts';

/** What is known of the present branch, and of the backlog that it was measured for. */
export interface BranchState {
  readonly uri: vscode.Uri;
  /** The top of the working tree; the backlog's folder where none is known. */
  readonly top: string;
  readonly size: Result<Batch, UnknownBatch>;
  /** Lines of a small batch, as the team has it. */
  readonly good: number;
  /** What the team's finished batches were like, once there are enough. */
  readonly history: BatchHistory | undefined;
  /** The latest first. */
  readonly commits: readonly BranchCommit[];
  /** The item that the branch is worked on for. */
  readonly item: Item | undefined;
}

/** Milliseconds after the last of a burst of changes. */
const quiet = 250;

/**
 * The size of the present branch, measured again when files, commits, branches or the backlog have changed. In a
 * folder that is not trusted, no git is started.
 */
export class BranchSize extends Lifetime {
  state: BranchState | undefined;
  readonly meter: Meter;
  readonly archives: Archives;
  private readonly backlogs: Backlogs;
  private readonly memory: BranchMemory;
  private readonly changes = this._register(new vscode.EventEmitter<BranchState | undefined>());
  readonly onDidChange = this.changes.event;
  private watched: { readonly folder: string; readonly top: string; readonly watcher: vscode.Disposable } | undefined;

  constructor({ backlogs, format }: Pick<BatchParts, 'backlogs' | 'format'>, memory: BranchMemory) {
    super();
    this.backlogs = backlogs;
    this.archives = new Archives(format);
    this.memory = memory;
    this.meter = this._register(new Meter((signal) => this.measure(signal), quiet));
    const request = () => {
      this.meter.request();
    };
    const files = this._register(vscode.workspace.createFileSystemWatcher('**/*'));
    for (const event of [files.onDidCreate, files.onDidChange, files.onDidDelete])
      this._register(
        event((uri) => {
          if (!isGits(uri)) request();
        }),
      );
    this._register(vscode.workspace.onDidSaveTextDocument(request));
    this._register(backlogs.onDidChange(request));
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(request));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('headwater.branchSize')) request();
      }),
    );
    this._register(memory.onDidChange(request));
    this._register({
      dispose: () => {
        this.watched?.watcher.dispose();
      },
    });
    request();
  }

  private async measure(signal: AbortSignal): Promise<void> {
    const file = await this.backlogs.current();
    const state = file?.uri.scheme === 'file' ? await this.stateOf(file.uri, file.reading.backlog, signal) : undefined;
    if (signal.aborted) return;
    const own = state !== undefined && (await this.remember(state));
    this.show(state);
    // Nobody waits for an archive, and without a size to compare none is read.
    if (own && file !== undefined) void this.compare(state, file.reading.backlog);
  }

  private show(state: BranchState | undefined): void {
    this.state = state;
    this.changes.fire(state);
  }

  /** Keeps the size for the item that the branch finishes. @returns whether it has one of its own */
  private async remember({ uri, top, size }: BranchState): Promise<boolean> {
    const record = size.ok ? branchRecord(size.value) : undefined;
    if (record?.ok !== true) return false;
    await this.memory.measured({ uri, top }, record.value);
    return true;
  }

  /** Says again how the size compares, where the archive says something else by now. */
  private async compare(state: BranchState, backlog: Backlog): Promise<void> {
    const history = batchHistory(backlog, await this.archives.of(state.uri));
    const same = JSON.stringify(history) === JSON.stringify(state.history);
    if (!same && this.state === state) this.show({ ...state, history });
  }

  private async stateOf(uri: vscode.Uri, backlog: Backlog, signal: AbortSignal): Promise<BranchState> {
    const folder = vscode.Uri.joinPath(uri, '..').fsPath;
    const team = { good: backlog.batch.good, history: batchHistory(backlog, this.archives.soFar(uri)) };
    if (!vscode.workspace.isTrusted) {
      const unknown: UnknownBatch = { code: 'untrusted', message: '' };
      return { uri, top: folder, size: { ok: false, failure: unknown }, ...team, commits: [], item: undefined };
    }
    const top = await this.watch(folder);
    const measured = await measureBranch(folder, { signal, base: (branch) => this.memory.baseOf(top, branch) });
    const branch = measured.ok ? measured.value.branch : measured.failure.branch;
    return {
      uri,
      top,
      size: measured.ok ? { ok: true, value: batchOf(measured.value, backlog.batch, now()) } : measured,
      ...team,
      commits: measured.ok ? measured.value.commits : [],
      item: branch === undefined ? undefined : itemOfBranch(backlog, branch),
    };
  }

  /** Looks at what git keeps of the repository, wherever that is: commits, branches, the index. Gives its top. */
  private async watch(folder: string): Promise<string> {
    if (this.watched?.folder === folder) return this.watched.top;
    const places = await placesOf(folder);
    if (!places.ok) return folder;
    this.watched?.watcher.dispose();
    const { top, common } = places.value;
    const pattern = new vscode.RelativePattern(vscode.Uri.file(common), '**');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const request = ({ fsPath }: vscode.Uri) => {
      if (tellsOfBranches(fsPath)) this.meter.request();
    };
    const listeners = [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete].map((event) => event(request));
    this.watched = { folder, top, watcher: vscode.Disposable.from(watcher, ...listeners) };
    return top;
  }
}

function isGits({ path }: vscode.Uri): boolean {
  return /\/\.git(?:\/|$)/.test(path);
}

/** Of what git keeps: which branch, which commit, what is staged. Not its objects, and no lock. */
function tellsOfBranches(path: string): boolean {
  const name = path.split('\\').join('/');
  return (
    !/\.lock$|\/objects\//.test(name) && /\/(?:HEAD|ORIG_HEAD|MERGE_HEAD|index|packed-refs|config)$|\/refs\//.test(name)
  );
}

/** The path of a changed file on the disk. */
export function diskPath({ top }: Pick<BranchState, 'top'>, path: string): string {
  return join(top, ...path.split('/'));
}
