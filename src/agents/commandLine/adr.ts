import { ToolFailure } from '../failure.ts';
import type { DecisionAct } from '../tools/changeDecision.ts';
import type { DecisionList, DecisionShown } from '../tools/decisions.ts';
import type { Wanted } from '../tools/recordDecisions.ts';
import type { RenumberData } from '../tools/renumberDecision.ts';
import type { Setting } from '../workplace.ts';
import { type Command, type Output, flag, text } from './command.ts';
import { checkText } from './print.ts';
import { printable } from './printable.ts';
import type { Words } from './words.ts';

/** `adr list | show | new | accept | …`: the decision records of every log below the folder, or of the nearest above. */
export const adrCommand: Command = {
  usage:
    'adr list [--as-of COMMIT] | show ID [--as-of COMMIT] | new TITLE | supersede ID TITLE | amend ID TITLE | accept ID | reject ID | deprecate ID | reaffirm ID [--because REASON] | renumber ID [--to N] [--write] | check | graph [--format dot|mermaid]; new, supersede and amend: [--status proposed|accepted] [--items ID,ID] [--context TEXT] [--options TEXT;TEXT] [--log FOLDER]',
  does: 'decision records of any dialect; check exits 1 when something is wrong with one',
  options: {
    ...{ format: text, status: text, items: text, context: text, options: text, log: text, because: text },
    ...{ to: text, write: flag, 'as-of': text },
  },
  async run(words, setting) {
    const [what = '', ...names] = words.positionals;
    const subcommand = Object.hasOwn(subcommands, what) ? subcommands[what] : undefined;
    if (subcommand === undefined) throw new ToolFailure(`Say what to do: ${Object.keys(subcommands).join(', ')}.`);
    const { takes = [], run } = subcommand;
    const idle = Object.keys(adrCommand.options).find((option) => isGiven(words, option) && !takes.includes(option));
    if (idle !== undefined) throw new ToolFailure(`adr ${what} has no option --${idle}.`);
    return run(names, { words, setting });
  },
};

function isGiven(words: Words, option: string): boolean {
  return words.has(option) || words.text(option) !== undefined;
}

interface Call {
  readonly words: Words;
  readonly setting: Setting;
}

/** What reads records is a bundle of its own: other commands do without. */
const tools = () => import('../tools/decisions.ts');
/** So is what writes and draws them. */
const writing = () => import('../tools/recordDecisions.ts');
/** What asks git about numbers is one, what changes them another, and what asks git how records stood once a third. */
const clashing = () => import('../tools/branchNumbers.ts');
const numbering = () => import('../tools/renumberDecision.ts');
const recalling = () => import('../tools/pastDecisions.ts');

interface Subcommand {
  /** The options of `adr` that mean something to it. */
  readonly takes?: readonly string[];
  readonly run: (names: readonly string[], call: Call) => Promise<Output>;
}

const recording = ['status', 'items', 'context', 'options', 'log'];

const subcommands: Readonly<Record<string, Subcommand>> = {
  list: { takes: ['as-of'], run: list },
  show: { takes: ['as-of'], run: show },
  new: { takes: recording, run: (names, call) => recorded(call, { title: expect(names, ['TITLE'])[0] ?? '' }) },
  supersede: { takes: recording, run: (names, call) => succeeding('supersedes', names, call) },
  amend: { takes: recording, run: (names, call) => succeeding('amends', names, call) },
  accept: { run: (names, call) => changed({ kind: 'accept' }, names, call) },
  reject: { run: (names, call) => changed({ kind: 'reject' }, names, call) },
  deprecate: { run: (names, call) => changed({ kind: 'deprecate' }, names, call) },
  reaffirm: { takes: ['because'], run: reaffirm },
  renumber: { takes: ['to', 'write'], run: renumber },
  check: { run: check },
  graph: { takes: ['format'], run: graph },
};

async function list(names: readonly string[], call: Call): Promise<Output> {
  expect(names, []);
  const data = await (await tools()).listDecisions(call.setting, await asOf(call));
  return { data, text: listText(data) };
}

async function show(names: readonly string[], call: Call): Promise<Output> {
  const data = await (await tools()).showDecision(call.setting, expect(names, ['ID'])[0] ?? '', await asOf(call));
  return { data, text: showText(data) };
}

async function reaffirm(names: readonly string[], call: Call): Promise<Output> {
  return changed({ kind: 'reaffirm', because: call.words.text('because') ?? '' }, names, call);
}

async function renumber(names: readonly string[], { words, setting }: Call): Promise<Output> {
  const [name = ''] = expect(names, ['ID']);
  const { renumberDecision } = await numbering();
  const data = await renumberDecision(setting, { name, to: words.text('to'), write: words.has('write') });
  return { data, text: renumberText(data), said: renumberSaid(data) };
}

