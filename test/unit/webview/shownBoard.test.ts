import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BoardView } from '../../../src/protocol/board.ts';
import type { CardView } from '../../../src/protocol/card.ts';
import { type Perspective, wholeBoard } from '../../../src/protocol/perspective.ts';
import { type ShownBoard, placeOf, shownBoard } from '../../../webview/board/shownBoard.ts';
import { boardOf, cardNamed } from './view.ts';

const ana = { key: 'ana', name: 'Ana Ruiz', initials: 'AR' };
const ben = { key: 'ben', name: 'Ben Okafor', initials: 'BO' };

/** A board of these cards, in the column that stands before each. */
function board(...cards: readonly (readonly [column: string, key: string, more?: Partial<CardView>])[]): BoardView {
  const view = boardOf('ready:\ndoing:\ndone:');
  for (const [column, key, more] of cards) {
    view.columns.find(({ id }) => id === column)?.cards.push(cardNamed(key, more));
  }
  return { ...view, people: [ana, ben], types: ['feature', 'bug'] };
}

const story = board(
  [
    'ready',
    'PAY-18',
    { title: 'Apple Pay on the product page', tags: ['wallet'], source: 'customer', ready: { met: 5, all: 5 } },
  ],
  ['ready', 'PAY-9', { title: 'Übersetzung der Quittung', assignees: [ben], ready: { met: 4, all: 5 } }],
  ['doing', 'PAY-12', { title: 'Upgrade PostgreSQL', type: 'debt', assignees: [ana, ben], openConcerns: 1 }],
  ['doing', 'PAY-3', { age: { kind: 'days', days: 12, pace: 'past' }, type: 'bug', blocked: { reason: 'vendor' } }],
  ['done', 'PAY-1', { age: { kind: 'unknown' }, assignees: [ana] }],
);

const look = (perspective: Partial<Perspective>, view = story, noted: readonly string[] = [], before?: ShownBoard) =>
  shownBoard(
    view,
    { ...wholeBoard, ...perspective },
    { me: 'ana', noted: new Set(noted), ...(before !== undefined && { before }) },
  );

/** The board as text: a line a lane and column that shows cards. */
function drawn({ lanes }: ShownBoard): string[] {
  return lanes.flatMap(({ name, cells }) =>
    cells
      .filter(({ cards }) => cards.length > 0)
      .map(({ column, cards }) =>
        [...(name === undefined ? [] : [`${name} |`]), `${column.id}:`, ...cards.map(({ key }) => key)].join(' '),
      ),
  );
}

describe('Searching the board', () => {
  const found = (search: string, ...noted: string[]) =>
    look({ search }, story, noted).lanes.flatMap(({ cells }) =>
      cells.flatMap(({ cards }) => cards.map(({ key }) => key)),
    );

  it('finds ids, titles, tags and people, in any order of the words', () => {
    assert.deepEqual(found('pay-18'), ['PAY-18']);
    assert.deepEqual(found('product apple'), ['PAY-18']);
    assert.deepEqual(found('wallet'), ['PAY-18']);
    assert.deepEqual(found('okafor'), ['PAY-9', 'PAY-12']);
    assert.deepEqual(found('okafor upgrade'), ['PAY-12']);
  });

  it('forgives a slip of the finger, case and accents, and no more', () => {
    assert.deepEqual(found('postgresl'), ['PAY-12']);
    for (const slip of ['prodcut', 'produkt', 'prduct', 'prodduct']) assert.deepEqual(found(slip), ['PAY-18'], slip);
    assert.deepEqual(found('UBERSETZUNG'), ['PAY-9']);
    assert.deepEqual(found('übersetzung'), ['PAY-9']);
    assert.deepEqual(found('pastries'), []);
    assert.deepEqual(found('pay-2'), []);
  });

  it('adds what the host found in notes', () => {
    assert.deepEqual(found('audit', 'PAY-3'), ['PAY-3']);
    assert.deepEqual(look({ search: 'audit', types: ['debt'] }, story, ['PAY-3']).count, 0);
  });

  it('takes signs as they are, and whatever is typed', () => {
    const odd = board(['ready', 'A-1', { title: 'a → b (c) [d] \\ ^$ .*' }]);
    for (const search of ['→', '(', '[d]', '\\', '.*', '^$']) assert.equal(look({ search }, odd).count, 1, search);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (search) => look({ search }, odd).count <= 1),
    );
  });

  it('shows all again when nothing but blanks is typed', () => {
    const { count, filtered } = look({ search: '  ' });
    assert.deepEqual([count, filtered], [5, false]);
  });
});

