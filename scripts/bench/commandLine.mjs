// Measures the command line, as whole processes, beside an empty Node.js and beside other tools.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headwaterText } from './boards.mjs';
import { interleavePrograms, median, quantile, ratio } from './measure.mjs';
import { commit, installPeers, makePeers, repository } from './peers.mjs';
import { environment, subfolder } from './place.mjs';
import { mebibytes, milliseconds, number, times } from './report.mjs';
import { makeTasks } from './tasks.mjs';

/**
 * @typedef {import('./place.mjs').Place} Place
 * @typedef {import('./report.mjs').Part} Part
 * @typedef {import('./measure.mjs').Command} Command
 * @typedef {import('./measure.mjs').Program} Program
 * @typedef {import('./measure.mjs').Samples} Samples
 * @typedef {{ cwd: string, cache: string, command: (words: string[]) => Command }} Workplace
 */

const empty = 'node -e 0';

/**
 * @param {Place} place
 * @param {{ quick: boolean }} options
 * @returns {Promise<Part & { noise: string }>}
 */
export async function measureCommandLine(place, { quick }) {
  const rows = [];
  const aims = [];
  let noise = '';
  for (const items of quick ? [1_000] : [1_000, 5_000]) {
    console.log(`The command line with ${number(items)} items …`);
    const measured = await interleavePrograms(await ownPrograms(place, 'cli', items), quick ? 3 : 11);
    const { samples } = measured;
    rows.push(...ownRows(items, measured));
    noise = noiseText(samples);
    if (items === 5_000) aims.push(...ownAims(samples));
  }
  const head = ['', 'command', 'time', 'processor', `to \`${empty}\``, '… in processor time', 'peak memory'];
  const title = 'Whole processes';
  return { title: 'The command line', notes: ownNotes, tables: [{ title, head, rows }], aims, noise };
}

const ownNotes = [
  '*warm*: what an earlier command has kept is there, of the very text. *changed*: one item was edited by hand since. *cold*: nothing is kept, neither of the backlog nor of the compiled program. *with people*: warm, and git is asked who moves.',
];

/**
 * @param {Place} place
 * @param {{ quick: boolean }} options
 * @returns {Promise<Part>}
 */
export async function measurePeers(place, { quick }) {
  const missing = await installPeers();
  if (missing !== undefined) return { title: 'Other tools', notes: [`Left out: ${missing}`], tables: [], aims: [] };
  const rows = [];
  const aims = [];
  for (const items of quick ? [1_000] : [1_000, 5_000]) {
    console.log(`Other tools with ${number(items)} tasks …`);
    const folder = await subfolder(place.folder, `others-${items}`);
    const peers = await makePeers(makeTasks(items), folder);
    /** @type {Program[]} */
    const programs = peers.flatMap(({ name, list, move }) => [
      { name: `${name} list`, command: () => list },
      { name: `${name} move`, command: move },
    ]);
    const compared = (await ownPrograms(place, 'peers', items)).filter(({ name }) => comparedWithPeers.test(name));
    const measured = await interleavePrograms([...compared, ...programs], quick ? 1 : 3);
    const names = programs.map(({ name }) => name);
    rows.push(...peerRows(items, names, measured));
    const { samples } = measured;
    if (items === 5_000) aims.push(...peerAims(samples));
  }
  const head = ['', 'command', 'time', 'processor', 'to ours, warm', 'to ours, cold', `to \`${empty}\``, 'peak memory'];
  return { title: 'Other tools', notes: peerNotes, tables: [{ title: 'The same tasks', head, rows }], aims };
}

const comparedWithPeers = /^(node|(list|move), (warm|cold))/;

const peerNotes = [
  '`backlog.md` 1.52.0 (its own binary, in a git repository, as it sets itself up): `task list --plain` and `task edit 7 -s …`. `@basementuniverse/kanbn` 0.10.0: `find -q` and `move`. Titles, texts, criteria, tags and states are the same ones; each tool has them in its own format.',
];

/** @param {Place} place @param {string} part @param {number} items @returns {Promise<Program[]>} */
async function ownPrograms(place, part, items) {
  const folder = await subfolder(place.folder, `${part}-${items}`);
  const tasks = makeTasks(items);
  /** @param {string} name @param {{ people?: boolean }} [options] */
  const workplace = (name, options) => makeWorkplace(place, { folder, name, text: headwaterText(tasks, options) });
  const [warm, cold, changed] = [await workplace('warm'), await workplace('cold'), await workplace('changed')];
  const people = await workplace('people', { people: true });
  repository(people.cwd);
  commit(people.cwd);
  /** @param {number} round */
  const byHand = (round) => edit(changed, round);
  const forgotten = () => forget(cold);
  return [
    { name: empty, command: () => ({ command: process.execPath, args: ['-e', '0'], cwd: folder }) },
    { name: 'list, warm', command: () => warm.command(['list']) },
    { name: 'move, warm', command: (round) => warm.command(move(round)) },
    { name: 'list, changed', before: byHand, command: () => changed.command(['list']) },
    { name: 'move, changed', before: byHand, command: (round) => changed.command(move(round)) },
    { name: 'move, with people', command: (round) => people.command(move(round)) },
    { name: 'list, cold', before: forgotten, command: () => cold.command(['list']) },
    { name: 'move, cold', before: forgotten, command: (round) => cold.command(move(round)) },
  ];
}

