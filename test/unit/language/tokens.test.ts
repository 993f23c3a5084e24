import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Node, type Pair, type Scalar, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { caretAt, tokensOf } from '../../../src/backlog/language/tokens.ts';
import { backlogs, runs } from '../../support/random.ts';

/** Scalars of a text as the parser finds them: `path = text @start`. Texts in lines of their own are left out. */
function parsed(text: string): string[] {
  const found: string[] = [];
  const note = (kind: string, node: Scalar, path: readonly string[]): void => {
    if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return;
    const [start = 0, end = 0] = node.range ?? [];
    if (end > start) found.push(`${kind} ${path.join('/')} = ${String(node.value)} @${start}-${end}`);
  };
  const visit = (node: Node | null, path: readonly string[]): void => {
    if (isScalar(node)) note('value', node, path);
    else if (isSeq(node)) for (const item of node.items) visit(item as Node, path);
    else if (isMap(node)) {
      for (const { key, value } of node.items as Pair<Scalar, Node | null>[]) {
        note('key', key, [...path, String(key.value)]);
        visit(value, [...path, String(key.value)]);
      }
    } else assert(!isAlias(node));
  };
  visit(parseDocument(text, { schema: 'failsafe' }).contents, []);
  return found;
}

const scanned = (text: string): string[] =>
  tokensOf(text, { start: 0, end: text.length, path: [] }).map(
    ({ kind, path, text: said, start, end }) => `${kind} ${path.join('/')} = ${said} @${start}-${end}`,
  );

const example = `headwater: 1
board:
  columns:
  - ready
  - { id: building, name: "In: progress", was: [doing, 'it''s'] }   # two
people: { ana: Ana Ruiz, ben: { email: [b@example.org] } }
items:
  - id: A-1   # a comment
    title: 'Fix: it'
    why: one
      two
    notes: |
      status: nowhere
    links: ["src/a.ts#L4", https://example.org/a#b]
    acceptance:
      - Alarm wired
      - { text: Rehearsed, met: true }
    history:
      - at: 2026-11-01
        to: ready
      - { at: 2026-11-02,
          to: building }
`;

describe('The tokens of a text', () => {
  it('are the keys and scalars with what they belong to', () => {
    assert.deepEqual(scanned(example), parsed(example));
    assert.ok(
      scanned(example).includes(
        `value items/history/to = building @${example.indexOf('building }')}-${example.indexOf('building }') + 8}`,
      ),
    );
  });

  it('are those that the parser finds, in the files of the tests and in all that are made up', () => {
    for (const file of ['format.yaml', 'workspace/backlog.yaml']) {
      const text = readFileSync(join(process.cwd(), 'test/fixtures', file), 'utf8');
      assert.deepEqual(scanned(text), parsed(text));
    }
    fc.assert(
      fc.property(backlogs, (text) => {
        assert.deepEqual(scanned(text), parsed(text));
      }),
      { numRuns: runs },
    );
  });

  it('end for every text, however broken, within it', () => {
    const piece = fc.constantFrom(
      '- ',
      '  ',
      '\n',
      'a: ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ', ',
      '#',
      '|',
      '&a ',
      ':',
      'x',
      '\t',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end } of tokensOf(text, { start: 0, end: text.length, path: [] }))
          assert.ok(start < end && end <= text.length);
        caretAt(text, { start: 0, end: text.length, path: [] });
      }),
      { numRuns: runs * 5 },
    );
  });

  it('cost a broken line, not those below it', () => {
    const text = 'title: "open\nstatus: [a, {b\nwhy: fine\n';
    assert.ok(scanned(text).some((token) => token.startsWith('value why = fine')));
  });
});

/** What a caret (`|`) is at. */
function at(text: string): string {
  const offset = text.indexOf('|');
  const { place, path, start, listed, keys } = caretAt(text.replace('|', ''), {
    start: 0,
    end: offset,
    path: ['items'],
  });
  return [
    place,
    path.join('/'),
    JSON.stringify(text.slice(start, offset)),
    ...(listed ? ['listed'] : []),
    ...keys,
  ].join(' ');
}

describe('A caret', () => {
  it('is at a value behind a colon', () => {
    assert.equal(at('- id: A-1\n  status: |'), 'value items/status ""');
    assert.equal(at('- id: A-1\n  status: rea|dy'), 'value items/status "rea"');
    assert.equal(at('- id: A-1\n  status: "rea|'), 'value items/status "\\"rea"');
    assert.equal(at('- history:\n    - { at: 2026-11-01, to: |'), 'value items/history/to ""');
    assert.equal(at('- history:\n    - at: x\n      to: b|'), 'value items/history/to "b"');
    assert.equal(at('- id: A-1\n  status:|'), 'none items/status ""');
  });

  it('is at an entry where a key may begin, of what the indentation says', () => {
    assert.equal(at('- id: A-1\n  sta|'), 'entry items "sta" id');
    assert.equal(at('- id: A-1\n  |'), 'entry items "" id');
    assert.equal(at('- |'), 'entry items "" listed');
    assert.equal(at('- id: A-1\n  evidence:\n    |'), 'entry items/evidence ""');
    assert.equal(at('- id: A-1\n  dependsOn:\n    - |'), 'entry items/dependsOn "" listed');
    assert.equal(at('- id: A-1\n  dependsOn: [A-2, A|'), 'entry items/dependsOn "A" listed');
    assert.equal(at('- history:\n    - { at: x, |'), 'entry items/history "" at');
    assert.equal(at('- history:\n    - at: x\n  |'), 'entry items "" history');
    assert.equal(at('- history: [{ at: x }, { t|'), 'entry items/history "t"');
  });

  it('is nowhere in a comment or in a text of several lines', () => {
    assert.equal(at('- id: A-1 # PAY|').split(' ')[0], 'none');
    assert.equal(at('- notes: >\n    sta|').split(' ')[0], 'none');
    assert.equal(at('- notes: >\n    a\n  |'), 'entry items "" notes');
  });
});
