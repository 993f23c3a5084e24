// The tools beside which Headwater is measured: installed on demand, into a folder that git ignores.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { npm } from '../processes.mjs';
import { kanbnName, writeBacklogMd, writeKanbn } from './boards.mjs';
import { subfolder } from './place.mjs';

/**
 * @typedef {import('./tasks.mjs').Task} Task
 * @typedef {import('./measure.mjs').Command} Command
 * @typedef {{ name: string, list: Command, move: (round: number) => Command }} Peer
 */

const installed = join(root, '.bench', 'peers');

/** Two dependencies of kanbn live outside the registry; their published versions do as well. */
const manifest = {
  private: true,
  dependencies: { 'backlog.md': '1.52.0', '@basementuniverse/kanbn': '0.10.0' },
  overrides: {
    'inquirer-recursive': 'npm:inquirer-recursive@0.0.7',
    'inquirer-select-line': 'npm:inquirer-select-line@1.1.3',
  },
};

/** @returns {Promise<string | undefined>} why there are none, else undefined */
export async function installPeers() {
  await mkdir(installed, { recursive: true });
  const file = join(installed, 'package.json');
  const wanted = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const current = await readFile(file, 'utf8').catch(() => undefined);
  if (current === wanted && existsSync(join(installed, 'node_modules', '.package-lock.json'))) return undefined;
  await writeFile(file, wanted);
  console.log('Installing the other tools into .bench …');
  try {
    await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], installed);
    return undefined;
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split('\n')[0];
  }
}

/**
 * Makes a project of the same tasks for each of the tools.
 * @param {readonly Task[]} tasks
 * @param {string} folder
 * @returns {Promise<Peer[]>}
 */
export async function makePeers(tasks, folder) {
  return [await makeBacklogMd(tasks, folder), await makeKanbn(tasks, folder)];
}

/** @param {readonly Task[]} tasks @param {string} folder @returns {Promise<Peer>} */
async function makeBacklogMd(tasks, folder) {
  const cwd = await subfolder(folder, 'backlog.md');
  /** @param {string[]} words */
  const command = (...words) => ({ command: program.command, args: [...program.args, ...words], cwd });
  const program = backlogMdProgram();
  repository(cwd);
  const first = command('init', 'Bench', '--defaults', '--agent-instructions', 'none');
  execFileSync(first.command, first.args, { cwd, stdio: 'pipe' });
  await writeBacklogMd(tasks, cwd);
  commit(cwd);
  return {
    name: 'backlog.md',
    list: command('task', 'list', '--plain'),
    move: (round) => command('task', 'edit', '7', '-s', round % 2 === 0 ? 'In Progress' : 'To Do', '--plain'),
  };
}

/** Its own binary, which its script for npm only starts. */
export function backlogMdProgram() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join(installed, 'node_modules', `backlog.md-${platform}-${process.arch}`);
  const binary = join(folder, process.platform === 'win32' ? 'backlog.exe' : 'backlog');
  if (existsSync(binary)) return { command: binary, args: [] };
  return { command: process.execPath, args: [join(installed, 'node_modules', 'backlog.md', 'cli.js')] };
}

/** @param {readonly Task[]} tasks @param {string} folder @returns {Promise<Peer>} */
async function makeKanbn(tasks, folder) {
  const cwd = await subfolder(folder, 'kanbn');
  const program = join(installed, 'node_modules', '@basementuniverse', 'kanbn', 'bin', 'kanbn');
  /** @param {string[]} words */
  const command = (...words) => ({ command: process.execPath, args: [program, ...words], cwd });
  await writeKanbn(tasks, cwd);
  const seventh = tasks[6];
  if (seventh === undefined) throw new Error('The benchmark needs seven tasks.');
  return {
    name: 'kanbn',
    list: command('find', '-q'),
    move: (round) => command('move', kanbnName(seventh), '-c', round % 2 === 0 ? 'In Progress' : 'Todo'),
  };
}

/** A repository of its own, in which somebody works. @param {string} cwd */
export function repository(cwd) {
  git(cwd, 'init', '--quiet', '--initial-branch=main');
  git(cwd, 'config', 'user.name', 'Ana');
  git(cwd, 'config', 'user.email', 'ana@example.com');
}

/** @param {string} cwd */
export function commit(cwd) {
  git(cwd, 'add', '--all');
  git(cwd, 'commit', '--quiet', '--message=Plan');
}

/** @param {string} cwd @param {string[]} words */
function git(cwd, ...words) {
  execFileSync('git', words, { cwd, stdio: 'pipe' });
}
