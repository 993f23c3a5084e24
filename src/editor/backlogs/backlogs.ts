import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import { localDay } from '../../core/flow/age.ts';
import { now } from '../clock.ts';
import { Lifetime } from '../lifetime.ts';
import { Burst } from './burst.ts';
import { type Scope, findBelow, findEverywhere, findNearby, isCandidate, scopeOf } from './discovery.ts';
import { FileWatch } from './fileWatch.ts';
import type { FileFormat, FileFormatLoader } from './fileFormat.ts';
import type { KeptBlocks } from './keptBlocks.ts';
import { Readings, openDocument } from './readings.ts';

/** A backlog of the workspace, as it is now. */
export interface BacklogFile {
  readonly uri: vscode.Uri;
  readonly reading: Reading;
}

/** Milliseconds between two rounds of views while a burst of changes goes on; the first change never waits. */
const interval = 60;

/**
 * The backlogs of the workspace: which files they are, what they say now, and which one is meant when none is
 * named. Every view derives itself from here; nothing is kept that the files do not say.
 */
export class Backlogs extends Lifetime {
  private readonly readings: Readings;
  private readonly log: vscode.LogOutputChannel;
  private readonly candidates = new Map<string, vscode.Uri>();
  private readonly followed = new Map<string, number>();
  /** Files that are gone from the disk, while an editor may keep their text. */
  private readonly deleted = new Set<string>();
  private readonly fileWatch = this._register(
    new FileWatch({
      changed: (uri) => {
        this.changedOnDisk(uri);
      },
      deleted: (uri) => {
        this.deletedFromDisk(uri);
      },
      came: (uri) => {
        void this.lookBelow(uri);
      },
      gone: (uri) => {
        this.goneFromDisk(uri);
      },
    }),
  );
  private chosen: string | undefined;
  /** The first look, which whoever asks at once waits for. */
  private looked: Promise<void> = Promise.resolve();
  /** The calendar day that the views are of: ages grow overnight. */
  private day = localDay(now());
  private search: vscode.CancellationTokenSource | undefined;

  private readonly changes = this._register(new vscode.EventEmitter<ReadonlySet<string>>());
  private readonly burst = this._register(
    new Burst<string>((uris) => {
      this.changes.fire(uris);
    }, interval),
  );
  /** Files (as texts of their URIs) that came, went or say something else; empty when only the choice changed. */
  readonly onDidChange = this.changes.event;

