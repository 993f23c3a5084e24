import * as vscode from 'vscode';
import { itemOf } from '../core/model/backlog.ts';
import type { Clashes } from '../protocol/board.ts';
import type { MergedFrom, ResolveOutcome } from './backlogs/resolving.ts';
import { failedText, unsavedText } from './outcomes.ts';
import { say } from './say.ts';

type Done = Extract<ResolveOutcome, { kind: 'done' }>;
type Clashing = Extract<ResolveOutcome, { kind: 'clashes' }>;

/** What became of a conflict, as a sentence: what happened, what is safe, what to do. */
export function resolutionText(outcome: ResolveOutcome): string {
  switch (outcome.kind) {
    case 'failed':
      return notResolvedText(outcome.why);
    case 'clashes':
      return outcome.clashes.length === 1
        ? vscode.l10n.t('One field was changed on both sides: choose. Nothing is written before that.')
        : vscode.l10n.t('{count} fields were changed on both sides: choose. Nothing is written before that.', {
            count: outcome.clashes.length,
          });
    case 'done':
      return [doneText(outcome), ...unsavedTexts(outcome)].join(' ');
  }
}

/** What somebody should know about a merge that was made. */
export function resolutionNotes({ from, reports, exceeded }: Done): string[] {
  const limits = exceeded.map(({ column, count, limit }) =>
    vscode.l10n.t('The merge puts {name} over its limit: {count} of {limit}.', {
      name: column ?? vscode.l10n.t('Work in progress'),
      count,
      limit,
    }),
  );
  return [...reports.map((report) => say(report)), ...limits, ...originTexts(from)];
}

/** What a merge leaves to a person, for the page that asks them. @param of the item whose own file it is about */
export function clashesMessage({ from, clashes, labels, before, version }: Clashing, of?: string): Clashes {
  return {
    type: 'clashes',
    of,
    revision: version,
    labels: { ...labels },
    remark: originTexts(from)[0],
    clashes: clashes.map(({ key, item, field, ours, theirs, base, choices }) => {
      const title = item === undefined ? undefined : itemOf(before.backlog, item)?.title;
      const name = title === undefined || title === item ? item : `${item ?? ''} ${title}`;
      return { key, item: name, field, ours, theirs, base, choices: [...choices] };
    }),
  };
}

function notResolvedText(why: Extract<ResolveOutcome, { kind: 'failed' }>['why']): string {
  switch (why) {
    case 'no-conflict':
      return vscode.l10n.t('There are no conflict markers in this file. Nothing was changed.');
    case 'lines':
      return vscode.l10n.t(
        'These sides cannot be merged by item: a side is no whole backlog. Nothing was changed: resolve it as text.',
      );
    default:
      return failedText(why);
  }
}

function doneText({ left }: Done): string {
  if (left === 0)
    return vscode.l10n.t(
      'The conflict is resolved, by item. Undo brings the markers back; stage the file to tell git.',
    );
  return left === 1
    ? vscode.l10n.t('Merged by item. One conflict is left, with its markers in the text.')
    : vscode.l10n.t('Merged by item. {count} conflicts are left, with their markers in the text.', { count: left });
}

function unsavedTexts({ unsaved }: Done): string[] {
  return unsaved === undefined || unsaved === 'other-unsaved' ? [] : [unsavedText(unsaved)];
}

function originTexts(from: MergedFrom): string[] {
  switch (from) {
    case 'git':
      return [];
    case 'text':
      return [vscode.l10n.t('Merged from the text between the markers, which is not (any more) what git left.')];
    case 'untrusted':
      return [
        vscode.l10n.t('This workspace is not trusted, so git was not asked: merged from the text between the markers.'),
      ];
  }
}
