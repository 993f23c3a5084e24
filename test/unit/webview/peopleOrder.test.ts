import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attentionIn } from '../../../src/core/policy/attention/attention.ts';
import { digestIn } from '../../../src/core/policy/digest.ts';
import { boardView } from '../../../src/editor/board/boardView.ts';
import { sayBalanceInEnglish } from '../../../src/phrases/late/balanceDocument.ts';
import { digestDocument, sayDigestInEnglish } from '../../../src/phrases/late/digestDocument.ts';
import { phraseOf } from '../../../src/phrases/phrases.ts';
import { wholeBoard } from '../../../src/protocol/perspective.ts';
import { choicesOf } from '../../../webview/board/choices.ts';
import { shownBoard } from '../../../webview/board/shownBoard.ts';
import { now, read } from '../../support/backlog.ts';
import { fewerRuns } from '../../support/random.ts';

const people = ['zoe', 'ana', 'mia', 'ben'];
const head = `headwater: 1
board: { columns: [ideas, { id: building, stage: active }, done], wip: { perPerson: 1 } }
people: { ${people.map((key) => `${key}: ${key.toUpperCase()}`).join(', ')} }
items:
`;

/** How many items each has, and in which order the items come. */
const plans = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }), fc.boolean())
  .map(([counts, isTurned]) => {
    const owners = counts.flatMap((count, person) => Array.from({ length: count }, () => people[person] ?? ''));
    const items = (isTurned ? owners.toReversed() : owners).map(
      (owner, n) =>
        `  - { id: A-${n + 1}, title: t, status: building, assignees: [${owner}], thanks: [{ to: ${owner}, for: it, at: 2026-11-10 }] }\n`,
    );
    return head + items.join('');
  });

/** Every view that names people side by side, each as the order in which it names them. */
function orders(text: string): Readonly<Record<string, readonly string[]>> {
  const reading = read(text);
  const view = boardView(reading, { now, say: phraseOf });
  const lanes = shownBoard(view, { ...wholeBoard, lanes: 'person' }, { me: undefined, noted: new Set() }).lanes;
  const limits = attentionIn(reading.backlog, { now }).filter(({ code }) => code === 'attention.limit.person');
  return {
    filter: choicesOf(view, wholeBoard).people.map(({ name }) => name),
    lanes: lanes.map(({ key }) => key),
    limits: limits.map(({ id }) => id.slice('limit:person:'.length)),
  };
}

describe('People', () => {
  it('are named in the order of the backlog’s own list everywhere, whatever they have', () => {
    fc.assert(
      fc.property(plans, (text) => {
        for (const [view, names] of Object.entries(orders(text)))
          assert.deepEqual(
            names.filter((name) => name !== ''),
            people.filter((name) => names.includes(name)),
            view,
          );
      }),
      { numRuns: fewerRuns, examples: [[head + '  - { id: A-1, title: t, status: building, assignees: [ben] }\n']] },
    );
  });

  it('are thanked in the digest in the order of the items, however often', () => {
    const period = { from: new Date('2026-11-01'), to: now };
    fc.assert(
      fc.property(plans, (text) => {
        const { backlog } = read(text);
        const digest = digestIn(backlog, period);
        const owners = backlog.items.flatMap(({ fields }) => fields.assignees ?? []);
        assert.deepEqual(
          digest.thanks.map(({ thanks }) => thanks.to),
          owners,
        );
        const document = digestDocument(digest, undefined, {
          say: sayDigestInEnglish,
          sayBalance: sayBalanceInEnglish,
        });
        // Nobody's name stands in it but where somebody is thanked.
        const named = [...document.matchAll(/\b(?:zoe|ana|mia|ben)\b/gu)].map(([name]) => name);
        assert.deepEqual(named, owners);
      }),
      { numRuns: fewerRuns },
    );
  });

  it('are no key to sort cards by a number', () => {
    const sorts = ['rank', 'age', 'title', 'type', 'person'];
    const cards = `${head}  - { id: A-1, title: t, status: building, assignees: [ben] }
  - { id: A-2, title: t, status: building, assignees: [ana] }
  - { id: A-3, title: t, status: building, assignees: [ben] }
`;
    const view = boardView(read(cards), { now, say: phraseOf });
    for (const sort of sorts) {
      const look = { ...wholeBoard, sort: sort as (typeof wholeBoard)['sort'] };
      const [, building] = shownBoard(view, look, { me: undefined, noted: new Set() }).lanes[0]?.cells ?? [];
      const order = building?.cards.map(({ assignees }) => assignees[0]?.key);
      assert.deepEqual(order, sort === 'person' ? ['ana', 'ben', 'ben'] : ['ben', 'ana', 'ben'], sort);
    }
  });
});
