import type { Command } from './command.ts';
import { backlogOf, columnNamedBy } from './targets.ts';

/** Opens the board with its columns to edit: their names, limits, stages and order. */
export const editColumns: Command = {
  id: 'headwater.editColumns',
  run: async (parts, argument) => {
    const { uri } = await backlogOf(parts, argument);
    await parts.boards.show(uri, { type: 'show', dialog: 'columns', column: columnNamedBy(parts, argument) });
  },
};

/** Opens the board with the list of its keys. */
export const showKeys: Command = {
  id: 'headwater.showKeys',
  run: async (parts, argument) => {
    const { uri } = await backlogOf(parts, argument);
    await parts.boards.show(uri, { type: 'show', dialog: 'keys' });
  },
};