describe('Filtering the board', () => {
  const keys = (perspective: Partial<Perspective>) =>
    look(perspective).lanes.flatMap(({ cells }) => cells.flatMap(({ cards }) => cards.map(({ key }) => key)));

  it('takes any name of one list, and asks for all lists', () => {
    assert.deepEqual(keys({ types: ['bug', 'debt'] }), ['PAY-12', 'PAY-3']);
    assert.deepEqual(keys({ types: ['bug', 'debt'], people: ['ben'] }), ['PAY-12']);
    assert.deepEqual(keys({ people: [''] }), ['PAY-18', 'PAY-3']);
    assert.deepEqual(keys({ sources: ['customer'] }), ['PAY-18']);
    assert.deepEqual(keys({ tags: ['wallet', 'none'] }), ['PAY-18']);
  });

  it('asks for all states', () => {
    assert.deepEqual(keys({ states: ['mine'] }), ['PAY-12', 'PAY-1']);
    assert.deepEqual(keys({ states: ['mine', 'concerns'] }), ['PAY-12']);
    assert.deepEqual(keys({ states: ['blocked', 'overdue'] }), ['PAY-3']);
    assert.deepEqual(keys({ states: ['notReady'] }), ['PAY-9']);
  });

  it('shows nobody’s cards as mine where nobody knows who looks', () => {
    const shown = shownBoard(story, { ...wholeBoard, states: ['mine'] }, { me: undefined, noted: new Set() });
    assert.equal(shown.count, 0);
  });
});

describe('Lanes and order', () => {
  it('by person put a card into one lane, in the order of the people, nobody last', () => {
    assert.deepEqual(drawn(look({ lanes: 'person' })), [
      'Ana Ruiz | doing: PAY-12',
      'Ana Ruiz | done: PAY-1',
      'Ben Okafor | ready: PAY-9',
      'Nobody | ready: PAY-18',
      'Nobody | doing: PAY-3',
    ]);
  });

  it('by type come in the order of the types', () => {
    assert.deepEqual(
      look({ lanes: 'type' }).lanes.map(({ name, count }) => `${name ?? ''} ${count}`),
      ['feature 3', 'bug 1', 'debt 1'],
    );
  });

  it('by parent put the parent beside its children, and come as their cards do', () => {
    const family = board(
      ['ready', 'A-7', { parent: { id: 'A-2', title: 'Two' } }],
      ['ready', 'A-1', { title: 'One', children: [{ column: 'doing', count: 1 }] }],
      ['doing', 'A-3', { parent: { id: 'A-1', title: 'One' } }],
      ['doing', 'A-4'],
      ['doing', 'A-5', { parent: { id: 'gone' } }],
    );
    assert.deepEqual(drawn(look({ lanes: 'parent' }, family)), [
      'A-2 Two | ready: A-7',
      'A-1 One | ready: A-1',
      'A-1 One | doing: A-3',
      'gone | doing: A-5',
      'No parent | doing: A-4',
    ]);
  });

  it('other than the file’s keep its order among equals', () => {
    assert.deepEqual(drawn(look({ sort: 'age' })), ['ready: PAY-18 PAY-9', 'doing: PAY-3 PAY-12', 'done: PAY-1']);
    assert.deepEqual(drawn(look({ sort: 'title' }))[0], 'ready: PAY-18 PAY-9');
    assert.deepEqual(drawn(look({ sort: 'person' }))[0], 'ready: PAY-9 PAY-18');
    assert.ok(look({ sort: 'title' }).sorted && !look({}).sorted);
  });

  it('show every card once, whatever is chosen', () => {
    const choice = fc.record({
      lanes: fc.constantFrom('none' as const, 'type' as const, 'person' as const, 'parent' as const),
      sort: fc.constantFrom('rank' as const, 'age' as const, 'title' as const, 'type' as const, 'person' as const),
    });
    fc.assert(
      fc.property(choice, (perspective) => {
        const shown = look(perspective);
        for (const column of story.columns) {
          const keys = shown.lanes
            .flatMap(({ cells }) => cells.flatMap((cell) => (cell.column.id === column.id ? cell.cards : [])))
            .map(({ key }) => key);
          assert.deepEqual(keys.toSorted(), column.cards.map(({ key }) => key).toSorted());
          for (const key of keys) {
            const { lane = -1, column: at = -1, index = -1 } = placeOf(shown, key) ?? {};
            assert.equal(shown.lanes[lane]?.cells[at]?.cards[index]?.key, key);
          }
        }
      }),
    );
  });
});

describe('What is shown after a change', () => {
  it('is the very same where it says the same', () => {
    for (const lanes of ['none', 'person'] as const) {
      const before = look({ lanes, search: 'pay' });
      const [ready, ...others] = story.columns;
      assert.ok(ready !== undefined);
      const changed = cardNamed('PAY-18', { title: 'Another Pay' });
      const view = { ...story, columns: [{ ...ready, cards: ready.cards.with(0, changed) }, ...others] };
      const after = look({ lanes, search: 'pay' }, view, [], before);
      const cells = [before, after].map((shown) => shown.lanes.at(-1)?.cells ?? []);
      assert.notEqual(cells[1]?.[0], cells[0]?.[0]);
      assert.equal(cells[1]?.[1], cells[0]?.[1]);
      assert.equal(look({ lanes, search: 'pay' }, view, [], after).lanes[0], after.lanes[0]);
    }
  });
});
