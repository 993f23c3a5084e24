import * as vscode from 'vscode';
import type { Intention } from '../core/model/intention.ts';
import { itemOf } from '../core/model/backlog.ts';
import { donePhrase, noticePhrases, refusalPhrase } from '../phrases/describe.ts';
import type { Outcome } from './backlogs/changes.ts';
import type { Unsaved } from './backlogs/saving.ts';
import { say } from './say.ts';

/**
 * What became of an intention, as a sentence: what happened, what is safe, what to do.
 * @param others what was carried out with it in one step
 */
export function describeOutcome(outcome: Outcome, intention: Intention, ...others: readonly Intention[]): string {
  switch (outcome.kind) {
    case 'refused':
      return say(refusalPhrase(outcome.refusal, outcome.before.backlog, say));
    case 'failed':
      return failedText(outcome.why);
    case 'done':
      return [
        describeDone(outcome, intention, others.length),
        ...noticePhrases(outcome.change, outcome.before.backlog).map(say),
        ...(outcome.unsaved === undefined ? [] : [unsavedText(outcome.unsaved)]),
      ].join(' ');
  }
}

/** Why nothing was written. */
export function failedText(why: Extract<Outcome, { kind: 'failed' }>['why']): string {
  switch (why) {
    case 'no-backlog':
      return vscode.l10n.t('This file is no backlog (any more). Nothing was changed.');
    case 'unsettled':
      return vscode.l10n.t('The file kept changing while this was written. Nothing was changed: try again.');
    case 'unsaved-items':
      return vscode.l10n.t(
        'A file that this changes has unsaved changes, and another one would go. Save it first: nothing was changed.',
      );
  }
}

function describeDone(
  { change, before }: Extract<Outcome, { kind: 'done' }>,
  intention: Intention,
  others: number,
): string {
  const { backlog } = before;
  const item = itemOf(backlog, change.item);
  const moves = intention.kind === 'moveAll' ? intention.items : intention.kind === 'move' ? [intention.item] : [];
  const done = {
    kind: intention.kind,
    item: item?.id ?? item?.title ?? change.item,
    column: change.column,
    breaches: change.breaches,
    within: moves.length > 0 && moves.every((key) => itemOf(backlog, key)?.column === change.column),
    moved: intention.kind === 'add' ? 1 + others : moves.length,
    ...(intention.kind === 'evidence' && { evidence: intention.evidence, written: change.edits.length > 0 }),
  };
  return say(donePhrase(done, backlog));
}

/** Why a change was left unsaved. */
export function unsavedText(unsaved: Unsaved | 'other-unsaved'): string {
  switch (unsaved) {
    case 'would-reformat':
      return vscode.l10n.t(
        'Left unsaved: saving would reformat other lines. “File: Save without Formatting” saves only this change.',
      );
    case 'mixed-line-breaks':
      return vscode.l10n.t(
        'Left unsaved: the file mixes kinds of line breaks, and saving would change them all. Save to accept that.',
      );
    case 'other-unsaved':
      return vscode.l10n.t('Left unsaved: another file that this changes has unsaved changes. Save that one first.');
    case 'failed':
      return vscode.l10n.t('Left unsaved: the file could not be written. The change is in the editor.');
  }
}
