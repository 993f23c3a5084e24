import * as vscode from 'vscode';
import { askInput } from '../ask.ts';
import type { Command } from './command.ts';
import { backlogOf, columnNamedBy } from './targets.ts';

/** Adds an item by its title: to the column that was clicked, in the board that is open, else to the first column. */
export const addItem: Command = {
  id: 'headwater.addItem',
  run: async (parts, argument) => {
    const { uri } = await backlogOf(parts, argument);
    const column = columnNamedBy(parts, argument);
    if (column === undefined && parts.boards.active?.toString() === uri.toString()) {
      await parts.boards.show(uri, { type: 'quickAdd' });
      return;
    }
    const title = await askTitle('');
    if (title === undefined) return;
    await parts.change.apply(uri, { kind: 'add', title, column });
  },
};

/** Asks for an item's title; undefined on Escape. */
export async function askTitle(value: string): Promise<string | undefined> {
  return askInput({
    title: vscode.l10n.t('New item'),
    prompt: vscode.l10n.t('What is it about, in a line?'),
    value,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('An item needs a title.') : undefined),
  });
}
