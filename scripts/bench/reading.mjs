// Measures reading: cold in fresh processes, edits in one.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { root } from '../paths.mjs';
import { headwaterText } from './boards.mjs';
import { interleave, median, quantile, ratio } from './measure.mjs';
import { environment, subfolder } from './place.mjs';
import { milliseconds, mebibytes, number, times } from './report.mjs';
import { aimsOfStarts, measureStarts, startHead, startRow } from './starts.mjs';
import { makeTasks } from './tasks.mjs';

/**
 * @typedef {import('./place.mjs').Place} Place
 * @typedef {import('./report.mjs').Part} Part
 * @typedef {{ name: string, file: string, items: number | undefined }} Backlog
 * @typedef {{ wall: number, cpu: number, memory: number }} Once
 * @typedef {{
 *   items: number,
 *   edits: { plan: number, model: number, view: number, serialise: number, parsed: number }[],
 *   again: { again: number, document: number }[],
 *   memory: number,
 * }} Edits
 * @typedef {{ wall: number, steps: number, longest: number, last: number, partial: number, longestCpu: number }} Steps
 */

const kinds = ['headwater', 'item by item', 'whole text', 'to the board', 'kept', 'kept, to the board'];

/** A real project of another tool, where it is present. */
const corpus = resolve(root, '../shared/corpora/backlog.md');

/**
 * @param {Place} place
 * @param {{ quick: boolean }} options
 * @returns {Promise<Part>}
 */
export async function measureReading(place, { quick }) {
  const backlogs = await makeBacklogs(place, quick ? [1_000] : [1_000, 5_000, 10_000]);
  const cold = [];
  const edited = [];
  const stepped = [];
  const started = [];
  const aims = [];
  for (const backlog of backlogs) {
    console.log(`Reading ${backlog.name} …`);
    const samples = await readCold(place, backlog.file, quick ? 1 : 5);
    cold.push(...coldRows(backlog, samples));
    const edits = /** @type {Edits} */ (runOnce(place, 'edits', backlog.file, quick ? '12' : '60'));
    edited.push(editRow(backlog, edits));
    const steps = await readSteps(place, backlog.file, quick ? 1 : 3);
    stepped.push(stepRow(backlog, steps));
    const starts = await measureStarts((kept) => runOnce(place, 'start', backlog.file, kept), {
      folder: place.folder,
      rounds: quick ? 1 : 5,
    });
    started.push(startRow(backlog.name, starts));
    if (backlog.items === 10_000) aims.push(...aimsOf(samples, edits), aimOfSteps(steps), ...aimsOfStarts(starts));
  }
  const missing = existsSync(corpus) ? [] : ['The imported project was not there, and is missing in the tables.'];
  return {
    title: 'Reading',
    notes: [...notes, ...missing],
    tables: [
      { title: 'A first reading, each in a process of its own', head: coldHead, rows: cold },
      { title: 'An edit of one item', head: editHead, rows: edited },
      { title: 'A first reading in steps', head: stepHead, rows: stepped },
      { title: 'A window’s first start, and its second', head: startHead, rows: started },
    ],
    aims,
  };
}

const notes = [
  '*item by item* is `yaml.parse` of each item’s block, *whole text* `yaml.parseDocument`, both in fresh processes, as Headwater’s own; the time is that of reading, without starting Node.js. *kept* reads what an earlier command has kept.',
  'Edits go all over the file, by turns a new title and a move to the next column. *model* is from the new text to the model, *plan* from the intention to the new text, *board* from the model to the message for the page, as text. *again* is the same text read from nothing in the same process, between the edits.',
  'In steps, the editor can do other work between any two of them: *longest* is the longest step but the last, which puts the items together; *half shown* is a reading of the first half of the items, for the views meanwhile. Where others use the machine, a step is also as long as they interrupt it; its processor time is not, but has that of the engine’s helpers in it.',
  'A window reads in slices, and looks up what an earlier one has kept of a backlog: *first* is without that, *second* with it, *keeping* the writing in between, when nothing has changed for a while. Each *longest* is how long nobody else in the extension host could have worked.',
];

/** @param {Place} place @param {readonly number[]} sizes @returns {Promise<Backlog[]>} */
async function makeBacklogs({ folder, tool }, sizes) {
  const inside = await subfolder(folder, 'reading');
  /** @type {Backlog[]} */
  const backlogs = [];
  for (const items of sizes) {
    const file = join(inside, `backlog-${items}.yaml`);
    await writeFile(file, headwaterText(makeTasks(items)));
    backlogs.push({ name: `${number(items)} items`, file, items });
  }
  const imported = await importedProject({ folder, tool }, inside);
  return imported === undefined
    ? backlogs
    : [...backlogs, { name: 'imported project', file: imported, items: undefined }];
}

/**
 * The real project of another tool as a backlog; undefined where it is not present.
 * @param {Pick<Place, 'folder' | 'tool'>} place @param {string} parent
 */
