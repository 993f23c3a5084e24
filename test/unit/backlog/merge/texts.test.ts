import assert from 'node:assert/strict';
import fc from 'fast-check';
import { read } from '../../../support/backlog.ts';
import { listed, merge, mergeItems } from '../../../support/merge.ts';
import { runs } from '../../../support/random.ts';

const item = (notes: string) => `  - id: A-1\n    title: Retry\n    notes: ${notes}`;
const notesOf = (text: string) => read(text).backlog.items[0]?.fields.notes;

describe('A block of text whose header says how deep it stands', () => {
  const base = item('|2\n        deeper\n      - a\n      - b\n      # no comment\n');

  it('merges by lines with one that no longer says so, though its first line is deeper than the rest', () => {
    const merged = mergeItems({
      base,
      ours: item('|2\n        deeper\n      - a\n      - b\n'),
      theirs: item('|\n      first\n        deeper\n      - a\n      - b\n      # no comment\n'),
    });
    assert.equal(merged, item('|\n      first\n        deeper\n      - a\n      - b\n'));
  });

  it('goes on to say so where it has to, from whichever side', () => {
    const merged = mergeItems({
      base: item('|\n      first\n        deeper\n      - a\n'),
      ours: item('|2\n        deeper\n      - a\n'),
      theirs: item('|\n      first\n        deeper\n      - a\n      - b\n'),
    });
    assert.equal(merged, item('|2\n        deeper\n      - a\n      - b\n'));
  });

  it('is a conflict of its lines alone where both changed them', () => {
    const merged = mergeItems({
      base,
      ours: item('|2\n        deeper\n      - ours\n      - b\n      # no comment\n'),
      theirs: item('|\n      first\n        deeper\n      - theirs\n      - b\n      # no comment\n'),
    });
    assert.equal(
      merged,
      item(
        `|\n      first\n        deeper\n<<<<<<< ours\n      - ours\n=======\n      - theirs\n>>>>>>> theirs\n      - b\n      # no comment\n`,
      ),
    );
  });

  it('keeps its header as it was typed', () => {
    const merged = mergeItems({
      base: item('|2-\n        deep\n      a\n      b\n      c\n'),
      ours: item('|2-\n        deep\n      ours\n      b\n      c\n'),
      theirs: item('|2-\n        deep\n      a\n      b\n      theirs\n'),
    });
    assert.equal(merged, item('|2-\n        deep\n      ours\n      b\n      theirs\n'));
  });

  it('says it anew where the text stands in another column', () => {
    const merged = mergeItems({
      base: item('|4\n          deep\n        a\n        b\n        c\n'),
      ours: item('|2\n        deep\n      ours\n      b\n      c\n'),
      theirs: item('|4\n          deep\n        a\n        b\n        theirs\n'),
    });
    assert.equal(merged, item('|2\n        deep\n      ours\n      b\n      theirs\n'));
  });
});

describe('For every two versions of a block of text, a merge', () => {
  const line = fc.constantFrom('a', 'b', '- c', '  deeper', '    deepest', '# no comment', '');
  /** Its lines, in some style and column, with the depth stated where it must be, or anyway. */
  const written = fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
      mark: fc.constantFrom('|', '>'),
      chomp: fc.constantFrom('', '-', '+'),
      stated: fc.boolean(),
      depth: fc.constantFrom(2, 4),
    })
    .map(({ lines, mark, chomp, stated, depth }) => {
      const first = lines.find((one) => one !== '');
      const digit = stated || first?.startsWith(' ') === true ? String(depth) : '';
      return item(
        `${mark}${digit}${chomp}\n${lines.map((one) => (one === '' ? '\n' : `${' '.repeat(4 + depth)}${one}\n`)).join('')}`,
      );
    });

  it('never conflicts but in that text, and says what the side says that alone changed it', () => {
    fc.assert(
      fc.property(written, written, written, (...texts) => {
        const [base = '', ours = '', theirs = ''] = texts.map(listed);
        for (const choice of ['ours', 'theirs'] as const) {
          const { conflicts } = merge({ base, ours, theirs });
          assert.deepEqual([...new Set(conflicts.map(({ field }) => field))], conflicts.length === 0 ? [] : ['notes']);
          const settled = merge({ base, ours, theirs }, { resolve: () => choice });
          assert.deepEqual(settled.conflicts, []);
          assert.deepEqual(read(settled.text).problems, read(ours).problems);
          if (notesOf(base) === notesOf(theirs)) assert.equal(notesOf(settled.text), notesOf(ours));
        }
      }),
      { numRuns: Math.ceil(Math.min(runs, 4000) / 4) },
    );
  });
});