  constructor(format: FileFormatLoader, log: vscode.LogOutputChannel, kept: KeptBlocks) {
    super();
    this.log = log;
    this._register(kept);
    const advanced = (uri: vscode.Uri) => {
      this.burst.signal(uri.toString());
    };
    this.readings = this._register(new Readings(format, { log, advanced, kept }));
    this._register({ dispose: () => this.search?.cancel() });
    this.listenToDocuments();
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.discover()));
    this._register(vscode.workspace.onDidRenameFiles(() => void this.discover()));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('headwater.backlogs') || event.affectsConfiguration('headwater.exclude')) {
          void this.discover();
        }
      }),
    );
  }

  /** How many texts have been read so far. */
  get textsRead(): number {
    return this.readings.count;
  }

  /** Looks for backlogs: two folders deep at once, then everywhere. */
  async discover(): Promise<void> {
    this.search?.cancel();
    const search = (this.search = new vscode.CancellationTokenSource());
    const scopes = (vscode.workspace.workspaceFolders ?? []).map(scopeOf);
    this.fileWatch.start(scopes);
    const before = new Set(this.candidates.keys());
    this.looked = this.lookNearby(scopes);
    await this.looked;
    if (this.search !== search) return;
    this.changes.fire(before);
    this.offer((await Promise.all(scopes.map((scope) => findEverywhere(scope, search.token)))).flat());
    if (this.search !== search) return;
    await vscode.commands.executeCommand('setContext', 'headwater.searched', true);
  }

  /** All backlogs, the topmost first. */
  async all(): Promise<readonly BacklogFile[]> {
    await this.looked;
    const files = await Promise.all(this.present().map((uri) => this.file(uri)));
    return files.filter((file) => file !== undefined);
  }

  /** One file as a backlog, whether the settings find it or not; undefined when it is gone or somebody else's. */
  async file(uri: vscode.Uri): Promise<BacklogFile | undefined> {
    const reading = await this.readings.read(uri);
    return reading === undefined ? undefined : { uri, reading };
  }

  /** The reading of an open document's present text, within this turn. */
  readDocument(document: vscode.TextDocument, format: FileFormat): Reading | undefined {
    return this.readings.readDocument(document, format);
  }

  /** The backlog that is meant when none is named: the one last looked at, else the first. */
  async current(): Promise<BacklogFile | undefined> {
    await this.looked;
    const chosen = this.present().find((uri) => uri.toString() === this.chosen);
    return (chosen && (await this.file(chosen))) ?? (await this.first());
  }

  /** Whether the settings find a file, or somebody opened it on a board. */
  includes(uri: vscode.Uri): boolean {
    return this.candidates.has(uri.toString()) || this.followed.has(uri.toString());
  }

  /** Files were written that no document told of. */
  written(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) this.readings.invalidate(uri);
  }

  /** The backlog whose item stands in a file of its own. */
  ownerOf(uri: vscode.Uri): vscode.Uri | undefined {
    return this.readings.ownerOf(uri);
  }

  /** Makes a backlog the current one: the file, or the one whose item stands in it. */
  choose(uri: vscode.Uri): void {
    const key = (this.ownerOf(uri) ?? uri).toString();
    if (this.chosen === key || !this.candidates.has(key)) return;
    this.chosen = key;
    this.changes.fire(new Set());
  }

  /** Reports changes of a file that the settings may not find, such as one opened on a board by hand. */
  follow(uri: vscode.Uri): vscode.Disposable {
    const key = uri.toString();
    this.followed.set(key, (this.followed.get(key) ?? 0) + 1);
    this.offer([uri]);
    return new vscode.Disposable(() => {
      const left = (this.followed.get(key) ?? 1) - 1;
      if (left > 0) this.followed.set(key, left);
      else this.followed.delete(key);
    });
  }

  private async lookNearby(scopes: readonly Scope[]): Promise<void> {
    const found = (await Promise.all(scopes.map((scope) => findNearby(scope)))).flat();
    const stillFits = [...this.candidates.values()].filter(isCandidate);
    this.candidates.clear();
    for (const uri of found) this.deleted.delete(uri.toString());
    this.offer([...stillFits, ...vscode.workspace.textDocuments.map((document) => document.uri), ...found]);
  }

  private async lookBelow(folder: vscode.Uri): Promise<void> {
    const found = await findBelow(folder);
    for (const uri of found) {
      this.fileWatch.startBeside(uri);
      this.changedOnDisk(uri);
    }
  }

  /** The topmost first. A file that was deleted counts as long as an editor holds unsaved changes of it. */
  private present(): readonly vscode.Uri[] {
    const gone = (uri: vscode.Uri) => this.deleted.has(uri.toString()) && openDocument(uri)?.isDirty !== true;
    return [...this.candidates.values()].filter((uri) => !gone(uri)).sort(byPlace);
  }

  private async first(): Promise<BacklogFile | undefined> {
    for (const uri of this.present()) {
      const file = await this.file(uri);
      if (file !== undefined) return file;
    }
    return undefined;
  }

  /** Takes files for backlogs where the settings agree, before a watcher notices them. */
  offer(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) {
      const key = uri.toString();
      if (this.candidates.has(key) || !isCandidate(uri)) continue;
      this.candidates.set(key, uri);
      this.burst.signal(key);
    }
  }

  private listenToDocuments(): void {
    this._register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.signal(document.uri);
      }),
    );
    this._register(
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        this.opened(uri);
      }),
    );
    this._register(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        this.readings.invalidate(uri);
        if (this.deleted.delete(uri.toString())) this.signal(uri);
      }),
    );
    this._register(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.readings.invalidate(uri);
        this.signal(uri);
      }),
    );
    this._register(
      vscode.window.onDidChangeWindowState((state) => {
        this.lookedAt(state);
      }),
    );
    this._register(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined) this.choose(editor.document.uri);
      }),
    );
  }

  private lookedAt({ focused }: vscode.WindowState): void {
    const today = localDay(now());
    if (!focused || this.day === today) return;
    this.day = today;
    this.changes.fire(new Set(this.candidates.keys()));
  }

  private opened(uri: vscode.Uri): void {
    this.offer([uri]);
    this.signal(uri);
  }

  private signal(uri: vscode.Uri): void {
    const backlog = this.ownerOf(uri) ?? uri;
    if (this.includes(backlog)) this.burst.signal(backlog.toString());
  }

  private changedOnDisk(uri: vscode.Uri): void {
    this.log.trace(`Changed on disk: ${uri.toString(true)}`);
    this.readings.invalidate(uri);
    const isBack = this.deleted.delete(uri.toString());
    this.offer([uri]);
    // An open document tells by itself once it has the new text.
    if (isBack || openDocument(uri) === undefined) this.signal(uri);
  }

  private deletedFromDisk(uri: vscode.Uri): void {
    this.readings.invalidate(uri);
    this.deleted.add(uri.toString());
    this.signal(uri);
  }

  private goneFromDisk(uri: vscode.Uri): void {
    const folder = `${uri.path}/`;
    for (const candidate of this.candidates.values()) {
      if (candidate.path.startsWith(folder)) this.deletedFromDisk(candidate);
    }
  }
}

/** Topmost first, then by name. */
function byPlace(one: vscode.Uri, other: vscode.Uri): number {
  const deep = (uri: vscode.Uri) => uri.path.split('/').length;
  return deep(one) - deep(other) || (one.path < other.path ? -1 : 1);
}
