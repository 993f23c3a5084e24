import * as vscode from 'vscode';
import { isBlocked } from '../../core/policy/acts.ts';
import { askInput } from '../ask.ts';
import type { Command } from './command.ts';
import { itemTarget } from './targets.ts';

/** Says what an item waits for, or that it waits no longer. */
export const toggleBlocked: Command = {
  id: 'headwater.toggleBlocked',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item is blocked, or no longer?'));
    if (target === undefined) return;
    const { file, item } = target;
    if (isBlocked(item)) {
      await parts.change.apply(file.uri, { kind: 'act', item: item.key, act: { what: 'unblock' } });
      return;
    }
    const reason = await askInput({
      prompt: vscode.l10n.t('What does {item} wait for?', { item: item.id ?? item.title }),
      placeHolder: vscode.l10n.t('The reason, as others will read it'),
      validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined),
    });
    if (reason === undefined) return;
    await parts.change.apply(file.uri, { kind: 'act', item: item.key, act: { what: 'block', reason: reason.trim() } });
  },
};
