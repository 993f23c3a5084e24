import type { Command } from './command.ts';
import { backlogOf } from './targets.ts';

/** Opens the board of a backlog. */
export const openBoard: Command = {
  id: 'headwater.openBoard',
  run: async (parts, argument) => {
    await parts.boards.show((await backlogOf(parts, argument)).uri);
  },
};