/** @param {Place} place @param {{ folder: string, name: string, text: string }} options @returns {Promise<Workplace>} */
async function makeWorkplace({ tool }, { folder, name, text }) {
  const cwd = await subfolder(folder, name);
  const cache = join(folder, `${name}-cache`);
  await writeFile(join(cwd, 'backlog.yaml'), text);
  const env = environment(cache);
  return { cwd, cache, command: (words) => ({ command: process.execPath, args: [tool, ...words], cwd, env }) };
}

/** There and back, so that every round changes something. @param {number} round */
const move = (round) => ['move', 'P-7', round % 2 === 0 ? 'in-progress' : 'to-do'];

/** @param {Workplace} workplace */
const forget = ({ cache }) => rm(cache, { recursive: true, force: true });

/** As by hand: the title of an item in the middle. @param {Workplace} workplace @param {number} round */
async function edit({ cwd }, round) {
  const file = join(cwd, 'backlog.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/(item 500)( \d+)?$/m, `$1 ${round}${Math.round(performance.now())}`));
}

/** @param {import('./measure.mjs').Sample} sample */
const cpuOf = ({ cpu }) => cpu ?? Number.NaN;

/** @typedef {Awaited<ReturnType<typeof interleavePrograms>>} Measured */

/** @param {number} items @param {Measured} measured */
function ownRows(items, { samples, memory }) {
  const others = samples.get(empty) ?? [];
  return [...samples].map(([name, own], index) => [
    index === 0 ? `${number(items)} items` : '',
    name,
    milliseconds(median(own.map(({ wall }) => wall))),
    milliseconds(median(own.map(cpuOf))),
    times(ratio(own, others)),
    times(ratio(own, others, cpuOf)),
    mebibytes(memory.get(name)),
  ]);
}

/** @param {number} items @param {readonly string[]} names @param {Measured} measured */
function peerRows(items, names, { samples, memory }) {
  return [...names, 'list, warm', 'list, cold', 'move, warm', 'move, cold'].map((name, index) => {
    const own = samples.get(name) ?? [];
    const peer = names.includes(name);
    const action = name.includes('list') ? 'list' : 'move';
    return [
      index === 0 ? `${number(items)} tasks` : '',
      peer ? name : `Headwater ${name}`,
      milliseconds(median(own.map(({ wall }) => wall))),
      milliseconds(median(own.map(cpuOf))),
      peer ? times(ratio(own, samples.get(`${action}, warm`) ?? [])) : '',
      peer ? times(ratio(own, samples.get(`${action}, cold`) ?? [])) : '',
      times(ratio(own, samples.get(empty) ?? [])),
      mebibytes(memory.get(name)),
    ];
  });
}

/** The ratio that counts, and beside it that of processor time, which others on the machine disturb less. @param {Samples} samples @param {string} name @param {string} other */
function compare(samples, name, other) {
  const [own, others] = [samples.get(name) ?? [], samples.get(other) ?? []];
  const found = ratio(own, others);
  return { found, measured: `${times(found)} (${times(ratio(own, others, cpuOf))} in processor time)` };
}

/** @param {Samples} samples @returns {Part['aims']} */
function ownAims(samples) {
  return ['list', 'move'].map((command) => {
    const { found, measured } = compare(samples, `${command}, warm`, empty);
    return { aim: `\`${command}\` of 5,000 items, warm, takes up to 1.6 × \`${empty}\``, measured, met: found <= 1.6 };
  });
}

/** @param {Samples} samples @returns {Part['aims']} */
function peerAims(samples) {
  return /** @type {const} */ ([
    ['list', 'warm', 15],
    ['move', 'warm', 25],
    ['list', 'cold', 3],
    ['move', 'cold', 3],
  ]).map(([command, state, least]) => {
    const { found, measured } = compare(samples, `backlog.md ${command}`, `${command}, ${state}`);
    const aim = `\`${command}\` of 5,000 items, ${state}, is at least ${least} × as fast as \`backlog.md\``;
    return { aim, measured, met: found >= least };
  });
}

/** @param {Samples} samples */
function noiseText(samples) {
  const walls = (samples.get(empty) ?? []).map(({ wall }) => wall);
  const [low, middle, high] = [0.05, 0.5, 0.95].map((share) => milliseconds(quantile(walls, share)));
  return `How noisy it was: \`${empty}\` took ${middle}, between ${low} and ${high} in nine of ten rounds.`;
}
