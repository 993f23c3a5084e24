import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { itemTarget } from './targets.ts';

/** Opens an item on its board, with its form. */
export const openItem: Command = {
  id: 'headwater.openItem',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item opens?'));
    if (target !== undefined) await parts.boards.show(target.file.uri, { type: 'openCard', item: target.item.key });
  },
};
