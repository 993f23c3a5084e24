import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BoardView, Direction } from '../../../src/protocol/board.ts';
import { nothingYet, walkable, withView } from '../../../webview/board/situation.ts';
import { type Arrow, type Place, dropPlace, neighbour, stepPlace } from '../../../webview/board/walk.ts';
import { boardOf } from './view.ts';

const board = boardOf(`
  ready: A-1 A-2 A-3
  doing:
  review: B-1
  done: C-1 C-2
  dropped: D-1
`);

describe('Arrows on the board', () => {
  const shown = walkable(withView(nothingYet, board, 1));
  const walk = (from: string, ...arrows: Arrow[]) =>
    arrows.reduce((at, arrow) => neighbour(shown, at, arrow) ?? at, from);

  it('lead up and down a column, and stay at its ends', () => {
    assert.equal(walk('A-1', 'down'), 'A-2');
    assert.equal(walk('A-1', 'up'), 'A-1');
    assert.equal(walk('A-1', 'last'), 'A-3');
    assert.equal(walk('A-3', 'down'), 'A-3');
    assert.equal(walk('A-3', 'first'), 'A-1');
  });

  it('lead to the nearest card of the next column that shows one', () => {
    assert.equal(walk('A-3', 'right'), 'B-1');
    assert.equal(walk('A-3', 'right', 'right'), 'C-1');
    assert.equal(walk('C-2', 'left'), 'B-1');
    assert.equal(walk('C-2', 'right'), 'C-2', 'what was dropped is folded');
  });
});

describe('A step by keyboard', () => {
  const step = (key: string, direction: Direction) => stepPlace(board, key, direction);

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
    dropPlace(board, key, { column, over: card === undefined ? undefined : { card, edge } });

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
        const target = dropPlace(view, key, { column: 'doing', over: { card: over, edge } });
        const after = target === undefined ? keys : moved(view, key, target);
        if (key === over) assert.equal(target, undefined);
        else assert.equal(after.indexOf(key), after.indexOf(over) + (edge === 'top' ? -1 : 1));
        if (target !== undefined) assert.notDeepEqual(after, keys);
      }),
    );
  });
});
