import * as vscode from 'vscode';
import { type ConflictedFile, conflictedFiles } from '../conflicted.ts';
import { escapeIcons, withoutLinks } from '../markdown.ts';
import { clashesMessage, resolutionNotes, resolutionText } from '../resolutions.ts';
import { type Command, type CommandParts, Unable } from './command.ts';
import { backlogOf, namedBy } from './targets.ts';

/** Milliseconds that a sentence stays in the status bar. */
const readingTime = 6000;

/**
 * Merges a backlog with conflict markers, or the file of one of its items, by item; what both sides changed is asked
 * for on its board.
 */
export const resolveConflicts: Command = {
  id: 'headwater.resolveConflicts',
  run: async (parts, argument) => {
    const { uri, item, backlog } = await meant(parts, argument);
    const outcome = await parts.changes.resolve(uri);
    const said = resolutionText(outcome);
    if (outcome.kind === 'failed') throw new Unable(said);
    if (outcome.kind === 'clashes') {
      await parts.boards.show(backlog, clashesMessage(outcome, item));
      return;
    }
    vscode.window.setStatusBarMessage(`$(check) ${escapeIcons(said)}`, readingTime);
    const notes = resolutionNotes(outcome);
    if (notes.length > 0 || outcome.unsaved !== undefined)
      void vscode.window.showInformationMessage(withoutLinks([said, ...notes].join(' ')));
  },
};

interface Meant extends ConflictedFile {
  readonly backlog: vscode.Uri;
}

/** The file that an argument names, itself or as that of an item; without one, a file that needs it. */
async function meant(parts: CommandParts, argument: unknown): Promise<Meant> {
  const { uri = parts.boards.active, key } = argument === undefined ? {} : namedBy(argument, parts);
  const file = await backlogOf(parts, uri && (parts.backlogs.ownerOf(uri) ?? uri));
  const named = conflictedFiles(file);
  const found = named.find((one) => one.item === key || one.uri.toString() === uri?.toString()) ?? named[0];
  if (found !== undefined) return { ...found, backlog: file.uri };
  const all = argument === undefined ? await parts.backlogs.all() : [];
  const [first] = all.flatMap((one) => conflictedFiles(one).map((its) => ({ ...its, backlog: one.uri })));
  return first ?? { uri: file.uri, item: undefined, backlog: file.uri };
}
