import * as vscode from 'vscode';
import { attendedLines } from '../../core/policy/attention/attention.ts';
import { decisionsThatWait } from '../../core/policy/attention/decisionsThatWait.ts';
import { now } from '../clock.ts';
import type { Decisions } from '../decisions/decisions.ts';
import type { DecisionSession } from '../decisions/decisionSession.ts';
import { Lifetime } from '../lifetime.ts';
import type { AttendedRecord } from './attended.ts';

/** Decisions that are worth another look, as long as decisions are shown at all: nothing of them is loaded for this. */
export class Revisits extends Lifetime {
  private session: DecisionSession | undefined;
  private readonly changes = this._register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changes.event;

  constructor(decisions: Decisions) {
    super();
    this._register(
      decisions.onDidLoad((session) => {
        this.follow(session);
      }),
    );
    if (decisions.loaded)
      void decisions.session().then((session) => {
        this.follow(session);
      });
  }

  /** Each with its reasons, or what of them somebody has put off; a little at a time. */
  *on(
    day: string,
    isPutOff: (uri: vscode.Uri, id: string) => boolean,
  ): Generator<undefined, readonly AttendedRecord[]> {
    if (this.session === undefined) return [];
    const { index } = this.session;
    const { decisions, needs } = index.now;
    const records: AttendedRecord[] = [];
    for (const decision of decisions) {
      const uri = needs.has(decision.path) ? index.uriOf(decision.path) : undefined;
      if (uri === undefined) continue;
      const found = decisionsThatWait([decision], needs, now());
      records.push({ uri, reading: undefined, day, ...attendedLines(found, (id) => isPutOff(uri, id)) });
      yield;
    }
    return records;
  }

  private follow(session: DecisionSession): void {
    if (this.session !== undefined) return;
    this.session = session;
    this._register(
      session.index.onDidChange(() => {
        this.changes.fire();
      }),
    );
    this.changes.fire();
  }
}
