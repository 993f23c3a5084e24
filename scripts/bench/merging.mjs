// Measures merging: how often branches conflict, beside Backlog.md's files; how long a merge takes, and the driver to start.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headwaterText } from './boards.mjs';
import { interleave, interleavePrograms, median, ratio } from './measure.mjs';
import { backlogMdProgram, installPeers, repository } from './peers.mjs';
import { bundled, environment, subfolder } from './place.mjs';
import { milliseconds, number, times } from './report.mjs';
import { makeTasks } from './tasks.mjs';

/**
 * @typedef {import('./place.mjs').Place} Place
 * @typedef {import('./report.mjs').Part} Part
 * @typedef {{ touching: string, edits: number, pairs: number, oneFile: number, oneFileDriver: number,
 *   oneFileUnion: number, itemFiles: number, itemFilesArchive: number, itemFilesDriver: number, backlogMd: number,
 *   picked: readonly PickedRates[] }} Rates
 * @typedef {{ way: string, oneFile: number, oneFileDriver: number, itemFiles: number, itemFilesDriver: number,
 *   backlogMd: number }} PickedRates
 * @typedef {{ wall: number, parsing: number, parsed: number, touched: number }} Large
 */

const items = 10_000;

/**
 * @param {Place} place
 * @param {{ quick: boolean }} options
 * @returns {Promise<Part>}
 */
