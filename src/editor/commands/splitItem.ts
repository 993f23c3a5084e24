import * as vscode from 'vscode';
import { type Command, Unable } from './command.ts';
import { itemTarget } from './targets.ts';

/** Takes an item apart by one of the known patterns: its parts become items below it, in one step. */
export const splitItem: Command = {
  id: 'headwater.splitItem',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item is split?'));
    if (target === undefined) return;
    const { file, item } = target;
    if (item.id !== item.key)
      throw new Unable(
        vscode.l10n.t(
          '“{item}” has no id of its own, by which its parts would name it. A fix at its line gives it one.',
          {
            item: item.title,
          },
        ),
      );
    const { askForParts } = await import('../planning/planning.ts');
    const [first, ...others] = await askForParts(file, item);
    if (first !== undefined) await parts.change.apply(file.uri, first, ...others);
  },
};
