import assert from 'node:assert/strict';
import fc from 'fast-check';
import { conflictSides } from '../../../../src/backlog/resolving/conflictSides.ts';
import { runs } from '../../../support/random.ts';

const conflicted = `a
<<<<<<< HEAD
b of ours
=======
b of theirs
>>>>>>> feature/x
c
`;

describe('The sides of a text with conflict markers', () => {
  it('are what stands between them, with all that is outside', () => {
    assert.deepEqual(conflictSides(conflicted), {
      ours: 'a\nb of ours\nc\n',
      theirs: 'a\nb of theirs\nc\n',
      base: undefined,
      labels: { ours: 'HEAD', theirs: 'feature/x' },
    });
  });

  it('have a base where every conflict says it', () => {
    const diff3 = conflicted.replace('=======', '||||||| 1234abc\nb\n=======');
    assert.equal(conflictSides(diff3)?.base, 'a\nb\nc\n');
    assert.equal(conflictSides(diff3 + conflicted)?.base, undefined);
  });

  it('keep the line breaks of the text', () => {
    const sides = conflictSides(conflicted.replaceAll('\n', '\r\n'));
    assert.deepEqual([sides?.ours, sides?.labels.theirs], ['a\r\nb of ours\r\nc\r\n', 'feature/x']);
    assert.equal(conflictSides(conflicted.trimEnd())?.theirs, 'a\nb of theirs\nc');
    assert.equal(conflictSides('<<<<<<<\na\n=======\n>>>>>>>')?.ours, 'a\n');
  });

  it('may hold markers of another length, indented ones, and the line below a heading', () => {
    const content = `<<<<<<<<< ours\n  <<<<<<< no marker\n=========\n>>>>>>>>> theirs\n<<<<<<<nor this\n`;
    const text = conflicted.replace('b of ours\n', content);
    assert.equal(conflictSides(text)?.ours, `a\n${content}c\n`);
    assert.equal(conflictSides(`Heading\n=======\n${conflicted}`)?.ours, 'Heading\n=======\na\nb of ours\nc\n');
  });

  for (const [what, text] of [
    ['there are none', 'a\n=======\nb\n'],
    ['one is open at the end', conflicted.slice(0, conflicted.indexOf('>>>>>>>'))],
    ['one begins within another', conflicted.replace('b of ours', conflicted.trimEnd())],
    ['one has two middles', conflicted.replace('b of theirs', '=======')],
    ['a base stands behind the middle', conflicted.replace('b of theirs', '||||||| base')],
    ['an end has no beginning', `>>>>>>> x\n${conflicted}`],
  ] as const) {
    it(`are not told apart where ${what}`, () => {
      assert.equal(conflictSides(text), undefined);
    });
  }

  it('are those that were put together (any lines, any conflicts)', () => {
    const line = fc.constantFrom('a', '- b', '', '  c: d', '# e', '========', '<<<<<<', 'x <<<<<<< y');
    const lines = fc.array(line, { maxLength: 4 }).map((all) => all.map((one) => `${one}\n`).join(''));
    const part = fc.record({ before: lines, ours: lines, theirs: lines, base: lines });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.boolean(), (parts, diff3, crlf) => {
        const broken = (text: string) => (crlf ? text.replaceAll('\n', '\r\n') : text);
        const base = (text: string) => (diff3 ? `||||||| base\n${text}` : '');
        const text = parts
          .map((one) => `${one.before}<<<<<<< o\n${one.ours}${base(one.base)}=======\n${one.theirs}>>>>>>> t\n`)
          .join('');
        const side = (key: 'ours' | 'theirs' | 'base') => broken(parts.map((one) => one.before + one[key]).join(''));
        assert.deepEqual(conflictSides(broken(text)), {
          ours: side('ours'),
          theirs: side('theirs'),
          base: diff3 ? side('base') : undefined,
          labels: { ours: 'o', theirs: 't' },
        });
      }),
      { numRuns: runs },
    );
  });
});