export async function measureMerging(place, { quick }) {
  const folder = await subfolder(place.folder, 'merging');
  const bundle = await bundled(place, 'merging');
  /** @param {string[]} words @returns {unknown} */
  const run = (...words) => {
    const printed = execFileSync(process.execPath, [bundle, ...words], { maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(String(printed));
  };
  const peer = await checkedPeer(folder, run);
  const rates = measureRates(folder, run, quick ? 4 : 125);
  const large = await measureLarge(folder, run, quick ? 1 : 7);
  const start = await measureStart(place, folder, quick ? 3 : 15);
  return {
    title: 'Merging',
    notes: [...notes, peer],
    tables: [
      { title: 'Pairs of branches that conflict', head: rateHead, rows: rates.map(rateRow) },
      {
        title: 'Pairs of branches that conflict, rebased or picked',
        head: pickedHead,
        rows: rates.flatMap(pickedRows),
      },
      { title: `A merge of ${number(items)} items`, head: largeHead, rows: [large.row] },
      { title: 'The driver', head: startHead, rows: [start.row] },
    ],
    aims: [...aimsOfRates(rates), ...large.aims, ...start.aims],
  };
}

const notes = [
  'A plan of 40 items and an archive of 20. Of 20 edits, 7 are moves, 4 change a text, 2 a tag, 3 add an item, 3 put one elsewhere in the order, 1 archives one; a branch makes them in up to four commits. Every pair is carried out in both layouts by the code that writes people’s files, and as a Backlog.md project. Who adds second has seen the other branch’s ids.',
  '*plain* is `git merge-tree`, the merge of hosting sites. Rebased or picked, a pair conflicts where the first of its commits does. *driver* merges by item: what is left are *true* conflicts, in which both sides changed one text differently, or one archived a file that the other one changed. *union* counts what git’s `union` merges into a backlog with errors, such as an item that is there twice. `test/git/mergePairs` holds 1,000 pairs, merged, rebased and picked, to what an oracle says, and some of them to what real git makes of them.',
];

const rateHead = [
  'branches touch',
  'edits',
  'pairs',
  'one file, plain',
  'one file, union: damaged',
  'one file, driver (true)',
  'a file for each item, plain',
  '… in the archive alone',
  '… driver (true)',
  'Backlog.md, plain',
];

/** @param {Rates} rates */
function rateRow({ touching, edits, pairs, ...counts }) {
  const share = shareOf(pairs);
  return [
    touching,
    edits === 1 ? '1' : `1 to ${edits}`,
    number(pairs),
    share(counts.oneFile),
    share(counts.oneFileUnion),
    share(counts.oneFileDriver),
    share(counts.itemFiles),
    share(counts.itemFilesArchive),
    share(counts.itemFilesDriver),
    share(counts.backlogMd),
  ];
}

/** @param {number} pairs */
const shareOf = (pairs) => (/** @type {number} */ count) => `${((100 * count) / pairs).toFixed(1)} %`;

const pickedHead = [
  'branches touch',
  'edits',
  'brought together by',
  'one file, plain',
  'one file, driver (true)',
  'a file for each item, plain',
  '… driver (true)',
  'Backlog.md, plain',
];

/** @param {Rates} rates */
function pickedRows({ touching, edits, pairs, picked }) {
  const share = shareOf(pairs);
  return picked.map((counts) => [
    touching,
    edits === 1 ? '1' : `1 to ${edits}`,
    counts.way,
    share(counts.oneFile),
    share(counts.oneFileDriver),
    share(counts.itemFiles),
    share(counts.itemFilesDriver),
    share(counts.backlogMd),
  ]);
}

/** @param {string} folder @param {(...words: string[]) => unknown} run @param {number} pairs */
function measureRates(folder, run, pairs) {
  return ['different items', 'any items'].flatMap((touching) =>
    [1, 3, 8, 20].map((edits) => {
      console.log(`Merging ${pairs} pairs of branches that touch ${touching}, up to ${edits} edits each …`);
      const place = join(folder, `${touching} ${edits}`);
      return /** @type {Rates} */ (run('rates', place, touching, String(edits), String(pairs)));
    }),
  );
}

/** @param {readonly Rates[]} rates @returns {Part['aims']} */
function aimsOfRates(rates) {
  const apart = rates.filter(({ touching }) => touching === 'different items');
  const picked = apart.flatMap((rate) => rate.picked);
  const clashes = [...apart, ...picked].reduce((sum, rate) => sum + rate.oneFileDriver + rate.itemFilesDriver, 0);
  const plain =
    apart.reduce((sum, { itemFiles, itemFilesArchive }) => sum + itemFiles - itemFilesArchive, 0) +
    picked.reduce((sum, { itemFiles }) => sum + itemFiles, 0);
  const archive = apart.reduce((sum, { itemFilesArchive }) => sum + itemFilesArchive, 0);
  return [
    {
      aim: 'Branches that touch different items never conflict with the driver, merged, rebased or picked',
      measured: number(clashes),
      met: clashes === 0,
    },
    {
      aim: '… nor with a file for each item and plain git',
      measured: `${number(plain)}, and ${number(archive)} in the archive alone`,
      met: plain + archive === 0,
    },
  ];
}

const largeHead = [
  'merge',
  '`git merge-file`',
  'parsing what both touched',
  'to 3 × the one and the other',
  'blocks parsed',
];

/** @param {string} folder @param {(...words: string[]) => unknown} run @param {number} rounds */
async function measureLarge(folder, run, rounds) {
  console.log(`Merging ${number(items)} items …`);
  const file = join(folder, 'large.yaml');
  await writeFile(file, headwaterText(makeTasks(items)));
  run('write large', file, folder);
  const three = ['ours', 'base', 'theirs'].map((name) => join(folder, name));
  const git = () => {
    const started = performance.now();
    try {
      execFileSync('git', ['merge-file', '-p', '-q', ...three], {
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 2 ** 27,
      });
    } catch {
      // It has conflicts.
    }
    return { wall: performance.now() - started };
  };
  const samples = await interleave(
    [
      { name: 'git', run: git },
      { name: 'own', run: () => /** @type {Large} */ (run('merge large', folder)) },
    ],
    rounds,
  );
  const own = /** @type {Large[]} */ (samples.get('own') ?? []);
  const [merge, lines, parsing] = [own, samples.get('git') ?? [], own.map(({ parsing: wall }) => ({ wall }))].map(
    (all) => median(all.map(({ wall }) => wall)),
  );
  const found = (merge ?? NaN) / (3 * (lines ?? NaN) + (parsing ?? NaN));
  const parsed = Math.max(...own.map((one) => one.parsed));
  const row = [merge, lines, parsing].map((value) => milliseconds(value ?? NaN));
  return {
    row: [...row, times(found), String(parsed)],
    aims: [
      {
        aim: 'A merge of 10,000 items takes up to 3 × `git merge-file` and the parse of what both sides touched',
        measured: times(found),
        met: found <= 1,
      },
    ],
  };
}

const startHead = ['`node -e 0`', 'the tool, merging', 'longer by', 'to `node -e 0`'];

/** @param {Place} place @param {string} folder @param {number} rounds */
async function measureStart({ tool }, folder, rounds) {
  console.log('Starting the driver …');
  const cwd = await subfolder(folder, 'start');
  const text = headwaterText(makeTasks(40));
  const three = { base: text, ours: text.replace('type: bug', 'type: debt'), theirs: text.replace('ana, ben', 'ana') };
  for (const [name, side] of Object.entries(three)) await writeFile(join(cwd, name), side);
  const env = environment(join(folder, 'cache'));
  const words = ['merge', '--into=result', '--', 'base', 'ours', 'theirs'];
  const measured = await interleavePrograms(
    [
      { name: 'empty', command: () => ({ command: process.execPath, args: ['-e', '0'], cwd, env }) },
      { name: 'driver', command: () => ({ command: process.execPath, args: [tool, ...words], cwd, env }) },
    ],
    rounds,
  );
  const [empty, driver] = ['empty', 'driver'].map((name) => measured.samples.get(name) ?? []);
  const [before, after] = [empty, driver].map((all) => median((all ?? []).map(({ wall }) => wall)));
  const longer = (after ?? NaN) - (before ?? NaN);
  const shown = [before, after, longer].map((value) => milliseconds(value ?? NaN));
  return {
    row: [...shown, times(ratio(driver ?? [], empty ?? []))],
    aims: [{ aim: 'The driver starts within 60 ms of `node -e 0`', measured: milliseconds(longer), met: longer <= 60 }],
  };
}

/** Asks the tool itself whether it writes what is written in its place. @param {string} folder @param {(...words: string[]) => unknown} run */
async function checkedPeer(folder, run) {
  const missing = await installPeers();
  if (missing !== undefined) return `Backlog.md’s files were not compared with what its own tool writes: ${missing}`;
  const cwd = await subfolder(folder, 'peer');
  const { command } = backlogMdProgram();
  repository(cwd);
  execFileSync(command, ['init', 'Bench', '--defaults', '--agent-instructions', 'none'], { cwd, stdio: 'pipe' });
  const { edits } = /** @type {{ edits: number }} */ (run('check peer', command, cwd));
  return `Backlog.md’s files are written as \`backlog.md\` 1.52.0 writes them: this run had its own tool make ${edits} edits of all kinds, and compared each byte but the dates. In place of an estimate it has a priority.`;
}
