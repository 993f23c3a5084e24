import * as vscode from 'vscode';
import { type Command, Unable } from './command.ts';
import { itemTarget } from './targets.ts';

/** Puts an item's id on the clipboard. */
export const copyItemId: Command = {
  id: 'headwater.copyItemId',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Whose id?'));
    if (target === undefined) return;
    const { id, title } = target.item;
    if (id === undefined)
      throw new Unable(vscode.l10n.t('“{title}” has no id yet. The Problems panel gives it one.', { title }));
    await vscode.env.clipboard.writeText(id);
  },
};
