// Measures what the policies take that look at every item: what waits, what is ready, what may not be clear.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { bundled, environment, subfolder } from './place.mjs';
import { importedProject } from './reading.mjs';
import { median } from './measure.mjs';
import { milliseconds, number } from './report.mjs';

/**
 * @typedef {import('./place.mjs').Place} Place
 * @typedef {import('./report.mjs').Part} Part
 * @typedef {{ items: number, measured: Record<string, number[]> }} Judged
 */

/**
 * @param {Place} place
 * @param {{ quick: boolean }} options
 * @returns {Promise<Part>}
 */
export async function measureJudging(place, { quick }) {
  const judging = await bundled(place, 'judging');
  const imported = await importedProject(place, await subfolder(place.folder, 'judging'));
  const plans = [...(quick ? ['1000'] : ['1000', '5000', '10000']), ...(imported === undefined ? [] : [imported])];
  const rows = [];
  const aims = [];
  for (const plan of plans) {
    console.log(`Judging ${existsSync(plan) ? 'the imported project' : plan} …`);
    const runs = Array.from({ length: quick ? 1 : 5 }, () => judge(judging, place.folder, plan));
    const [{ items = 0 } = {}] = runs;
    const first = medianOf(runs, (times) => times[0] ?? Number.NaN);
    const again = medianOf(runs, (times) => median(times.slice(1)));
    const name = existsSync(plan) ? `imported project, ${items} items` : `${number(items)} items`;
    rows.push(rowOf(name, 'the first time', first), rowOf('', 'again', again));
    if (plan === '1000') aims.push(aimOf('1,000 items', { first, again, share: 1 }));
    if (existsSync(plan)) aims.push(aimOf('1,000 items as imported', { first, again, share: 1000 / items }));
  }
  return { title: 'Judging', notes, tables: [{ title: 'All items, one after the other', head, rows }], aims };
}

const notes = [
  'What the policies take that look at all items, in fresh processes: *attention* is the whole list of what waits for somebody, *readiness* each item against the definition of ready, *balance* what was started, finished and passed over, and the voices, *coach* the one hint, *hints* that and INVEST. The plans are made so that there is much to compare: a third is reliability work that nearly everything has overtaken.',
];

const head = ['', '', 'attention', 'readiness', 'balance', 'coach', 'hints'];
const columns = head.slice(2);

/** @param {string} judging @param {string} folder @param {string} plan @returns {Judged} */
function judge(judging, folder, plan) {
  const env = environment(folder);
  return /** @type {Judged} */ (JSON.parse(String(execFileSync(process.execPath, [judging, plan], { env }))));
}

/** @param {readonly Judged[]} runs @param {(times: readonly number[]) => number} valueOf */
function medianOf(runs, valueOf) {
  return columns.map((name) => median(runs.map(({ measured }) => valueOf(measured[name] ?? []))));
}

/** @param {string} name @param {string} when @param {readonly number[]} times */
function rowOf(name, when, times) {
  return [name, when, ...times.map(milliseconds)];
}

/**
 * @param {string} what
 * @param {{ first: readonly number[], again: readonly number[], share: number }} times `share`: how many times the plan
 *   that was measured there would be of it
 * @returns {Part['aims'][number]}
 */
function aimOf(what, { first, again, share }) {
  /** @param {readonly number[]} times */
  const sum = (times) => times.slice(0, 3).reduce((all, time) => all + time, 0) * share;
  const measured = `${milliseconds(sum(first))} (again: ${milliseconds(sum(again))})`;
  return { aim: `Attention, readiness and balance of ${what} take up to 50 ms`, measured, met: sum(first) <= 50 };
}
