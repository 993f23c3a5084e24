import * as vscode from 'vscode';
import type { Command } from '../command.ts';
import { itemTarget } from '../targets.ts';

/** Records a person's word that no major bug is known of an item. */
export const noMajorBug: Command = {
  id: 'headwater.noMajorBug',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item has no major bug?'));
    if (target === undefined) return;
    const { file, item } = target;
    await parts.change.apply(file.uri, { kind: 'evidence', item: item.key, evidence: 'noMajorBug', fields: {} });
  },
};
