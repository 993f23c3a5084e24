// From a plan to what is run: the host suite, for one, is run once in each VS Code.
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { bundleForHost } from './bundles.mjs';
import { runDesktopSuite } from './desktopSuite.mjs';
import { runHostSuite } from './hostSuite.mjs';
import { runNodeSuite } from './nodeSuite.mjs';
import { findTests } from './suites.mjs';

/**
 * @typedef {import('./plan.mjs').Plan} Plan
 * @typedef {import('./results.mjs').Results} Results
 * @typedef {{ browser: string, folder: string, extension: string }} Prepared the browser's path, the run's folder and the extension's
 * @typedef {{ title: string, run: () => Promise<Results> }} Run
 */

/** The desktop VS Code to download: `stable`, or a version. */
const desktopVersion = process.env['HEADWATER_DESKTOP'] ?? 'stable';

/** @param {Plan} plan @param {Prepared} prepared @returns {Promise<Run[]>} */
export async function runsOf(plan, prepared) {
  const tests = await findTests();
  const env = {
    ...process.env,
    HEADWATER_RUNS: process.env['HEADWATER_RUNS'] ?? '200',
    HEADWATER_ROOT: root,
    HEADWATER_EXTENSION: prepared.extension,
  };
  return plan.suites.flatMap((suite) => {
    const all = tests[suite === 'desktop' ? 'host' : suite];
    const files = all.filter((file) => plan.parts.length === 0 || plan.parts.some((part) => file.includes(part)));
    if (files.length === 0 && plan.parts.length > 0) return [];
    if (suite === 'host' || suite === 'desktop') return hostRuns(suite, files, { plan, prepared, env });
    const own = suite === 'browser' ? { ...env, ...browserEnvironment(plan, prepared) } : env;
    const run = () => runNodeSuite(suite, files, { folder: prepared.folder, env: own, grep: plan.grep });
    return [{ title: suite === 'browser' ? `browser, VS Code ${plan.browserHost}` : suite, run }];
  });
}

/** What test/support reads. @param {Plan} plan @param {Prepared} prepared */
const browserEnvironment = (plan, { browser, extension, folder }) => ({
  HEADWATER_HOST: plan.browserHost,
  HEADWATER_BROWSER: browser,
  HEADWATER_EXTENSION: extension,
  HEADWATER_FAILURES: join(folder, 'failures'),
});

/**
 * @param {'host' | 'desktop'} suite
 * @param {string[]} files
 * @param {{ plan: Plan, prepared: Prepared, env: NodeJS.ProcessEnv }} context
 * @returns {Run[]}
 */
function hostRuns(suite, files, { plan, prepared, env }) {
  const bundle = join(prepared.folder, 'host/suite.js');
  /** @type {Promise<void> | undefined} */
  let bundled;
  const common = { ...prepared, suite: bundle, env: { ...env, HEADWATER_GREP: plan.grep ?? '' } };
  /** @param {() => Promise<Results>} then */
  const afterBundling = (then) => async () => {
    bundled ??= bundleForHost(files, bundle);
    await bundled;
    return then();
  };
  if (suite === 'desktop') {
    const run = afterBundling(() => runDesktopSuite({ ...common, version: desktopVersion }));
    return [{ title: `desktop VS Code ${desktopVersion}`, run }];
  }
  return plan.hosts.map((version) => ({
    title: `host, VS Code ${version}`,
    run: afterBundling(() => runHostSuite({ ...common, version })),
  }));
}
