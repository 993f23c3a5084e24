import assert from 'node:assert/strict';
import { type Attending, type Attention, attentionIn } from '../../../../src/core/policy/attention/attention.ts';
import { actPhrase, attentionText, reasonPhrase } from '../../../../src/phrases/late/sayAttention.ts';
import { now, read } from '../../../support/backlog.ts';

const head = (board = '') => `headwater: 1
board:
  columns: [ideas, ready, { id: building, stage: active }, deployed, released, done, { id: dropped, stage: dropped }]
${board}people: { ana: Ana, ben: Ben }
items:
`;

/** Each line of the list: `A-1 unheard: the reason → the action (also: …)`. */
function attended(text: string, attending: Partial<Attending> = {}): string {
  return attentionIn(read(text).backlog, { now, ...attending })
    .map(lineOf)
    .join('\n');
}

function lineOf(one: Attention): string {
  const also = one.also.length === 0 ? '' : ` (also: ${one.also.join(', ')})`;
  return `${one.item ?? '-'} ${one.kind}: ${attentionText(reasonPhrase(one))} → ${attentionText(actPhrase(one))}${also}`;
}

const days = (count: number) => new Date(now.getTime() - count * 86_400_000).toISOString().replace('.000', '');
const moved = (...entries: readonly (readonly [number, string])[]) =>
  `history: [${entries.map(([ago, to]) => `{ at: ${days(ago)}, to: ${to} }`).join(', ')}]`;

