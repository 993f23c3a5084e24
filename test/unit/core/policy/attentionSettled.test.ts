import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Attention, attentionIn } from '../../../../src/core/policy/attention/attention.ts';
import { type NextAct, waitingKinds } from '../../../../src/core/policy/attention/waiting.ts';
import type { Backlog } from '../../../../src/core/model/backlog.ts';
import type { Intention } from '../../../../src/core/model/intention.ts';
import { changed, now, read } from '../../../support/backlog.ts';
import { fewerRuns } from '../../../support/random.ts';

const columns = ['ideas', 'ready', 'building', 'deployed', 'released', 'done', 'dropped'];
const head = `headwater: 1
board:
  columns: [ideas, ready, { id: building, stage: active, limit: 2 }, deployed, released, done, { id: dropped, stage: dropped }]
  wip: { limit: 4, perPerson: 1 }
  expectation: { days: 30 }
people: { ana: Ana, ben: Ben }
items:
`;

const at = fc.integer({ min: -1, max: 90 }).map((ago) => new Date(now.getTime() - ago * 86_400_000).toISOString());
const when = fc.oneof(
  at.map((time) => `at: ${time}, `),
  fc.constant(''),
);
const entriesOf = (key: string, entry: fc.Arbitrary<string>) =>
  fc.array(entry, { maxLength: 3 }).map((entries) => `${key}: [${entries.join(', ')}]`);
const concern = fc
  .tuple(when, fc.constantFrom('', ', heard: { by: ana }', ', response: not-a-risk'), fc.constantFrom('', 'by: ben, '))
  .map(([time, more, by]) => `{ ${time}${by}about: c${more} }`);
const question = fc
  .tuple(when, fc.constantFrom('', ', of: ops', ', answer: yes'))
  .map(([time, more]) => `{ ${time}ask: q${more} }`);
const block = fc
  .tuple(at, fc.constantFrom('', ', waitsFor: vendor', ', waitsFor: ana', ', reason: r'), fc.boolean(), at)
  .map(([since, why, over, until]) => `{ since: ${since}${why}${over ? `, until: ${until}` : ''} }`);
const entry = fc.tuple(at, fc.constantFrom(...columns)).map(([time, to]) => `{ at: ${time}, to: ${to} }`);
const evidence = fc.constantFrom(
  '',
  'evidence: { deployed: { at: 2026-10-01T00:00:00Z } }',
  'evidence: { released: { at: 2026-10-01T00:00:00Z } }',
  'evidence: { usage: { metric: m } }',
);
const item = fc
  .record({
    status: fc.constantFrom(...columns).map((id) => `status: ${id}`),
    type: fc.constantFrom('', 'type: debt', 'type: security', 'type: bug'),
    assignees: fc.constantFrom('', 'assignees: [ana]', 'assignees: [ana, ben]'),
    acceptance: fc.constantFrom('', 'acceptance: [a, b, c, d, e, f, g, h, i]'),
    parent: fc.constantFrom('', '', '', 'parent: A-1'),
    concerns: entriesOf('concerns', concern),
    questions: entriesOf('questions', question),
    blocked: entriesOf('blocked', block),
    history: entriesOf('history', entry),
    evidence,
  })
  .map((fields) => Object.values(fields).filter((text) => text !== ''));
const backlogs = fc
  .array(item, { minLength: 1, maxLength: 7 })
  .map((items) => head + items.map((keys, n) => `  - { id: A-${n + 1}, title: t, ${keys.join(', ')} }\n`).join(''));

const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
const entered = (...entries: readonly (readonly [number, string])[]) =>
  `history: [${entries.map(([days, to]) => `{ at: ${ago(days)}, to: ${to} }`).join(', ')}]`;

/** One of each kind, so that every action is carried out however few texts are tried. */
const oneOfEach =
  head +
  [
    `concerns: [{ at: ${ago(3)}, about: c }]`,
    `status: building, blocked: [{ since: ${ago(9)}, waitsFor: vendor }]`,
    `status: building, blocked: [{ since: ${ago(9)}, reason: r }]`,
    `concerns: [{ at: ${ago(9)}, about: c, heard: { by: ana } }]`,
    `status: building, ${entered([50, 'building'], [2, 'building'])}`,
    `status: deployed, ${entered([10, 'deployed'])}`,
    `status: released, ${entered([20, 'released'])}`,
    `status: building, ${entered([10, 'building'])}`,
    `questions: [{ at: ${ago(9)}, ask: q }]`,
    `type: debt, ${entered([60, 'ideas'])}`,
    ...[1, 2, 3].map(() => `status: done, ${entered([6, 'ideas'], [5, 'building'], [4, 'done'])}`),
    'status: ready, acceptance: [a, b, c, d, e, f, g, h, i]',
  ]
    .map((keys, n) => `  - { id: A-${n + 1}, title: t, ${keys} }\n`)
    .join('');

