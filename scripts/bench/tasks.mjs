// The tasks of the benchmarks: the same ones, told in Headwater's format and in those of the tools beside it.

/**
 * @typedef {{
 *   number: number,
 *   title: string,
 *   stage: 0 | 1 | 2,
 *   day: Date,
 *   tags: string[],
 *   why: string,
 *   criteria: string[],
 *   notes: string[],
 *   after: number | undefined,
 * }} Task `stage`: to do, in progress, done; `after`: the number of a task that comes first
 */

const words =
  'add fix refactor parse login export board column limit report search cache index review deploy metric filter render merge branch token policy schema editor'.split(
    ' ',
  );

/**
 * Numbers from 0 to below 1, the same in every run.
 * @param {number} seed
 */
function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x8000_0000;
  };
}

/**
 * Makes tasks as a team has them after a while: 55 of 100 to do, 5 in progress, 40 done, every tenth after another.
 * @param {number} count
 * @returns {Task[]}
 */
export function makeTasks(count) {
  const next = chance(12_345);
  const word = () => words[Math.floor(next() * words.length)] ?? '';
  /** @param {number} length */
  const sentence = (length) => Array.from({ length }, word).join(' ');
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const share = (number * 7_919) % 100;
    return {
      number,
      title: `${sentence(3)} item ${number}`,
      stage: share < 55 ? 0 : share < 60 ? 1 : 2,
      day: new Date(Date.UTC(2026, 0, 1) + (number % 300) * 86_400_000),
      tags: [word(), word()],
      why: `${sentence(13)}.`,
      criteria: [sentence(6), sentence(6), sentence(6)],
      notes: [`${sentence(7)}.`, `${sentence(9)}.`],
      after: number % 10 === 0 ? number - 1 : undefined,
    };
  });
}
