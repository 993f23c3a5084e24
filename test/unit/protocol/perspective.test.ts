import assert from 'node:assert/strict';
import {
  type SavedView,
  changedViews,
  isFiltered,
  wholeBoard,
  withoutFilter,
} from '../../../src/protocol/perspective.ts';

describe('Saved views', () => {
  const mine: SavedView = { name: 'Mine', perspective: { ...wholeBoard, states: ['mine'] } };
  const bugs: SavedView = { name: 'Bugs', perspective: { ...wholeBoard, types: ['bug'] } };

  it('are kept by name, and replaced under the same one', () => {
    const both = changedViews([mine], { kind: 'save', ...bugs });
    assert.deepEqual(both, [bugs, mine]);
    const other = { kind: 'save', name: 'Mine', perspective: bugs.perspective } as const;
    assert.deepEqual(changedViews(both, other), [bugs, { name: 'Mine', perspective: bugs.perspective }]);
  });

  it('are renamed, over one of that name too, and removed', () => {
    const both = [bugs, mine];
    assert.deepEqual(changedViews(both, { kind: 'rename', name: 'Bugs', to: 'Mine' }), [{ ...bugs, name: 'Mine' }]);
    assert.deepEqual(changedViews(both, { kind: 'rename', name: 'Bugs', to: 'Bugs' }), both);
    assert.equal(changedViews(both, { kind: 'rename', name: 'Gone', to: 'Here' }), both);
    assert.deepEqual(changedViews(both, { kind: 'remove', name: 'Bugs' }), [mine]);
  });

  it('filter or do not, and lose the filter without losing lanes, order and looks', () => {
    assert.ok(isFiltered(mine.perspective) && !isFiltered({ ...wholeBoard, lanes: 'type', sort: 'age' }));
    const looks = { lanes: 'type', sort: 'age', density: 'compact' } as const;
    assert.deepEqual(withoutFilter({ ...mine.perspective, ...looks }), { ...wholeBoard, ...looks, hides: undefined });
  });
});
