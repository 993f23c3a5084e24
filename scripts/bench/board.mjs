// Measures the board's page with 5,000 items beside one with 50, in Chromium: what the test of its size prints.
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { run } from '../processes.mjs';
import { milliseconds, times } from './report.mjs';

/** @typedef {import('./report.mjs').Part} Part */

/** @returns {Promise<Part>} */
export async function measureBoard() {
  console.log('Measuring the board …');
  const printed = await run(process.execPath, [join(root, 'scripts/test.mjs'), 'browser', 'board-size']);
  // The test tries again where the machine is busy; the first try is what is written down.
  const [, few, many, ratio] = numbers(/first cards painted: (\S+) ms, of many (\S+) ms: (\S+) ×/u.exec(printed));
  const [, heap] = numbers(/heap of 5,000 cards: (\S+) MiB/u.exec(printed));
  const longest =
    /longest tasks while scrolling and dragging: (.*) ms/u.exec(printed)?.[1]?.split(', ').map(Number) ?? [];
  const calm = longest.filter((time) => time <= 50).length;
  return {
    title: 'The board',
    notes: [
      'The page in Chromium, without VS Code around it, whose own start of a webview is outside: medians of five, by turns, from the page’s first script until its first cards are painted. *longest tasks*: of each time that 5,000 cards were scrolled and dragged over, the longest task of more than 50 ms, else 0. *heap*: after a collection.',
    ],
    tables: [
      {
        title: '5,000 items in one column',
        head: ['first cards of 50', 'first cards of 5,000', 'to those of 50', 'longest tasks', 'heap'],
        rows: [[milliseconds(few), milliseconds(many), times(ratio), `${longest.join(', ')} ms`, `${heap} MiB`]],
      },
    ],
    aims: [
      {
        aim: 'The first cards of 5,000 items are painted after up to 2.5 × the time of those of 50',
        measured: times(ratio),
        met: ratio <= 2.5,
      },
      {
        aim: 'Scrolling and dragging: no task of ours over 50 ms, in two of three runs',
        measured: `${calm} of ${longest.length}`,
        met: calm >= 2 && longest.length <= 3,
      },
      { aim: 'Under 60 MiB of heap in the page', measured: `${heap} MiB`, met: heap < 60 },
    ],
  };
}

/**
 * What was found, as numbers; NaN where nothing was.
 * @param {RegExpExecArray | null} found
 * @returns {[number, number, number, number]}
 */
function numbers(found) {
  const [one = NaN, two = NaN, three = NaN, four = NaN] = (found ?? []).map(Number);
  return [one, two, three, four];
}
