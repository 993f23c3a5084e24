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
  /** In which files something is shown of each backlog. */
  private readonly places = new Map<string, readonly string[]>();
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
      if (uri.scheme !== 'file' || reading.backlog.readOnly !== undefined) continue;
      const print = concernsPrint(reading.backlog);
      if (this.looked.get(uri.toString()) === print) continue;
      const removed = await this.removedFrom(file, signal);
      if (removed === undefined || signal.aborted) continue;
      this.looked.set(uri.toString(), print);
      await this.show(file, removed);
    }
  }

  /** Undefined where git does not say. */
  private async removedFrom({ uri, reading }: BacklogFile, signal: AbortSignal) {
    this.asked += 1;
    const { itemFileOf, readBacklog } = await this.format.load();
    const found = new Map<string, RemovedConcern>();
    const compare = async (before: Reading | undefined) => {
      if (before !== undefined)
        for (const one of removedConcerns(before.backlog, reading.backlog))
          if (!found.has(nameOfRemoved(one))) found.set(nameOfRemoved(one), one);
      await pause();
    };
    // A text is read from the one after it, which says nearly the same.
    let near: Reading = reading;
    const take = (text: string) => {
      const before = readBacklog(text, near);
      near = before ?? near;
      return compare(before);
    };
    const read = await pastTexts(uri.fsPath, take, { ...past, signal });
    if (!read.ok) return undefined;
    const folder = reading.source.spread?.folder;
    if (folder !== undefined) {
      const takeItem = (text: string) =>
        compare(readBacklog(`headwater: 1\nitems:\n${itemFileOf({ name: '', text }).lines}`));
      const items = await pastTexts(vscode.Uri.joinPath(uri, '..', folder).fsPath, takeItem, { ...past, signal });
      if (!items.ok) return undefined;
    }
    return [...found.values()];
  }

  /** Shows what was removed, in the files where the items stand now, instead of what was shown of this backlog. */
  private async show(file: BacklogFile, removed: readonly RemovedConcern[]): Promise<void> {
    const key = file.uri.toString();
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const one of removed) {
      const { uri, diagnostic } = await diagnosticOf(file, one);
      byFile.set(uri.toString(), [...(byFile.get(uri.toString()) ?? []), diagnostic]);
    }
    for (const uri of this.places.get(key) ?? []) this.shown.delete(vscode.Uri.parse(uri));
    this.places.set(key, [...byFile.keys()]);
    for (const [uri, diagnostics] of byFile) this.shown.set(vscode.Uri.parse(uri), diagnostics);
  }
}

async function diagnosticOf(file: BacklogFile, { item, concern }: RemovedConcern) {
  const { uri, line } = item === undefined ? { uri: file.uri, line: 0 } : await lineOfItem(file, item);
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
  return { uri, diagnostic };
}
