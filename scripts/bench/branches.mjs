// Measures the size of a branch beside the gits that it asks, in a repository of 20,000 files.
import { execFileSync } from 'node:child_process';
import { median, quantile } from './measure.mjs';
import { bundled, subfolder } from './place.mjs';
import { milliseconds, number, times } from './report.mjs';

/**
 * @typedef {import('./place.mjs').Place} Place
 * @typedef {import('./report.mjs').Part} Part
 * @typedef {{ ours: number[], gits: number[], asked: number, headline: number, files: number }} Measured
 */

/**
 * @param {Place} place
 * @param {{ quick: boolean }} options
 * @returns {Promise<Part>}
 */
export async function measureBranches(place, { quick }) {
  const folder = await subfolder(await subfolder(place.folder, 'branches'), 'repository');
  const bundle = await bundled(place, 'branches');
  /** @param {string[]} words @returns {unknown} */
  const run = (...words) => JSON.parse(String(execFileSync(process.execPath, [bundle, ...words])));
  console.log('Making a repository of 20,000 files …');
  run('make', folder);
  console.log('Measuring its branch …');
  const { ours, gits, asked, headline, files } = /** @type {Measured} */ (run('measure', folder, quick ? '3' : '41'));
  const ratios = ours.map((wall, round) => wall / (gits[round] ?? NaN));
  const found = median(ratios);
  const spread = `${times(quantile(ratios, 0.25))} to ${times(quantile(ratios, 0.75))}`;
  return {
    title: 'The size of a branch',
    notes: [
      'A repository of 20,000 files; its branch has changed 450 of them in ten commits and in the working tree, and 50 are new. *git alone* are the very gits that the measuring asks: recorded once, then run again with the same words, each begun when those had ended after which it began, and nothing done with what they say. The copy of the index, reading the answers and telling what they mean are ours.',
    ],
    tables: [
      {
        title: 'Measuring a branch',
        head: ['files', 'lines that count', 'gits', 'measuring', 'git alone', 'to *git alone*', 'half of the rounds'],
        rows: [
          [
            number(files),
            number(headline),
            String(asked),
            milliseconds(median(ours)),
            milliseconds(median(gits)),
            times(found),
            spread,
          ],
        ],
      },
    ],
    aims: [
      {
        aim: 'Measuring a branch of 500 files among 20,000 takes up to 1.15 × the gits that it asks',
        measured: times(found),
        met: found <= 1.15,
      },
    ],
  };
}
