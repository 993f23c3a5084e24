import * as vscode from 'vscode';
import { withoutLinks } from '../markdown.ts';
import { type Command, Unable } from './command.ts';
import { showMarkdown } from './showMarkdown.ts';
import { backlogOf } from './targets.ts';

/** Walks the top of the backlog item by item, and sums up at the end what became of it. */
export const refineBacklog: Command = {
  id: 'headwater.refine',
  run: async (parts, argument) => {
    const file = await backlogOf(parts, argument);
    const { backlogs, change, boards } = parts;
    const planning = await import('../planning/planning.ts');
    const open = (uri: vscode.Uri, item: string) => boards.show(uri, { type: 'openCard', item });
    const summary = await planning.refine(file, { backlogs, change, open });
    if (summary === undefined)
      throw new Unable(
        vscode.l10n.t('All that waits is clear: the definition of ready and the hints ask for nothing more.'),
      );
    const show = vscode.l10n.t('Show Summary');
    const answer = await vscode.window.showInformationMessage(withoutLinks(planning.summarySentence(summary)), show);
    if (answer !== show) return;
    await showMarkdown(planning.summaryDocument(summary));
  },
};
