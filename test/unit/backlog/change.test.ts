import assert from 'node:assert/strict';
import type { SetIntention } from '../../../src/core/model/intention.ts';
import { fill } from '../../../src/phrases/fill.ts';
import { phrases } from '../../../src/phrases/phrases.ts';
import { change, changed, columnsOf, read, refusal } from '../../support/backlog.ts';
import { lineDiff } from '../../support/diff.ts';
import { board } from '../../support/story.ts';

describe('Moving an item', () => {
  it('changes its status and adds one entry to its history', () => {
    const after = changed(board, { kind: 'move', item: 'A-1', column: 'review' });
    assert.equal(
      lineDiff(board, after),
      `-    status: ready
+    status: review
+      - { at: 2026-11-16T09:00:00Z, to: review, by: ana }`,
    );
  });

  it('starts a history, and a status, where there is none', () => {
    const after = changed(board, { kind: 'move', item: 'A-4', column: 'ready' }, { me: undefined });
    assert.equal(
      lineDiff(board, after),
      `+    status: ready
+    history:
+      - { at: 2026-11-16T09:00:00Z, to: ready }`,
    );
    assert.equal(columnsOf(after).split('\n')[1], 'ready: A-1 A-4');
  });

  it('assigns a pulled item to who pulls it, and to nobody where nobody is known', () => {
    const pull = { kind: 'move', item: 'A-1', column: 'review', pull: true } as const;
    const assigned = (me: string | undefined) => lineDiff(board, changed(board, pull, { me })).match(/.*assignees.*/gu);
    assert.deepEqual(assigned('ana'), ['+    assignees: [ana]']);
    assert.equal(assigned(undefined), null);
  });

  it('writes into an item that stands on one line', () => {
    const after = changed(board, { kind: 'move', item: 'A-3', column: 'done' });
    assert.equal(
      lineDiff(board, after),
      `-  - { id: A-3, title: Rotate the key, status: building }
+  - { id: A-3, title: Rotate the key, status: done, history: [{ at: 2026-11-16T09:00:00Z, to: done, by: ana }] }`,
    );
  });

  it('adds to a history in flow style', () => {
    const text =
      'headwater: 1\nitems:\n  - id: A-1\n    title: a\n    status: ready\n    history: [{ at: 2026-11-02T10:00:00Z, to: ready }]\n';
    assert.equal(
      changed(text, { kind: 'move', item: 'A-1', column: 'done' }).split('\n')[5],
      '    history: [{ at: 2026-11-02T10:00:00Z, to: ready }, { at: 2026-11-16T09:00:00Z, to: done, by: ana }]',
    );
    const empty = text.replace(/\[\{.*/, '[]');
    assert.match(
      changed(empty, { kind: 'move', item: 'A-1', column: 'done' }),
      /history: \[\{ at: .*Z, to: done, by: ana \}\]\n/,
    );
  });

  it('keeps a place that agrees with the file', () => {
    const after = changed(board, { kind: 'move', item: 'A-1', column: 'done', place: { before: 'A-5' } });
    assert.equal(lineDiff(board, after).split('\n').length, 3);
  });

  it('moves its block, byte for byte, with its comment, where the place says otherwise', () => {
    const after = changed(board, { kind: 'move', item: 'A-5', column: 'done', place: { before: 'A-2' } });
    assert.equal(
      lineDiff(board, after),
      `+  # the last one
+  - id: A-5
+    title: Last
+    status: done
-  # the last one
-  - id: A-5
-    title: Last
-    status: done`,
    );
    const back = changed(after, { kind: 'move', item: 'A-5', column: 'done', place: { after: 'A-4' } });
    assert.equal(back, board);
  });

  it('takes the blank line behind it along', () => {
    const after = changed(board, { kind: 'move', item: 'A-1', column: 'ready', place: { after: 'A-3' } });
    assert.equal(columnsOf(after), columnsOf(board));
    assert.match(after, /most important\n {2}- id: A-2\n/);
    assert.match(
      after,
      /status: building \}\n\n {2}# the outage of May\n {2}- id: A-1\n[^]*# refined\n\n {2}- id: A-4/,
    );
  });

  it('both moves and relocates, in one change', () => {
    const after = changed(board, { kind: 'move', item: 'A-5', column: 'ready', place: { before: 'A-1' } });
    assert.match(
      after,
      /most important\n {2}# the last one\n {2}- id: A-5\n {4}title: Last\n {4}status: ready\n {4}history:\n {6}- \{ at: 2026-11-16T09:00:00Z, to: ready, by: ana \}\n {2}# the outage/,
    );
  });

  it('keeps line endings, and a file without a last line break', () => {
    const text = board.replaceAll('\n', '\r\n').trimEnd();
    const moved = changed(text, { kind: 'move', item: 'A-5', column: 'ready', place: { before: 'A-1' } });
    assert(!/[^\r]\n/.test(moved));
    assert(!moved.endsWith('\n'));
    const last = changed(text, { kind: 'move', item: 'A-1', column: 'done', place: { after: 'A-5' } });
    assert(!/[^\r]\n/.test(last) && !last.endsWith('\n'));
    assert.deepEqual(
      read(last).backlog.items.map((item) => item.id),
      ['A-2', 'A-3', 'A-4', 'A-5', 'A-1'],
    );
  });

  it('does nothing where the item is already', () => {
    assert.deepEqual(change(board, { kind: 'move', item: 'A-1', column: 'ready' }).edits, []);
  });
});

describe('Setting a field', () => {
  const set = (fields: Record<string, string | string[] | undefined>, item = 'A-1') =>
    lineDiff(board, changed(board, { kind: 'set', item, fields }));

  it('replaces the value alone', () => {
    assert.equal(
      set({ title: 'Retry: thrice' }),
      '-    title: Retry captures   # twice\n+    title: "Retry: thrice"   # twice',
    );
  });

  it('puts a new key where the format has it', () => {
    assert.equal(set({ why: 'Lost money' }), '+    why: Lost money');
    assert.equal(changed(board, { kind: 'set', item: 'A-1', fields: { why: 'x' } }).split('\n')[17], '    why: x');
    assert.equal(
      set({ assignees: ['ana', 'ben'] }, 'A-3'),
      '-  - { id: A-3, title: Rotate the key, status: building }\n+  - { id: A-3, title: Rotate the key, status: building, assignees: [ana, ben] }',
    );
  });

  it('takes a key out', () => {
    assert.equal(set({ custom: '' }), '-    custom: kept');
    assert.equal(set({ assignees: [] }, 'A-2'), '-    assignees: [ana]');
    assert.equal(set({ notes: undefined }, 'A-4'), '-    notes: |\n-      Some text.\n-\n-        - not an item');
  });

  it('writes several lines as a literal block', () => {
    assert.equal(set({ notes: 'One\n\n- two\n' }), '+    notes: |\n+      One\n+\n+      - two');
  });

  it('edits a list in block style line by line', () => {
    const text =
      'headwater: 1\nitems:\n  - id: A-1\n    title: a\n    tags:\n      - one # first\n      - two\n      - three\n';
    assert.equal(
      lineDiff(text, changed(text, { kind: 'set', item: 'A-1', fields: { tags: ['one', 'three', 'four'] } })),
      '-      - two\n+      - four',
    );
  });

  it('refuses what would not be read back, an empty title and what others refer to', () => {
    const set = (fields: SetIntention['fields']) => {
      const { code, values } = refusal(board, { kind: 'set', item: 'A-1', fields });
      return fill(phrases[`refusal.${code}`], values);
    };
    assert.equal(set({ due: 'soon' }), 'The value does not fit “due”: date is expected. Nothing was changed.');
    assert.equal(refusal(board, { kind: 'set', item: 'A-1', fields: { title: ' ' } }).code, 'title.empty');
    assert.equal(refusal(board, { kind: 'set', item: 'A-1', fields: { id: 'B-1' } }).code, 'field.read-only');
    assert.equal(refusal(board, { kind: 'set', item: 'A-1', fields: { status: 'done' } }).code, 'field.read-only');
  });
});

describe('Adding an item', () => {
  it('puts it behind the last of its column, with its capture', () => {
    const after = changed(
      board,
      { kind: 'add', title: 'New: idea', column: 'ready', fields: { type: 'bug' } },
      { takenIds: ['A-17'] },
    );
    assert.equal(
      lineDiff(board, after),
      `+  - id: A-18
+    title: "New: idea"
+    type: bug
+    status: ready
+    history:
+      - { at: 2026-11-16T09:00:00Z, to: ready, by: ana }
+`,
    );
    assert.deepEqual(
      read(after).backlog.items.map((item) => item.id),
      ['A-1', 'A-18', 'A-2', 'A-3', 'A-4', 'A-5'],
    );
  });

  it('starts a list', () => {
    for (const text of [
      'headwater: 1\nitems: []\n',
      'headwater: 1\nitems:\n',
      'headwater: 1\nitems:',
      'headwater: 1\n',
      'headwater: 1\nitems: # none\nconcerns: []\n',
    ]) {
      const after = changed(text, { kind: 'add', title: 'First' });
      assert.deepEqual(
        read(after).backlog.items.map(({ id, title, column }) => [id, title, column]),
        [['ITEM-1', 'First', 'ideas']],
        JSON.stringify(after),
      );
      assert.equal(read(after).problems.length, 0, JSON.stringify(after));
    }
  });

  it('refuses an item without a title', () => {
    assert.equal(refusal(board, { kind: 'add', title: '  ' }).code, 'title.empty');
  });
});

describe('What is not written to', () => {
  it('is a broken item, and a file that is read-only', () => {
    const text = 'headwater: 1\nitems:\n  - id: A-1\n    title: Fix: crash\n';
    assert.equal(refusal(text, { kind: 'move', item: 'A-1', column: 'done' }).code, 'item.not-intact');
    assert.equal(refusal(text, { kind: 'move', item: 'A-9', column: 'done' }).code, 'item.not-found');
    assert.equal(
      refusal(text.replace('headwater: 1', 'headwater: 2'), { kind: 'add', title: 'a' }).code,
      'file.read-only',
    );
  });
});
