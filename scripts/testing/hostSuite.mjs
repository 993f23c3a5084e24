// Runs the tests of `host` inside the extension host of a real VS Code.
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import { launchBrowser, startServer } from '../host.mjs';
import { root } from '../paths.mjs';
import { copyToTemporary, makeRepository, neutralGit } from '../workspace.mjs';
import { longestRun, readResults } from './nodeSuite.mjs';

/**
 * @typedef {import('./results.mjs').Results} Results
 * @typedef {import('../hostInstall.mjs').HostVersion} HostVersion
 * @typedef {object} HostRun
 * @property {HostVersion} version
 * @property {string} browser the executable
 * @property {string} extension the extension's folder
 * @property {string} suite the bundle with `run()`
 * @property {string} folder for results and logs
 * @property {NodeJS.ProcessEnv} env
 */

/** @param {HostRun} run @returns {Promise<Results>} */
export async function runHostSuite({ version, browser, extension, suite, folder, env }) {
  const results = join(folder, `host-${version}-results.json`);
  const report = join(folder, `host-${version}-report.txt`);
  const noise = join(folder, `host-${version}.log`);
  const log = createWriteStream(noise);
  const workspace = copyToTemporary(join(root, 'test/fixtures/workspace'));
  await makeRepository(workspace.folder);
  const server = await startServer({
    version,
    env: { ...env, ...neutralGit, ...testEnvironment({ version, results, report }) },
    log: (text) => log.write(text),
  });
  /** @type {unknown} */
  let ending;
  try {
    ending = await endOf(await launchBrowser(browser), server, {
      address: server.address(workspace.folder, extension, suite),
      log,
    });
  } finally {
    await server.stop();
    await workspace.remove();
    await new Promise((resolve) => log.end(resolve));
  }
  process.stdout.write(await readFile(report, 'utf8').catch(() => ''));
  const endedWell = ending === 0 || ending === 1; // 1: a test failed, which is in the results
  const counted = await readResults(results, `VS Code ${version} ended early: ${ending}`, endedWell);
  if (counted.failed > 0) console.error(`What VS Code ${version} printed:\n${tail(await readFile(noise, 'utf8'))}`);
  return counted;
}

/**
 * What the extension host's tests are told, by its environment.
 * @param {{ version: string, results: string, report: string }} run
 */
export const testEnvironment = ({ version, results, report }) => ({
  HEADWATER_HOST: version,
  HEADWATER_ROOT: root,
  HEADWATER_RESULTS: results,
  HEADWATER_REPORT: report,
  HEADWATER_COLOR: process.stdout.isTTY ? '1' : '',
});

/**
 * Opens the workbench, which runs the tests, and closes the browser when they are over.
 * @param {import('playwright-core').Browser} chromium
 * @param {import('../host.mjs').Server} server
 * @param {{ address: string, log: import('node:fs').WriteStream }} run
 * @returns {Promise<unknown>} the exit code, 0 when `run()` resolved, or what happened instead
 */
async function endOf(chromium, server, { address, log }) {
  try {
    const page = await chromium.newPage();
    // The workbench calls these two by name, and hands over console.* of the extension host and the exit code.
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      log.write(`[${type}] ${format(...args)}\n`);
    });
    const code = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    await page.goto(address);
    return await Promise.race([code, server.died, brokenPage(page), tooLong()]);
  } finally {
    await chromium.close();
  }
}

/** @param {import('playwright-core').Page} page @returns {Promise<string>} */
const brokenPage = (page) => new Promise((resolve) => page.once('crash', () => resolve('its page crashed')));

/** @returns {Promise<string>} */
const tooLong = () =>
  new Promise((resolve) => {
    setTimeout(() => resolve(`no end after ${longestRun / 60_000} minutes`), longestRun).unref();
  });

/** What VS Code says in every run: mostly about the native modules that it has not (hostInstall.mjs says why). */
const usual = new RegExp(
  [
    /^\s*(tries: \[|\]|\}|Error: )?$|^ → |^\s+at |^\s+'.*\.node',?$|^- \/|bindings file|Require stack|vsda|watchdog/,
    /^\[info\]|Connection\]|Service Worker\] reg|open-vsx|An unknown error occurred. Please consult the log/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** The end of a log, without what is always there. @param {string} text */
const tail = (text) =>
  text
    .split('\n')
    .filter((line) => !usual.test(line))
    .slice(-40)
    .join('\n');
