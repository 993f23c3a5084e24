// npm test: sets up what is missing and runs the tests.
//   node scripts/test.mjs [unit|git|host|browser|desktop …] [-g PATTERN] [--host 1.139|1.103] [PART OF A FILE'S PATH …]
// `-g` takes the tests whose title matches, a part of a path the files that have it. The last line is the sum of all.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from './processes.mjs';
import { setup } from './setup.mjs';
import { stageExtension } from './stage.mjs';
import { hostsOf, readPlan } from './testing/plan.mjs';
import { closingLine, noResults, sum } from './testing/results.mjs';
import { makeRunFolder } from './testing/runFolder.mjs';
import { runsOf } from './testing/runs.mjs';

/**
 * @typedef {import('./testing/plan.mjs').Plan} Plan
 * @typedef {import('./testing/results.mjs').Results} Results
 * @typedef {import('./testing/runs.mjs').Run} Run
 */

/** @param {Plan} plan */
async function prepare(plan) {
  const hosts = hostsOf(plan);
  const { browser } = await setup({ hosts, browser: hosts.length > 0 });
  const folder = await makeRunFolder();
  const extension = join(folder, 'extension');
  await stageExtension(extension);
  return { browser: browser ?? '', folder, extension };
}

/**
 * Runs one suite. Whatever breaks it is a failure of this suite; the others still run.
 * @param {Run} suite
 * @param {boolean} filtered were only some of the tests asked for?
 * @returns {Promise<Results>}
 */
async function runOne({ title, run }, filtered) {
  const started = performance.now();
  console.log(`\n== ${title}`);
  const results = await run().catch((error) => {
    explain(error);
    return broken(title);
  });
  if (results.passed + results.failed === 0 && !filtered) {
    console.error(`${title} ran no test, which is a failure.`);
    return broken(title);
  }
  console.log(`== ${title}: ${closingLine(results)} in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  return { ...results, failures: results.failures.map((failure) => `${title}: ${failure}`) };
}

/** @param {Plan} plan @returns {Promise<Results>} */
async function main(plan) {
  const prepared = await prepare(plan);
  const filtered = plan.parts.length > 0 || plan.grep !== undefined;
  const all = [];
  for (const suite of await runsOf(plan, prepared)) all.push(await runOne(suite, filtered));
  const total = sum(all);
  if (total.passed + total.failed === 0) {
    console.error('\nNothing matches: it ran no test, which is a failure.');
    return broken('nothing matches');
  }
  if (total.failed === 0) await rm(prepared.folder, { recursive: true, force: true });
  else console.error(`\nFailed:\n${total.failures.map((failure) => `- ${failure}`).join('\n')}`);
  if (total.failed > 0) console.error(`\nThe logs of this run, and pictures of failures, are in ${prepared.folder}.`);
  return total;
}

/** A failure that no test has counted. @param {string} what */
const broken = (what) => ({ ...noResults(), failed: 1, failures: [what] });

/** @param {unknown} error */
function explain(error) {
  console.error(error instanceof SetupError ? error.message : error);
}

/** @param {Results} total */
async function close(total) {
  // CI adds its own checks to the sum, and prints the closing line itself.
  const summary = process.env['HEADWATER_SUMMARY'];
  if (summary === undefined) console.log(`\n${closingLine(total)}`);
  else await writeFile(summary, JSON.stringify(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

try {
  await close(await main(readPlan(process.argv.slice(2))));
} catch (error) {
  explain(error);
  await close(broken('setting up'));
}
