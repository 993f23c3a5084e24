import * as vscode from 'vscode';
import { pickOne } from '../ask.ts';
import { now } from '../clock.ts';
import type { Command } from './command.ts';
import { showMarkdown } from './showMarkdown.ts';
import { backlogOf } from './targets.ts';

/** Writes a look back on a period as a document, for a retrospective: what was finished, learned, raised and thanked for. */
export const writeDigest: Command = {
  id: 'headwater.writeDigest',
  run: async (parts, argument) => {
    const { reading } = await backlogOf(parts, argument);
    const weeks = [2, 4, 6, 12].map((count) => ({ label: vscode.l10n.t('The last {count} weeks', { count }), count }));
    const placeHolder = vscode.l10n.t('What do you look back on?');
    const picked = await pickOne(weeks, { placeHolder });
    if (picked === undefined) return;
    const { digestText } = await import('../planning/planning.ts');
    await showMarkdown(digestText(reading.backlog, now(), picked.count * 7));
  },
};
