import { join } from 'node:path';
import { add, move, setField } from '../tools/changes.ts';
import { check } from '../tools/check.ts';
import { history } from '../tools/history.ts';
import { importProject } from '../tools/importProject.ts';
import { init } from '../tools/init.ts';
import { gather, spread } from '../tools/layout.ts';
import { list, select, show } from '../tools/list.ts';
import { mergeDriver } from '../tools/mergeDriver.ts';
import { next } from '../tools/next.ts';
import { adrCommand } from './adr.ts';
import { batchCommand } from './batchCommand.ts';
import type { Command } from './command.ts';
import { evidenceCommand } from './evidenceCommand.ts';
import { listText } from './listText.ts';
import { checkText, historyText, showText } from './print.ts';
import { mergeUsage, needed } from './words.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const initCommand: Command = {
  usage: 'init [--stream NAME]',
  does: 'write a first, commented backlog.yaml',
  options: { stream: text },
  async run(words, setting) {
    needed(words, []);
    return init(setting, words.text('stream'));
  },
};

const listCommand: Command = {
  usage: 'list [--status COLUMN] [--type TYPE] [--assignee WHO]',
  does: 'the items, in order of priority',
  options: { status: text, type: text, assignee: text },
  async run(words, setting) {
    needed(words, []);
    const filter = { status: words.text('status'), type: words.text('type'), assignee: words.text('assignee') };
    if (words.has('json')) return { data: await list(setting, filter) };
    const { items } = await select(setting, filter);
    return { data: undefined, text: listText(items.map(({ fields }) => fields)) };
  },
};

const showCommand: Command = {
  usage: 'show ID',
  does: 'one item, with what is wrong with it',
  options: {},
  async run(words, setting) {
    const [id = ''] = needed(words, ['ID']);
    const shown = await show(setting, id);
    return { data: shown.data, text: showText(shown) };
  },
};

const checkCommand: Command = {
  usage: 'check',
  does: 'all problems; exit 1 on errors',
  options: {},
  async run(words, setting) {
    needed(words, []);
    const data = await check(setting);
    const exit = data.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
    return { data, text: checkText(data), exit };
  },
};

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

const importCommand: Command = {
  usage: 'import backlog.md PATH [--no-archive] [--stream NAME]',
  does: "another tool's project, as a new backlog.yaml",
  options: { 'no-archive': flag, stream: text },
  async run(words, setting) {
    const [format = '', from = ''] = needed(words, ['FORMAT', 'PATH']);
    return importProject(setting, { format, from, archive: !words.has('no-archive'), stream: words.text('stream') });
  },
};

/** What `cli.ts` does not take for three files to merge. */
const mergeCommand: Command = {
  usage: `${mergeUsage} | merge install | merge uninstall`,
  does: 'three versions of a backlog by item, into OURS; install lets git do it in this repository',
  options: { undo: flag },
  async run(words, setting) {
    const [what = ''] = needed(words, ['install or uninstall']);
    return mergeDriver(setting, { what, undo: words.has('undo'), tool: join(__dirname, '..') });
  },
};

const historyCommand: Command = {
  usage: 'history [--write]',
  does: "moves that git's history shows and the backlog does not record; --write records them",
  options: { write: flag },
  async run(words, setting) {
    needed(words, []);
    const write = words.has('write');
    const { data, said } = await history(setting, write);
    const more = write || data.entries.length === 0 ? '' : '\nTo record them: headwater history --write';
    return { data, said: said + more, text: historyText(data) };
  },
};

const spreadCommand: Command = {
  usage: 'spread [--folder NAME]',
  does: 'a file for each item, for teams that merge on a hosting site; by default in the folder that is named like the backlog',
  options: { folder: text },
  async run(words, setting) {
    needed(words, []);
    return spread(setting, words.text('folder'));
  },
};

const gatherCommand: Command = {
  usage: 'gather',
  does: 'all items in the one file again',
  options: {},
  async run(words, setting) {
    needed(words, []);
    return gather(setting);
  },
};

/** Every command by its name. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ['init', initCommand],
  ['list', listCommand],
  ['show', showCommand],
  ['check', checkCommand],
  ['add', addCommand],
  ['move', moveCommand],
  ['set', setCommand],
  ['next', nextCommand],
  ['batch', batchCommand],
  ['evidence', evidenceCommand],
  ['import', importCommand],
  ['merge', mergeCommand],
  ['history', historyCommand],
  ['spread', spreadCommand],
  ['gather', gatherCommand],
  ['adr', adrCommand],
]);
