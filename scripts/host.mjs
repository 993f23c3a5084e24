// Serves a real VS Code (web workbench and Node.js extension host) to a browser on this machine.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boardOpener } from './boardOpener.mjs';
import { host } from './hostInstall.mjs';
import { atAnyEnd, reapWithThisProcess, signalTree, stopTree } from './processes.mjs';

/**
 * @typedef {import('./hostInstall.mjs').HostVersion} HostVersion
 * @typedef {object} ServerOptions
 * @property {HostVersion} version
 * @property {Record<string, unknown>} [settings] user settings, over the quiet ones that every server has
 * @property {NodeJS.ProcessEnv} [env] over this process's; the extension host inherits it
 * @property {string} [installed] the folder of an extension to install, as a person would have it
 * @property {boolean} [opensBoard] open the first `backlog.yaml` as a board when the workbench has started
 * @property {(text: string) => void} [log] receives what the server prints
 *
 * @typedef {object} Server
 * @property {HostVersion} version
 * @property {(workspace: string, extension?: string, tests?: string) => string} address of the workbench on a folder, with an extension in development
 * @property {string} userSettings the file; edits after the start have no effect
 * @property {Promise<Error>} died resolves when the server ends before it was asked to
 * @property {() => Promise<void>} stop ends the server with all that it started, and removes its data
 */

/** Nothing that moves, asks, or goes to the network; and saving left to the person, as on a desktop. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'window.commandCenter': false,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
};

/** A folder for temporary files under its real name: VS Code compares paths as text. @param {string} purpose */
export const temporaryFolder = (purpose) => mkdtempSync(join(realpathSync(tmpdir()), `headwater-${purpose}-`));

/**
 * Starts a server on a port of its own choice, with data of its own, and waits until it answers.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const { version, env = {}, log = () => undefined } = options;
  const { node, server } = host(version);
  const data = temporaryFolder('server');
  const userSettings = fill(data, options);
  const child = spawn(node, [server, ...serverArguments(data)], {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that `stop` reaches the extension hosts and what these started.
    detached: true,
  });
  const forget = atAnyEnd(() => {
    signalTree(child, 'SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  });
  const callOff = reapWithThisProcess(child, data);
  const stop = async () => {
    await stopTree(child);
    forget();
    callOff();
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const died = new Promise((/** @type {(error: Error) => void} */ resolve) => {
    child.once('error', resolve);
    child.once('exit', (code, signal) =>
      resolve(new Error(`The VS Code ${version} server ended (${code ?? signal}).`)),
    );
  });
  try {
    const port = await listening(child, died, log);
    const address = addressOn(port);
    return { version, address, userSettings, died, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Writes what a server finds when it starts.
 * @param {string} data its folder
 * @param {ServerOptions} options
 * @returns {string} the file with the user settings
 */
function fill(data, { settings = {}, installed, opensBoard = false }) {
  const userSettings = join(data, 'data/User/settings.json');
  mkdirSync(join(data, 'data/User'), { recursive: true });
  writeFileSync(userSettings, JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
  const extensions = join(data, 'extensions');
  if (opensBoard) boardOpener.installInto(extensions);
  if (installed !== undefined) cpSync(installed, join(extensions, 'headwater.headwater-0.0.0'), { recursive: true });
  return userSettings;
}

/** @param {string} data */
function serverArguments(data) {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    // Without it a built VS Code ignores the address's payload, and so the extension and its tests.
    '--enable-smoke-test-driver',
    ...['--telemetry-level', 'off', '--server-data-dir', data, '--extensions-dir', join(data, 'extensions')],
  ];
}

/** This process's environment without what an outer VS Code put there for its own processes. */
function inherited() {
  const outer = /^(VSCODE_|ELECTRON_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}

/**
 * The port, once the server says that it is ready on it.
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<Error>} died
 * @param {(text: string) => void} log
 * @returns {Promise<number>}
 */
async function listening(child, died, log) {
  let printed = '';
  const ready = new Promise((/** @type {(port: number) => void} */ resolve) => {
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      log(String(chunk));
      if (printed.includes('Extension host agent started')) return;
      printed += String(chunk);
      const port = /Extension host agent listening on (\d+)/.exec(printed)?.[1];
      if (port !== undefined && printed.includes('Extension host agent started')) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (chunk) => log(String(chunk)));
  });
  const first = await Promise.race([ready, died, after(60_000)]);
  if (typeof first === 'number') return first;
  throw new Error(`${first.message} It printed:\n${printed}`);
}

/** @param {number} milliseconds @returns {Promise<Error>} */
const after = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(
      () => resolve(new Error(`The server did not start within ${milliseconds / 1_000} s.`)),
      milliseconds,
    ).unref();
  });

/** @param {number} port @returns {Server['address']} */
const addressOn = (port) => (workspace, extension, tests) => {
  /** @param {string} path */
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]];
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
};

/**
 * Starts a headless Chromium that stays off the network.
 * @param {string} executablePath
 */
export async function launchBrowser(executablePath) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // root, as in a container, may not have one
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
