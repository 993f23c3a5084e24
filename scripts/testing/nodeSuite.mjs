// Runs the tests of `unit`, `git` and `browser`: mocha in a Node.js process of its own.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { atAnyEnd, signalTree, stopTree } from '../processes.mjs';
import { bundleForNode } from './bundles.mjs';
import { noResults } from './results.mjs';

/** @typedef {import('./results.mjs').Results} Results */

const runMocha = join(import.meta.dirname, 'runMocha.mjs');

/** Milliseconds that one test may take. */
const timeouts = { unit: 10_000, git: 30_000, browser: 90_000 };

const longestRun = 15 * 60_000;

/**
 * @param {keyof typeof timeouts} name
 * @param {string[]} tests
 * @param {{ folder: string, env: NodeJS.ProcessEnv, grep?: string | undefined }} options
 * @returns {Promise<Results>}
 */
export async function runNodeSuite(name, tests, { folder, env, grep }) {
  const files = await bundleForNode(tests, join(folder, name));
  const results = join(folder, `${name}-results.json`);
  // Properties take as long as they have cases.
  const timeout = timeouts[name] * Math.max(1, Number(env['HEADWATER_RUNS']) / 200);
  const task = JSON.stringify({ files, results, timeout, grep });
  const child = spawn(process.execPath, ['--enable-source-maps', runMocha, task], {
    cwd: root,
    env,
    stdio: ['pipe', 'inherit', 'inherit'],
    detached: true,
  });
  // It removes its own servers and browsers when it is asked to end.
  const forget = atAnyEnd(() => signalTree(child, 'SIGTERM'));
  const code = await endOf(child);
  await stopTree(child);
  forget();
  return readResults(results, `The ${name} tests ended early (${code}).`, code === 0);
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
    child.once('exit', (exit, signal) => resolve(exit ?? signal));
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
