import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BoardView, Direction } from '../../../src/protocol/board.ts';
import { type Perspective, wholeBoard } from '../../../src/protocol/perspective.ts';
import { type Place, type Standing, dropMove, stepMove } from '../../../webview/board/places.ts';
import { meant, ranged, selectionWords, toggled } from '../../../webview/board/selection.ts';
import { shownBoard } from '../../../webview/board/shownBoard.ts';
import { nothingYet, withView } from '../../../webview/board/situation.ts';
import { boardOf } from './view.ts';

const board = boardOf(`
  ready: A-1 A-2 A-3
  doing:
  review: B-1
  done: C-1 C-2
  dropped: D-1
`);

function standingOf(view: BoardView, perspective: Partial<Perspective> = {}): Standing {
  const shown = shownBoard(view, { ...wholeBoard, ...perspective }, { me: undefined, noted: new Set() });
  return { view, shown };
}

describe('A step by keyboard', () => {
  const step = (key: string, direction: Direction) =>
    stepMove(standingOf(board), { items: [key], focus: key }, direction)?.place;

  it('to the side names the column and no place', () => {
    assert.deepEqual(step('A-2', 'right'), { column: 'doing' });
    assert.deepEqual(step('C-1', 'right'), { column: 'dropped' });
    assert.equal(step('A-2', 'left'), undefined);
  });

  it('within the column names the neighbours that it will have', () => {
    assert.deepEqual(step('A-1', 'down'), { column: 'ready', after: 'A-2', before: 'A-3' });
    assert.deepEqual(step('A-2', 'up'), { column: 'ready', before: 'A-1' });
    assert.deepEqual(step('A-1', 'bottom'), { column: 'ready', after: 'A-3' });
    assert.deepEqual(step('A-3', 'top'), { column: 'ready', before: 'A-1' });
    assert.equal(step('A-1', 'up'), undefined);
    assert.equal(step('B-1', 'bottom'), undefined);
    assert.equal(step('gone', 'down'), undefined);
  });
});

describe('A dropped card', () => {
  const drop = (key: string, column: string, card?: string, edge: 'top' | 'bottom' = 'top') =>
    dropMove(standingOf(board), [key], { column, over: card === undefined ? undefined : { card, edge } })?.place;

  it('on a header or empty space goes to the column, wherever the order of the file has it', () => {
    assert.deepEqual(drop('A-1', 'done'), { column: 'done' });
    assert.equal(drop('A-1', 'ready'), undefined);
  });

  it('between cards goes between them', () => {
    assert.deepEqual(drop('A-1', 'done', 'C-1', 'bottom'), { column: 'done', after: 'C-1', before: 'C-2' });
    assert.deepEqual(drop('A-1', 'done', 'C-1', 'top'), { column: 'done', before: 'C-1' });
    assert.deepEqual(drop('A-1', 'ready', 'A-3', 'bottom'), { column: 'ready', after: 'A-3' });
  });

  it('where it already is goes nowhere', () => {
    assert.equal(drop('A-2', 'ready', 'A-1', 'bottom'), undefined);
    assert.equal(drop('A-2', 'ready', 'A-2', 'bottom'), undefined);
    assert.equal(drop('A-2', 'ready', 'A-3', 'top'), undefined);
    assert.equal(drop('A-2', 'nowhere'), undefined);
  });
});

describe('Any step or drop within a column', () => {
  /** What a host that takes the neighbours at their word makes of a move. */
  const moved = (view: BoardView, key: string, place: Place): string[] => {
    const others = view.columns.flatMap(({ cards }) => cards.map((card) => card.key)).filter((other) => other !== key);
    const index = place.before === undefined ? others.length : others.indexOf(place.before);
    assert.equal(place.after, others[index - 1], 'both neighbours name the same place');
    return others.toSpliced(index, 0, key);
  };

  it('puts the card beside the one that it was let go over', () => {
    const place = fc.record({
      size: fc.integer({ min: 1, max: 8 }),
      from: fc.nat(7),
      to: fc.nat(7),
      edge: fc.constantFrom('top' as const, 'bottom' as const),
    });
    fc.assert(
      fc.property(place, ({ size, from, to, edge }) => {
        const keys = Array.from({ length: size }, (_, index) => `K-${index}`);
        const view = boardOf(`doing: ${keys.join(' ')}`);
        const [key, over] = [`K-${from % size}`, `K-${to % size}`];
        const target = dropMove(standingOf(view), [key], { column: 'doing', over: { card: over, edge } })?.place;
        const after = target === undefined ? keys : moved(view, key, target);
        if (key === over) assert.equal(target, undefined);
        else assert.equal(after.indexOf(key), after.indexOf(over) + (edge === 'top' ? -1 : 1));
        if (target !== undefined) assert.notDeepEqual(after, keys);
      }),
    );
  });
});

