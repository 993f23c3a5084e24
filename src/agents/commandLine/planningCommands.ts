import { type ReportAnswer, balance, digest } from '../tools/planning.ts';
import { type Command, type Output, text } from './command.ts';
import { printable } from './printable.ts';
import { needed } from './words.ts';

/** `headwater balance`: what kinds of work are done, and whose ideas enter. It advises, so it never exits with 1. */
export const balanceCommand: Command = {
  usage: 'balance [--window 12w]',
  does: 'what kinds of work were started and finished, what was passed over, and whose ideas enter',
  options: { window: text },
  async run(words, setting) {
    needed(words, []);
    return printed(await balance(setting, words.text('window')));
  },
};

/** `headwater digest`: a Markdown document for a retrospective. */
export const digestCommand: Command = {
  usage: 'digest [--since 2w]',
  does: 'what was finished, learned, raised, decided against and thanked for, as Markdown for a retrospective',
  options: { since: text },
  async run(words, setting) {
    needed(words, []);
    return printed(await digest(setting, words.text('since')));
  },
};

function printed({ data, text: document }: ReportAnswer): Output {
  return { data, text: document.trimEnd().split('\n').map(printable).join('\n') };
}
