// Makes sure that everything is here that running and testing need, and installs what is missing. It uses nothing but
// Node.js itself until the dependencies are installed. `node scripts/setup.mjs` does all of it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser, installBrowser } from './browserInstall.mjs';
import { installDebianPackage, isRootOnDebian } from './debian.mjs';
import { hostVersions, installHost, isInstalled } from './hostInstall.mjs';
import { root } from './paths.mjs';
import { fail, npm, run, SetupError } from './processes.mjs';

/** @typedef {import('./hostInstall.mjs').HostVersion} HostVersion */

const oldestNode = [20, 19];

/** @param {string} version */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needsMajor = 0, needsMinor = 0] = oldestNode;
  if (major > needsMajor || (major === needsMajor && minor >= needsMinor)) return;
  throw new SetupError(
    `Headwater is built with Node.js ${oldestNode.join('.')} or newer; this is ${version}. Get one from https://nodejs.org.`,
  );
}

/** @param {string} path @returns {Promise<{ packages?: Record<string, { version?: string, optional?: boolean }> } | undefined>} */
async function lockFile(path) {
  const text = await readFile(join(root, path), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Does `node_modules` hold what `package-lock.json` asks for? npm notes what it has installed; an interrupted install has no note. */
async function dependenciesAreCurrent() {
  const [wanted, installed] = await Promise.all([
    lockFile('package-lock.json'),
    lockFile('node_modules/.package-lock.json'),
  ]);
  if (wanted?.packages === undefined)
    throw new SetupError('package-lock.json is missing: `git checkout package-lock.json` brings it back.');
  return Object.entries(wanted.packages).every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || installed?.packages?.[path]?.version === version,
  );
}

async function ensureDependencies() {
  if (await dependenciesAreCurrent()) return;
  console.log('Installing the dependencies (npm ci) …');
  // A NODE_ENV of `production` would leave out all that is needed here.
  await npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** @param {HostVersion} version */
async function ensureHost(version) {
  if (await isInstalled(version)) return;
  console.log(`Installing VS Code ${version} into .vscode-test (once, about 600 MB) …`);
  await installHost(version);
}

async function ensureGit() {
  const isThere = await run('git', ['--version']).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  if (!isRootOnDebian())
    throw new SetupError('git is missing. Debian, Ubuntu: `sudo apt-get install -y git`; others: https://git-scm.com.');
  console.log('Installing git …');
  await installDebianPackage('git');
}

async function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  console.log('Installing Chromium …');
  return installBrowser();
}

/**
 * Builds the extension.
 * @param {string} [outdir] relative to the root; `dist` unless told
 */
export async function build(outdir = 'dist') {
  const bundler = await import('../esbuild.mjs');
  try {
    await bundler.build({ outdir });
  } catch (error) {
    // esbuild has printed where and why; its own stack says nothing more.
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Installs what is missing for the given hosts.
 * @param {{ hosts: readonly HostVersion[], browser: boolean }} wanted
 * @returns {Promise<{ browser: string | undefined }>} the browser's path, if one was wanted
 */
export async function setup({ hosts, browser }) {
  checkNode();
  process.chdir(root);
  await ensureDependencies();
  await ensureGit();
  for (const version of hosts) await ensureHost(version);
  return { browser: browser ? await ensureBrowser() : undefined };
}

if (import.meta.filename === process.argv[1]) {
  try {
    const { browser } = await setup({ hosts: hostVersions, browser: true });
    await build();
    console.log(`Ready: VS Code ${hostVersions.join(' and ')}, ${browser}, the extension in dist/.`);
  } catch (error) {
    fail(error);
  }
}
