import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { type BoardView, toBoard } from '../../../src/protocol/board.ts';
import { boardChanges, withChanges } from '../../../src/protocol/boardChanges.ts';
import { boardOf, cardNamed } from '../webview/view.ts';

/** As it arrives: through JSON and the schema. */
function sent(before: BoardView, after: BoardView): { readonly view: BoardView; readonly bytes: number } | undefined {
  const changes = boardChanges(before, after);
  if (changes === undefined) return undefined;
  const text = JSON.stringify({ type: 'changes', revision: 1, state: 1, changes });
  const message = v.parse(toBoard, JSON.parse(text));
  assert(message.type === 'changes');
  return { view: withChanges(before, message.changes), bytes: Buffer.byteLength(text) };
}

const columns = ['ideas', 'doing', 'done'];

/** Boards with some of the same cards, in any column and order, with one of two titles. */
const boards = fc
  .array(fc.record({ key: fc.integer({ min: 1, max: 12 }), column: fc.nat(2), renamed: fc.boolean() }), {
    maxLength: 12,
  })
  .map((cards): BoardView => {
    const distinct = [...new Map(cards.map((card) => [card.key, card])).values()];
    const view = boardOf(columns.map((id) => `${id}:`).join('\n'));
    return {
      ...view,
      wip: { count: distinct.length, load: 'free' },
      columns: view.columns.map((column, index) => {
        const own = distinct.filter((card) => card.column === index);
        const named = own.map(({ key, renamed }) => cardNamed(`A-${key}`, renamed ? { title: 'Renamed' } : {}));
        return { ...column, count: own.length, cards: named };
      }),
    };
  });

describe('Changes of a board', () => {
  it('make the one view of the other', () => {
    fc.assert(
      fc.property(boards, boards, (before, after) => {
        assert.deepEqual(JSON.parse(JSON.stringify(sent(before, after)?.view)), JSON.parse(JSON.stringify(after)));
      }),
    );
  });

  it('leave everything that did not change the object that it was', () => {
    const before = boardOf('ideas: A-1 A-2\ndoing: A-3\ndone: A-4');
    const after = boardOf('ideas: A-2\ndoing: A-3 A-1\ndone: A-4');
    const view = sent(before, after)?.view;
    assert.equal(view?.columns[2], before.columns[2]);
    assert.equal(view?.columns[1]?.cards[0], before.columns[1]?.cards[0]);
    assert.equal(view?.columns[1]?.cards[1], before.columns[0]?.cards[0]);
  });

  it('are short, however long the board is', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `A-${index + 10}`);
    const before = boardOf(`ideas: ${many.join(' ')}\ndoing: A-1`);
    const moved = boardOf(`ideas: ${many.slice(1).join(' ')}\ndoing: A-1 ${many[0] ?? ''}`);
    const reordered = boardOf(`ideas: ${[...many.slice(1), many[0]].join(' ')}\ndoing: A-1`);
    assert.ok((sent(before, moved)?.bytes ?? Infinity) < 1_000);
    assert.ok((sent(before, reordered)?.bytes ?? Infinity) < 1_000);
  });

  it('are none where the columns are others, or nearly everything moved: then the whole view is sent', () => {
    const before = boardOf('ideas: A-1\ndone:');
    assert.equal(boardChanges(before, boardOf('ideas: A-1\ndoing:')), undefined);
    const many = Array.from({ length: 500 }, (_, index) => `A-${index}`);
    const reversed = boardOf(`ideas: ${[...many].reverse().join(' ')}`);
    assert.equal(boardChanges(boardOf(`ideas: ${many.join(' ')}`), reversed), undefined);
  });
});
