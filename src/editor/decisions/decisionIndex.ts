import * as vscode from 'vscode';
import type { FoundLog } from '../../core/decisions/findLogs.ts';
import { type FindNamed, namedIn } from '../../core/decisions/named.ts';
import type { DecisionRecord } from '../../core/decisions/record.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import type { Surroundings } from '../../core/decisions/revisit.ts';
import { prefixesOf, surroundingsOf } from '../../core/decisions/surroundings.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { Burst } from '../backlogs/burst.ts';
import type { FileFormatLoader } from '../backlogs/fileFormat.ts';
import { isAtOrIn } from '../backlogs/newFolders.ts';
import { gently, pause, slice } from '../backlogs/slice.ts';
import { now } from '../clock.ts';
import { Lifetime } from '../lifetime.ts';
import { FileEvents } from './fileEvents.ts';
import { LogFiles, isConfig, textOfFile } from './logFiles.ts';
import { LogFinder } from './logFinder.ts';
import { type DecisionsNow, Records } from './records.ts';

export interface IndexParts {
  readonly backlogs: Backlogs;
  readonly format: FileFormatLoader;
  readonly log: vscode.LogOutputChannel;
}

/** Milliseconds between two rounds while a burst of changes goes on; the first change never waits. */
const interval = 100;

/** So many files are read at the same time. */
const together = 16;

const nothing: DecisionsNow = { decisions: [], needs: new Map(), alone: new Set() };

/**
 * The decisions of the workspace, kept in step with their files: one that changes is read anew, and no other. All work
 * is done in slices, one round after the other.
 */
export class DecisionIndex extends Lifetime {
  private readonly parts: IndexParts;
  private readonly events: FileEvents;
  private records: Records | undefined;
  private readonly finder = new LogFinder();
  private files = new LogFiles();
  private found = new Map<string, vscode.Uri>();
  private logs: readonly FoundLog[] = [];
  private prefixes: readonly string[] = [];
  private around: Surroundings = { today: '', done: new Set(), ranked: [] };
  /** What the next round has to do. */
  private due: { everything: boolean; logs: boolean; around: boolean } = { everything: true, logs: true, around: true };
  private readonly stale = new Set<string>();
  private running: Promise<void> | undefined;
  private shown: DecisionsNow = nothing;
  private findNamed: FindNamed = () => [];
  private readonly stopped = new vscode.CancellationTokenSource();

  private readonly changes = this._register(new vscode.EventEmitter<DecisionsNow>());
  /** Some decision, or what is worth another look, is another one now. */
  readonly onDidChange = this.changes.event;
  private readonly burst = this._register(
    new Burst<string>(() => {
      this.wake();
    }, interval),
  );

  constructor(parts: IndexParts) {
    super();
    this.parts = parts;
    this._register({
      dispose: () => {
        this.stopped.cancel();
      },
    });
    this.events = this._register(
      new FileEvents({
        changed: (uri) => {
          this.changed(uri);
        },
        gone: (uri) => {
          this.gone(uri);
        },
        came: (uri) => {
          for (const [path] of this.foundAt(uri)) this.stale.add(path);
          this.signal({ everything: true });
        },
        everything: () => {
          this.signal({ everything: true });
        },
      }),
    );
    this._register(
      parts.backlogs.onDidChange(() => {
        this.signal({ around: true });
      }),
    );
    this.wake();
  }

  /** How many records have been read so far. */
  get recordsRead(): number {
    return this.records?.textsRead ?? 0;
  }

  /** What is known now: all of it, unless the first look goes on. */
  get now(): DecisionsNow {
    return this.shown;
  }

  /** What is known once all that has changed is read. */
  async settled(): Promise<DecisionsNow> {
    while (this.running !== undefined) await this.running;
    return this.shown;
  }

  uriOf(path: string): vscode.Uri | undefined {
    return this.found.get(path);
  }

  /** The decision that a file is. */
  decisionOf(uri: vscode.Uri): Decision | undefined {
    const path = this.files.pathOf(uri);
    return path === undefined ? undefined : this.shown.decisions.find((decision) => decision.path === path);
  }

  /** The decisions that a text in some file names (`ADR-0004`, a path), that of the nearest log first. */
  named(written: string, within: vscode.Uri): readonly Decision[] {
    return this.findNamed(written, this.files.placeOf(within));
  }

  /** The records of a log, as each says itself. @param folder of the log */
  recordsOf(folder: string): readonly DecisionRecord[] {
    const paths = this.logs.filter((log) => log.folder === folder).flatMap(({ records }) => records);
    return this.records?.at(paths) ?? [];
  }

  /** The path of any file of the workspace, as those of records are. */
  placeOf(uri: vscode.Uri): string {
    return this.files.placeOf(uri);
  }

  private signal(due: Partial<DecisionIndex['due']>): void {
    this.due = { ...this.due, ...due };
    this.burst.signal('');
  }

  private changed(uri: vscode.Uri): void {
    const path = this.files.pathOf(uri);
    if (path === undefined) return;
    if (!this.found.has(path) || isConfig(path)) this.due.logs = true;
    this.found.set(path, uri);
    this.stale.add(path);
    this.burst.signal('');
  }

