import { ToolFailure } from '../failure.ts';
import { talk, talkText } from '../tools/talk.ts';
import { type Command, flag, text } from './command.ts';
import { type Words, needed } from './words.ts';

/** `headwater concern`: bad news about an item, raised, heard and answered by somebody else. */
export const concernCommand: Command = {
  usage:
    'concern ID TEXT [--unnamed [--write]] | concern ID --hear [--number N] | concern ID --answer plan-changed|risk-accepted|not-a-risk [--note TEXT] [--number N]',
  does: 'raises bad news about an item; hears or answers the first that waits, or the one of that number',
  options: { unnamed: flag, write: flag, hear: flag, answer: text, note: text, number: text },
  async run(words, setting) {
    const response = words.text('answer');
    const number = numberOf(words);
    if (words.has('hear') || response !== undefined) {
      const [id = ''] = needed(words, ['ID']);
      if (response === undefined) return talk(setting, id, { what: 'hear', number });
      return talk(setting, id, { what: 'settle', number, response, note: words.text('note') });
    }
    const [id = '', about = ''] = needed(words, ['ID', 'TEXT']);
    const unnamed = words.has('unnamed');
    // What git will show is said before anything is written.
    if (unnamed && !words.has('write'))
      return { data: { version: 1, id, what: 'raise', written: false }, text: about, said: talkText('talk.unnamed') };
    return talk(setting, id, { what: 'raise', text: about, unnamed });
  },
};

/** `headwater ask`: a question about an item, and its answer. */
export const askCommand: Command = {
  usage: 'ask ID TEXT [--of WHO] | ask ID --answer TEXT [--number N]',
  does: 'asks about an item; answers the first question that waits, or the one of that number',
  options: { of: text, answer: text, number: text },
  async run(words, setting) {
    const answer = words.text('answer');
    if (answer !== undefined) {
      const [id = ''] = needed(words, ['ID']);
      return talk(setting, id, { what: 'answer', number: numberOf(words), text: answer });
    }
    const [id = '', ask = ''] = needed(words, ['ID', 'TEXT']);
    return talk(setting, id, { what: 'ask', text: ask, of: words.text('of') });
  },
};

/** @throws ToolFailure where it is no number from 1 */
function numberOf(words: Words): number | undefined {
  const typed = words.text('number');
  if (typed === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/u.test(typed)) throw new ToolFailure('The option --number is a whole number from 1.');
  return Number(typed);
}
