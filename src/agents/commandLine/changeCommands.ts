import { add, move, setField } from '../tools/changes.ts';
import { next } from '../tools/next.ts';
import type { ChangeName } from './changeNames.ts';
import { type Command, flag, text } from './command.ts';
import { needed } from './words.ts';

const addCommand: Command = {
  usage:
    'add TITLE [--type T] [--source S] [--raised-by WHO] [--status COLUMN] [--why TEXT] [--estimate 2d] [--over REASON]',
  does: 'a new item; prints its id',
  options: { type: text, source: text, 'raised-by': text, status: text, why: text, estimate: text, over: text },
  async run(words, setting) {
    const [title = ''] = needed(words, ['TITLE']);
    const { data, said } = await add(setting, {
      title,
      type: words.text('type'),
      source: words.text('source'),
      raisedBy: words.text('raised-by'),
      status: words.text('status'),
      why: words.text('why'),
      estimate: words.text('estimate'),
      over: words.text('over'),
    });
    return { data, said, text: data.id };
  },
};

const moveCommand: Command = {
  usage: 'move ID COLUMN [--over REASON] [--because REASON] [--before ID | --top | --bottom]',
  does: 'to a column, and a place in it; exit 3 when a limit refuses',
  options: { over: text, because: text, before: text, top: flag, bottom: flag },
  async run(words, setting) {
    const [id = '', column = ''] = needed(words, ['ID', 'COLUMN']);
    const before = words.text('before');
    const end = words.has('top') ? 'top' : words.has('bottom') ? 'bottom' : undefined;
    const place = before === undefined ? end : { before };
    return move(setting, { id, column, place, over: words.text('over'), because: words.text('because') });
  },
};

const setCommand: Command = {
  usage: 'set ID FIELD VALUE',
  does: 'one field; [a, b] and { a: b } are read as YAML, an empty value takes it out',
  options: {},
  async run(words, setting) {
    const [id = '', field = '', value = ''] = needed(words, ['ID', 'FIELD', 'VALUE']);
    return setField(setting, { id, field, value });
  },
};

const nextCommand: Command = {
  usage: 'next [--pull]',
  does: 'the item to pull now, and why; --pull takes it',
  options: { pull: flag },
  async run(words, setting) {
    needed(words, []);
    const { data, said } = await next(setting, { pull: words.has('pull') });
    return { data, said, text: data.id ?? '' };
  },
};

/** The commands that change items, as people and agents do all day. */
export const changeCommands: Readonly<Record<ChangeName, Command>> = {
  add: addCommand,
  move: moveCommand,
  set: setCommand,
  next: nextCommand,
};
