import assert from 'node:assert/strict';
import fc from 'fast-check';
import { balanceIn, balancePeriod, daysBefore } from '../../../../src/core/policy/balance.ts';
import { sourceFates, unspoken } from '../../../../src/core/policy/voices.ts';
import { now, read } from '../../../support/backlog.ts';
import { backlogs, fewerRuns } from '../../../support/random.ts';

const head = (more = '') => `headwater: 1
board:
  columns: [ideas, ready, { id: doing, stage: active, was: [building] }, { id: live, stage: done }, dropped]
  types: { upkeep: reliability }
${more}items:
`;
const day = (days: number) => daysBefore(now, days).toISOString().slice(0, 10);
/** An item that entered these columns so many days ago. */
const item = (id: number, fields: string, ...steps: readonly (readonly [days: number, to: string])[]) => {
  const history = steps.map(([days, to]) => `{ at: ${day(days)}, to: ${to} }`).join(', ');
  return `  - { id: A-${id}, title: Item, ${fields}, status: ${steps.at(-1)?.[1] ?? 'ideas'}, history: [${history}] }\n`;
};

/** The shares as text: a line a type. */
function shares(text: string): readonly string[] {
  const { backlog } = read(text);
  const { shares: found, started, finished, withoutTimes } = balanceIn(backlog, balancePeriod(backlog, now));
  return [
    `started ${started}, finished ${finished}${withoutTimes.length > 0 ? `, unknown ${withoutTimes.join(' ')}` : ''}`,
    ...found.map(({ type, started: begun, finished: done, percent, declared, short }) =>
      [
        `${type}: ${done.length} of ${begun.length}`,
        percent === undefined ? '' : `${percent} %`,
        declared === undefined ? '' : `declared ${declared} %`,
        short === undefined ? '' : `short of ${short}`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    ),
  ];
}

describe('The balance', () => {
  it('is of what was started and finished in the window, declared types first', () => {
    const text = `${head('  balance: { window: 4w, shares: { reliability: 40, security: 10 } }\n')}${[
      item(1, 'type: feature', [20, 'ideas'], [10, 'doing'], [2, 'live']),
      item(2, 'type: feature', [9, 'doing'], [3, 'live']),
      item(3, 'type: upkeep', [40, 'doing'], [5, 'live']),
      item(4, 'type: feature', [30, 'doing'], [29, 'live']),
      item(5, 'type: bug', [8, 'building'], [4, 'live']),
      item(6, 'type: feature', [8, 'doing'], [1, 'live']),
      item(7, 'type: security', [3, 'doing']),
    ].join('')}`;
    assert.deepEqual(shares(text), [
      'started 5, finished 5',
      'reliability: 1 of 0, 20 %, declared 40 %, short of 1',
      'security: 0 of 1, 0 %, declared 10 %, short of 1',
      'feature: 3 of 3, 60 %',
      'bug: 1 of 1, 20 %',
    ]);
  });

  it('says nothing of a declaration before five are finished, and is of twelve weeks where none says otherwise', () => {
    const text = `${head('  balance: { shares: { reliability: 50 } }\n')}${item(1, 'type: feature', [80, 'doing'], [70, 'live'])}`;
    assert.deepEqual(shares(text), [
      'started 1, finished 1',
      'reliability: 0 of 0, 0 %, declared 50 %',
      'feature: 1 of 1, 100 %',
    ]);
  });

  it('leaves out frames, and what nobody knows the time of', () => {
    const text = `${head()}${[
      item(1, 'type: feature', [5, 'doing'], [2, 'live']),
      item(2, 'type: bug, parent: A-1', [4, 'doing'], [3, 'live']),
      '  - { id: A-3, title: By hand, status: live, history: [{ at: 2026-11-10, to: doing }] }\n',
      '  - { id: A-4, title: Imported, status: live, history: [{ at: 2026-11-10, to: live, approx: true }] }\n',
      '  - { id: A-5, title: Waits, status: ideas }\n',
    ].join('')}`;
    assert.deepEqual(shares(text), [
      'started 2, finished 1, unknown A-3 A-4',
      'bug: 1 of 1, 100 %',
      'feature: 0 of 1, 0 %',
    ]);
  });

  it('counts the last time that an item was finished, and its first start', () => {
    const text = `${head()}${item(1, 'type: feature', [90, 'doing'], [88, 'live'], [10, 'doing'], [5, 'live'])}`;
    assert.deepEqual(shares(text), ['started 0, finished 1', 'feature: 1 of 0, 100 %']);
  });

  it('has every item that was finished in exactly one type, and shares that add up, whatever the backlog is', () => {
    fc.assert(
      fc.property(backlogs, (text) => {
        const { backlog } = read(text);
        const {
          shares: found,
          finished,
          started,
        } = balanceIn(backlog, { from: new Date(0), to: new Date('2100-01-01') });
        const keys = found.flatMap((share) => share.finished);
        assert.equal(new Set(keys).size, keys.length);
        assert.equal(keys.length, finished);
        assert.equal(
          found.reduce((sum, share) => sum + share.started.length, 0),
          started,
        );
        const percent = found.reduce((sum, share) => sum + (share.percent ?? 0), 0);
        assert(finished === 0 || Math.abs(percent - 100) <= found.length);
      }),
      { numRuns: fewerRuns },
    );
  });
});

describe('The voices', () => {
  const text = `${head('  voices: [support, customer]\n')}${[
    item(1, 'source: customer', [9, 'ideas']),
    item(2, 'source: support', [9, 'ideas'], [5, 'doing'], [2, 'live']),
    item(3, 'source: customer', [9, 'ideas'], [4, 'dropped']),
    item(4, 'source: support', [9, 'ideas'], [5, 'doing'], [2, 'ready']),
    item(5, 'type: bug', [3, 'doing']),
  ].join('')}`;

  it('say whose ideas enter and what becomes of them, those without an answer first', () => {
    assert.deepEqual(
      sourceFates(read(text).backlog).map(({ source, captured, started, finished, dropped, waiting }) =>
        [source ?? '-', captured, started, finished, dropped, waiting].map(String).join(' | '),
      ),
      ['customer | A-1,A-3 |  |  | A-3 | A-1', 'support | A-2,A-4 | A-2,A-4 | A-2 |  | ', '- | A-5 | A-5 |  |  | '],
    );
  });

  it('say who has said nothing about what waits', () => {
    assert.deepEqual(
      unspoken(read(text).backlog).map(({ item: { key }, silent }) => `${key}: ${silent.join(' ')}`),
      ['A-1: support', 'A-4: customer'],
    );
  });

  it('have every item in one source, and each of a source’s in one fate at most', () => {
    fc.assert(
      fc.property(backlogs, (all) => {
        const fates = sourceFates(read(all).backlog);
        const captured = fates.flatMap((fate) => fate.captured);
        assert.equal(new Set(captured).size, captured.length);
        for (const fate of fates) {
          const over = [...fate.finished, ...fate.dropped, ...fate.waiting];
          assert.equal(new Set(over).size, over.length);
          assert(over.every((key) => fate.captured.includes(key)));
          assert(fate.waiting.every((key) => !fate.started.includes(key)));
        }
      }),
      { numRuns: fewerRuns },
    );
  });
});
