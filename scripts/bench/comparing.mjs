// Measures how long decision records hold the editor up while they are compared with each other.
import { execFileSync } from 'node:child_process';
import { bundled, environment } from './place.mjs';
import { median } from './measure.mjs';
import { milliseconds, number } from './report.mjs';

/**
 * @typedef {import('./place.mjs').Place} Place
 * @typedef {import('./report.mjs').Part} Part
 * @typedef {{ all: number, longest: number }} Compared
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
    const [all, longest] = [median(runs.map((run) => run.all)), median(runs.map((run) => run.longest))];
    const ratio = median(runs.map((run) => run.longest / run.all));
    rows.push([`${number(count)} decisions`, milliseconds(all), milliseconds(longest), `${ratio.toFixed(3)} ×`]);
    if (count !== 2000) continue;
    const aim = 'Comparing 2,000 decisions never holds the editor up for more than 50 ms at a time';
    aims.push({ aim, measured: `${milliseconds(longest)} (${ratio.toFixed(3)} × all of it)`, met: longest <= 50 });
  }
  const head = ['', 'all', 'longest step', 'longest to all'];
  return { title: 'Decisions', notes, tables: [{ title: 'Compared with each other', head, rows }], aims };
}

const notes = [
  'All records compared anew, and what of them is worth another look, in fresh processes and in processor time, with that of the engine’s helpers; each rests on three others. The editor does other work between steps, whenever 15 ms are over.',
];

/** @param {string} script @param {string} folder @param {number} count @returns {Compared[]} */
function compare(script, folder, count) {
  const output = execFileSync(process.execPath, [script, String(count)], { env: environment(folder) });
  return /** @type {Compared[]} */ (JSON.parse(String(output)));
}
