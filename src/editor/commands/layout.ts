import * as vscode from 'vscode';
import { refusalPhrase } from '../../phrases/describe.ts';
import type { Laid, LayoutOutcome } from '../backlogs/layouts.ts';
import { escapeIcons } from '../markdown.ts';
import { failedText, unsavedText } from '../outcomes.ts';
import { say } from '../say.ts';
import { type Command, type CommandParts, Unable } from './command.ts';
import { backlogOf } from './targets.ts';

/** Milliseconds that a sentence stays in the status bar. */
const readingTime = 8000;

/** Puts each item into a file of its own. */
export const spreadItems: Command = {
  id: 'headwater.spread',
  run: (parts, argument) =>
    layOut(parts, argument, 'spread', ({ items, folder }) =>
      vscode.l10n.t('Each of the {items} items has a file of its own in {folder}/ now.', { items, folder }),
    ),
};

/** Puts items that have files of their own back into the one file. */
export const gatherItems: Command = {
  id: 'headwater.gather',
  run: (parts, argument) =>
    layOut(parts, argument, 'gather', ({ items }) =>
      vscode.l10n.t('The {items} items are in the one file again.', { items }),
    ),
};

async function layOut(
  parts: CommandParts,
  argument: unknown,
  to: 'spread' | 'gather',
  done: (laid: Laid) => string,
): Promise<void> {
  const { uri } = await backlogOf(parts, argument);
  const title =
    to === 'spread' ? vscode.l10n.t('Writing a file for each item…') : vscode.l10n.t('Gathering the items…');
  const outcome = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    parts.changes.layOut(uri, to),
  );
  const said = doneText(outcome, done);
  vscode.window.setStatusBarMessage(`$(check) ${escapeIcons(said)}`, readingTime);
  if (outcome.kind === 'done' && outcome.unsaved !== undefined)
    void vscode.window.showInformationMessage(`${said} ${unsavedText(outcome.unsaved)}`);
}

/** @throws Unable when nothing was changed */
function doneText(outcome: LayoutOutcome, done: (laid: Laid) => string): string {
  switch (outcome.kind) {
    case 'taken':
      throw new Unable(
        vscode.l10n.t('{folder} is there already and has files in it that may be items. Nothing was changed.', {
          folder: `${outcome.folder}/`,
        }),
      );
    case 'refused':
      throw new Unable(say(refusalPhrase(outcome.refusal, outcome.before.backlog, say)));
    case 'failed':
      throw new Unable(failedText(outcome.why));
    case 'done':
      return done(outcome.answer);
  }
}
