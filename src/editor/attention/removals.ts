import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import { itemOf } from '../../core/model/backlog.ts';
import {
  type RemovedConcern,
  concernsPrint,
  nameOfRemoved,
  removedConcerns,
} from '../../core/policy/removedConcerns.ts';
import { pastTexts } from '../../git/pastTexts.ts';
import { removalPhrases } from '../../phrases/late/removalPhrases.ts';
import type { BacklogFile, Backlogs } from '../backlogs/backlogs.ts';
import type { FileFormatLoader } from '../backlogs/fileFormat.ts';
import { pause } from '../backlogs/slice.ts';
import { Meter } from '../batch/meter.ts';
import { Lifetime } from '../lifetime.ts';
import { shortened } from '../markdown.ts';
import { lineOfItem } from '../reveal.ts';

/** Git is asked once a file has been left alone for so long, in milliseconds. */
const quiet = 1000;

/** For so long a removal is told of, and so many commits are looked at. */
const past = { days: 28, most: 100, timeout: 20_000 };

/**
 * Tells of concerns that were taken out of the file by hand: bad news is answered, and does not vanish. What was there
 * is asked of git, in a trusted workspace only, after the concerns of a backlog have changed and never else.
 */
export class Removals extends Lifetime {
  private readonly backlogs: Backlogs;
  private readonly format: FileFormatLoader;
  /** What the concerns of each backlog were when git was last asked. */
  private readonly looked = new Map<string, string>();
  private readonly shown = this._register(vscode.languages.createDiagnosticCollection('headwater.removed'));
  /** How many backlogs git was asked about. */
  asked = 0;
  readonly meter: Meter;

  constructor(backlogs: Backlogs, format: FileFormatLoader) {
    super();
    this.backlogs = backlogs;
    this.format = format;
    this.meter = this._register(new Meter((signal) => this.look(signal), quiet));
    const request = () => {
      if (vscode.workspace.isTrusted) this.meter.request();
    };
    this._register(backlogs.onDidChange(request));
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(request));
    request();
  }

  private async look(signal: AbortSignal): Promise<void> {
    for (const file of await this.backlogs.all()) {
      const { uri, reading } = file;
      const { spread } = reading.source;
      if (uri.scheme !== 'file' || spread !== undefined || reading.backlog.readOnly !== undefined) continue;
      const print = concernsPrint(reading.backlog);
      if (this.looked.get(uri.toString()) === print) continue;
      const removed = await this.removedFrom(file, signal);
      if (removed === undefined || signal.aborted) continue;
      this.looked.set(uri.toString(), print);
      this.shown.set(uri, await diagnosticsOf(file, removed));
    }
  }

  /** Undefined where git does not say. */
  private async removedFrom({ uri, reading }: BacklogFile, signal: AbortSignal) {
    this.asked += 1;
    const { readBacklog } = await this.format.load();
    const found = new Map<string, RemovedConcern>();
    // A text is read from the one after it, which says nearly the same.
    let near: Reading = reading;
    const take = async (text: string) => {
      const before = readBacklog(text, near);
      near = before ?? near;
      if (before !== undefined)
        for (const one of removedConcerns(before.backlog, reading.backlog))
          if (!found.has(nameOfRemoved(one))) found.set(nameOfRemoved(one), one);
      await pause();
    };
    const read = await pastTexts(uri.fsPath, take, { ...past, signal });
    return read.ok ? [...found.values()] : undefined;
  }
}

async function diagnosticsOf(file: BacklogFile, removed: readonly RemovedConcern[]): Promise<vscode.Diagnostic[]> {
  const diagnostics: vscode.Diagnostic[] = [];
  for (const { item, concern } of removed) {
    const line = item === undefined ? 0 : (await lineOfItem(file, item)).line;
    const named = item === undefined ? undefined : itemOf(file.reading.backlog, item);
    const message = vscode.l10n.t(removalPhrases[item === undefined ? 'removal.plan' : 'removal.item'], {
      item: named?.id ?? named?.title ?? '',
      day: concern.at?.slice(0, 10) ?? '?',
      text: shortened(concern.about ?? '', 200),
    });
    const range = new vscode.Range(line, 0, line, 1000);
    const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
    diagnostic.source = 'Headwater';
    diagnostic.code = 'concern.removed';
    diagnostics.push(diagnostic);
  }
  return diagnostics;
}