  private gone(uri: vscode.Uri): void {
    const lost = this.foundAt(uri);
    if (lost.length === 0) return;
    for (const [path] of lost) this.found.delete(path);
    this.signal({ logs: true });
  }

  /** The file itself, or all files in a folder. */
  private foundAt(uri: vscode.Uri): readonly (readonly [path: string, uri: vscode.Uri])[] {
    return [...this.found].filter(([, one]) => isAtOrIn(one, uri));
  }

  private wake(): void {
    this.running ??= this.work().finally(() => {
      this.running = undefined;
      if (this.isBehind()) this.wake();
    });
  }

  private async work(): Promise<void> {
    const { format, log } = this.parts;
    try {
      this.records ??= new Records((await format.load()).readFrontMatter);
      while (this.isBehind()) await this.round(this.records);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
    }
  }

  private isBehind(): boolean {
    const { everything, logs, around } = this.due;
    return !this.stopped.token.isCancellationRequested && (this.stale.size > 0 || everything || logs || around);
  }

  private async round(records: Records): Promise<void> {
    const due = this.due;
    this.due = { everything: false, logs: false, around: false };
    const moved = due.around && (await this.lookAround());
    if (due.everything) await this.findFiles();
    const read = await this.readStale(records);
    if (due.everything || due.logs || read === 'news') await this.findLogs(records);
    const known = await this.readStale(records);
    if (!due.everything && !due.logs && !moved && read === 'nothing' && known === 'nothing') return;
    const shown = await gently(records.nowSteps(this.logs, this.around));
    const findNamed = namedIn(shown.decisions);
    // A turn of its own: whoever is told has work to do as well.
    await pause();
    [this.shown, this.findNamed] = [shown, findNamed];
    this.changes.fire(shown);
  }

  /** @returns whether what decisions rest on is another thing now */
  private async lookAround(): Promise<boolean> {
    const backlogs = (await this.parts.backlogs.all()).map(({ reading }) => reading.backlog);
    const around = surroundingsOf(backlogs, now());
    const moved = keyOf(around) !== keyOf(this.around);
    // What says the same stays the same object: nothing is compared anew for it.
    if (moved) this.around = around;
    const prefixesBefore = this.prefixes;
    this.prefixes = prefixesOf(backlogs);
    if (this.prefixes.join() !== prefixesBefore.join()) for (const path of this.recordPaths()) this.stale.add(path);
    return moved;
  }

  private async findFiles(): Promise<void> {
    this.files = new LogFiles();
    const before = this.found;
    this.found = new Map(await this.files.find(this.stopped.token));
    // What a test or a person has just written may be known before the search finds it.
    for (const path of this.stale) {
      const uri = before.get(path);
      if (uri !== undefined && this.files.pathOf(uri) === path) this.found.set(path, uri);
    }
  }

  private async findLogs(records: Records): Promise<void> {
    this.logs = await this.finder.find(this.files, this.found);
    const paths = this.recordPaths();
    this.events.watchLogs(this.logs.flatMap((log) => this.found.get(log.records[0] ?? '') ?? []));
    records.keep(paths);
    for (const path of paths) if (!records.has(path)) this.stale.add(path);
    await vscode.commands.executeCommand('setContext', 'headwater.hasDecisions', paths.size > 0);
  }

  private recordPaths(): ReadonlySet<string> {
    return new Set(this.logs.flatMap((log) => log.records));
  }

  /** Reads what has changed; `news`: a folder that was no log may be one. */
  private async readStale(records: Records): Promise<'nothing' | 'records' | 'news'> {
    const paths = [...this.stale];
    this.stale.clear();
    const known = this.recordPaths();
    let outcome: 'nothing' | 'records' | 'news' = 'nothing';
    let begin = performance.now();
    for (let at = 0; at < paths.length; at += together) {
      for (const [path, uri, text] of await Promise.all(
        paths.slice(at, at + together).map((one) => this.textOf(one)),
      )) {
        if (!known.has(path)) {
          if (uri !== undefined && (await this.finder.isNews(path, uri))) outcome = 'news';
          continue;
        }
        const isNew = text === undefined ? records.delete(path) : records.put(path, text, this.prefixes);
        if (isNew && outcome === 'nothing') outcome = 'records';
        if (performance.now() - begin < slice) continue;
        await pause();
        begin = performance.now();
      }
    }
    return outcome;
  }

  private async textOf(path: string): Promise<readonly [string, vscode.Uri | undefined, string | undefined]> {
    const uri = this.found.get(path);
    return [path, uri, uri && (await textOfFile(uri))];
  }
}

/** What a look around has found, to be compared. */
function keyOf({ today, done, dropped, ranked, readings = [], cited }: Surroundings): string {
  const read = readings.map(({ metric, value, day }) => `${metric} ${value} ${day ?? ''}`);
  const lists = [[...done], [...(dropped ?? [])], ranked, read, [...(cited ?? [])]];
  return [today, ...lists.map((list) => list.join())].join('\n');
}
