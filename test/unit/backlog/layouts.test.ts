import assert from 'node:assert/strict';
import { changed, read, refusal } from '../../support/backlog.ts';
import { lineDiff } from '../../support/diff.ts';

describe('A list in flow style', () => {
  const flow =
    'headwater: 1\nitems: [{ id: A-1, title: One }, { id: A-2, title: Two },\n  { id: A-3, title: Three, status: ready }] # three\n';

  it('is changed, added to and reordered in place', () => {
    assert.equal(
      lineDiff(flow, changed(flow, { kind: 'move', item: 'A-3', column: 'done', place: { before: 'A-1' } })),
      `-items: [{ id: A-1, title: One }, { id: A-2, title: Two },
-  { id: A-3, title: Three, status: ready }] # three
+items: [{ id: A-3, title: Three, status: done, history: [{ at: 2026-11-16T09:00:00Z, to: done, by: ana }] }, { id: A-1, title: One }, { id: A-2, title: Two }] # three`,
    );
    const moved = changed(flow, { kind: 'move', item: 'A-1', column: 'ideas', place: { after: 'A-2' } });
    assert.deepEqual(
      read(moved).backlog.items.map(({ key }) => key),
      ['A-2', 'A-1', 'A-3'],
    );
    const added = changed(flow, { kind: 'add', title: 'Four, too', column: 'ready' });
    assert.deepEqual(
      read(added).backlog.items.map(({ title }) => title),
      ['One', 'Two', 'Three', 'Four, too'],
    );
    assert.deepEqual(read(added).problems, []);
  });
});

describe('Items that share an anchor', () => {
  const shared = `headwater: 1
items:
  - id: A-1
    title: One
    tags: &tags [red]
  - id: A-2
    title: Two
    tags: *tags
  - id: A-3
    title: Three
`;

  it('are read as a whole, and changed line by line', () => {
    assert.deepEqual(read(shared).backlog.items[1]?.fields.tags, ['red']);
    assert.equal(
      lineDiff(shared, changed(shared, { kind: 'set', item: 'A-2', fields: { estimate: '2d' } })),
      '+    estimate: 2d',
    );
    const after = changed(shared, { kind: 'move', item: 'A-3', column: 'ready', place: { before: 'A-1' } });
    assert.deepEqual(
      read(after).backlog.items.map(({ key }) => key),
      ['A-3', 'A-1', 'A-2'],
    );
  });

  it('are not parted: an alias stays behind its anchor', () => {
    assert.equal(
      refusal(shared, { kind: 'move', item: 'A-2', column: 'ideas', place: { before: 'A-1' } }).code,
      'layout.unsupported',
    );
  });
});
