import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coachingIn } from '../../../../src/core/policy/coach.ts';
import { rhythmIn, sprintAt } from '../../../../src/core/policy/cadence.ts';
import { read } from '../../../support/backlog.ts';
import { backlogs, fewerRuns } from '../../../support/random.ts';

/** Sprints of two weeks: the third one runs from 16 to 30 November. */
const head = `headwater: 1
board:
  columns: [ideas, ready, { id: doing, stage: active }, deployed, released, { id: live, stage: done }]
  cadence: { every: 14d, from: 2026-10-19 }
items:
`;
const item = (id: number, ...steps: readonly string[]) => {
  const history = steps.map((step) => {
    const [day = '', to = '', rest = ''] = step.split(' ');
    return `{ at: 2026-${day}T09:00:00Z, to: ${to}${rest} }`;
  });
  return `  - { id: A-${id}, title: Item, status: ${steps.at(-1)?.split(' ')[1] ?? ''}, history: [${history.join(', ')}] }\n`;
};
const on = (day: string) => new Date(`2026-${day}T10:00:00Z`);

/** What the sprints show on a day, as text; and what the coach says of it. */
function shown(text: string, day: string): string {
  const { backlog } = read(text);
  const rhythm = rhythmIn(backlog, on(day));
  if (rhythm === undefined) return '-';
  const coaching = coachingIn(backlog, on(day));
  const { sprint, carried, waiting, unshipped } = rhythm;
  return [
    `${sprint.from.toISOString().slice(5, 10)} to ${sprint.to.toISOString().slice(5, 10)}`,
    `carried ${carried.join(' ')}`,
    `waiting ${waiting.join(' ')}`,
    ...(unshipped ? ['unshipped'] : []),
    ...(coaching?.is === 'cadence' ? [`says ${coaching.signal} ${coaching.count}`] : []),
  ].join(' | ');
}

describe('The rhythm of sprints', () => {
  const begun = item(1, '11-04 ready', '11-05 doing');
  const table: readonly (readonly [title: string, text: string, day: string, picture: string])[] = [
    ['is nothing before the first one', head + begun, '10-01', '-'],
    ['is nothing for teams without', head.replace(/ {2}cadence.*\n/, '') + begun, '11-17', '-'],
    [
      'says at its beginning that nothing was released in the last one',
      head + begun,
      '11-17',
      '11-16 to 11-30 | carried A-1 | waiting  | unshipped | says unshipped 1',
    ],
    ['says so no more in its midst', head + begun, '11-22', '11-16 to 11-30 | carried A-1 | waiting  | unshipped'],
    [
      'says what is carried over where something was released',
      head + begun + item(2, '11-03 ready', '11-04 doing', '11-10 released'),
      '11-17',
      '11-16 to 11-30 | carried A-1 A-2 | waiting  | says carried 2',
    ],
    [
      'says near its end what is deployed and waits for that',
      head + item(1, '11-16 ready', '11-17 doing', '11-20 deployed'),
      '11-28',
      '11-16 to 11-30 | carried  | waiting A-1 | says waiting 1',
    ],
    [
      'asks nothing of the first sprint',
      head + item(1, '10-20 ready', '10-21 doing'),
      '10-21',
      '10-19 to 11-02 | carried  | waiting ',
    ],
    [
      'leaves out what was imported',
      head + begun.replace('to: doing', 'to: doing, approx: true'),
      '11-17',
      '11-16 to 11-30 | carried  | waiting ',
    ],
  ];
  for (const [title, text, day, picture] of table)
    it(title, () => {
      assert.equal(shown(text, day), picture);
    });

  it('has every time from the first on in exactly one sprint', () => {
    const times = fc.date({ min: new Date('2026-10-19'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 60 }), (time, days) => {
        const sprint = sprintAt({ days, from: '2026-10-19' }, time);
        assert(sprint);
        assert(sprint.from <= time && time < sprint.to);
        const before = new Date(sprint.from.getTime() - 1);
        assert.deepEqual(sprintAt({ days, from: '2026-10-19' }, before)?.to ?? sprint.from, sprint.from);
      }),
      { numRuns: fewerRuns },
    );
  });

  it('names only work that goes on, whatever the backlog is', () => {
    fc.assert(
      fc.property(backlogs, fc.nat(400), (text, days) => {
        const { backlog } = read(text);
        const board = { ...backlog.board, cadence: { days: 14, from: '2026-01-05' } };
        const rhythm = rhythmIn({ ...backlog, board }, new Date(Date.UTC(2026, 0, 6 + days)));
        assert(rhythm);
        const wip = new Set(
          board.columns.flatMap(({ id, stage }) => (/^(?:active|deployed|released)$/.test(stage) ? [id] : [])),
        );
        for (const key of [...rhythm.carried, ...rhythm.waiting])
          assert(wip.has(backlog.items.find((one) => one.key === key)?.column ?? ''), key);
      }),
      { numRuns: fewerRuns },
    );
  });
});
