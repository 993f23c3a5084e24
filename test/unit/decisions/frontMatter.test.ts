import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { readFrontMatter } from '../../../src/backlog/frontMatter.ts';

const piece = fc.constantFrom(
  'a',
  'Z',
  '1',
  'é',
  '採',
  '.',
  '/',
  '_',
  '-',
  ' ',
  ',',
  '[',
  ']',
  ':',
  '#',
  "'",
  '~',
  'null',
);
const value = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));

describe('Front matter that is read by its words', () => {
  it('says what YAML says of it, wherever YAML takes it', () => {
    fc.assert(
      fc.property(value, (written) => {
        const document = parseDocument(`key: ${written}`, { schema: 'failsafe' });
        const plain: unknown = document.toJS();
        const its: unknown = typeof plain === 'object' && plain !== null && 'key' in plain ? plain.key : undefined;
        const isText =
          typeof its === 'string' || (Array.isArray(its) && its.every((entry) => typeof entry === 'string'));
        // What YAML refuses is read as typed, and `#` is a word where a person did not mean a comment.
        fc.pre(document.errors.length === 0 && isText && !written.includes('#') && !/["'~]|null/i.test(written));
        assert.deepEqual(readFrontMatter(`---\nkey: ${written}\n---\n`)?.fields.get('key')?.value, its);
      }),
    );
  });
});
