import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MoveAllIntention } from '../../../src/core/model/intention.ts';
import { refusalPhrase } from '../../../src/phrases/describe.ts';
import { phraseOf } from '../../../src/phrases/phrases.ts';
import { change, changed, columnsOf, read, refusal } from '../../support/backlog.ts';
import { backlogs, column, runs } from '../../support/random.ts';

const board = `headwater: 1
board:
  columns:
    - ideas
    - ready
    - { id: building, name: In progress, stage: active, limit: 2, policy: block }
    - { id: review, name: In review, stage: active, limit: 1 }
    - done
    - dropped
items:
  - { id: A-1, title: One, status: building }
  - { id: A-2, title: Two, status: ready }
  # about the third
  - id: A-3
    title: Three
    status: ready

  - { id: A-4, title: Four, status: ideas }
  - { id: A-5, title: Five, status: done }
`;

const move = (items: readonly string[], to: string, more: Partial<MoveAllIntention> = {}): MoveAllIntention => ({
  kind: 'moveAll',
  items,
  column: to,
  ...more,
});
const saidOf = (intention: MoveAllIntention) =>
  phraseOf(refusalPhrase(refusal(board, intention), read(board).backlog, phraseOf));

describe('Moving several items', () => {
  it('is one change, in which each gets its status and its entry', () => {
    const after = changed(board, move(['A-4', 'A-2'], 'done'));
    assert.equal(columnsOf(after), 'ideas:\nready: A-3\nbuilding: A-1\nreview:\ndone: A-2 A-4 A-5\ndropped:');
    assert.equal(after.match(/to: done, by: ana/g)?.length, 2);
  });

  it('keeps their order at the place where they go, with their comments', () => {
    const after = changed(board, move(['A-4', 'A-3'], 'done', { place: { after: 'A-5' } }));
    assert.match(after, /A-5.*\n+ {2}# about the third\n {2}- id: A-3[^]*- \{ id: A-4/);
    const top = changed(board, move(['A-5', 'A-3'], 'ready', { place: { before: 'A-2' } }));
    assert.equal(columnsOf(top).split('\n')[1], 'ready: A-3 A-5 A-2');
  });

  it('is refused as one, with the room that there is', () => {
    const over = move(['A-2', 'A-3', 'A-4'], 'building');
    assert.equal(saidOf(over), 'In progress has room for 1 of these 3 (1 of 2 now): A-1.');
    assert.equal(
      saidOf(move(['A-2', 'A-3'], 'dropped')),
      'Why are these 2 not done? Whoever brought them up will want to know.',
    );
    assert.equal(refusal(board, move(['A-2', 'gone'], 'done')).code, 'item.not-found');
    assert.equal(refusal(board, move([], 'done')).code, 'moves.none');
  });

  it('takes one reason, recorded on those that go over', () => {
    const after = changed(board, move(['A-2', 'A-3'], 'building', { over: 'A hotfix' }));
    assert.equal(after.match(/over: A hotfix/g)?.length, 1);
    assert.match(after, /id: A-3[^]*over: A hotfix/);
    const dropped = changed(board, move(['A-2', 'A-3'], 'dropped', { because: 'Nobody asks any more' }));
    assert.equal(dropped.match(/because: Nobody asks any more/g)?.length, 2);
  });

  it('says which limits are exceeded all the same', () => {
    const { breaches } = change(board, move(['A-2', 'A-3'], 'review'));
    assert.deepEqual(
      breaches.map(({ what, name, limit }) => `${what} ${name} ${limit}`),
      ['column In review 1'],
    );
  });
});

describe('For every backlog and selection', () => {
  const moves = fc
    .tuple(backlogs, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), column, fc.nat(), fc.boolean())
    .map(([text, picks, to, neighbour, placed]) => {
      const ids = read(text).backlog.items.map(({ key }) => key);
      const items = [...new Set(picks.map((pick) => ids[pick % ids.length] ?? ''))];
      const others = ids.filter((id) => !items.includes(id));
      const at = others.length === 0 ? 0 : neighbour % others.length;
      const place = placed && others.length > 0 ? { after: others[at], before: others[at + 1] } : undefined;
      return { text, items, to, place };
    });

  it('all are in the column, in their order, between their neighbours, and the others are as they were', () => {
    fc.assert(
      fc.property(moves, ({ text, items, to, place }) => {
        const after = read(changed(text, move(items, to, { place })));
        const ids = (of: typeof after) => of.backlog.items.map(({ key }) => key);
        const before = ids(read(text));
        for (const key of items) assert.equal(after.backlog.items.find((item) => item.key === key)?.column, to);
        assert.deepEqual(
          ids(after).filter((id) => items.includes(id)),
          before.filter((id) => items.includes(id)),
        );
        assert.deepEqual(
          ids(after).filter((id) => !items.includes(id)),
          before.filter((id) => !items.includes(id)),
        );
        if (place?.after !== undefined) {
          const start = ids(after).indexOf(place.after);
          assert(items.every((id) => ids(after).indexOf(id) > start));
          if (place.before !== undefined) assert.equal(ids(after).indexOf(place.before), start + items.length + 1);
        }
        const errors = (of: typeof after) => of.problems.filter(({ severity }) => severity === 'error').length;
        assert.equal(errors(after), errors(read(text)));
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });
});
