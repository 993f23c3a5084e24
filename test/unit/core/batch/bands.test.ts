import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Measures, bands, defaultBatchPolicy, judgeBatch } from '../../../../src/core/batch/bands.ts';
import { fewerRuns } from '../../../support/random.ts';

const stories: readonly (readonly [headline: number, rest: Partial<Measures>, band: string, because: string])[] = [
  [0, {}, 'small', ''],
  [100, {}, 'small', ''],
  [101, {}, 'growing', 'lines'],
  [250, {}, 'growing', 'lines'],
  [251, {}, 'large', 'lines'],
  [400, {}, 'large', 'lines'],
  [401, {}, 'too-large', 'lines'],
  [100, { files: 20 }, 'small', ''],
  [10, { files: 21 }, 'growing', 'files'],
  [10, { days: 3 }, 'small', ''],
  [10, { days: 4 }, 'growing', 'days'],
  [10, { days: 4, files: 21 }, 'growing', 'files days'],
  [300, { files: 100 }, 'too-large', 'lines files'],
  [10, { days: 7 }, 'growing', 'days'],
  [10, { days: 8 }, 'too-large', 'max-days'],
  [50, { aiMarked: true }, 'small', ''],
  [51, { aiMarked: true }, 'growing', 'lines ai'],
  [201, { aiMarked: true }, 'too-large', 'lines ai'],
  [0, { files: 0, days: 90 }, 'small', ''],
];

describe('A band', () => {
  for (const [headline, rest, band, because] of stories) {
    it(`of ${headline} lines, ${JSON.stringify(rest)}, is ${band}`, () => {
      const judged = judgeBatch({ headline, files: 1, days: 0, aiMarked: false, ...rest }, defaultBatchPolicy);
      assert.deepEqual([judged.band, judged.because.join(' ')], [band, because]);
    });
  }

  it('never falls when a batch grows, or AI marks it', () => {
    const amount = fc.nat({ max: 600 });
    const more = fc.record({ headline: amount, files: fc.nat({ max: 40 }), days: fc.nat({ max: 14 }) });
    fc.assert(
      fc.property(more, more, fc.boolean(), (one, other, aiMarked) => {
        const sum = {
          headline: one.headline + other.headline,
          files: one.files + other.files,
          days: one.days + other.days,
        };
        const before = judgeBatch({ ...one, aiMarked: false }, defaultBatchPolicy);
        const after = judgeBatch({ ...sum, aiMarked }, defaultBatchPolicy);
        assert.ok(bands.indexOf(after.band) >= bands.indexOf(before.band));
      }),
      { numRuns: fewerRuns },
    );
  });
});
