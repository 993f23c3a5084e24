import { now } from '../clock.ts';
import type { Command } from './command.ts';
import { showMarkdown } from './showMarkdown.ts';
import { backlogOf } from './targets.ts';

/** Shows what kinds of work are done, what was passed over, and whose ideas enter, as a document of its own. */
export const showBalance: Command = {
  id: 'headwater.showBalance',
  run: async (parts, argument) => {
    const { reading } = await backlogOf(parts, argument);
    const { balanceText } = await import('../planning/planning.ts');
    await showMarkdown(balanceText(reading.backlog, now()));
  },
};
