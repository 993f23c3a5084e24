import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import { type Attended as AttendedLines, attentionSteps } from '../../core/policy/attention/attention.ts';
import { patienceOf } from '../../core/policy/attention/patience.ts';
import { dayText } from '../../core/policy/attention/snoozeDays.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { gently, pause, slice } from '../backlogs/slice.ts';
import { now } from '../clock.ts';
import { Lifetime } from '../lifetime.ts';
import type { Revisits } from './revisits.ts';
import type { Snoozes } from './snoozes.ts';

/** What waits in one backlog. */
export interface AttendedFile extends AttendedLines {
  readonly uri: vscode.Uri;
  readonly reading: Reading;
  /** The calendar day that this is of. */
  readonly day: string;
}

/** What waits about one decision record, which is no backlog's. */
export interface AttendedRecord extends AttendedLines {
  readonly uri: vscode.Uri;
  readonly reading: undefined;
  readonly day: string;
}

export type AttendedSource = AttendedFile | AttendedRecord;

/** Milliseconds without a change before it is looked again: typing is not followed key by key. */
const quiet = 200;

/**
 * What waits for somebody in all backlogs, and the decisions to look at again, found anew once a backlog, a decision,
 * the day or what is put off has changed, and never else. A backlog that says the same as before is not looked at again.
 */
export class Attended extends Lifetime {
  private readonly backlogs: Backlogs;
  private readonly snoozes: Snoozes;
  private readonly revisits: Revisits;
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;
  private files: readonly AttendedFile[] = [];
  private all: readonly AttendedSource[] = [];
  /** How many backlogs were looked through so far: tests count that nothing runs while nothing changes. */
  runs = 0;
  private readonly changes = this._register(new vscode.EventEmitter<readonly AttendedSource[]>());
  readonly onDidChange = this.changes.event;

  constructor(backlogs: Backlogs, snoozes: Snoozes, revisits: Revisits) {
    super();
    this.revisits = revisits;
    this.backlogs = backlogs;
    this.snoozes = snoozes;
    this._register(
      backlogs.onDidChange(() => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.refresh(), quiet);
      }),
    );
    const again = () => {
      this.files = [];
      void this.refresh();
    };
    this._register(snoozes.onDidChange(again));
    this._register(revisits.onDidChange(() => void this.refresh()));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('headwater.attention.patience')) again();
      }),
    );
    this._register({
      dispose: () => {
        this.asked += 1;
        clearTimeout(this.timer);
      },
    });
  }

  get state(): readonly AttendedSource[] {
    return this.all;
  }

  /** Looks at what has changed. A later call makes an earlier one give up. */
  async refresh(): Promise<void> {
    const turn = (this.asked += 1);
    const isWanted = () => this.asked === turn;
    const day = dayText(now());
    const known = this.files;
    const found: AttendedFile[] = [];
    for (const { uri, reading } of await this.backlogs.all()) {
      const same = known.find((file) => file.reading === reading && file.day === day);
      const file = same ?? (await this.look(uri, reading, { day, isWanted }));
      if (file === undefined || !isWanted()) return;
      found.push(file);
    }
    const isPutOff = (uri: vscode.Uri, id: string) => this.snoozes.until(uri, id, day) !== undefined;
    const records = await gently(this.revisits.on(day, isPutOff));
    if (!isWanted()) return;
    this.files = found;
    this.all = [...found, ...records];
    this.changes.fire(this.all);
  }

  private async look(
    uri: vscode.Uri,
    reading: Reading,
    { day, isWanted }: { readonly day: string; readonly isWanted: () => boolean },
  ): Promise<AttendedFile | undefined> {
    this.runs += 1;
    const isPutOff = (id: string) => this.snoozes.until(uri, id, day) !== undefined;
    const patience = patienceOf(vscode.workspace.getConfiguration('headwater', uri).get('attention.patience'));
    const steps = attentionSteps(reading.backlog, { now: now(), isPutOff, patience });
    let begin = performance.now();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return { uri, reading, day, ...step.value };
      if (performance.now() - begin < slice) continue;
      await pause();
      if (!isWanted()) return undefined;
      begin = performance.now();
    }
  }
}
