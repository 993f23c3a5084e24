import * as vscode from 'vscode';
import { escapeIcons, withoutLinks } from '../markdown.ts';
import { clashesMessage, resolutionNotes, resolutionText } from '../resolutions.ts';
import { type Command, Unable } from './command.ts';
import { backlogOf } from './targets.ts';

/** Milliseconds that a sentence stays in the status bar. */
const readingTime = 6000;

/** Merges a backlog with conflict markers by item; what both sides changed is asked for on its board. */
export const resolveConflicts: Command = {
  id: 'headwater.resolveConflicts',
  run: async (parts, argument) => {
    const conflicted = (await parts.backlogs.all()).find(({ reading }) => isConflicted(reading));
    const named = await backlogOf(parts, argument ?? parts.boards.active);
    // Without a word which one, the one that needs it is meant.
    const { uri } = argument === undefined && !isConflicted(named.reading) ? (conflicted ?? named) : named;
    const outcome = await parts.changes.resolve(uri);
    const said = resolutionText(outcome);
    if (outcome.kind === 'failed') throw new Unable(said);
    if (outcome.kind === 'clashes') {
      await parts.boards.show(uri, clashesMessage(outcome));
      return;
    }
    vscode.window.setStatusBarMessage(`$(check) ${escapeIcons(said)}`, readingTime);
    const notes = resolutionNotes(outcome);
    if (notes.length > 0 || outcome.unsaved !== undefined)
      void vscode.window.showInformationMessage(withoutLinks([said, ...notes].join(' ')));
  },
};

function isConflicted({ backlog }: { readonly backlog: { readonly readOnly: string | undefined } }): boolean {
  return backlog.readOnly === 'conflict-markers';
}
