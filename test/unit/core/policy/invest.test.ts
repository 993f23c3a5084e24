import assert from 'node:assert/strict';
import fc from 'fast-check';
import { investIn, investLetters } from '../../../../src/core/policy/invest.ts';
import { phraseOf } from '../../../../src/phrases/phrases.ts';
import { read } from '../../../support/backlog.ts';
import { texts } from '../../../support/randomTexts.ts';

const head = `headwater: 1
board: { columns: [ideas, ready, { id: building, stage: active }, done, { id: dropped, stage: dropped }] }
items:
`;

/** What is said of the first item. */
function hints(text: string): readonly string[] {
  const { backlog } = read(head + text);
  const [item] = backlog.items;
  return item === undefined ? [] : investIn(backlog)(item).map(phraseOf);
}

const clear = 'why: Guests give up, acceptance: [Paid with one tap]';

describe('INVEST', () => {
  const table: readonly (readonly [string, string, ...string[]])[] = [
    ['says nothing of a clear item', `  - { id: A-1, title: Pay with one tap, ${clear} }`],
    [
      'asks what is independent',
      `  - { id: A-1, title: t, ${clear}, dependsOn: [A-2] }\n  - { id: A-2, title: u }`,
      'Independent? It is ranked before what it needs: A-2.',
    ],
    [
      'asks for the need behind a list of steps',
      `  - id: A-1\n    title: Pool\n    acceptance: [One pool]\n    notes: |\n      - Create the pool\n      - Remove the old connections\n      - The rest follows, and then there are enough words to call it long, as anybody can see here`,
      'Negotiable? It lists 2 steps, and no word says what they are for.',
    ],
    [
      'asks who gains by a layer',
      '  - { id: A-1, title: Order module, acceptance: [Orders in one place] }',
      'Valuable? It speaks of “module”, and no word says who gains by it.',
    ],
    [
      'asks who gains where little is said',
      '  - { id: A-1, title: Darker header, acceptance: [Header is darker] }',
      'Valuable? It is short, and no word says who gains by it.',
    ],
    [
      'counts open questions',
      `  - { id: A-1, title: t, ${clear}, questions: [{ ask: Which window? }] }`,
      'Estimable? Open questions: 1.',
    ],
    [
      'finds what has to be found out',
      `  - { id: A-1, title: Investigate the leak, ${clear} }`,
      'Estimable? “Investigate”: something has to be found out first.',
    ],
    [
      'asks for an estimate where nothing like it was finished, and the team estimates',
      `  - { id: A-1, title: t, type: security, ${clear} }\n  - { id: A-2, title: u, status: done, estimate: 1d }`,
      'Estimable? Nothing of the type “security” was finished yet, and there is no estimate.',
    ],
    [
      'counts criteria',
      `  - { id: A-1, title: t, why: w, acceptance: [a, b, c, d, e, f, g, h, i] }`,
      'Small? It has 9 criteria, more than most that the team has finished.',
    ],
    ['asks for a criterion', '  - { id: A-1, title: t, why: w }', 'Testable? It has no criterion yet.'],
    [
      'asks what a vague word means',
      '  - { id: A-1, title: t, why: w, acceptance: [Errors are handled gracefully] }',
      'Testable? “gracefully” can be read in many ways.',
    ],
  ];
  for (const [story, text, ...expected] of table)
    it(story, () => {
      assert.deepEqual(hints(text), expected);
    });

  it('measures a team by its own past, once ten items are finished', () => {
    const finished = (count: number) =>
      Array.from(
        { length: count },
        (_, at) => `\n  - { id: B-${at}, title: t, status: done, acceptance: [a], estimate: 1d }`,
      );
    const item = `  - { id: A-1, title: t, why: w, acceptance: [a, b], estimate: 3d }`;
    assert.deepEqual(hints(item + finished(9).join('')), []);
    assert.deepEqual(hints(item + finished(10).join('')), [
      'Small? It has 2 criteria, more than most that the team has finished.',
    ]);
    assert.deepEqual(hints(item.replace('[a, b]', '[a]') + finished(10).join('')), [
      'Small? 3d is more than most that the team has finished.',
    ]);
  });

  it('reads what stands before the work, not what was written down afterwards', () => {
    const text = `  - id: A-1\n    title: t\n    why: w\n    acceptance: [a]\n    notes: |\n      ## Implementation Notes\n      Had to investigate first.`;
    assert.deepEqual(hints(text), []);
  });

  it('gives at most one hint a letter, whatever an item says, and the same one every time', () => {
    fc.assert(
      fc.property(texts, texts, fc.array(texts, { maxLength: 12 }), (title, why, acceptance) => {
        const fields = { id: 'A-1', title, why, acceptance };
        const { backlog } = read(head + `  - ${JSON.stringify(fields)}\n`);
        const [item] = backlog.items;
        assert.ok(item);
        const letters = investIn(backlog)(item).map(({ letter }) => letter);
        assert.equal(new Set(letters).size, letters.length);
        assert.deepEqual(
          letters,
          investLetters.filter((letter) => letters.includes(letter)),
        );
        assert.deepEqual(investIn(backlog)(item), investIn(backlog)(item));
      }),
    );
  });

  it('does not hang on a long text', () => {
    const { backlog } = read(`${head}  - { id: A-1, title: "${'- update '.repeat(20_000)}" }\n`);
    const [item] = backlog.items;
    assert.ok(item && investIn(backlog)(item).length > 0);
  });
});
