import assert from 'node:assert/strict';
import fc from 'fast-check';
import { archivedBatches, batchHistory } from '../../../../src/core/batch/history.ts';
import { read } from '../../../support/backlog.ts';
import { fewerRuns } from '../../../support/random.ts';

/** A backlog whose finished items had batches of so many lines. */
const finished = (lines: readonly number[], more = '') =>
  read(
    `headwater: 1\nboard: { columns: [ready, { id: doing, stage: active }, { id: live, stage: done }] }\nitems:\n${lines
      .map(
        (count, at) =>
          `  - { id: A-${at + 1}, title: Item, status: live, batch: { lines: ${count}, files: 1, days: 1 } }\n`,
      )
      .join('')}${more}`,
  ).backlog;

const tens = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

describe('What the team’s finished batches were like', () => {
  it('is said once there are ten', () => {
    assert.equal(batchHistory(finished(tens.slice(1))), undefined);
    assert.deepEqual(batchHistory(finished(tens)), { count: 10, median: 50, most: 90 });
  });

  it('is of what is finished and was measured, and of no frame', () => {
    const others = `  - { id: A-20, title: Under way, status: doing, batch: { lines: 900 } }
  - { id: A-21, title: Never measured, status: live }
  - { id: A-22, title: Accepted only, status: live, batch: { accepted: Moved as one } }
  - { id: A-23, title: A frame, status: live, batch: { lines: 900 } }
  - { id: A-24, title: Its part, status: ready, parent: A-23 }
`;
    assert.deepEqual(batchHistory(finished(tens, others)), { count: 10, median: 50, most: 90 });
  });

  it('is of what has gone to the archive as well, by the columns of the backlog', () => {
    const archived = archivedBatches(
      read(`headwater: 1
items:
  - { id: A-1, title: Also in the backlog, status: live, batch: { lines: 900 } }
  - { id: A-30, title: Finished, status: live, batch: { lines: 95 } }
  - { id: A-31, title: Decided against, status: dropped, batch: { lines: 900 } }
  - { id: A-32, title: Without a column, batch: { lines: 900 } }
  - { id: A-33, title: Part of what is in the backlog, status: live, parent: A-9 }
  - { id: A-34, title: A frame, status: live, batch: { lines: 900 } }
  - { id: A-35, title: Its part, status: live, parent: A-34 }
  - { id: A-36, title: A frame of what is in the backlog, status: live, batch: { lines: 900 } }
  - { title: Without an id, status: live, batch: { lines: 15 } }
`).backlog.items,
    );
    const more = '  - { id: A-40, title: Its part, status: ready, parent: A-36 }\n';
    // 10 to 80 and 100 of the backlog, 95 and 15 of the archive: A-9 with 90 is a frame.
    assert.deepEqual(batchHistory(finished(tens, more), archived), { count: 11, median: 50, most: 95 });
  });

  it('reaches ten with the archive', () => {
    const archived = archivedBatches(finished([5]).items.map((item) => ({ ...item, id: 'A-99' })));
    assert.equal(batchHistory(finished(tens.slice(1)))?.count, undefined);
    assert.equal(batchHistory(finished(tens.slice(1)), archived)?.count, 10);
  });

  it('names numbers that there were, half and 85 of 100 of which are not larger', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000), { minLength: 10, maxLength: 40 }), (lines) => {
        const history = batchHistory(finished(lines));
        assert(history);
        for (const [value, share] of [
          [history.median, 0.5],
          [history.most, 0.85],
        ] as const) {
          assert(lines.includes(value));
          assert(lines.filter((count) => count <= value).length >= share * lines.length);
          assert(lines.filter((count) => count < value).length < share * lines.length);
        }
      }),
      { numRuns: fewerRuns },
    );
  });
});
