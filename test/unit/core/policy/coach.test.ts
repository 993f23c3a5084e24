import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coachingIn, habits, occasionsIn } from '../../../../src/core/policy/coach.ts';
import { now, read } from '../../../support/backlog.ts';
import { backlogs, fewerRuns } from '../../../support/random.ts';

const day = 86_400_000;
const at = (days: number) => new Date(now.getTime() - days * day).toISOString();
const head = (more = '') => `headwater: 1
board: { columns: [ideas, ready, { id: doing, stage: active }, { id: live, stage: done }]${more} }
items:
`;
/** An item that entered columns so many days ago: `5 doing over: true`. */
const item = (id: number, steps: readonly string[], more = '') => {
  const history = steps.map((step) => {
    const [, days = '', to = '', rest = ''] = /^([\d.]+) (\S+) ?(.*)$/.exec(step) ?? [];
    return `{ at: ${at(Number(days))}, to: ${to}${rest === '' ? '' : `, ${rest}`} }`;
  });
  const status = steps.at(-1)?.split(' ')[1] ?? 'ideas';
  return `  - { id: A-${id}, title: Item, status: ${status}, history: [${history.join(', ')}]${more} }\n`;
};
/** The hint of the moment, as text. */
function hint(text: string, daysLater = 0): string {
  const coaching = coachingIn(read(text).backlog, new Date(now.getTime() + daysLater * day));
  if (coaching === undefined) return '';
  if (coaching.is === 'growth') return `growth ${coaching.need}`;
  if (coaching.is === 'cadence') return `${coaching.signal} ${coaching.count}`;
  return `${coaching.habit} ${coaching.lapses} ${coaching.last.item ?? 'plan'}`;
}

describe('The coach', () => {
  const kept = item(9, ['20 ready', '10 doing', '3 live']);

  const table: readonly (readonly [title: string, text: string, picture: string])[] = [
    ['says nothing where nothing lapsed', head() + kept, ''],
    [
      'names a limit that was passed, how often, and the last time',
      head() + item(1, ['9 ready', '8 doing over: true']) + item(2, ['9 ready', '7 doing over: Agreed']),
      'limits 2 A-2',
    ],
    ['names work that began before it was ready', head() + item(1, ['9 ideas', '8 doing']) + kept, 'ready 1 A-1'],
    [
      'says nothing of readiness on a board without a column for it',
      head().replace(' ready,', '') + item(1, ['9 ideas', '8 doing']),
      '',
    ],
    [
      'names what was done without its evidence',
      head() + item(1, ['9 ready', '8 doing', '2 live without: [usage]']),
      'done 1 A-1',
    ],
    [
      'names large batches, but for accepted ones',
      head() +
        item(1, ['9 ready', '8 doing', '2 live'], ', batch: { lines: 900 }') +
        item(2, ['9 ready', '8 doing', '1 live'], ', batch: { lines: 900, accepted: As one }'),
      'small 1 A-1',
    ],
    [
      'names bad news that nobody heard within a day',
      head() + item(1, ['9 ideas'], `, concerns: [{ about: Late, at: ${at(3)} }]`),
      'news 1 A-1',
    ],
    [
      'waits while there is still time',
      head() + item(1, ['9 ideas'], `, concerns: [{ about: Late, at: ${at(0.5)} }]`),
      '',
    ],
    [
      'names bad news that was heard, and not answered within a week',
      head() + item(1, ['9 ideas'], `, concerns: [{ about: Late, at: ${at(9)}, heard: { at: ${at(8.5)} } }]`),
      'news 1 A-1',
    ],
    [
      'says one thing, the most important',
      head() + item(1, ['9 ideas', '8 doing over: true'], `, concerns: [{ about: Late, at: ${at(3)} }]`),
      'news 1 A-1',
    ],
    ['says nothing of what was imported', head() + item(1, ['9 ideas', '8 doing over: true, approx: true']), ''],
  ];
  for (const [title, text, picture] of table)
    it(title, () => {
      assert.equal(hint(text), picture);
    });

  it('retires a hint when its habit was kept for four weeks, and brings it back when it lapses', () => {
    const once = head() + item(1, ['9 ready', '8 doing over: true']);
    assert.deepEqual(
      [0, 19.9, 20, 40].map((days) => hint(once, days)),
      ['limits 1 A-1', 'limits 1 A-1', '', ''],
    );
    assert.equal(hint(once + item(2, ['9 ready', '1 doing over: true']), 20), 'limits 1 A-2');
  });

  it('names the next need when all was there for four weeks, for a while, and then not again', () => {
    const done = [1, 2, 3, 4]
      .map((id) => item(id, ['60 ready', '50 doing', `${id === 1 ? 30 : 10 - id} live`]))
      .join('');
    const asks = head(', done: { needs: [deployed, released] }');
    assert.equal(hint(asks + done), 'growth usage');
    assert.equal(hint(asks + done, 12), '');
    assert.equal(hint(head(', done: { needs: [deployed, released, usage, noMajorBug] }') + done), '');
    assert.equal(hint(asks + done + item(5, ['9 ready', '8 doing', '2 live without: [released]'])), 'done 1 A-5');
  });

  it('goes by the history alone: no title, order, person or estimate changes what it says', () => {
    fc.assert(
      fc.property(backlogs, fc.nat(60), (text, days) => {
        const { backlog } = read(text);
        const later = new Date(now.getTime() + days * day);
        const { items } = backlog;
        const bare = items.map((one) => {
          const { history, concerns, batch, parent, evidence } = one.fields;
          return {
            ...one,
            title: 'x',
            unknown: {},
            fields: { id: one.id, history, concerns, batch, parent, evidence },
          };
        });
        assert.deepEqual(coachingIn({ ...backlog, items: bare }, later), coachingIn(backlog, later));
      }),
      { numRuns: fewerRuns },
    );
  });

  it('shows no habit that was kept for four weeks, and says nothing new while nothing happens', () => {
    fc.assert(
      fc.property(backlogs, (text) => {
        const { backlog } = read(text);
        const coaching = coachingIn(backlog, now);
        const occasions = occasionsIn(backlog);
        const within = (time: number, { at: then }: { readonly at: number }) => then <= time && then > time - 28 * day;
        for (const habit of habits) {
          const lapsed = occasions.some((one) => one.habit === habit && !one.kept && within(now.getTime(), one));
          if (!lapsed) assert.notEqual(coaching?.is === 'habit' && coaching.habit, habit);
        }
        const silent = new Date(now.getTime() + 400 * day);
        const after = coachingIn(backlog, silent);
        const recent = occasions.some((one) => within(silent.getTime(), one));
        assert.equal(after !== undefined && !recent, false);
      }),
      { numRuns: fewerRuns },
    );
  });
});
