import * as vscode from 'vscode';
import { Lifetime } from '../lifetime.ts';

/** Days as `2026-12-01`, until which a person does not want to see what waits, by its name. */
type Noted = Readonly<Record<string, string>>;

/** What a person has put off, in their own workspace storage: nobody else sees it, and the file says nothing of it. */
export class Snoozes extends Lifetime {
  private readonly memory: vscode.Memento;
  private readonly changes = this._register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changes.event;

  constructor(memory: vscode.Memento) {
    super();
    this.memory = memory;
  }

  /** Until which day something is put off; undefined when it is not, on this day. */
  until(uri: vscode.Uri, id: string, today: string): string | undefined {
    const noted = this.noted(uri);
    const until = Object.hasOwn(noted, id) ? noted[id] : undefined;
    return until !== undefined && until > today ? until : undefined;
  }

  /** Puts things off until a day. What has come back by then is forgotten. */
  async putOff(uri: vscode.Uri, ids: readonly string[], days: { readonly until: string; readonly today: string }) {
    const { until, today } = days;
    const kept = Object.entries(this.noted(uri)).filter(([, day]) => day > today);
    await this.note(uri, { ...Object.fromEntries(kept), ...Object.fromEntries(ids.map((id) => [id, until])) });
  }

  async bringBack(uri: vscode.Uri, ids: readonly string[]): Promise<void> {
    await this.note(uri, Object.fromEntries(Object.entries(this.noted(uri)).filter(([id]) => !ids.includes(id))));
  }

  private noted(uri: vscode.Uri): Noted {
    return this.memory.get<Noted>(keyOf(uri)) ?? {};
  }

  private async note(uri: vscode.Uri, noted: Noted): Promise<void> {
    await this.memory.update(keyOf(uri), Object.keys(noted).length === 0 ? undefined : noted);
    this.changes.fire();
  }
}

const keyOf = (uri: vscode.Uri) => `attention.snoozed:${uri.toString()}`;
