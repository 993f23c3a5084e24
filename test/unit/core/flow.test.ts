import assert from 'node:assert/strict';
import { ageOf, historyOf, movedByHand, startedAt } from '../../../src/core/flow/age.ts';
import { workInProgress } from '../../../src/core/policy/limits.ts';
import { changed, now, read } from '../../support/backlog.ts';

/** A day's number in UTC, so that the stories are the same everywhere. */
const utcDay = (time: Date) => Math.floor(time.getTime() / 86_400_000);

const board = `headwater: 1
board:
  columns: [ideas, ready, { id: building, stage: active, was: [doing] }, review, { id: deployed, stage: deployed }, done]
items:
`;

const withItem = (item: string) => read(`${board}  - id: A-1\n    title: One\n${item}`);

function age(item: string): string {
  const { backlog } = withItem(item);
  const [first] = backlog.items;
  assert(first);
  const found = ageOf(backlog, first, now, utcDay);
  return found.kind === 'days' ? String(found.days) : found.kind;
}

const entered = (...entries: string[]) =>
  `    history:\n${entries.map((entry) => `      - { at: ${entry.split(' ')[0] ?? ''}, to: ${entry.split(' ')[1] ?? ''} }\n`).join('')}`;

describe('Age', () => {
  it('counts calendar days from the first entry into an active column, today and that day included', () => {
    assert.equal(age(`    status: building\n${entered('2026-11-14T23:59:00Z building')}`), '3');
    assert.equal(age(`    status: building\n${entered('2026-11-16T08:00:00Z building')}`), '1');
    assert.equal(
      age(`    status: review\n${entered('2026-11-10T08:00:00Z building', '2026-11-15T08:00:00Z review')}`),
      '7',
    );
  });

  it('is there only while the item is in progress', () => {
    assert.equal(
      age(`    status: ready\n${entered('2026-11-10T08:00:00Z building', '2026-11-15T08:00:00Z ready')}`),
      'none',
    );
    assert.equal(
      age(`    status: done\n${entered('2026-11-10T08:00:00Z building', '2026-11-15T08:00:00Z done')}`),
      'none',
    );
  });

  it('is unknown for an item that was moved by hand, which counts as in progress all the same', () => {
    const item = `    status: building\n${entered('2026-11-10T08:00:00Z ready')}`;
    assert.equal(age(item), 'unknown');
    assert.equal(age('    status: building\n'), 'unknown');
    assert.equal(workInProgress(withItem(item).backlog).length, 1);
  });

  it('starts where a card was dragged past the active columns', () => {
    assert.equal(
      age(`    status: deployed\n${entered('2026-11-09T08:00:00Z ready', '2026-11-12T08:00:00Z deployed')}`),
      '5',
    );
  });

  it('keeps its start when the item goes back and comes again', () => {
    const { backlog } = withItem(
      `    status: building\n${entered('2026-11-02T08:00:00Z building', '2026-11-04T08:00:00Z ready', '2026-11-10T08:00:00Z building')}`,
    );
    const [item] = backlog.items;
    assert(item);
    assert.equal(startedAt(backlog, item)?.toISOString(), '2026-11-02T08:00:00.000Z');
    assert.deepEqual(ageOf(backlog, item, now, utcDay), { kind: 'days', days: 15 });
  });

  it('reads columns by the ids that they had, and skips those that nobody knows', () => {
    assert.equal(age(`    status: building\n${entered('2026-11-14T08:00:00Z doing')}`), '3');
    assert.equal(
      age(`    status: building\n${entered('2026-11-01T08:00:00Z gone', '2026-11-14T08:00:00Z building')}`),
      '3',
    );
  });

  it('reads history in order of time, ties in file order', () => {
    const { backlog } = withItem(
      `    status: review\n${entered('2026-11-15T08:00:00Z review', '2026-11-10T08:00:00Z building', '2026-11-10T08:00:00Z ready')}`,
    );
    const [item] = backlog.items;
    assert(item);
    assert.deepEqual(
      historyOf(item).map(({ to }) => to),
      ['building', 'ready', 'review'],
    );
    assert.equal(movedByHand(backlog, item), false);
  });

  it('is one on the day of the move', () => {
    const text = changed(`${board}  - id: A-1\n    title: One\n`, { kind: 'move', item: 'A-1', column: 'building' });
    const { backlog } = read(text);
    const [item] = backlog.items;
    assert(item);
    assert.deepEqual(ageOf(backlog, item, now, utcDay), { kind: 'days', days: 1 });
  });
});
