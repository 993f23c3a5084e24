export type TalkCode =
  | 'talk.raised'
  | 'talk.unnamed'
  | 'talk.heard'
  | 'talk.answered'
  | 'talk.thanks'
  | 'talk.thanks.unnamed'
  | 'talk.asked'
  | 'talk.asked.of'
  | 'talk.replied'
  | 'talk.none.concern'
  | 'talk.none.question'
  | 'talk.responses';

/** What is said of concerns and questions. */
export const talkPhrases: Readonly<Record<TalkCode, string>> = {
  'talk.raised': 'Raised about {item}. Thank you: bad news is worth most while there is time.',
  'talk.unnamed':
    'The file will not name you, but git shows who commits it. To go on: --write. Or give somebody this text:',
  'talk.heard': 'Heard, about {item}: “{text}”',
  'talk.answered': 'Answered, about {item}: “{text}”',
  'talk.thanks': 'Thank you, {who}, for raising it.',
  'talk.thanks.unnamed': 'Thanks to whoever raised it.',
  'talk.asked': 'Asked about {item}.',
  'talk.asked.of': 'Asked {who} about {item}.',
  'talk.replied': 'Answered, about {item}: “{text}”',
  'talk.none.concern': 'No such concern about {item} waits. Nothing was changed.',
  'talk.none.question': 'No such question about {item} waits. Nothing was changed.',
  'talk.responses': 'A concern is answered with one of: {responses}. Nothing was changed.',
};
