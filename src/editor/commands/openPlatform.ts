import type { Command } from './command.ts';

/** Opens the reliability, security and infrastructure items of all backlogs on one board. */
export const openPlatform: Command = {
  id: 'headwater.openPlatform',
  run: ({ platform }) => platform.show(),
};