export async function importedProject({ folder, tool }, parent) {
  if (!existsSync(corpus)) return undefined;
  const imported = await subfolder(parent, 'imported');
  execFileSync(process.execPath, [tool, 'import', 'backlog.md', corpus, '--no-archive'], {
    cwd: imported,
    env: environment(join(folder, 'cache')),
    stdio: 'pipe',
  });
  return join(imported, 'backlog.yaml');
}

/** @param {Place} place @param {string} kind @param {string} file @param {string[]} more @returns {unknown} */
function runOnce({ reading, folder }, kind, file, ...more) {
  const env = environment(join(folder, 'cache'));
  const printed = execFileSync(process.execPath, [reading, kind, file, ...more], { env, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(String(printed));
}

/** @param {Place} place @param {string} file @param {number} rounds @returns {Promise<Map<string, Once[]>>} */
async function readCold(place, file, rounds) {
  const cases = kinds.map((name) => ({ name, run: () => /** @type {Once} */ (runOnce(place, name, file)) }));
  return /** @type {Promise<Map<string, Once[]>>} */ (interleave(cases, rounds));
}

/** @param {Place} place @param {string} file @param {number} rounds @returns {Promise<Steps[]>} */
async function readSteps(place, file, rounds) {
  const run = () => /** @type {Steps} */ (runOnce(place, 'steps', file));
  const samples = /** @type {Map<string, Steps[]>} */ (await interleave([{ name: 'steps', run }], rounds));
  return samples.get('steps') ?? [];
}

const stepHead = ['', 'steps', 'all', 'longest', 'last', 'longest of all, processor', 'half shown'];

/** @param {Backlog} backlog @param {readonly Steps[]} measured */
function stepRow({ name }, measured) {
  /** @param {(steps: Steps) => number} valueOf */
  const middle = (valueOf) => milliseconds(median(measured.map(valueOf)));
  return [
    name,
    number(measured[0]?.steps ?? 0),
    middle(({ wall }) => wall),
    middle(({ longest }) => longest),
    middle(({ last }) => last),
    middle(({ longestCpu }) => longestCpu),
    middle(({ partial }) => partial),
  ];
}

/** @param {readonly Steps[]} measured @returns {Part['aims'][number]} */
function aimOfSteps(measured) {
  const longest = median(measured.map(({ longest, last, partial }) => Math.max(longest, last, partial)));
  const aim = 'A first reading of 10,000 items never holds the editor up for more than 50 ms at a time';
  const cpu = median(measured.map(({ longestCpu }) => longestCpu));
  return {
    aim,
    measured: `${milliseconds(longest)} (steps: ${milliseconds(cpu)} of processor time)`,
    met: longest <= 50,
  };
}

const coldHead = ['', 'what', 'time', 'processor', 'to *item by item*', 'to *whole text*', 'peak memory'];

/** @param {Backlog} backlog @param {Map<string, Once[]>} samples */
function coldRows({ name }, samples) {
  const items = samples.get('item by item') ?? [];
  const document = samples.get('whole text') ?? [];
  return kinds.map((kind, index) => {
    const own = samples.get(kind) ?? [];
    return [
      index === 0 ? name : '',
      kind,
      milliseconds(median(own.map(({ wall }) => wall))),
      milliseconds(median(own.map(({ cpu }) => cpu))),
      times(ratio(own, items)),
      times(ratio(own, document)),
      mebibytes(median(own.map(({ memory }) => memory))),
    ];
  });
}

const editHead = [
  '',
  'blocks parsed',
  'model: median',
  '95 of 100 below',
  'most',
  'plan',
  'board',
  'to reading *again*',
  'to *whole text*',
];

/** @param {Backlog} backlog @param {Edits} measured */
function editRow({ name, items }, { items: counted, edits, again }) {
  const models = edits.map(({ model }) => model);
  const anew = median(again.map((one) => one.again));
  return [
    items === undefined ? `${name}, ${number(counted)} items` : name,
    String(Math.max(...edits.map(({ parsed }) => parsed))),
    milliseconds(median(models)),
    milliseconds(quantile(models, 0.95)),
    milliseconds(Math.max(...models)),
    milliseconds(median(edits.map(({ plan }) => plan))),
    milliseconds(median(edits.map(({ view, serialise }) => view + serialise))),
    times(median(models) / anew),
    times(median(models) / median(again.map(({ document }) => document))),
  ];
}

/** @param {Map<string, Once[]>} samples @param {Edits} measured @returns {Part['aims']} */
function aimsOf(samples, { edits }) {
  const parsed = Math.max(...edits.map((edit) => edit.parsed));
  const model = median(edits.map((edit) => edit.model));
  const [own, items] = [samples.get('headwater') ?? [], samples.get('item by item') ?? []];
  const [first, firstCpu] = [ratio(own, items), ratio(own, items, ({ cpu }) => cpu ?? Number.NaN)];
  return [
    { aim: 'An edit of one of 10,000 items parses one block', measured: String(parsed), met: parsed === 1 },
    { aim: '… and reaches the model in under 20 ms', measured: milliseconds(model), met: model < 20 },
    {
      aim: 'A first reading of 10,000 items takes up to 1.2 × `yaml.parse` item by item',
      measured: `${times(first)} (${times(firstCpu)} in processor time)`,
      met: first <= 1.2,
    },
  ];
}