describe('Several cards', () => {
  const selected = ['A-1', 'A-3'];
  const drop = (items: readonly string[], column: string, card?: string, edge: 'top' | 'bottom' = 'top') =>
    dropMove(standingOf(board), items, { column, over: card === undefined ? undefined : { card, edge } });

  it('go between two others together', () => {
    assert.deepEqual(drop(selected, 'done', 'C-2'), {
      items: selected,
      place: { column: 'done', after: 'C-1', before: 'C-2' },
    });
    assert.deepEqual(drop(selected, 'ready', 'A-2', 'bottom')?.place, { column: 'ready', after: 'A-2' });
  });

  it('let go over one of their own, gather there', () => {
    assert.deepEqual(drop(selected, 'ready', 'A-3')?.place, { column: 'ready', after: 'A-2' });
    assert.deepEqual(drop(selected, 'ready', 'A-1')?.place, { column: 'ready', before: 'A-2' });
    assert.equal(drop(['A-1', 'A-2'], 'ready', 'A-1'), undefined, 'they are there already');
  });

  it('on a header, go without those that are in the column already', () => {
    assert.deepEqual(drop(['A-1', 'C-1'], 'done')?.items, ['A-1']);
  });

  it('step to the side of the one with the focus, and up and down in its column', () => {
    const step = (items: readonly string[], focus: string, direction: Direction) =>
      stepMove(standingOf(board), { items, focus }, direction);
    assert.deepEqual(step(['A-1', 'B-1'], 'A-1', 'right'), { items: ['A-1', 'B-1'], place: { column: 'doing' } });
    assert.deepEqual(step(['A-2', 'A-3', 'B-1'], 'A-3', 'up'), {
      items: ['A-2', 'A-3'],
      place: { column: 'ready', before: 'A-1' },
    });
    assert.equal(step(['A-1', 'A-2'], 'A-2', 'up'), undefined);
    assert.deepEqual(step(['A-1', 'A-2'], 'A-1', 'bottom')?.place, { column: 'ready', after: 'A-3' });
  });
});

describe('While cards are left out', () => {
  const filtered = standingOf(boardOf('ready: A-1 A-2 B-1 A-3\n  doing: C-1 A-4 C-2 A-5'), { search: 'A-' });
  const drop = (key: string, column: string, card: string, edge: 'top' | 'bottom') =>
    dropMove(filtered, [key], { column, over: { card, edge } })?.place;

  it('a card lands right after the shown one above it', () => {
    assert.deepEqual(drop('A-1', 'doing', 'A-4', 'bottom'), { column: 'doing', after: 'A-4', before: 'C-2' });
    assert.deepEqual(drop('A-1', 'doing', 'A-5', 'top'), { column: 'doing', after: 'A-4', before: 'C-2' });
    assert.deepEqual(drop('A-1', 'doing', 'A-4', 'top'), { column: 'doing', after: 'C-1', before: 'A-4' });
  });

  it('steps pass what is shown, and what is not', () => {
    const step = stepMove(filtered, { items: ['A-3'], focus: 'A-3' }, 'up');
    assert.deepEqual(step?.place, { column: 'ready', after: 'A-1', before: 'A-2' });
  });
});

describe('On a sorted board', () => {
  const sorted = standingOf(board, { sort: 'title' });

  it('a drop changes the column only', () => {
    assert.deepEqual(dropMove(sorted, ['A-1'], { column: 'done', over: { card: 'C-1', edge: 'top' } })?.place, {
      column: 'done',
    });
    assert.equal(dropMove(sorted, ['A-1'], { column: 'ready', over: { card: 'A-3', edge: 'top' } }), undefined);
    assert.equal(stepMove(sorted, { items: ['A-1'], focus: 'A-1' }, 'down'), undefined);
  });
});

describe('A selection', () => {
  const situation = withView({ ...nothingYet, selected: ['A-1', 'B-1'] }, board, 1);

  it('grows and shrinks card by card, or from one to another', () => {
    assert.deepEqual(toggled(situation, 'C-1'), ['A-1', 'B-1', 'C-1']);
    assert.deepEqual(toggled(situation, 'A-1'), ['B-1']);
    assert.deepEqual(ranged(situation, 'A-3', 'C-1'), ['A-3', 'B-1', 'C-1']);
    assert.deepEqual(ranged(situation, 'C-1', 'A-3'), ['A-3', 'B-1', 'C-1']);
    assert.equal(selectionWords(situation.selected), '2 cards selected');
  });

  it('is meant by an act on one of its cards only', () => {
    assert.deepEqual(meant(situation, 'B-1'), ['A-1', 'B-1']);
    assert.deepEqual(meant(situation, 'C-1'), ['C-1']);
  });

  it('loses the cards that are gone', () => {
    assert.deepEqual(withView(situation, boardOf('ready: A-1'), 2).selected, ['A-1']);
  });
});
