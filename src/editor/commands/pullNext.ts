import { nextToPull } from '../../core/policy/next.ts';
import { nextPhrase } from '../../phrases/describe.ts';
import { say } from '../say.ts';
import { type Command, Unable } from './command.ts';
import { backlogOf } from './targets.ts';

/** Takes the highest ready item into work, when there is room for it. */
export const pullNext: Command = {
  id: 'headwater.pullNext',
  run: async (parts, argument) => {
    const { uri, reading } = await backlogOf(parts, argument);
    const next = nextToPull(reading.backlog, await parts.identity.me(uri, reading.backlog));
    if (next.kind !== 'pull') throw new Unable(say(nextPhrase(next, reading.backlog, say)));
    const move = { kind: 'move', item: next.item.key, column: next.column, pull: true } as const;
    const outcome = await parts.change.apply(uri, move);
    // Who pulled on the board goes on there, at what was pulled.
    if (outcome?.kind === 'done' && parts.boards.active?.toString() === uri.toString())
      await parts.boards.show(uri, { type: 'focusCard', item: next.item.key });
  },
};
