import * as vscode from 'vscode';
import { refusalPhrase } from '../../phrases/describe.ts';
import type { ArchiveOutcome } from '../backlogs/archiving.ts';
import { escapeIcons } from '../markdown.ts';
import { failedText, unsavedText } from '../outcomes.ts';
import { say } from '../say.ts';
import { Unable } from './command.ts';

/** Milliseconds that a sentence stays in the status bar. */
const readingTime = 6000;

/** Says what became of a move between a backlog and its archive. @throws Unable when nothing was changed */
export function sayArchived(outcome: ArchiveOutcome, done: string): void {
  if (outcome.kind === 'refused') throw new Unable(say(refusalPhrase(outcome.refusal, outcome.before.backlog, say)));
  if (outcome.kind === 'failed') throw new Unable(failedText(outcome.why));
  vscode.window.setStatusBarMessage(`$(check) ${escapeIcons(done)}`, readingTime);
  const { unsaved } = outcome;
  if (unsaved === undefined) return;
  const why =
    unsaved === 'other-unsaved'
      ? vscode.l10n.t(
          'Left unsaved: the file that the items go to has unsaved changes. Save that one first, then this.',
        )
      : unsavedText(unsaved);
  void vscode.window.showInformationMessage(`${done} ${why}`);
}
