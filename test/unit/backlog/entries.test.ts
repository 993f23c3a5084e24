import assert from 'node:assert/strict';
import { planChange } from '../../../src/backlog/change.ts';
import type { Act, EntryIntention, FieldValue } from '../../../src/core/model/intention.ts';
import { changed, now, read, refusal } from '../../support/backlog.ts';
import { lineDiff } from '../../support/diff.ts';

const text = `headwater: 1
items:
  - id: A-1
    title: One
    acceptance:
      - Lag alarm wired # by ops
      - { text: Rollback rehearsed, met: true }
    questions:
      - ask: Which window?
        of: ops
    blocked: { since: 2026-11-05T10:00:00Z, waitsFor: vendor }
    status: ready
    history:
      - { at: 2026-11-01T10:00:00Z, to: ideas }
  - { id: A-2, title: Two, acceptance: [one, two] }
`;

const entry = (more: Omit<EntryIntention, 'kind' | 'item'>, item = 'A-1') =>
  lineDiff(text, changed(text, { kind: 'entry', item, ...more }));

describe('An entry of a list', () => {
  it('that is a bare text is ticked', () => {
    assert.equal(
      entry({ list: 'acceptance', index: 0, fields: { met: 'true' } }),
      '-      - Lag alarm wired # by ops\n+      - { text: Lag alarm wired, met: true } # by ops',
    );
    assert.equal(
      entry({ list: 'acceptance', index: 1, fields: { met: 'true' } }, 'A-2'),
      '-  - { id: A-2, title: Two, acceptance: [one, two] }\n+  - { id: A-2, title: Two, acceptance: [one, { text: two, met: true }] }',
    );
  });

  it('that is a map changes in its own keys', () => {
    assert.equal(
      entry({ list: 'acceptance', index: 1, fields: { met: undefined } }),
      '-      - { text: Rollback rehearsed, met: true }\n+      - { text: Rollback rehearsed }',
    );
    assert.equal(
      entry({ list: 'questions', index: 0, fields: { answer: 'Sunday: 02:00', answered: { by: 'ana' } } }),
      '+        answer: "Sunday: 02:00"\n+        answered: { by: ana }',
    );
    assert.equal(
      entry({ list: 'blocked', index: 0, fields: { until: '2026-11-06T09:00:00Z' } }),
      '-    blocked: { since: 2026-11-05T10:00:00Z, waitsFor: vendor }\n+    blocked: { since: 2026-11-05T10:00:00Z, waitsFor: vendor, until: 2026-11-06T09:00:00Z }',
    );
  });

  it('is added at the end, free text in block style', () => {
    assert.equal(
      entry({ list: 'questions', fields: { ask: 'Who pays?', at: '2026-11-16T09:00:00Z' } }),
      '+      - ask: Who pays?\n+        at: 2026-11-16T09:00:00Z',
    );
    assert.equal(
      entry({ list: 'concerns', fields: { about: 'Three months, not three weeks', by: 'ben' } }),
      '+    concerns:\n+      - about: Three months, not three weeks\n+        by: ben',
    );
    assert.equal(
      entry({ list: 'blocked', fields: { since: '2026-11-10T10:00:00Z' } }).split('\n')[1],
      '+    blocked: [{ since: 2026-11-05T10:00:00Z, waitsFor: vendor }, { since: 2026-11-10T10:00:00Z }]',
    );
    assert.match(entry({ list: 'concerns', fields: { about: 'x' } }, 'A-2'), /, concerns: \[\{ about: x \}\] \}$/);
  });

  it('that says one thing stands bare, and stays bare when it is reworded', () => {
    assert.equal(entry({ list: 'acceptance', fields: { text: 'Sold: all' } }), '+      - "Sold: all"');
    assert.match(entry({ list: 'acceptance', fields: { text: 'three' } }, 'A-2'), /acceptance: \[one, two, three\]/);
    assert.equal(
      entry({ list: 'acceptance', index: 0, is: 'Lag alarm wired', fields: { text: 'Lag alarm, wired' } }),
      '-      - Lag alarm wired # by ops\n+      - "Lag alarm, wired" # by ops',
    );
    assert.equal(
      entry({ list: 'acceptance', index: 1, fields: { text: 'Rollback seen' } }),
      '-      - { text: Rollback rehearsed, met: true }\n+      - { text: Rollback seen, met: true }',
    );
  });

  it('is only changed when it is the one that was meant', () => {
    const stale = { kind: 'entry', item: 'A-1', list: 'acceptance', index: 0, is: 'Rollback rehearsed' } as const;
    assert.equal(refusal(text, { ...stale, fields: { met: 'true' } }).code, 'entry.not-found');
    assert.equal(refusal(text, stale).code, 'entry.not-found');
    assert.equal(
      refusal(text, { kind: 'entry', item: 'A-1', list: 'questions', fields: { ask: ' ' } }).code,
      'entry.empty',
    );
  });

  it('is taken out with its lines', () => {
    assert.equal(entry({ list: 'acceptance', index: 0 }), '-      - Lag alarm wired # by ops');
    assert.equal(entry({ list: 'questions', index: 0 }), '-      - ask: Which window?\n-        of: ops');
    assert.match(entry({ list: 'acceptance', index: 0 }, 'A-2'), /acceptance: \[two\]/);
    assert.match(entry({ list: 'acceptance', index: 1 }, 'A-2'), /acceptance: \[one\]/);
  });

  it('behind a lone map of several lines makes it the first of two', () => {
    const lone = text.replace(
      'blocked: { since',
      'blocked:\n      since: 2026-11-05T10:00:00Z\n      reason: A fix\n    x: { since',
    );
    assert.equal(
      lineDiff(lone, changed(lone, { kind: 'entry', item: 'A-1', list: 'blocked', fields: { reason: 'Another' } })),
      [
        '-      since: 2026-11-05T10:00:00Z',
        '-      reason: A fix',
        '+      - since: 2026-11-05T10:00:00Z',
        '+        reason: A fix',
        '+      - { reason: Another }',
      ].join('\n'),
    );
  });

  it('that is not there is refused, and nothing is written over what is no list', () => {
    assert.equal(
      refusal(text, { kind: 'entry', item: 'A-1', list: 'acceptance', index: 9, fields: { met: 'true' } }).code,
      'entry.not-found',
    );
    assert.equal(refusal(text, { kind: 'entry', item: 'A-1', list: 'thanks', index: 0 }).code, 'entry.not-found');
    const scalar = text.replace(/history:\n.*/, 'history: |\n      long ago');
    assert.equal(refusal(scalar, { kind: 'move', item: 'A-1', column: 'done' }).code, 'item.not-intact');
  });

  it('that does not fit is refused', () => {
    assert.equal(
      refusal(text, { kind: 'entry', item: 'A-1', list: 'acceptance', index: 1, fields: { met: 'perhaps' } }).code,
      'field.wrong-value',
    );
  });
});

