import * as vscode from 'vscode';
import { revealItem as revealLineOfItem } from '../reveal.ts';
import type { Command } from './command.ts';
import { itemTarget } from './targets.ts';

/** Shows an item's line in the file. */
export const revealItem: Command = {
  id: 'headwater.revealItem',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item is shown in the file?'));
    if (target !== undefined) await revealLineOfItem(target.file, target.item.key);
  },
};
