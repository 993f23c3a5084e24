import type { Direction } from '../../protocol/board.ts';
import type { Command } from './command.ts';
import type { CommandId } from './commandIds.ts';

const steps: readonly (readonly [CommandId, Direction])[] = [
  ['headwater.moveCardLeft', 'left'],
  ['headwater.moveCardRight', 'right'],
  ['headwater.moveCardUp', 'up'],
  ['headwater.moveCardDown', 'down'],
  ['headwater.moveCardTop', 'top'],
  ['headwater.moveCardBottom', 'bottom'],
];

/** Moves the card with the focus one step: the keys of the board, as commands, so that people can rebind them. */
export const moveCards: readonly Command[] = steps.map(([id, direction]) => ({
  id,
  run: ({ boards }) => {
    boards.step(direction);
    return Promise.resolve();
  },
}));
