// Runs the tests of `unit`, `git` and `browser`: mocha in a Node.js process of its own.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { atAnyEnd, signalTree, stopTree } from '../processes.mjs';
import { bundleForNode } from './bundles.mjs';
import { noResults, sum } from './results.mjs';

/** @typedef {import('./results.mjs').Results} Results */

const runMocha = join(import.meta.dirname, 'runMocha.mjs');

/** Milliseconds that one test may take. */
const timeouts = { unit: 10_000, git: 30_000, browser: 180_000 };

/**
 * Milliseconds of a whole run of a suite, with the start of VS Code: one that takes longer hangs. The longest takes half
 * of it on a slow machine.
 */
export const longestRun = 30 * 60_000;

/**
 * Files of these suites know nothing of each other: each runs in a process of its own, as many at once as the machine
 * has processors. Those of the others share a server.
 */
const apart = ['unit', 'git'];

/**
 * @param {keyof typeof timeouts} name
 * @param {string[]} tests
 * @param {{ folder: string, env: NodeJS.ProcessEnv, grep?: string | undefined }} options
 * @returns {Promise<Results>}
 */
export async function runNodeSuite(name, tests, { folder, env, grep }) {
  const files = await bundleForNode(tests, join(folder, name));
  // Properties take as long as they have cases.
  const timeout = timeouts[name] * Math.max(1, Number(env['HEADWATER_RUNS']) / 200);
  const groups = apart.includes(name) ? files.map((file) => [file]) : [files];
  // Properties take longest: begun first, they leave no processor without work at the end.
  const waiting = [...groups.entries()].sort(([, [one = '']], [, [other = '']]) => rankOf(one) - rankOf(other));
  /** @type {Results[]} */
  const all = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, group] = next;
      const results = join(folder, `${name}-${index}-results.json`);
      all.push(await runProcess(name, { files: group, results, timeout, grep }, { env, alone: groups.length === 1 }));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return sum(all);
}

/** @param {string} file */
function rankOf(file) {
  return /propert|pairs/i.test(file) ? 0 : 1;
}

/**
 * Runs some files in a process. Where others run at the same time, what it prints is printed when it has ended.
 * @param {string} name
 * @param {{ files: string[], results: string, timeout: number, grep: string | undefined }} task
 * @param {{ env: NodeJS.ProcessEnv, alone: boolean }} options
 * @returns {Promise<Results>}
 */
async function runProcess(name, task, { env, alone }) {
  const output = alone ? 'inherit' : 'pipe';
  const child = spawn(process.execPath, ['--enable-source-maps', runMocha, JSON.stringify(task)], {
    cwd: root,
    env: { ...env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
    stdio: ['pipe', output, output],
    detached: true,
  });
  /** @type {Buffer[]} */
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => printed.push(data));
  // It removes its own servers and browsers when it is asked to end.
  const forget = atAnyEnd(() => signalTree(child, 'SIGTERM'));
  const code = await endOf(child);
  await stopTree(child);
  forget();
  process.stdout.write(Buffer.concat(printed));
  return readResults(task.results, `The ${name} tests ended early (${code}).`, code === 0);
}

/**
 * How a process ended. mocha cannot interrupt a test that never gives back control, so a limit stands for all of them.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<unknown>} its exit code, or what happened instead
 */
const endOf = (child) =>
  new Promise((resolve) => {
    setTimeout(() => resolve(`no end after ${longestRun / 60_000} minutes`), longestRun).unref();
    child.once('error', resolve);
    child.once('close', (exit, signal) => resolve(exit ?? signal));
  });

/**
 * What a run has counted. A run that broke off has counted nothing: that is a failure.
 * @param {string} file
 * @param {string} complaint printed when the run did not end well by itself
 * @param {boolean} [endedWell]
 * @returns {Promise<Results>}
 */
export async function readResults(file, complaint, endedWell = true) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  /** @type {Results} */
  const results = text === undefined ? noResults() : JSON.parse(text);
  if (text !== undefined && endedWell) return results;
  console.error(complaint);
  return { ...results, failed: results.failed + 1, failures: [...results.failures, complaint] };
}
