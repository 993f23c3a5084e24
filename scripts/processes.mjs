// Starting programs, and making sure that none of them outlives the script.
import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { root } from './paths.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** A step of the setup that failed, with what a person can do about it. It is printed without a stack. */
export class SetupError extends Error {}

/**
 * Runs a command to its end. Its output is kept and only shown, as part of the error, when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<string>} what it printed
 */
export function run(command, args, { cwd = root, env = process.env, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    child.stdout.on('data', (chunk) => (printed += chunk));
    child.stderr.on('data', (chunk) => (printed += chunk));
    const line = [command, ...args].join(' ');
    child.on('error', (error) => reject(new SetupError(`${line}\n${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(printed);
      else
        reject(new SetupError(`${line}\nended with ${code ?? signal}:\n${printed.split('\n').slice(-30).join('\n')}`));
    });
  });
}

/**
 * Runs npm, the one that started this script if there is one, so that both agree on registry and cache.
 * @param {string[]} args
 * @param {string} [cwd]
 */
export function npm(args, cwd = root) {
  const own = process.env['npm_execpath'];
  const env = { ...process.env };
  // The outer npm's idea of "the project" must not reach an install in another folder.
  delete env['npm_config_local_prefix'];
  if (own !== undefined && basename(own) === 'npm-cli.js') return run(process.execPath, [own, ...args], { cwd, env });
  return run('npm', args, { cwd, env, shell: process.platform === 'win32' });
}

/** @type {Set<() => void>} */
const lastResorts = new Set();

/**
 * Registers what must happen even when the script dies: by an error, by Ctrl+C, by a kill from CI.
 * It must be synchronous. Returns a function that forgets it again.
 * @param {() => void} cleanup
 */
export function atAnyEnd(cleanup) {
  if (lastResorts.size === 0) installHandlers();
  lastResorts.add(cleanup);
  return () => lastResorts.delete(cleanup);
}

let handlersInstalled = false;

function installHandlers() {
  if (handlersInstalled) return;
  handlersInstalled = true;
  process.on('exit', () => {
    for (const cleanup of lastResorts) {
      try {
        cleanup();
      } catch (error) {
        console.error(error); // the others still have to be done
      }
    }
  });
  // `process.exit` runs the handler above; without these a signal would skip it.
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.on(signal, () => process.exit(code));
  }
}

/**
 * Sends a signal to a process and to everything that it started. The process must have been spawned with
 * `detached: true`, which makes it the leader of a process group of its own (not on Windows).
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function signalTree(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

/**
 * Asks a process group to end, and ends it after three seconds.
 * @param {ChildProcess} child
 */
export async function stopTree(child) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    signalTree(child, 'SIGTERM');
    const force = setTimeout(() => signalTree(child, 'SIGKILL'), 3_000);
    await ended;
    clearTimeout(force);
  }
  // Children may outlive the leader of their group.
  signalTree(child, 'SIGKILL');
}

/**
 * Has a process group ended and a folder removed when this process is gone, however it went. Returns a function that
 * calls it off.
 * @param {ChildProcess} child a leader of its group
 * @param {string} folder
 */
export function reapWithThisProcess(child, folder) {
  if (child.pid === undefined || process.platform === 'win32') return () => undefined;
  const script = join(import.meta.dirname, 'reaper.mjs');
  const reaper = spawn(process.execPath, [script, String(child.pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  reaper.unref();
  return () => void reaper.kill('SIGKILL');
}

/**
 * Prints what stopped a script and ends it: a `SetupError` in its own words, anything else with its stack.
 * @param {unknown} error
 * @returns {never}
 */
export function fail(error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error);
  process.exit(1);
}
