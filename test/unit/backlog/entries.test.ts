import assert from 'node:assert/strict';
import type { EntryIntention } from '../../../src/core/model/intention.ts';
import { changed, read, refusal } from '../../support/backlog.ts';
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

  it('is taken out with its lines', () => {
    assert.equal(entry({ list: 'acceptance', index: 0 }), '-      - Lag alarm wired # by ops');
    assert.equal(entry({ list: 'questions', index: 0 }), '-      - ask: Which window?\n-        of: ops');
    assert.match(entry({ list: 'acceptance', index: 0 }, 'A-2'), /acceptance: \[two\]/);
    assert.match(entry({ list: 'acceptance', index: 1 }, 'A-2'), /acceptance: \[one\]/);
  });

  it('that is not there is refused, and nothing is written over what is no list', () => {
    assert.equal(
      refusal(text, { kind: 'entry', item: 'A-1', list: 'acceptance', index: 9, fields: { met: 'true' } }).code,
      'entry.not-found',
    );
    assert.equal(refusal(text, { kind: 'entry', item: 'A-1', list: 'thanks', index: 0 }).code, 'entry.not-found');
    const odd = text.replace('blocked: { since', 'blocked:\n      since: 2026\n    x: { since');
    assert.equal(
      refusal(odd, { kind: 'entry', item: 'A-1', list: 'blocked', fields: { reason: 'x' } }).code,
      'entry.not-found',
    );
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

describe('A move made by hand', () => {
  it('is recorded in the history, and nowhere else', () => {
    const after = changed(text, { kind: 'record', item: 'A-1' });
    assert.equal(lineDiff(text, after), '+      - { at: 2026-11-16T09:00:00Z, to: ready, by: ana }');
    assert.equal(read(after).backlog.items[0]?.column, 'ready');
  });
});
