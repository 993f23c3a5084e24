import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { readBacklog } from '../../../src/backlog/read.ts';
import type { Reading } from '../../../src/backlog/reading.ts';
import { boardView } from '../../../src/editor/board/boardView.ts';
import { CardMemory } from '../../../src/editor/board/cardMemory.ts';
import { wipOf } from '../../../src/editor/status/wip.ts';
import { phraseOf } from '../../../src/phrases/phrases.ts';
import { type BoardView, boardView as schema } from '../../../src/protocol/board.ts';
import type { CardView } from '../../../src/protocol/card.ts';
import { now, read } from '../../support/backlog.ts';
import { backlogs, fewerRuns } from '../../support/random.ts';

const circumstance = { now, say: phraseOf };

/** The view of a text, checked as the page checks it: after the way through JSON. */
function view(text: string): BoardView {
  return v.parse(schema, JSON.parse(JSON.stringify(boardView(read(text), circumstance))));
}

/** The board as text: a line a column and card. */
function drawn(text: string): string {
  return view(text)
    .columns.map(({ name, count, limit, load, cards }) =>
      [
        `${name} ${count}${limit === undefined ? '' : `/${limit} ${load}`}`,
        ...cards.map((card) => `  ${line(card)}`),
      ].join('\n'),
    )
    .join('\n');
}

function line(card: CardView): string {
  const { id, title, countsAs, age, blocked, acceptance, openQuestions, openConcerns, children, assignees } = card;
  return [
    id ?? '-',
    title,
    countsAs,
    ...assignees.map(({ initials }) => initials),
    age.kind === 'days' ? `${age.days}d of ${age.expected ?? '?'} ${age.pace}` : age.kind === 'unknown' ? '?' : '',
    blocked && `blocked: ${blocked.reason} ${blocked.days ?? '?'}`,
    acceptance && `${acceptance.met}/${acceptance.all}`,
    openQuestions > 0 ? `${openQuestions} questions` : '',
    openConcerns > 0 ? `${openConcerns} concerns` : '',
    ...records(card),
    children?.map(({ column, count }) => `${count} ${column}`).join(', '),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' | ');
}

function records({ needs, decisions, batch, evidence }: CardView): readonly (string | undefined)[] {
  return [
    needs && `needs ${needs.join(', ')}`,
    decisions === undefined ? '' : `${decisions} decisions`,
    batch === undefined ? '' : `${batch} lines`,
    evidence?.map(({ need, there }) => `${there ? '+' : '-'}${need}`).join(' '),
  ];
}

const story = `headwater: 1
stream: Checkout
board:
  columns:
    - { id: ideas, name: Ideas }
    - { id: building, name: In progress, stage: active, limit: 2 }
    - { id: done, name: In use }
  wip: { limit: 1, policy: block }
  types: { upkeep: reliability }
  expectation: { days: 8, probability: 85 }
people:
  ana: Ana Ruiz
items:
  - id: A-1
    title: <b>Old</b> work
    type: upkeep
    status: building
    assignees: [ana, zoe]
    blocked: { since: 2026-11-14T10:00:00Z, reason: A part is missing }
    acceptance: [One, { text: Two, met: true }]
    questions: [{ ask: Why? }, { ask: When?, answer: Now }]
    concerns: [{ about: Late }, { about: Early, response: not-a-risk }]
    history:
      - { at: 2026-11-03T09:00:00Z, to: building }
  - { id: A-2, title: Moved by hand, status: building }
  - id: A-3
    title: Nearly late
    status: building
    history:
      - { at: 2026-11-10T09:00:00Z, to: building }
  - { id: A-4, title: A frame, status: ideas }
  - { id: A-5, title: A child, parent: A-4, status: done }
  - { id: A-6, title: Another, parent: A-4 }
`;