describe('Attention', () => {
  it('names bad news first, and by its oldest, also on finished work and about the plan', () => {
    const hear = 'Let somebody else than who raised it hear it';
    const text = `${head().replace('items:', `concerns: [{ about: Too late, at: ${days(2)} }]\nitems:`)}
  - { id: A-1, title: a, status: done, concerns: [{ about: Three months, by: ben, at: ${days(3)} }, { about: Not today, at: ${days(0)} }] }
  - { id: A-2, title: b, concerns: [{ about: One, at: ${days(1)} }, { about: Two, at: ${days(9)} }, { about: Said, response: not-a-risk }] }
  - { id: A-3, title: c, concerns: [{ about: Since when }] }
  - { id: A-4, title: d, concerns: [{ about: Heard, at: ${days(7)}, heard: { by: ana } }] }
  - { id: A-5, title: e, concerns: [{ about: Heard lately, at: ${days(6)}, heard: { by: ana } }] }
  - { id: A-6, title: f, status: dropped, concerns: [{ about: Over, at: ${days(9)} }] }
`;
    assert.equal(
      attended(text),
      [
        `A-3 unheard: Nobody has heard this concern yet (?d): “Since when” → ${hear}`,
        `A-2 unheard: Concerns that nobody has heard yet: 2. The oldest (9d): “Two” → ${hear}`,
        `A-1 unheard: Nobody has heard this concern yet (3d): “Three months” → ${hear}`,
        `- unheard: Nobody has heard this concern yet (2d): “Too late” → ${hear}`,
        'A-4 unanswered: This concern was heard, and waits for an answer (7d): “Heard” → Look into it and answer it',
      ].join('\n'),
    );
  });

  it('names limits that are exceeded: of columns, of the system and of people', () => {
    const board = '  wip: { limit: 3, perPerson: 2 }\n';
    const text = `${head(board).replace('stage: active }', 'name: Building, stage: active, limit: 2 }')}
  - { id: A-1, title: a, status: building, assignees: [ben] }
  - { id: A-2, title: b, status: building, assignees: [ana, ben] }
  - { id: A-3, title: c, status: building, assignees: [ben] }
  - { id: A-4, title: d, status: deployed }
`;
    const finish = 'Finish something before the next is begun';
    assert.equal(
      attended(text),
      [
        `- limit: Building holds 3, and its limit is 2. → ${finish}`,
        `- limit: In progress are 4, and the limit is 3. → ${finish}`,
        `- limit: Ben has 3 in progress, and the limit is 2. → ${finish}`,
      ].join('\n'),
    );
  });

  it('tells waiting for somebody outside of the team apart, with how often and how long', () => {
    const block = (more: string) => `blocked: [${more}]`;
    const text = `${head()}
  - { id: A-1, title: a, status: building, ${block(`{ since: ${days(3)}, waitsFor: Security board }`)} }
  - { id: A-2, title: b, status: done, ${block(`{ since: ${days(30)}, until: ${days(20)}, waitsFor: Security board }, { since: ${days(200)}, until: ${days(190)}, waitsFor: Security board }`)} }
  - { id: A-3, title: c, status: building, ${block(`{ since: ${days(5)}, waitsFor: A-1, reason: Needs the pool }`)} }
  - { id: A-4, title: d, status: ready, ${block(`{ since: ${days(4)}, waitsFor: ana }`)} }
  - { id: A-5, title: e, status: ready, ${block(`{ since: ${days(4)} }`)} }
  - { id: A-6, title: f, status: ready, ${block(`{ since: ${days(1)}, reason: Lately }`)} }
  - { id: A-7, title: g, status: ready, ${block('{ reason: Since when }')} }
`;
    assert.equal(
      attended(text),
      [
        'A-1 permission: Waits for Security board (3d). In 12 weeks Security board was waited for 2 times, 13d in all. → Unblock it, together',
        'A-3 blocked: Blocked (5d): Needs the pool → Unblock it, together',
        'A-4 blocked: Blocked (4d): ana → Unblock it, together',
        'A-5 blocked: Blocked (4d), and nothing says by what. → Unblock it, together',
      ].join('\n'),
    );
  });

  it('names what stands still on the way to use, each item once', () => {
    const text = `${head('  expectation: { days: 20, probability: 85 }\n  done: { needs: [deployed, released, usage] }\n')}
  - { id: A-1, title: past, status: building, ${moved([25, 'building'])} }
  - { id: A-2, title: quiet, status: building, ${moved([9, 'building'])} }
  - { id: A-3, title: spoken of, status: building, voices: [{ at: ${days(2)}, says: s }], ${moved([9, 'building'])} }
  - { id: A-4, title: deployed, status: deployed, ${moved([12, 'building'], [8, 'deployed'])} }
  - { id: A-5, title: by evidence, status: building, evidence: { deployed: { at: ${days(10)} }, released: { at: ${days(1)} } }, ${moved([12, 'building'])} }
  - { id: A-6, title: released, status: released, ${moved([18, 'building'], [15, 'released'])} }
  - { id: A-7, title: measured, status: released, evidence: { usage: { metric: m, reading: 3, at: ${days(15)} } }, ${moved([18, 'building'], [15, 'released'])} }
  - { id: A-8, title: by hand, status: building, ${moved([30, 'ready'])} }
  - { id: A-9, title: finished, status: done, ${moved([90, 'building'], [60, 'done'])} }
`;
    assert.equal(
      attended(text),
      [
        'A-1 expectation: In progress for 26d; 85 % of the work is expected within 20d. → Finish something before the next is begun (also: stalled)',
        'A-4 unreleased: Deployed 8d ago, and nobody can use it yet. → Release it',
        'A-6 unused: Released 15d ago, and nothing shows yet how it is used. → Record how it is used',
        'A-8 stalled: In progress, and nothing new was written about it for 30d. → Move it on, or say what it waits for',
        'A-2 stalled: In progress, and nothing new was written about it for 9d. → Move it on, or say what it waits for',
      ].join('\n'),
    );
  });

  it('names open questions, with whom they are for', () => {
    const ask = (more: string) => `questions: [${more}]`;
    const text = `${head()}
  - { id: A-1, title: a, ${ask(`{ ask: Which window?, of: ops, at: ${days(3)} }`)} }
  - { id: A-2, title: b, ${ask(`{ ask: One?, at: ${days(2)} }, { ask: Two?, at: ${days(4)} }, { ask: Three?, answer: yes, at: ${days(9)} }`)} }
  - { id: A-3, title: c, ${ask('{ ask: Since when? }')} }
  - { id: A-4, title: d, status: done, ${ask(`{ ask: Over?, at: ${days(9)} }`)} }
`;
    assert.equal(
      attended(text),
      [
        'A-2 question: Questions that wait for an answer: 2. The oldest (4d): “Two?” → Answer it, or ask somebody else',
        'A-1 question: A question to ops waits for an answer (3d): “Which window?” → Answer it, or ask somebody else',
      ].join('\n'),
    );
  });

  it('names what was passed over, and what is large and ready', () => {
    const text = `${head('  types: { upkeep: reliability }\n')}
  - { id: A-1, title: a, type: upkeep, status: ready, ${moved([60, 'ideas'], [50, 'ready'])} }
  - { id: A-2, title: b, status: building, ${moved([40, 'ideas'], [3, 'building'])} }
  - { id: A-3, title: c, type: bug, status: done, ${moved([30, 'ideas'], [20, 'building'], [10, 'done'])} }
  - { id: A-4, title: d, status: dropped, ${moved([20, 'ideas'], [15, 'building'], [10, 'dropped'])} }
  - { id: A-5, title: older, status: building, ${moved([70, 'ideas'], [2, 'building'])} }
  - { id: A-6, title: security too, type: security, status: building, ${moved([40, 'ideas'], [2, 'building'])} }
  - { id: A-7, title: a guess, status: building, history: [{ at: ${days(20)}, to: ideas, approx: true }, { at: ${days(2)}, to: building }] }
  - { id: A-8, title: only twice, type: debt, ${moved([25, 'ideas'])} }
  - { id: A-9, title: large, status: ready, acceptance: [a, b, c, d, e, f, g, h, i] }
  - { id: A-10, title: large idea, acceptance: [a, b, c, d, e, f, g, h, i] }
`;
    assert.equal(
      attended(text),
      [
        'A-1 passedOver: Waits (60d) while work that came later was started: 3 (A-2, A-3, A-4). → Pull it next',
        'A-9 split: It has 9 criteria, more than most that the team has finished. → Split it',
      ].join('\n'),
    );
  });

  it('says nothing of frames as work, nor of a plan without times', () => {
    const text = `${head()}
  - { id: A-1, title: frame, status: building, ${moved([90, 'building'])} }
  - { id: A-2, title: part, parent: A-1, status: done }
  - { id: A-3, title: no history, status: building }
`;
    assert.equal(attended(text), '');
  });

  it('rests on places of the file, and tells the next reason when one is put off', () => {
    const text = `${head()}
  - { id: A-1, title: a, status: building, ${moved([9, 'building'])}, concerns: [{ about: c, at: ${days(8)} }] }
`;
    const [first] = attentionIn(read(text).backlog, { now });
    assert.deepEqual(first?.grounds, [{ path: 'concerns[0].at', says: days(8) }]);
    const isPutOff = (id: string) => id === first.id;
    assert.match(attended(text, { isPutOff }), /^A-1 stalled/u);
    // Another concern is news, and is not put off with the first.
    const more = text.replace('concerns: [', `concerns: [{ about: d, at: ${days(2)} }, `);
    assert.match(attended(more, { isPutOff }), /^A-1 unheard: Concerns that nobody has heard yet: 2/u);
  });
});
