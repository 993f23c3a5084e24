import { ToolFailure } from '../failure.ts';
import type { DecisionList, DecisionShown } from '../tools/decisions.ts';
import type { Setting } from '../workplace.ts';
import { type Command, type Output, text } from './command.ts';
import { checkText } from './print.ts';
import { printable } from './printable.ts';
import type { Words } from './words.ts';

/** `adr list | show | new | supersede | accept | check | graph`: the decision records of every log below the folder. */
export const adrCommand: Command = {
  usage:
    'adr list | show ID | new TITLE | supersede ID TITLE | accept ID | check | graph [--format dot|mermaid]; new and supersede: [--status proposed|accepted] [--items ID,ID] [--context TEXT] [--log FOLDER]',
  does: 'decision records of any dialect; check exits 1 when something is wrong with one',
  options: { format: text, status: text, items: text, context: text, log: text },
  async run(words, setting) {
    const [what = '', ...names] = words.positionals;
    const run = subcommands[what];
    if (run === undefined) throw new ToolFailure(`Say what to do: ${Object.keys(subcommands).join(', ')}.`);
    return run(names, { words, setting });
  },
};

interface Call {
  readonly words: Words;
  readonly setting: Setting;
}

/** What reads records is a bundle of its own: other commands do without. */
const tools = () => import('../tools/decisions.ts');
/** So is what writes and draws them. */
const writing = () => import('../tools/recordDecisions.ts');

const subcommands: Readonly<Record<string, (names: readonly string[], call: Call) => Promise<Output>>> = {
  async list(names, { setting }) {
    expect(names, []);
    const data = await (await tools()).listDecisions(setting);
    return { data, text: listText(data) };
  },
  async show(names, { setting }) {
    const data = await (await tools()).showDecision(setting, expect(names, ['ID'])[0] ?? '');
    return { data, text: showText(data) };
  },
  async new(names, call) {
    return recorded(call, { title: expect(names, ['TITLE'])[0] ?? '' });
  },
  async supersede(names, call) {
    const [supersedes = '', title = ''] = expect(names, ['ID', 'TITLE']);
    return recorded(call, { title, supersedes });
  },
  async accept(names, { setting }) {
    const { data, said } = await (await writing()).acceptDecision(setting, expect(names, ['ID'])[0] ?? '');
    return { data, said, text: data.path };
  },
  async check(names, { setting }) {
    expect(names, []);
    const data = await (await tools()).checkDecisions(setting);
    return { data, text: checkText(data), exit: data.problems.some(({ severity }) => severity !== 'hint') ? 1 : 0 };
  },
  async graph(names, { words, setting }) {
    expect(names, []);
    const data = await (await writing()).graphDecisions(setting, words.text('format') ?? 'mermaid');
    return { data, text: data.graph };
  },
};

async function recorded(
  { words, setting }: Call,
  wanted: { readonly title: string; readonly supersedes?: string },
): Promise<Output> {
  const { data, said } = await (
    await writing()
  ).newDecision(setting, {
    ...wanted,
    status: words.text('status'),
    context: words.text('context'),
    items: (words.text('items') ?? '').split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()])),
    log: words.text('log'),
  });
  return { data, said, text: data.path };
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
