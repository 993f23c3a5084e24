// Measures how the editor starts: with nothing kept of a backlog, and with what an earlier window has kept.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { interleave, median } from './measure.mjs';
import { milliseconds } from './report.mjs';

/**
 * @typedef {import('./report.mjs').Part} Part
 * @typedef {{ wall: number, cpu: number, longest: number, parsed: number, keeping: number, longestKeeping: number }} Start
 * @typedef {{ first: readonly Start[], second: readonly Start[] }} Starts
 */

export const startHead = ['', 'first', 'longest', 'keeping', 'longest', 'second', 'processor', 'longest', 'parsed'];

/**
 * @param {(folder: string) => unknown} measure in a process of its own
 * @param {{ folder: string, rounds: number }} options
 * @returns {Promise<Starts>}
 */
export async function measureStarts(measure, { folder, rounds }) {
  const kept = join(folder, 'kept');
  const first = async () => {
    await rm(kept, { recursive: true, force: true });
    return /** @type {Start} */ (measure(kept));
  };
  const samples = await interleave(
    [
      { name: 'first', run: first },
      { name: 'second', run: () => /** @type {Start} */ (measure(kept)) },
    ],
    rounds,
  );
  const of = (/** @type {string} */ name) => /** @type {Start[]} */ (samples.get(name) ?? []);
  return { first: of('first'), second: of('second') };
}

/** @param {string} name @param {Starts} starts */
export function startRow(name, { first, second }) {
  /** @param {readonly Start[]} starts @param {(start: Start) => number} valueOf */
  const middle = (starts, valueOf) => milliseconds(median(starts.map(valueOf)));
  return [
    name,
    middle(first, ({ wall }) => wall),
    middle(first, ({ longest }) => longest),
    middle(first, ({ keeping }) => keeping),
    middle(first, ({ longestKeeping }) => longestKeeping),
    middle(second, ({ wall }) => wall),
    middle(second, ({ cpu }) => cpu),
    middle(second, ({ longest }) => longest),
    String(Math.max(...second.map(({ parsed }) => parsed))),
  ];
}

/** @param {Starts} starts @returns {Part['aims']} */
export function aimsOfStarts({ first, second }) {
  const took = median(second.map(({ wall }) => wall));
  const longest = median(second.map((start) => start.longest));
  const keeping = median(first.map(({ longestKeeping }) => longestKeeping));
  return [
    {
      aim: 'A second start of the editor with 10,000 items has the model in under 400 ms',
      measured: milliseconds(took),
      met: took < 400,
    },
    {
      aim: '… and holds nobody up for more than 50 ms at a time, neither does keeping them',
      measured: `${milliseconds(longest)}, ${milliseconds(keeping)}`,
      met: Math.max(longest, keeping) <= 50,
    },
  ];
}