describe('The board', () => {
  it('is what the file says', () => {
    assert.equal(
      drawn(story),
      `Ideas 1
  A-4 | A frame | feature | 1 Ideas, 1 In use
  A-6 | Another | feature
In progress 3/2 over
  A-1 | <b>Old</b> work | reliability | AR | ZO | 14d of 8 past | blocked: A part is missing 2 | 1/2 | 1 questions | 1 concerns
  A-2 | Moved by hand | feature | ?
  A-3 | Nearly late | feature | 7d of 8 late
In use 1
  A-5 | A child | feature`,
    );
  });

  it('says what an item needs first, what was decided, how large it was, and what shows that it is used', () => {
    assert.equal(
      drawn(`headwater: 1
board:
  columns: [ideas, deployed, released, done, dropped]
  done: { needs: [noMajorBug, deployed, usage] }
items:
  - { id: A-1, title: Waits, dependsOn: [A-2, A-3, A-4, A-9], decisions: [ADR-1, ADR-2] }
  - { id: A-2, title: Out, status: deployed, batch: { lines: 182 }, evidence: { noMajorBug: { at: 2026-11-12 } } }
  - { id: A-3, title: In use, status: done, evidence: { deployed: { version: v1 }, usage: { atMost: 300, reading: 240 ms }, noMajorBug: { at: 2026-11-12 } } }
  - { id: A-4, title: Not taken, status: dropped }
  - { id: A-5, title: Wrong again, type: bug, severity: major, causedBy: [A-2] }
  - { id: A-6, title: Too slow, status: released, evidence: { deployed: {}, usage: { atMost: 300, reading: 310 ms } } }
  - { id: A-7, title: Came by import, status: done }
`),
      `ideas 2
  A-1 | Waits | feature | needs A-2 | 2 decisions
  A-5 | Wrong again | bug
deployed 1
  A-2 | Out | feature | ? | 182 lines | +deployed -usage -noMajorBug
released 1
  A-6 | Too slow | feature | ? | +deployed -usage -noMajorBug
done 2
  A-3 | In use | feature | +deployed +usage +noMajorBug
  A-7 | Came by import | feature
dropped 1
  A-4 | Not taken | feature`,
    );
  });

  it('offers the words of the team beside those of the format', () => {
    const { types, people, sources } = view(story);
    assert.ok(types.includes('upkeep') && types.includes('bug'));
    assert.deepEqual(
      people.map(({ key }) => key),
      ['ana', 'zoe'],
    );
    assert.ok(sources.includes('support'));
  });

  it('shows a broken item beside the others, and says what is wrong with it', () => {
    const { columns } = view(
      'headwater: 1\nitems:\n  - id: A-1\n    title: One\n    status: nowhere\n  - id: A-2\n    title: Two\n',
    );
    const cards = columns.flatMap((column) => column.cards);
    assert.deepEqual(
      cards.map(({ title }) => title),
      ['One', 'Two'],
    );
    assert.equal(cards[0]?.problem?.severity, 'error');
    assert.match(cards[0].problem.message, /no column nowhere/u);
    assert.equal(cards[1]?.problem, undefined);
  });

  it('is read-only for a later format, and says so', () => {
    const { readOnly, columns } = view('headwater: 2\nitems:\n  - { id: A-1, title: One }\n');
    assert.match(readOnly ?? '', /later format/u);
    assert.ok(columns.every((column) => column.cards.every(({ editable }) => !editable)));
  });
});

describe('The work in progress', () => {
  it('is alarming over its limit only, oldest first', () => {
    const { backlog } = read(story);
    const { count, limit, alarm, items } = wipOf(backlog, now);
    assert.deepEqual([count, limit, alarm], [3, 1, 'error']);
    assert.deepEqual(
      items.map(({ id }) => id),
      ['A-1', 'A-3', 'A-2'],
    );
    const roomy = story.replace('wip: { limit: 1', 'wip: { limit: 3');
    const column = wipOf(read(roomy).backlog, now);
    assert.deepEqual([column.load, column.alarm, column.exceeded.length], ['full', 'error', 1], 'a column is over');
    const full = read(roomy.replace('stage: active, limit: 2', 'stage: active, limit: 3'));
    assert.deepEqual([wipOf(full.backlog, now).load, wipOf(full.backlog, now).alarm], ['full', undefined]);
  });
});

