import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, planChange } from '../../../../src/backlog/change.ts';
import { itemOf } from '../../../../src/core/model/backlog.ts';
import type { Intention } from '../../../../src/core/model/intention.ts';
import { isWaiting } from '../../../../src/core/policy/readiness.ts';
import { agendaOf, parkingOf, summaryOf, topicIn } from '../../../../src/core/policy/refinementSession.ts';
import { changed, now, read } from '../../../support/backlog.ts';
import { backlogs, fewerRuns } from '../../../support/random.ts';

const story = `headwater: 1
board:
  columns: [ideas, ready, { id: doing, stage: active }, { id: live, stage: done }, dropped]
  ready: [why, acceptance]
  voices: [support, customer]
items:
  - { id: A-1, title: Under way, status: doing }
  - { id: A-2, title: Guests can pay without an account, why: They give up, source: customer, status: ideas }
  - id: A-3
    title: Receipts reach the customer
    status: ready
    why: They ask support for them
    acceptance: [A receipt arrives within a minute]
    voices: [{ source: support, says: Nine tickets a week }, { source: customer, says: We need it }]
  - { id: A-4, title: Frame, status: ideas }
  - { id: A-5, title: Part of the frame, parent: A-4, status: ideas }
`;

/** The agenda as text: a line an item, with what is missing, the letters that ask, and who is silent. */
function agenda(text: string): readonly string[] {
  const { backlog } = read(text);
  const topicOf = topicIn(backlog);
  return agendaOf(backlog).map((key) => {
    const item = itemOf(backlog, key);
    const topic = item && topicOf(item);
    assert(topic);
    const missing = topic.readiness.needs.flatMap(({ need, met }) => (met ? [] : [need]));
    const letters = topic.hints.map(({ letter }) => letter);
    return `${key}: ${missing.join(' ')} | ${letters.join(' ')} | ${topic.silent.join(' ')}`;
  });
}

/** What a session has done, as text, without what it has not. */
function summary(before: string, after: string, keys = ['A-2', 'A-3', 'A-5']): readonly string[] {
  const { seen, asked, spoken, criteria, reasoned, estimated, split, moved, ready, unclear } = summaryOf(
    read(before).backlog,
    read(after).backlog,
    keys,
  );
  const ids = (items: readonly { readonly key: string }[]) => items.map(({ key }) => key).join(' ');
  return [
    `seen ${ids(seen)}`,
    ...asked.map(({ item, ask, of }) => `asked ${item.key} ${ask} of ${of ?? '?'}`),
    ...spoken.map(({ item, says, source }) => `spoken ${item.key} ${source ?? '?'}: ${says}`),
    ...(criteria > 0 ? [`criteria ${criteria}`] : []),
    ...(reasoned.length > 0 ? [`why ${ids(reasoned)}`] : []),
    ...(estimated.length > 0 ? [`estimated ${ids(estimated)}`] : []),
    ...split.map(({ item, parts }) => `split ${item.key} in ${parts}`),
    ...moved.map(({ item, column }) => `moved ${item.key} to ${column}`),
    `ready ${ids(ready)}`,
    `unclear ${ids(unclear)}`,
  ];
}

const after = (text: string, ...intentions: readonly Intention[]) =>
  intentions.reduce((meanwhile, intention) => changed(meanwhile, intention), text);

describe('The agenda of a refinement session', () => {
  it('is what waits and is not clear, with what is missing and who has said nothing', () => {
    assert.deepEqual(agenda(story), ['A-2: acceptance |  | support', 'A-5: why acceptance |  | support customer']);
  });

  it('loses an item when it is clear', () => {
    const clear = after(
      story,
      { kind: 'entry', item: 'A-2', list: 'acceptance', fields: { text: 'A guest pays with a card' } },
      { kind: 'act', item: 'A-2', act: { what: 'speak', source: 'support', says: 'Half of our tickets' } },
    );
    assert.deepEqual(
      agenda(clear).map((line) => line.slice(0, 3)),
      ['A-5'],
    );
  });
});

describe('The summary of a refinement session', () => {
  it('says nothing of a session in which nothing was done, but what is still not ready', () => {
    assert.deepEqual(summary(story, story), ['seen A-2 A-3 A-5', 'ready ', 'unclear A-2 A-5']);
  });

  it('is told by what the items said before and say after', () => {
    const done = after(
      story,
      { kind: 'entry', item: 'A-2', list: 'acceptance', fields: { text: 'A guest pays with a card' } },
      { kind: 'act', item: 'A-2', act: { what: 'ask', ask: 'Which cards?', of: 'ops' } },
      { kind: 'act', item: 'A-2', act: { what: 'answer', index: 0, answer: 'All' }, is: 'Which cards?' },
      { kind: 'act', item: 'A-2', act: { what: 'speak', source: 'support', says: 'Half of our tickets' } },
      { kind: 'set', item: 'A-5', fields: { why: 'So that it works', estimate: '2d' } },
      { kind: 'add', title: 'Part', below: 'A-3', fields: { parent: 'A-3' } },
      { kind: 'move', item: 'A-5', column: 'dropped', because: 'Nobody asked' },
    );
    assert.deepEqual(summary(story, done), [
      'seen A-2 A-3 A-5',
      'asked A-2 Which cards? of ops',
      'spoken A-2 support: Half of our tickets',
      'criteria 1',
      'why A-5',
      'estimated A-5',
      'split A-3 in 1',
      'moved A-5 to dropped',
      'ready A-2',
      'unclear ',
    ]);
  });

  it('leaves out what is gone by then', () => {
    const without = story.replace(/ {2}- \{ id: A-5.*\n/, '');
    assert.deepEqual(summary(story, without), ['seen A-2 A-3', 'ready ', 'unclear A-2']);
  });
});

describe('Parking an item', () => {
  it('puts it behind all that waits, among the ideas, whatever the backlog is', () => {
    fc.assert(
      fc.property(backlogs, fc.nat(20), (text, nth) => {
        const reading = read(text);
        const { backlog, source } = reading;
        const waiting = backlog.items.filter((item) => isWaiting(backlog, item) && item.intact);
        const item = waiting[nth % Math.max(1, waiting.length)];
        if (item === undefined || source.layout !== 'blocks' || backlog.readOnly !== undefined) return;
        const parking = parkingOf(backlog, item);
        if (parking === undefined) return;
        const planned = planChange(
          reading,
          { kind: 'move', item: item.key, ...parking },
          { now, me: undefined, takenIds: [] },
        );
        if (!planned.ok) return;
        const parked = read(applyEdits(text, planned.value.edits)).backlog;
        const last = parked.items.findLast((other) => isWaiting(parked, other));
        assert.equal(last?.title, item.title);
        assert.equal(parked.board.columns.find(({ id }) => id === last.column)?.stage, 'idea');
        assert.equal(parkingOf(parked, last), undefined);
      }),
      { numRuns: fewerRuns },
    );
  });
});

describe('The agenda of any backlog', () => {
  it('names what waits, in the order of the file, and nothing twice', () => {
    fc.assert(
      fc.property(backlogs, (text) => {
        const { backlog } = read(text);
        const keys = agendaOf(backlog);
        const order = backlog.items.flatMap((item) => (isWaiting(backlog, item) ? [item.key] : []));
        assert.deepEqual(
          keys,
          order.filter((key) => keys.includes(key)),
        );
        assert.deepEqual(summaryOf(backlog, backlog, keys).asked, []);
      }),
      { numRuns: fewerRuns },
    );
  });
});
