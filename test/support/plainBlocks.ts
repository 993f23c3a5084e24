import fc from 'fast-check';
import { texts } from './randomTexts.ts';

/** What stands behind a key or a dash, before its place says how deep. */
type Value =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'lines'; readonly header: string; readonly lines: readonly (readonly [number, string])[] }
  | { readonly kind: 'list'; readonly deeper: number; readonly entries: readonly Part[] }
  | { readonly kind: 'map'; readonly deeper: number; readonly pairs: readonly Part[] };

/** An entry or a pair, with what stands above it. */
interface Part {
  readonly above: string;
  readonly key: string;
  readonly value: Value;
}

const keys = fc.constantFrom('id', 'title', 'why', 'notes', 'tags', 'a', 'b', 'c.d', 'e-f', '<<', '"q"', '1', '? x');
const typed = fc.oneof(
  fc.constantFrom('x', 'two words', '2026-11-01T10:00:00Z', '"in quotes"', "'it''s'", 'https://example.org/a#b', '-5'),
  fc.constantFrom('"\\"\\n"', '"\\u0041"', 'a # said', 'a #b', '', '~', '&a x', '*a', '!t x', '[', '}', '- x', 'a  b '),
  texts,
);

const flow: fc.Arbitrary<string> = fc.letrec<{ value: string; list: string; map: string }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, typed, tie('list'), tie('map')),
  list: fc
    .tuple(
      fc.array(tie('value'), { maxLength: 3 }),
      fc.constantFrom(', ', ',', ' , '),
      fc.constantFrom('', '', ' ', ','),
    )
    .map(([entries, comma, end]) => `[${end === ',' ? '' : end}${entries.join(comma)}${end}]`),
  map: fc
    .array(fc.tuple(keys, fc.constantFrom(': ', ': ', ':  ', ':', ' : '), tie('value')), { maxLength: 3 })
    .map((pairs) => `{ ${pairs.map((pair) => pair.join('')).join(', ')} }`),
})).value;

const above = fc.constantFrom('', '', '', '', '', '', '\n', '# left\n', '    # four\n', '      # six\n', '  \n');
const deeper = fc.constantFrom(0, 2, 2, 2, 3);
const lines = fc.array(
  fc.tuple(
    fc.constantFrom(2, 2, 2, 2, 3, 4, 0),
    fc.oneof(fc.constantFrom('', '', ' ', '# no comment', '- x', '\tt'), texts),
  ),
  { minLength: 1, maxLength: 5 },
);

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value; part: Part; list: Value; map: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(fc.oneof(typed, flow), fc.constantFrom('', '', '', ' # said', '#said', ' '))
      .map(([text, behind]): Value => ({ kind: 'line', text: `${text}${behind}` })),
    fc
      .tuple(fc.constantFrom('|', '|-', '>', '>-', '|+', '|2', '| # said'), lines)
      .map(([header, entries]): Value => ({ kind: 'lines', header, lines: entries })),
    tie('list'),
    tie('map'),
  ),
  part: fc.record({ above, key: keys, value: tie('value') }),
  list: fc.record({
    kind: fc.constant('list' as const),
    deeper,
    entries: fc.array(tie('part'), { minLength: 1, maxLength: 3 }),
  }),
  map: fc.record({
    kind: fc.constant('map' as const),
    deeper,
    pairs: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
  }),
})).value;

/** The value behind a colon or a dash, with its last line break. @param column of the key or the dash */
function written(written_: Value, column: number, behindDash: boolean): string {
  switch (written_.kind) {
    case 'line':
      return ` ${written_.text}\n`;
    case 'lines':
      return ` ${written_.header}\n${written_.lines.map(([depth, text]) => (text === '' ? '\n' : `${' '.repeat(column + depth)}${text}\n`)).join('')}`;
    case 'list': {
      const at = column + written_.deeper;
      const dash = `${' '.repeat(at)}-`;
      return `\n${written_.entries.map((entry) => `${entry.above}${dash}${written(entry.value, at, true)}`).join('')}`;
    }
    case 'map': {
      const at = column + Math.max(1, written_.deeper);
      const pairs = written_.pairs.map((pair, index) => {
        const before = behindDash && index === 0 ? ' '.repeat(at - column - 1) : `${pair.above}${' '.repeat(at)}`;
        return `${before}${pair.key}:${written(pair.value, at, false)}`;
      });
      return behindDash ? pairs.join('') : `\n${pairs.join('')}`;
    }
  }
}

const item = fc
  .tuple(fc.constantFrom(0, 2, 2, 4), fc.array(fc.record({ above, key: keys, value }), { minLength: 1, maxLength: 4 }))
  .map(([indent, pairs]) => `${' '.repeat(indent)}-${written({ kind: 'map', deeper: 2, pairs }, indent, true)}`);

/** What may turn a text into another one for a parser. */
const fragments = fc.constantFrom(
  ...[
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\r',
    '\t',
    ': ',
    ':',
    '- ',
    '-',
    '#',
    ' #',
    '|',
    '>',
    '"',
    "'",
    '\\',
    '[',
    ']',
    '{',
    '}',
    ',',
  ],
  ...['&', '*', '!', '? ', '@', '`', '%', '~', '\u2028', '\ufeff', '\u0085', '\u00a0', '\ud800', '\0', '---\n', '...'],
  ...['    key: v\n', '      - y\n', '  - x\n', '    k: |\n', '      deeper\n', '   odd\n'],
);

/** A text with a few places damaged. */
const damaged = (whole: fc.Arbitrary<string>) =>
  fc
    .tuple(
      whole,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.oneof(fragments, fc.constant(''))), { maxLength: 3 }),
    )
    .map(([text, damages]) =>
      damages.reduce((so, [at, taken, put]) => {
        const offset = at % (so.length + 1);
        return so.slice(0, offset) + put + so.slice(offset + taken);
      }, text),
    );

/**
 * Blocks as people write them and as they should not, mostly near to what can be read without a parser.
 * @param found blocks of real backlogs
 */
export const nearlyPlainBlocks = (found: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(damaged(fc.oneof(item, fc.constantFrom(...found))), fc.nat({ max: 6 }))
    .map(([text, breaks]) => (breaks === 0 ? text.replaceAll(/\r?\n/g, '\r\n') : text));
