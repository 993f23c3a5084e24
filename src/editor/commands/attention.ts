import type { Command } from './command.ts';

/** Shows what waits for somebody. */
export const showAttention: Command = {
  id: 'headwater.showAttention',
  run: async ({ attentions }) => (await attentions.session()).show(),
};

/** Does what comes next about something that waits. */
export const doNext: Command = {
  id: 'headwater.doNext',
  run: async ({ attentions }, argument) => (await attentions.session()).doNext(argument),
};

/** Puts something that waits off until a day, for the person alone. */
export const snooze: Command = {
  id: 'headwater.snooze',
  run: async ({ attentions }, argument) => (await attentions.session()).snooze(argument),
};

/** Brings back what was put off. */
export const unsnooze: Command = {
  id: 'headwater.unsnooze',
  run: async ({ attentions }, argument) => (await attentions.session()).bringBack(argument),
};
