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

  it('is read as typed where there is more of it than YAML is asked about, and the rest as ever', () => {
    const long = '"'.repeat(200_000);
    const text = `---\nstatus: accepted\ntags: ${long}\nlinks: ['one', "two"]\ndate: 2026-11-22\n---\n# A\n`;
    const { fields, refused } = readFrontMatter(text) ?? {};
    assert.deepEqual(
      ['status', 'links', 'date'].map((key) => fields?.get(key)?.value),
      ['accepted', ['one', 'two'], '2026-11-22'],
    );
    assert.equal(fields?.get('tags')?.raw, long);
    assert.deepEqual(refused, [3]);
  });
});
