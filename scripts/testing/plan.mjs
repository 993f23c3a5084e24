// What the command line asks to be tested.
import { parseArgs } from 'node:util';
import { hostVersions } from '../hostInstall.mjs';
import { SetupError } from '../processes.mjs';
import { suiteNames } from './suites.mjs';

/**
 * @typedef {import('../hostInstall.mjs').HostVersion} HostVersion
 * @typedef {import('./suites.mjs').SuiteName} SuiteName
 * @typedef {object} Plan
 * @property {(SuiteName | 'desktop')[]} suites
 * @property {string[]} parts of the paths of test files; none: all files
 * @property {string | undefined} grep
 * @property {readonly HostVersion[]} hosts where the host suite runs
 * @property {HostVersion} browserHost where the browser suite runs
 */

/** @type {HostVersion} */
const newest = '1.139';

/** @param {string[]} args @returns {Plan} */
export function readPlan(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { grep: { type: 'string', short: 'g' }, host: { type: 'string' } },
  });
  const wanted = values.host ?? process.env['HEADWATER_HOST'];
  const host = hostVersions.find((version) => version === wanted);
  if (wanted !== undefined && host === undefined) {
    throw new SetupError(`There is no host ${wanted}: choose ${hostVersions.join(' or ')}.`);
  }
  const known = [...suiteNames, /** @type {const} */ ('desktop')];
  const suites = known.filter((suite) => positionals.includes(suite));
  return {
    suites: suites.length > 0 ? suites : [...suiteNames],
    parts: positionals.filter((word) => !known.some((suite) => suite === word)),
    grep: values.grep,
    hosts: host === undefined ? hostVersions : [host],
    browserHost: host ?? newest,
  };
}

/** The VS Code hosts that a plan needs: unit tests wait for none. @param {Plan} plan @returns {HostVersion[]} */
export function hostsOf({ suites, hosts, browserHost }) {
  const needed = new Set(suites.includes('host') ? hosts : []);
  if (suites.includes('browser')) needed.add(browserHost);
  return [...needed];
}
