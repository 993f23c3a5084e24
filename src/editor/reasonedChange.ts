import * as vscode from 'vscode';
import { itemOf } from '../core/model/backlog.ts';
import type { Intention, MoveIntention } from '../core/model/intention.ts';
import { type Reasons, judgeEntry } from '../core/policy/judge.ts';
import { pullersOf } from '../core/policy/next.ts';
import { refusalPhrase } from '../phrases/describe.ts';
import { askInput } from './ask.ts';
import type { BacklogFile } from './backlogs/backlogs.ts';
import type { Changes, Outcome } from './backlogs/changes.ts';
import type { Identity } from './identity.ts';
import { escapeIcons, withoutLinks } from './markdown.ts';
import { describeOutcome } from './outcomes.ts';
import { say } from './say.ts';

/** Milliseconds that a sentence stays in the status bar. */
const readingTime = 6000;

/**
 * Carries out intentions from outside the board: says what happened in the status bar, and asks for a reason in a
 * field, never in a dialog, where a policy wants one. Escape leaves everything as it was.
 */
export class ReasonedChange {
  private readonly changes: Changes;
  private readonly identity: Identity;

  constructor(changes: Changes, identity: Identity) {
    this.changes = changes;
    this.identity = identity;
  }

  /** Carries out intentions as one step. Undefined when somebody would not give the reason that was asked for. */
  async apply(uri: vscode.Uri, first: Intention, ...others: readonly Intention[]): Promise<Outcome | undefined> {
    const outcome = await this.changes.apply(uri, first, ...others);
    const said = describeOutcome(outcome, others.at(-1) ?? first);
    if (outcome.kind === 'done') {
      vscode.window.setStatusBarMessage(`$(check) ${escapeIcons(said)}`, readingTime);
      if (outcome.unsaved !== undefined) void vscode.window.showInformationMessage(withoutLinks(said));
      return outcome;
    }
    const wanted = outcome.kind === 'refused' ? outcome.refusal.reason : undefined;
    if (wanted === undefined) {
      void vscode.window.showWarningMessage(withoutLinks(said));
      return outcome;
    }
    const reason = await askReason(said);
    if (reason === undefined) return undefined;
    const [again = first, ...rest] = [first, ...others].map((intention) => withReason(intention, wanted, reason));
    return this.apply(uri, again, ...rest);
  }

  /**
   * Asks beforehand for the reason that a move will need, if any, for acts that begin elsewhere.
   * Undefined when somebody would not give it.
   */
  async reasonsFor({ uri, reading }: BacklogFile, move: MoveIntention | undefined): Promise<Reasons | undefined> {
    const { backlog } = reading;
    const item = move && itemOf(backlog, move.item);
    if (move === undefined || item === undefined) return {};
    const assignees = pullersOf(item, await this.identity.me(uri, backlog));
    const verdict = judgeEntry(backlog, item, move.column, { reasons: {}, assignees });
    if (verdict.ok || verdict.failure.reason === undefined) return {};
    const reason = await askReason(say(refusalPhrase(verdict.failure, backlog, say)));
    return reason === undefined ? undefined : { [verdict.failure.reason]: reason };
  }
}

/** Asks for a reason in a field; undefined on Escape. */
async function askReason(why: string): Promise<string | undefined> {
  return askInput({
    title: vscode.l10n.t('A reason is needed'),
    prompt: withoutLinks(why),
    placeHolder: vscode.l10n.t('The reason, which is recorded'),
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('Without a reason nothing is changed. Escape cancels.') : undefined,
  });
}

function withReason(intention: Intention, wanted: 'over' | 'because', reason: string): Intention {
  if (intention.kind === 'add') return { ...intention, over: reason };
  return intention.kind === 'move' || intention.kind === 'moveAll' ? { ...intention, [wanted]: reason } : intention;
}