/** Places of the list that a line rests on, in the item that it is about. */
const indices = ({ grounds }: Attention) => grounds.map(({ path }) => Number(/\[(\d+)\]/u.exec(path)?.[1]));

/** What doing the action of a line means for the file. */
function doing(line: Attention, { items }: Backlog): readonly Intention[] {
  const { act, item: key = '', kind, values } = line;
  const acts = (what: (index: number) => Extract<Intention, { kind: 'act' }>['act']): readonly Intention[] =>
    indices(line).map((index) => ({ kind: 'act', item: key, act: what(index) }));
  const does: Readonly<Record<NextAct, () => readonly Intention[]>> = {
    hear: () => acts((index) => ({ what: 'hear', index })),
    settle: () => acts((index) => ({ what: 'settle', index, response: 'risk-accepted' })),
    reply: () => acts((index) => ({ what: 'answer', index, answer: 'a' })),
    finish: () => {
      const those = kind === 'limit' ? String(values['items']).split(', ') : [key];
      const surplus = kind === 'limit' ? those.slice(0, Number(values['count']) - Number(values['limit'])) : those;
      return surplus.map((one) => ({ kind: 'move', item: one, column: 'done' }));
    },
    // By hand there may be two open at once: then it is unblocked when both are over.
    unblock: () =>
      (items.find((one) => one.key === key)?.fields.blocked ?? [])
        .filter(({ until }) => until === undefined)
        .map(() => ({ kind: 'act', item: key, act: { what: 'unblock' } })),
    release: () => [{ kind: 'evidence', item: key, evidence: 'released', fields: {} }],
    measure: () => [{ kind: 'evidence', item: key, evidence: 'usage', fields: { metric: 'm', reading: '3' } }],
    move: () => [{ kind: 'move', item: key, column: 'deployed' }],
    pull: () => [{ kind: 'move', item: key, column: 'building' }],
    split: () => [{ kind: 'add', title: 'A part', fields: { parent: key } }],
    // Decisions are no part of the file: they are settled in their records.
    reconsider: () => [],
    decide: () => [],
  };
  return does[act]();
}

describe('Attention, done by what it says', () => {
  it('never names again what its own action has settled', function () {
    // Every line of every text is carried out and read again: ten seconds are few on a busy machine.
    this.timeout(60_000);
    const seen = new Set<string>();
    fc.assert(
      fc.property(backlogs, (text) => {
        const { backlog } = read(text);
        for (const line of attentionIn(backlog, { now })) {
          seen.add(line.kind);
          const after = doing(line, backlog).reduce(
            (before, intention) => changed(before, intention, { me: 'cem' }),
            text,
          );
          const left = attentionIn(read(after).backlog, { now });
          const same = left.find(({ id, kind, also, item: key }) =>
            line.item === undefined ? id === line.id : key === line.item && [kind, ...also].includes(line.kind),
          );
          assert.equal(same, undefined, `${line.kind} of ${line.item ?? line.id}\n${after}`);
        }
      }),
      { numRuns: fewerRuns, examples: [[oneOfEach]] },
    );
    const ofDecisions = ['supportGone', 'reviewDue', 'revisit'];
    assert.deepEqual(seen, new Set(waitingKinds.filter((kind) => !ofDecisions.includes(kind))));
  });

  it('names an item on one line at most, and what waits at most once', () => {
    fc.assert(
      fc.property(backlogs, (text) => {
        const lines = attentionIn(read(text).backlog, { now });
        const items = lines.flatMap(({ item: key }) => key ?? []);
        assert.equal(new Set(items).size, items.length);
        for (const { kind, also } of lines) assert.equal(new Set([kind, ...also]).size, also.length + 1);
      }),
      { numRuns: fewerRuns },
    );
  });

  it('says the same whatever stands between the items', () => {
    fc.assert(
      fc.property(backlogs, (text) => {
        const told = (from: string) => attentionIn(read(from).backlog, { now });
        const apart = text.replaceAll(/^ {2}- /gmu, '\n  # a comment\n  - ');
        assert.deepEqual(told(apart), told(text));
      }),
      { numRuns: fewerRuns },
    );
  });
});