describe('Cards that were made before', () => {
  const family = backlogs.map((text) => text.replaceAll('custom: { x: 1 }', 'parent: A-1'));
  const days = fc.constantFrom(0, 0, 1);

  it('are what they would be, made anew, whatever the text becomes and whatever the day', function () {
    this.timeout(60_000);
    const steps = fc.array(fc.tuple(family, days), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(steps, (texts) => {
        const memory = new CardMemory();
        let reading: Reading | undefined;
        for (const [text, later] of texts) {
          reading = readBacklog(text, reading);
          assert(reading);
          const then = { ...circumstance, now: new Date(now.getTime() + later * 86_400_000) };
          assert.deepEqual(boardView(reading, then, memory), boardView(reading, then));
        }
      }),
      { numRuns: fewerRuns },
    );
  });

  it('are the same objects where nothing of them changed', () => {
    const items = (title: string) =>
      `headwater: 1\nitems:\n  - { id: A-1, title: One }\n  - { id: A-2, title: ${title} }\n`;
    const memory = new CardMemory();
    const before = read(items('Two'));
    const cards = (reading: Reading) => boardView(reading, circumstance, memory).columns[0]?.cards ?? [];
    const [one, two] = cards(before);
    const [oneAfter, twoAfter] = cards(readBacklog(items('Another'), before) ?? before);
    assert.equal(oneAfter, one);
    assert.notEqual(twoAfter, two);
  });

  it('are made anew when the branch grows that is worked on for them, and no others are', () => {
    const reading = read('headwater: 1\nitems:\n  - { id: A-1, title: One }\n  - { id: A-2, title: Two }\n');
    const memory = new CardMemory();
    const cards = (lines: number) => {
      const branch = { item: 'A-1', lines, band: 'growing' } as const;
      return boardView(reading, { ...circumstance, branch }, memory).columns[0]?.cards ?? [];
    };
    const [one, two] = cards(120);
    const [oneAfter, twoAfter] = cards(130);
    assert.deepEqual([one?.branch, two?.branch], [{ lines: 120, band: 'growing' }, undefined]);
    assert.deepEqual(oneAfter?.branch, { lines: 130, band: 'growing' });
    assert.equal(twoAfter, two);
    assert.equal(boardView(reading, circumstance, memory).columns[0]?.cards[0]?.branch, undefined);
  });

  it('are made anew when what they need is finished, and when a bug takes a word back', () => {
    const text = (status: string) => `headwater: 1
board: { columns: [ideas, released, done], done: { needs: [noMajorBug] } }
items:
  - { id: A-1, title: One, status: released, dependsOn: [A-2], evidence: { noMajorBug: { at: 2026-11-12 } } }
  - { id: A-2, title: Two, severity: major, causedBy: [A-1], status: ${status} }
`;
    const memory = new CardMemory();
    const card = (reading: Reading) => boardView(reading, circumstance, memory).columns[1]?.cards[0];
    const before = read(text('ideas'));
    const [open, closed] = [card(before), card(readBacklog(text('done'), before) ?? before)];
    assert.deepEqual([open?.needs, open?.evidence], [['A-2'], [{ need: 'noMajorBug', there: false }]]);
    assert.deepEqual([closed?.needs, closed?.evidence], [undefined, [{ need: 'noMajorBug', there: true }]]);
  });
});

describe('The first of a large board', () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, index) => `  - { id: A-${index}, title: One, status: ready }\n`).join('');
  const first = (count: number) =>
    boardView(read(`headwater: 1\nboard: { columns: [ideas, ready] }\nitems:\n${items(count)}`), {
      ...circumstance,
      first: true,
    });

  it('is the highest cards of each column, and says how many there are', () => {
    const { partial, columns } = first(1_000);
    assert.equal(partial, true);
    assert.deepEqual(
      columns.map(({ count, cards }) => [count, cards.length, cards.at(-1)?.key]),
      [
        [0, 0, undefined],
        [1_000, 40, 'A-39'],
      ],
    );
  });

  it('is all of a smaller one', () => {
    const { partial, columns } = first(100);
    assert.equal(partial, undefined);
    assert.equal(columns[1]?.cards.length, 100);
  });
});
