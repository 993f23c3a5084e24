import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawnRows, rowsBetween, topsOf } from '../../../webview/shared/window.ts';

const keys = (count: number): string[] => Array.from({ length: count }, (_, row) => `K-${row}`);

describe('A window on a long list', () => {
  const tops = topsOf(keys(5_000), new Map(), 80);

  it('draws the rows in sight, wherever it is', () => {
    assert.deepEqual(rowsBetween(tops, 0, 400), { first: 0, end: 6 });
    assert.deepEqual(rowsBetween(tops, 160_000, 160_400), { first: 2_000, end: 2_006 });
    assert.deepEqual(rowsBetween(tops, 399_800, 400_400), { first: 4_997, end: 5_000 });
    assert.deepEqual(rowsBetween(topsOf([], new Map(), 80), 0, 400), { first: 0, end: 0 });
  });

  it('takes rows that it has not seen to be like those that it has', () => {
    const seen = topsOf(
      keys(4),
      new Map([
        ['K-1', 100],
        ['K-2', 50],
      ]),
      80,
    );
    assert.deepEqual([...seen], [0, 75, 175, 225, 300]);
  });

  it('keeps a pinned row, with the room of those between', () => {
    const { rows, rest } = drawnRows(tops, { first: 100, end: 102 }, [3, -1]);
    assert.deepEqual(rows, [
      { row: 3, gap: 240 },
      { row: 100, gap: 7_680 },
      { row: 101, gap: 0 },
    ]);
    assert.equal(rest, 400_000 - 102 * 80);
  });

  it('leaves the list as long as it is, and covers what is in sight', () => {
    const list = fc.record({
      heights: fc.array(fc.integer({ min: 20, max: 400 }), { maxLength: 60 }),
      from: fc.integer({ min: -200, max: 9_000 }),
      size: fc.integer({ min: 0, max: 900 }),
      pinned: fc.integer({ min: -1, max: 70 }),
    });
    fc.assert(
      fc.property(list, ({ heights, from, size, pinned }) => {
        const names = keys(heights.length);
        const all = topsOf(names, new Map(names.map((name, row) => [name, heights[row] ?? 0])), 80);
        const { rows, rest } = drawnRows(all, rowsBetween(all, from, from + size), [pinned]);
        const drawn = rows.reduce((sum, { row, gap }) => sum + gap + (heights[row] ?? 0), 0);
        assert.equal(
          drawn + rest,
          heights.reduce((sum, height) => sum + height, 0),
        );
        for (const [row, height] of heights.entries()) {
          const top = all[row] ?? 0;
          const inSight = top < from + size && top + height > from;
          if (inSight)
            assert.ok(
              rows.some((other) => other.row === row),
              `row ${row}`,
            );
        }
      }),
    );
  });
});
