import assert from 'node:assert/strict';
import { itemOf } from '../../../src/core/model/backlog.ts';
import { changed, read } from '../../support/backlog.ts';
import { lineDiff } from '../../support/diff.ts';

const head =
  'headwater: 1\nboard: { columns: [ready, { id: doing, stage: active }, { id: live, stage: done }, { id: used, stage: done }] }\nitems:\n';
const branches = [
  { branch: 'pay-1-pool', lines: 182, files: 9, days: 2 },
  { branch: 'pay-1-older', lines: 7, files: 1, days: 30 },
  { branch: 'other', lines: 50, files: 3, days: 1 },
];
const item = (more: string) => `${head}  - id: PAY-1\n    title: The pool\n    status: doing\n${more}`;

/** What finishing changes in an item's lines, but for its status and history. */
function recorded(text: string, column = 'live'): string {
  return lineDiff(text, changed(text, { kind: 'move', item: 'PAY-1', column }, { branches }))
    .split('\n')
    .filter((line) => !/status:|history:|at: 2026/.test(line))
    .join('\n');
}

describe('Finishing an item', () => {
  it('records how large its branch was, by the latest whose name holds its id', () => {
    assert.equal(recorded(item('')), '+    batch: { lines: 182, files: 9, days: 2 }');
  });

  it('goes by the branch that the item names', () => {
    assert.equal(recorded(item('    branch: other\n')), '+    batch: { lines: 50, files: 3, days: 1 }');
  });

  it('keeps why the size was accepted, comments and keys of the team', () => {
    const block = `    batch:
      lines: 120   # when it was accepted
      accepted: Moved as one
      reviewers: 2
`;
    assert.equal(
      recorded(item(block)),
      `-      lines: 120   # when it was accepted
+      lines: 182   # when it was accepted
+      files: 9
+      days: 2`,
    );
    assert.equal(
      recorded(item('    batch: { accepted: Moved as one }\n')),
      `-    batch: { accepted: Moved as one }
+    batch: { accepted: Moved as one, lines: 182, files: 9, days: 2 }`,
    );
    assert.equal(recorded(item('    batch: {}\n')), '-    batch: {}\n+    batch: { lines: 182, files: 9, days: 2 }');
    assert.equal(recorded(item('    batch: see the wiki\n')), '');
  });

  it('records why the size of its branch was accepted before the branch had an item', () => {
    const said = 'Moved as one: half a schema # is none';
    const finished = (text: string) =>
      changed(
        text,
        { kind: 'move', item: 'PAY-1', column: 'live' },
        { branches: branches.map((branch) => ({ ...branch, accepted: said })) },
      );
    const after = finished(item(''));
    assert.match(after, /\n {4}batch: \{ lines: 182, files: 9, days: 2, accepted: "Moved as one: [^"]*" \}\n/);
    assert.equal(itemOf(read(after).backlog, 'PAY-1')?.fields.batch?.accepted, said);
    // What the item says itself goes before what is remembered of a branch.
    assert.match(
      finished(item('    batch: { accepted: It is a rename }\n')),
      /batch: \{ accepted: It is a rename, lines: 182, files: 9, days: 2 \}/,
    );
  });

  it('writes into an item that stands on one line', () => {
    const text = `${head}  - { id: PAY-1, title: The pool, status: doing }\n`;
    assert.match(
      changed(text, { kind: 'move', item: 'PAY-1', column: 'live' }, { branches }),
      /\{ id: PAY-1, title: The pool, status: live, batch: \{ lines: 182, files: 9, days: 2 \}, history: \[.*\] \}/,
    );
  });

  it('records nothing where no branch is known, the item goes on, or was finished before', () => {
    const other = item('').replaceAll('PAY-1', 'PAY-7');
    const text = changed(other, { kind: 'move', item: 'PAY-7', column: 'live' }, { branches });
    assert.doesNotMatch(text, /batch/);
    assert.equal(recorded(item(''), 'ready'), '');
    assert.equal(recorded(item('').replace('doing\n', 'used\n')), '');
  });

  it('records it of several that finish together', () => {
    const text = `${item('')}  - { id: PAY-2, title: Other, status: doing }\n`;
    const after = changed(text, { kind: 'moveAll', items: ['PAY-1', 'PAY-2'], column: 'live' }, { branches });
    assert.equal(after.match(/batch:/g)?.length, 1);
    assert.match(after, /id: PAY-1\n[^]*batch: \{ lines: 182, files: 9, days: 2 \}\n[^]*id: PAY-2/);
  });
});
