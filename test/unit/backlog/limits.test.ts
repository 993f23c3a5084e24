import assert from 'node:assert/strict';
import { change, changed, read, refusal } from '../../support/backlog.ts';
import { lineDiff } from '../../support/diff.ts';
import { board } from '../../support/story.ts';

describe('Limits', () => {
  it('of a blocking column refuse, and say what fills it', () => {
    const { code, items, reason } = refusal(board, { kind: 'move', item: 'A-1', column: 'building' });
    assert.deepEqual({ code, items, reason }, { code: 'limit.column', items: ['A-2', 'A-3'], reason: 'over' });
  });

  it('are exceeded with a reason, which is written in block style', () => {
    const after = changed(board, {
      kind: 'move',
      item: 'A-1',
      column: 'building',
      over: 'Hotfix: agreed, see stand-up #3',
    });
    assert.equal(
      lineDiff(board, after),
      `-    status: ready
+    status: building
+      - at: 2026-11-16T09:00:00Z
+        to: building
+        by: ana
+        over: "Hotfix: agreed, see stand-up #3"`,
    );
    assert.equal(read(after).backlog.items[0]?.fields.history?.at(-1)?.over, 'Hotfix: agreed, see stand-up #3');
  });

  it('that only warn let it through and record it', () => {
    const once = changed(board, { kind: 'move', item: 'A-1', column: 'review' });
    const { breaches, edits } = change(once, { kind: 'move', item: 'A-4', column: 'review' });
    assert.deepEqual(
      breaches.map(({ what, name }) => [what, name]),
      [['column', 'review']],
    );
    assert(edits.some((edit) => edit.text.includes('over: true')));
  });

  it('count for the whole system and for a person', () => {
    const three = changed(board, { kind: 'move', item: 'A-1', column: 'review', over: 'x' });
    const four = changed(three, { kind: 'move', item: 'A-4', column: 'review', over: 'x' });
    const { breaches } = change(four, { kind: 'move', item: 'A-5', column: 'review', over: 'x' });
    assert.deepEqual(
      breaches.map(({ what }) => what),
      ['column', 'system'],
    );
    const hers = changed(changed(board, { kind: 'set', item: 'A-3', fields: { assignees: ['ana'] } }), {
      kind: 'set',
      item: 'A-1',
      fields: { assignees: ['ana'] },
    });
    const person = change(hers, { kind: 'move', item: 'A-1', column: 'review' }).breaches;
    assert.deepEqual(
      person.map(({ what, name, items }) => [what, name, items]),
      [['person', 'Ana', ['A-2', 'A-3']]],
    );
  });

  it('leave frames out', () => {
    const framed = changed(board, { kind: 'set', item: 'A-4', fields: { parent: 'A-2' } });
    assert.equal(change(framed, { kind: 'move', item: 'A-1', column: 'building' }).breaches.length, 0);
  });

  it('ask why an item is not done', () => {
    assert.equal(refusal(board, { kind: 'move', item: 'A-1', column: 'dropped' }).reason, 'because');
    assert.match(
      changed(board, { kind: 'move', item: 'A-1', column: 'dropped', because: 'Nobody asked' }),
      /because: Nobody asked\n/,
    );
  });
});
