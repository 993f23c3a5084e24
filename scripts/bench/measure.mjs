// Runs what is to be compared turn by turn, so that a machine that slows down slows down all of it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setImmediate as othersTurn } from 'node:timers/promises';

/**
 * @typedef {{ wall: number, cpu?: number | undefined }} Sample milliseconds; `cpu`: user and system together
 * @typedef {{ name: string, run: (round: number) => Sample | Promise<Sample> }} Case
 * @typedef {Map<string, Sample[]>} Samples by the case's name, in the order of the rounds
 * @typedef {{ command: string, args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv }} Command
 * @typedef {{ name: string, before?: (round: number) => Promise<void>, command: (round: number) => Command }} Program
 */

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/** @param {readonly number[]} values @param {number} share 0 is the smallest, 1 the largest */
export function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const [below = Number.NaN, above = below] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}

/**
 * Runs every case once a round. Each round begins with another case, and the first one, the warm-up, is not counted.
 * @param {readonly Case[]} cases
 * @param {number} rounds
 * @returns {Promise<Samples>}
 */
export async function interleave(cases, rounds) {
  /** @type {Samples} */
  const samples = new Map(cases.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < cases.length; turn += 1) {
      const { name, run } = /** @type {Case} */ (cases[(round + turn) % cases.length]);
      // Programs are run synchronously: without this, Ctrl+C would wait for the last of them.
      await othersTurn();
      const sample = await run(round);
      if (round > 0) samples.get(name)?.push(sample);
    }
  }
  return samples;
}

/**
 * The same for programs, with the most memory that each had: asked in a run of its own, because asking costs time.
 * @param {readonly Program[]} programs
 * @param {number} rounds
 */
export async function interleavePrograms(programs, rounds) {
  const cases = programs.map(({ name, before, command }) => {
    /** @param {number} round */
    const run = async (round) => {
      await before?.(round);
      return runTimed(command(round));
    };
    return { name, run };
  });
  const samples = await interleave(cases, rounds);
  /** @type {Map<string, number | undefined>} */
  const memory = new Map();
  for (const { name, before, command } of programs) {
    await before?.(rounds + 1);
    memory.set(name, await peakMemory(command(rounds + 1)));
  }
  return { samples, memory };
}

/**
 * How many times as long one took as the other: the median over the rounds, each of which has both.
 * @param {readonly Sample[]} samples @param {readonly Sample[]} others @param {(sample: Sample) => number} [valueOf]
 */
export function ratio(samples, others, valueOf = ({ wall }) => wall) {
  return median(samples.flatMap((sample, round) => (others[round] ? [valueOf(sample) / valueOf(others[round])] : [])));
}

const shell = existsSync('/bin/bash') ? '/bin/bash' : undefined;
const clocked = 'TIMEFORMAT="clock %3R %3U %3S"; time "$@" 2>/dev/null';

/**
 * Runs a program to its end and says what it cost. Only a shell tells the processor's time of one program.
 * @param {Command} command
 * @returns {Sample}
 */
function runTimed({ command, args, cwd, env = process.env }) {
  const started = performance.now();
  const [program, words] = shell ? [shell, ['-c', clocked, 'bench', command, ...args]] : [command, args];
  const { status, stderr } = spawnSync(program, words, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const wall = performance.now() - started;
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${status}`);
  const clock = /clock (\S+) (\S+) (\S+)/.exec(String(stderr))?.slice(1).map(Number);
  if (clock === undefined) return { wall };
  const [real = 0, user = 0, system = 0] = clock;
  return { wall: real * 1000, cpu: (user + system) * 1000 };
}

/**
 * The most memory that a program had at once, in MiB, as Linux counts it; undefined elsewhere.
 * @param {Command} command
 * @returns {Promise<number | undefined>}
 */
function peakMemory({ command, args, cwd, env = process.env }) {
  if (process.platform !== 'linux') return Promise.resolve(undefined);
  const child = spawn(command, args, { cwd, env, stdio: 'ignore' });
  let peak = 0;
  const look = setInterval(() => (peak = Math.max(peak, highWater(child.pid))), 2);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      clearInterval(look);
      resolve(peak === 0 ? undefined : peak / 1024);
    });
  });
}

/** KiB, 0 when the process is gone. @param {number | undefined} pid */
function highWater(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
