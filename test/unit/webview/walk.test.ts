import assert from 'node:assert/strict';
import { nothingYet, walkable, withView } from '../../../webview/board/situation.ts';
import { type Arrow, neighbour } from '../../../webview/board/walk.ts';
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