const deed = (act: Act, me: string | undefined = 'ana', is?: string) =>
  lineDiff(story, changed(story, { kind: 'act', item: 'A-1', act, is }, { me }));

const story = `headwater: 1
items:
  - id: A-1
    title: One
    questions:
      - ask: Which window?
    concerns:
      - about: Three months
        by: ben
      - about: Nobody knows
    status: ready
`;

describe('What is said or done about an item', () => {
  it('is written with the time and the name', () => {
    assert.equal(
      deed({ what: 'ask', ask: 'Who pays?', of: 'ops' }),
      '+      - ask: Who pays?\n+        of: ops\n+        at: 2026-11-16T09:00:00Z',
    );
    assert.equal(
      deed({ what: 'answer', index: 0, answer: 'Sunday' }, 'ana', 'Which window?'),
      '+        answer: Sunday\n+        answered: { at: 2026-11-16T09:00:00Z, by: ana }',
    );
    assert.equal(
      deed({ what: 'speak', says: 'It rains', source: 'support' }),
      '+    voices:\n+      - by: ana\n+        source: support\n+        at: 2026-11-16T09:00:00Z\n+        says: It rains',
    );
    assert.equal(
      deed({ what: 'block', reason: 'A fix', waitsFor: 'vendor' }),
      '+    blocked:\n+      - { since: 2026-11-16T09:00:00Z, waitsFor: vendor, reason: A fix }',
    );
  });

  it('may be bad news, by name or without', () => {
    assert.equal(
      deed({ what: 'raise', about: 'Late' }),
      '+      - about: Late\n+        by: ana\n+        at: 2026-11-16T09:00:00Z',
    );
    assert.equal(
      deed({ what: 'raise', about: 'Late', unnamed: true }),
      '+      - about: Late\n+        at: 2026-11-16T09:00:00Z',
    );
  });

  it('hears, looks into and answers bad news', () => {
    assert.equal(
      deed({ what: 'hear', index: 0 }, 'ana', 'Three months'),
      '+        heard: { at: 2026-11-16T09:00:00Z, by: ana }',
    );
    assert.equal(
      deed({ what: 'look', index: 0, finding: 'So it is', risk: 'high' }),
      '+        finding: So it is\n+        risk: high',
    );
    assert.equal(
      deed({ what: 'settle', index: 1, response: 'plan-changed', note: 'Split' }),
      [
        '+        heard: { at: 2026-11-16T09:00:00Z, by: ana }',
        '+        response: plan-changed',
        '+        answered: { at: 2026-11-16T09:00:00Z, by: ana }',
        '+        note: Split',
      ].join('\n'),
    );
  });

  it('is refused to who raised the concern by name, and to no others', () => {
    const code = (act: Act, me: string) => {
      const planned = planChange(read(story), { kind: 'act', item: 'A-1', act }, { now, me, takenIds: [] });
      return planned.ok ? 'ok' : planned.failure.code;
    };
    for (const what of ['hear', 'settle'] as const) {
      const act = (index: number): Act => ({ what, index, response: 'not-a-risk' });
      assert.equal(code(act(0), 'ben'), 'concern.own');
      assert.equal(code(act(0), 'ana'), 'ok');
      assert.equal(code(act(1), 'ben'), 'ok', 'an unnamed one is nobody’s');
      assert.equal(code(act(7), 'ana'), 'entry.not-found');
    }
    assert.equal(code({ what: 'look', index: 0, finding: 'More' }, 'ben'), 'ok', 'who raised it may know more');
  });

  it('blocks once, and unblocks what is blocked', () => {
    const blocked = changed(story, { kind: 'act', item: 'A-1', act: { what: 'block' } });
    assert.equal(refusal(blocked, { kind: 'act', item: 'A-1', act: { what: 'block' } }).code, 'block.open');
    assert.match(
      changed(blocked, { kind: 'act', item: 'A-1', act: { what: 'unblock' } }),
      /until: 2026-11-16T09:00:00Z \}/,
    );
    assert.equal(refusal(story, { kind: 'act', item: 'A-1', act: { what: 'unblock' } }).code, 'block.none');
    const lone = story.replace('status: ready', 'blocked: { since: 2026-11-05 }\n    status: ready');
    assert.match(
      changed(lone, { kind: 'act', item: 'A-1', act: { what: 'unblock' } }),
      /\{ since: 2026-11-05, until: /,
    );
  });
});

describe('A field that somebody changed meanwhile', () => {
  it('is not written over', () => {
    const set = (was: Record<string, FieldValue>) => ({
      kind: 'set' as const,
      item: 'A-1',
      fields: { why: 'Because' },
      was,
    });
    assert.equal(refusal(story, set({ why: 'It rains' })).code, 'field.changed');
    assert.equal(refusal(story, set({ why: '', tags: ['a'] })).code, 'field.changed');
    assert.match(changed(story, set({ why: '', tags: [], title: 'One' })), /why: Because/);
  });
});

describe('A move made by hand', () => {
  it('is recorded in the history, and nowhere else', () => {
    const after = changed(text, { kind: 'record', item: 'A-1' });
    assert.equal(lineDiff(text, after), '+      - { at: 2026-11-16T09:00:00Z, to: ready, by: ana }');
    assert.equal(read(after).backlog.items[0]?.column, 'ready');
  });
});
