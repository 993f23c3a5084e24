// Measures reading decision records, comparing them with each other, and how long that holds the editor up.
import { execFileSync } from 'node:child_process';
import { bundled, environment } from './place.mjs';
import { median } from './measure.mjs';
import { milliseconds, number } from './report.mjs';

/**
 * @typedef {import('./place.mjs').Place} Place
 * @typedef {import('./report.mjs').Part} Part
 * @typedef {{ read: number, all: number, longest: number, first: number, changes: number[] }} Compared
 */

/**
 * @param {Place} place
 * @param {{ quick: boolean }} options
 * @returns {Promise<Part>}
 */
export async function measureComparing(place, { quick }) {
  const script = await bundled(place, 'comparing');
  const rows = [];
  const aims = [];
  for (const count of quick ? [2000] : [500, 2000, 8000]) {
    console.log(`Comparing ${count} decisions …`);
    const runs = Array.from({ length: quick ? 1 : 5 }, () => compare(script, place.folder, count)).flat();
    const of = (/** @type {'read' | 'all' | 'longest' | 'first'} */ key) => median(runs.map((run) => run[key]));
    const [read, all, longest, first] = [of('read'), of('all'), of('longest'), of('first')];
    const change = median(runs.flatMap(({ changes }) => changes));
    const ratio = median(runs.map((run) => run.longest / run.all));
    const figures = [read, all, change, first, longest].map(milliseconds);
    rows.push([`${number(count)} decisions`, ...figures, `${ratio.toFixed(3)} ×`]);
    if (count !== 2000) continue;
    const aim = 'Comparing 2,000 decisions never holds the editor up for more than 50 ms at a time';
    const cold = median(runs.map((run) => run.read + run.all));
    aims.push(
      { aim: '2,000 decisions are read and compared in under 1 s', measured: milliseconds(cold), met: cold < 1000 },
      {
        aim: 'One of 2,000 that changes is compared in under 10 ms',
        measured: `${milliseconds(change)} (the first one: ${milliseconds(first)})`,
        met: change < 10,
      },
    );
    aims.push({ aim, measured: `${milliseconds(longest)} (${ratio.toFixed(3)} × all of it)`, met: longest <= 50 });
  }
  const head = ['', 'read', 'compared', 'one change compared', 'the first one', 'longest step', 'longest to compared'];
  return { title: 'Decisions', notes, tables: [{ title: 'Read, and compared with each other', head, rows }], aims };
}

const notes = [
  'All records read once from their texts and compared, with what of them is worth another look, in fresh processes and in processor time, with that of the engine’s helpers; each rests on three others. Files are not read here. One change: a record is read anew that says something else, and all is compared that follows from it; fifteen records all over the log, one after the other, with other words, one more link, or another status, by turns. *the first one* follows right after everything was read and compared. The editor does other work between steps, whenever 15 ms are over.',
];

/** @param {string} script @param {string} folder @param {number} count @returns {Compared[]} */
function compare(script, folder, count) {
  const output = execFileSync(process.execPath, [script, String(count)], { env: environment(folder) });
  return /** @type {Compared[]} */ (JSON.parse(String(output)));
}
