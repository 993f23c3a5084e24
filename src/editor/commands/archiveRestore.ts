import * as vscode from 'vscode';
import { columnOf, typeOf } from '../../core/model/backlog.ts';
import { fail } from '../../core/model/result.ts';
import { iconOfType } from '../../protocol/typeIcon.ts';
import { pickOne } from '../ask.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { archiveBeside } from '../backlogs/takenIds.ts';
import { escapeIcons } from '../markdown.ts';
import { sayArchived } from './archiveOutcome.ts';
import { type Command, type CommandParts, Unable } from './command.ts';
import { backlogOf } from './targets.ts';

/** Brings an item back from the archive. */
export const restoreItem: Command = {
  id: 'headwater.restoreItem',
  run: async (parts, argument) => {
    const file = await backlogOf(parts, argument);
    const id = await pickArchived(parts, file);
    if (id === undefined) return;
    const outcome = await parts.changes.archive(file.uri, {
      into: 'backlog',
      plan: ({ readArchive, restoreFile }, backlog, text = '') => {
        const archive = readArchive(text, backlog.backlog.board);
        if (archive === undefined) return fail({ code: 'archive.unreadable', values: {}, items: [] });
        return restoreFile(archive, backlog, id);
      },
    });
    sayArchived(outcome, vscode.l10n.t('{item} is back in the backlog.', { item: id }));
  },
};

/** Lets the person choose an archived item; its id, or undefined on Escape. */
async function pickArchived({ format }: CommandParts, { uri, reading }: BacklogFile): Promise<string | undefined> {
  const archive = (await format.load()).readArchive(await textOf(archiveBeside(uri)), reading.backlog.board)?.backlog;
  const here = new Set(reading.backlog.items.map(({ id }) => id));
  const choices = (archive?.items ?? []).flatMap((item) => {
    if (archive === undefined || item.id === undefined || item.id !== item.key || here.has(item.id)) return [];
    const column = columnOf(archive, item.column)?.name ?? item.column;
    const label = `$(${iconOfType(typeOf(archive, item))}) ${escapeIcons(item.title)}`;
    return [{ label, description: escapeIcons(`${item.id} · ${column}`), id: item.id }];
  });
  if (choices.length === 0) throw new Unable(vscode.l10n.t('The archive of this backlog has no items.'));
  const placeHolder = vscode.l10n.t('Which item comes back?');
  return (await pickOne(choices, { placeHolder, matchOnDescription: true }))?.id;
}

/** The archive's present text; empty when there is none. */
async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return '';
  }
}
