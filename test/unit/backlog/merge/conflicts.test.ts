import assert from 'node:assert/strict';
import type { Choice } from '../../../../src/core/merge/merged.ts';
import { problemsOf, read } from '../../../support/backlog.ts';
import { listed, merge, mergeItems } from '../../../support/merge.ts';

const item = (title: string, rest = '') => `  - id: A-1\n    title: ${title}\n${rest}  - id: A-2\n    title: Other\n`;
const texts = (base: string, ours: string, theirs: string) => ({
  base: listed(base),
  ours: listed(ours),
  theirs: listed(theirs),
});

describe('One field that both sides changed differently', () => {
  const notes = (middle: string) => `    notes: |\n      one\n      ${middle}\n      three\n    tags: [x]\n`;

  it('is a conflict in its line alone, and everything around it is merged', () => {
    const merged = mergeItems({
      base: item('Retry', '    estimate: 1d\n    tags: [x]\n'),
      ours: item('Retry captures', '    estimate: 2d\n    tags: [x]\n'),
      theirs: item('Try again', '    estimate: 1d\n    tags: [x, y]\n'),
    });
    assert.equal(
      merged,
      `  - id: A-1
<<<<<<< ours
    title: Retry captures
=======
    title: Try again
>>>>>>> theirs
    estimate: 2d
    tags: [x, y]
  - id: A-2
    title: Other
`,
    );
  });

  it('of several lines is a conflict in those that differ', () => {
    const merged = mergeItems({
      base: item('R', notes('two')),
      ours: item('R', notes('2')),
      theirs: item('R', notes('zwei')),
    });
    const [, conflict = ''] = /^(<<<<<<<[\s\S]*?>>>>>>> theirs\n)/m.exec(merged) ?? [];
    assert.equal(conflict, '<<<<<<< ours\n      2\n=======\n      zwei\n>>>>>>> theirs\n');
  });

  it('in brackets, or behind the dash, is a conflict of that line', () => {
    const flow = (title: string, status: string) => `  - { id: A-1, title: ${title}, status: ${status} }\n`;
    assert.equal(
      mergeItems({ base: flow('a', 'x'), ours: flow('b', 'y'), theirs: flow('c', 'x') }),
      `<<<<<<< ours\n${flow('b', 'y')}=======\n${flow('c', 'y')}>>>>>>> theirs\n`,
    );
    const first = (title: string, why: string) => `  # about it\n  - title: ${title}\n    id: A-1\n    why: ${why}\n`;
    assert.equal(
      mergeItems({ base: first('a', 'x'), ours: first('b', 'y'), theirs: first('c', 'x') }),
      '  # about it\n<<<<<<< ours\n  - title: b\n=======\n  - title: c\n>>>>>>> theirs\n    id: A-1\n    why: y\n',
    );
  });

  it('has the labels and the halves as they are asked for, and leaves the file readable', () => {
    const { text } = merge(texts(item('a'), item('c'), item('b')), { labels: { ours: 'HEAD', theirs: 'feature' } });
    assert.match(text, /<<<<<<< HEAD\n {4}title: c\n=======\n {4}title: b\n>>>>>>> feature\n/);
    assert.deepEqual(problemsOf(text), ['4:1 error file.conflict-markers']);
    assert.deepEqual(
      read(text).backlog.items.map(({ title }) => title),
      ['c', 'Other'],
    );
  });

  it('is named, with what both sides have and where it stands', () => {
    const { text, conflicts } = merge(
      texts(item('a', '    why: x\n'), item('b', '    why: y\n'), item('c', '    why: z\n')),
    );
    assert.deepEqual(
      conflicts.map(({ key, item: of, field, base, ours, theirs }) => ({ key, of, field, base, ours, theirs })),
      [
        { key: 'A-1.title', of: 'A-1', field: 'title', base: 'a', ours: 'b', theirs: 'c' },
        { key: 'A-1.why', of: 'A-1', field: 'why', base: 'x', ours: 'y', theirs: 'z' },
      ],
    );
    assert.deepEqual(
      conflicts.map(({ range }) => text.slice(range.start, range.end).split('\n').length),
      [6, 6],
    );
  });

  it('keeps the file’s line breaks, and stands whole at the end of a text without the last one', () => {
    const crlf = (title: string) => listed(`  - id: A-1\n    title: ${title}`).replaceAll('\n', '\r\n');
    const { text } = merge({ base: crlf('a'), ours: crlf('b'), theirs: crlf('c') });
    assert.equal(/[^\r]\n/.test(text), false);
    assert(text.endsWith('>>>>>>> theirs\r\n'));
  });
});

describe('A conflict that is settled', () => {
  const both = texts(
    item('a', '    estimate: 1d\n    notes: |\n      one\n      two\n'),
    item('b', '    estimate: 2d\n    notes: |\n      one\n      2\n'),
    item('"c: d"', '    estimate: 3d\n    notes: |\n      one\n      zwei\n'),
  );
  const settled = (choice: Choice) => {
    const { text, conflicts } = merge(both, { resolve: () => choice });
    return { text: text.slice(listed('').length), open: conflicts.map(({ field }) => field) };
  };

  it('has the side that was taken, and no markers', () => {
    assert.deepEqual(settled('ours'), { text: both.ours.slice(listed('').length), open: [] });
    assert.deepEqual(settled('theirs'), { text: both.theirs.slice(listed('').length), open: [] });
  });

  it('has both texts where two can stand together, and stays open where they cannot', () => {
    const { text, open } = settled('both');
    assert.deepEqual(open, ['estimate']);
    assert.match(text, /title: "b \/ c: d"\n/);
    assert.match(text, /notes: \|\n {6}one\n {6}2\n {6}zwei\n/);
  });

  it('is asked for once, with what may be taken', () => {
    const asked: string[] = [];
    merge(both, {
      resolve: ({ key, choices }) => {
        asked.push(`${key}: ${choices.join(' ')}`);
        return undefined;
      },
    });
    assert.deepEqual(asked, [
      'A-1.title: ours theirs both',
      'A-1.estimate: ours theirs',
      'A-1.notes: ours theirs both',
    ]);
  });
});
