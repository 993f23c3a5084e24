import { join } from 'node:path';
import { check } from '../tools/check.ts';
import { history } from '../tools/history.ts';
import { importProject } from '../tools/importProject.ts';
import { init } from '../tools/init.ts';
import { gather, spread } from '../tools/layout.ts';
import { list, select, show } from '../tools/list.ts';
import { mergeDriver } from '../tools/mergeDriver.ts';
import { adrCommand } from './adr.ts';
import { attentionCommand } from './attentionCommand.ts';
import { batchCommand } from './batchCommand.ts';
import { changeCommands } from './changeCommands.ts';
import { type Command, flag, text } from './command.ts';
import { evidenceCommand } from './evidenceCommand.ts';
import { finishText } from './finishText.ts';
import { listText } from './listText.ts';
import { balanceCommand, digestCommand } from './planningCommands.ts';
import { checkText, historyText, showText } from './print.ts';
import { askCommand, concernCommand } from './talkCommands.ts';
import { mergeUsage, needed } from './words.ts';

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
  usage: `${mergeUsage} | merge install | merge uninstall | merge finish`,
  does: 'three versions of a backlog by item, into OURS; install lets git do it in this repository; finish lets what refers to renumbered items elsewhere follow',
  options: { undo: flag },
  async run(words, setting) {
    const [what = ''] = needed(words, ['install, uninstall or finish']);
    if (what === 'finish') {
      // Few merges renumber anything: a bundle of its own.
      const finished = await (await import('../tools/finishMerge.ts')).finishMerge(setting);
      return { data: { version: 1, finished }, text: finishText(finished) };
    }
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
  ['attention', attentionCommand],
  ['balance', balanceCommand],
  ['digest', digestCommand],
  ['concern', concernCommand],
  ['ask', askCommand],
  ...Object.entries(changeCommands),
  ['batch', batchCommand],
  ['evidence', evidenceCommand],
  ['import', importCommand],
  ['merge', mergeCommand],
  ['history', historyCommand],
  ['spread', spreadCommand],
  ['gather', gatherCommand],
  ['adr', adrCommand],
]);
