import assert from 'node:assert/strict';
import fc from 'fast-check';
import { titlesIn } from '../../../webview/board/titlesIn.ts';

describe('Titles in what was typed or pasted', () => {
  it('are the line that was typed, as it is', () => {
    assert.deepEqual(titlesIn('  - 1. Keep what was typed '), ['- 1. Keep what was typed']);
    assert.deepEqual(titlesIn(' \n \r\n'), []);
  });

  it('are the lines of a list, without its bullets', () => {
    const list = 'Groceries\r\n\r\n- Bread\n * [ ] Milk\n  • Eggs\n1. Salt\n2) [x] Oil\n-5 degrees\n1.5 litres\n- \n';
    assert.deepEqual(titlesIn(list), [
      'Groceries',
      'Bread',
      'Milk',
      'Eggs',
      'Salt',
      'Oil',
      '-5 degrees',
      '1.5 litres',
      '-',
    ]);
  });

  it('are never empty, and never span lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.ok(titlesIn(text).every((title) => title.trim() !== '' && !/[\r\n]/u.test(title)));
      }),
    );
  });
});