async function check(names: readonly string[], { setting }: Call): Promise<Output> {
  expect(names, []);
  const { branchNumbers } = await clashing();
  const { checkDecisions } = await tools();
  const data = await checkDecisions(setting, (decisions) => branchNumbers(setting, decisions));
  return { data, text: checkText(data), exit: data.problems.some(({ severity }) => severity !== 'hint') ? 1 : 0 };
}

async function graph(names: readonly string[], { words, setting }: Call): Promise<Output> {
  expect(names, []);
  const data = await (await writing()).graphDecisions(setting, words.text('format') ?? 'mermaid');
  return { data, text: data.graph };
}

/** The logs as they stood in the commit that is named, if one is. */
async function asOf({ words, setting }: Call) {
  const revision = words.text('as-of');
  return revision === undefined ? undefined : (await recalling()).pastLogs(setting, revision);
}

async function changed(act: DecisionAct, names: readonly string[], { setting }: Call): Promise<Output> {
  const { data, said } = await (await writing()).changeDecision(setting, expect(names, ['ID'])[0] ?? '', act);
  return { data, said, text: data.path };
}

/** Records what takes a decision's place, or adds to it. */
async function succeeding(kind: 'supersedes' | 'amends', names: readonly string[], call: Call): Promise<Output> {
  const [name = '', title = ''] = expect(names, ['ID', 'TITLE']);
  return recorded(call, { title, older: { name, kind } });
}

async function recorded({ words, setting }: Call, wanted: Pick<Wanted, 'title' | 'older'>): Promise<Output> {
  const { data, said } = await (
    await writing()
  ).newDecision(setting, {
    ...wanted,
    status: words.text('status'),
    context: words.text('context'),
    options: partsOf(words.text('options'), ';'),
    items: partsOf(words.text('items'), ','),
    log: words.text('log'),
  });
  return { data, said, text: data.path };
}

function partsOf(list = '', separator: string): readonly string[] {
  return list.split(separator).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

/** @throws ToolFailure when there are too few or too many */
function expect(names: readonly string[], wanted: readonly string[]): readonly string[] {
  const missing = wanted[names.length];
  if (missing !== undefined) throw new ToolFailure(`${missing} is missing.`);
  const more = names[wanted.length];
  if (more !== undefined) throw new ToolFailure(`“${more}” is one word too many. Quote a text with blanks.`);
  return names;
}

/** A line a decision: id, status, date, title; a mark for what is worth another look. */
function listText({ decisions }: DecisionList): string {
  const rows = decisions.map(({ id, status, date, title, needs }) =>
    [id, status, date ?? '-', needs.length > 0 ? '!' : ' ', title].map(printable),
  );
  const widths = [0, 1, 2, 3].map((cell) => rows.reduce((widest, row) => Math.max(widest, row[cell]?.length ?? 0), 0));
  return rows.map((row) => row.map((text, cell) => text.padEnd(widths[cell] ?? 0)).join('  ')).join('\n');
}

function showText({ decision, problems }: DecisionShown): string {
  const { log, id, path, title, status, rawStatus, date, items, reviewBy } = decision;
  const facts = {
    log,
    id,
    path,
    title,
    status,
    'as written': rawStatus,
    date,
    items: items.join(', '),
    'review by': reviewBy,
  };
  const lines = Object.entries(facts).map(
    ([key, value]) => `${key}: ${printable(value === null || value === '' ? '-' : value)}`,
  );
  const related = decision.links.map(({ kind, target, partial, written }) => {
    const how = [partial ? 'partly' : '', written ? '' : 'said by the other'].filter((text) => text !== '').join(', ');
    return `${kind}: ${printable(target)}${how === '' ? '' : ` (${how})`}`;
  });
  const wrong = problems.map(({ line, code, message }) => `! line ${line} ${code} ${printable(message)}`);
  return [...lines, ...related, ...wrong].join('\n');
}

/** A line a place, the file's name first; `?` marks what is left. */
function renumberText({ from, to, places }: RenumberData): string {
  const lines = places.map(({ file, line, before, after, sure }) =>
    [`${file}:${line}`, sure ? '' : '?', before, '→', after]
      .filter((word) => word !== '')
      .map(printable)
      .join(' '),
  );
  return [`${printable(from)} → ${printable(to)}`, ...lines].join('\n');
}

function renumberSaid({ from, to, places, written }: RenumberData): string {
  const left = places.filter(({ sure }) => !sure).length;
  const told = left === 0 ? [] : [`What is marked with ? may mean another record and is left: look at it yourself.`];
  return [written ? `${from} is ${to} now.` : 'Nothing is written yet. To write it: --write', ...told].join(' ');
}
