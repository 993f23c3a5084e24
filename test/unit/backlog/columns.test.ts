import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ColumnAct } from '../../../src/core/model/intention.ts';
import { stages } from '../../../src/core/model/backlog.ts';
import { columnIdFor, columnsAfter } from '../../../src/core/policy/columns.ts';
import { applyEdits, planChange } from '../../../src/backlog/change.ts';
import { changed, now, read, refusal } from '../../support/backlog.ts';
import { lineDiff } from '../../support/diff.ts';
import { runs } from '../../support/random.ts';
import { texts } from '../../support/randomTexts.ts';

const board = `headwater: 1
board:
  columns:
    - ideas
    # refined
    - { id: ready, name: Ready }   # pull from here
    - id: building
      name: In progress
      limit: 3   # three people
      policy: block
    - done
  wip: { limit: 8 }
items:
  - id: A-1
    title: One
    status: building
`;

const diffOf = (text: string, change: ColumnAct) => lineDiff(text, changed(text, { kind: 'columns', change }));
const columnsOf = (text: string) =>
  read(text).backlog.board.columns.map(
    ({ id, stage, limit }) => `${id} ${stage}${limit === undefined ? '' : ` ${limit}`}`,
  );

describe('Changing a column', () => {
  it('writes its limit, and nothing else', () => {
    assert.equal(
      diffOf(board, { act: 'set', column: 'building', fields: { limit: 2 } }),
      '-      limit: 3   # three people\n+      limit: 2   # three people',
    );
    assert.equal(
      diffOf(board, { act: 'set', column: 'ready', fields: { limit: 5, policy: 'block' } }),
      `-    - { id: ready, name: Ready }   # pull from here
+    - { id: ready, name: Ready, limit: 5, policy: block }   # pull from here`,
    );
  });

  it('makes a map of a bare id where it must', () => {
    assert.equal(
      diffOf(board, { act: 'set', column: 'ideas', fields: { name: 'Ideas: new' } }),
      '-    - ideas\n+    - { id: ideas, name: "Ideas: new" }',
    );
  });

  it('takes a limit and its policy out', () => {
    assert.equal(
      diffOf(board, { act: 'set', column: 'building', fields: { limit: 'none', policy: 'none' } }),
      '-      limit: 3   # three people\n-      policy: block',
    );
    const flow = 'headwater: 1\nboard: { columns: [ideas, { id: b, limit: 2, policy: block }, done] }\nitems: []\n';
    assert.equal(
      changed(flow, {
        kind: 'columns',
        change: { act: 'set', column: 'b', fields: { limit: 'none', policy: 'none' } },
      }),
      'headwater: 1\nboard: { columns: [ideas, { id: b }, done] }\nitems: []\n',
    );
  });

  it('keeps the old id of a renamed one in `was`, so that its items stay where they are', () => {
    const change: ColumnAct = { act: 'set', column: 'building', fields: { id: 'doing' } };
    assert.equal(diffOf(board, change), '-    - id: building\n+    - id: doing\n+      was: [building]');
    const after = changed(board, { kind: 'columns', change });
    assert.equal(read(after).backlog.items[0]?.column, 'doing');
    const back = changed(after, {
      kind: 'columns',
      change: { act: 'set', column: 'doing', fields: { id: 'building' } },
    });
    assert.deepEqual(read(back).backlog.board.columns[2]?.was, ['doing']);
  });

  it('writes the stage down of those that would mean something else by their new place', () => {
    const after = changed(board, {
      kind: 'columns',
      change: { act: 'add', fields: { id: 'used', name: 'Used', stage: 'done', limit: 'none', policy: 'none' } },
    });
    assert.equal(lineDiff(board, after), '+    - { id: used, name: Used, stage: done }');
    const unnamed = 'headwater: 1\nboard:\n  columns: [one, two, three]\nitems: []\n';
    const grown = changed(unnamed, {
      kind: 'columns',
      change: { act: 'add', fields: { id: 'four', name: 'Four', stage: 'dropped', limit: 'none', policy: 'none' } },
    });
    assert.match(
      grown,
      /columns: \[one, two, \{ id: three, stage: done \}, \{ id: four, name: Four, stage: dropped \}\]/,
    );
  });

  it('moves its lines with the comments above them', () => {
    const change: ColumnAct = { act: 'order', columns: ['ideas', 'building', 'ready', 'done'] };
    const after = changed(board, { kind: 'columns', change });
    assert.match(after, /- ideas\n {4}- id: building\n[^]*policy: block\n {4}# refined\n {4}- \{ id: ready/);
    assert.deepEqual(columnsOf(after), ['ideas idea', 'building active 3', 'ready ready', 'done done']);
    assert.equal(
      changed(after, { kind: 'columns', change: { act: 'order', columns: ['ideas', 'ready', 'building', 'done'] } }),
      board,
    );
  });

  it('removes an empty one, with its comment', () => {
    assert.equal(
      diffOf(board, { act: 'remove', column: 'ready' }),
      '-    # refined\n-    - { id: ready, name: Ready }   # pull from here',
    );
  });

  it('writes the default columns down first, where the file has none', () => {
    const change: ColumnAct = { act: 'set', column: 'active', fields: { limit: 3 } };
    const bare = 'headwater: 1\nstream: Checkout\n\n# the work\nitems:\n  - title: One\n';
    assert.equal(
      diffOf(bare, change),
      `+board:
+  columns:
+    - { id: ideas, name: Ideas, stage: idea }
+    - { id: ready, name: Ready, stage: ready }
+    - { id: active, name: In progress, stage: active, limit: 3 }
+    - { id: done, name: Done, stage: done }`,
    );
    for (const head of [
      'board:\n',
      'board: {}\n',
      'board:\n  wip: { limit: 3 }\n',
      'board: { wip: { limit: 3 } }\n',
      'board:\n  columns:\n',
      'board:\n  columns: []\n',
    ]) {
      const after = changed(`${head}items:\n  - title: One\n`, { kind: 'columns', change });
      assert.deepEqual(columnsOf(after), ['ideas idea', 'ready ready', 'active active 3', 'done done'], head);
    }
  });
});

describe('A change of columns is refused', () => {
  const code = (change: ColumnAct, text = board) => refusal(text, { kind: 'columns', change }).code;

  it('where it would hide items, or mix up ids', () => {
    assert.equal(code({ act: 'remove', column: 'building' }), 'columns.not-empty');
    assert.equal(code({ act: 'remove', column: 'gone' }), 'column.not-found');
    assert.equal(code({ act: 'set', column: 'ready', fields: { id: 'done' } }), 'columns.taken');
    assert.equal(code({ act: 'set', column: 'ready', fields: { name: ' ' } }), 'columns.nameless');
    assert.equal(code({ act: 'set', column: 'ready', fields: { limit: 0 } }), 'columns.limit');
    assert.equal(code({ act: 'order', columns: ['ideas', 'done'] }), 'columns.order');
    const only = 'headwater: 1\nboard: { columns: [one] }\nitems: []\n';
    assert.equal(code({ act: 'remove', column: 'one' }, only), 'columns.last');
  });

  it('where items without a column would move with the first one', () => {
    const text = `${board}  - title: Two\n`;
    assert.equal(code({ act: 'order', columns: ['ready', 'ideas', 'building', 'done'] }, text), 'columns.strays');
  });

  it('where the list is in a form that cannot be changed', () => {
    const anchored = board.replace('    - ideas', '    - &first ideas').replace('    - done', '    - *first');
    assert.equal(code({ act: 'set', column: 'ready', fields: { limit: 2 } }, anchored), 'columns.form');
  });
});

describe('For every board', () => {
  const entry = fc.record({
    form: fc.constantFrom('bare', 'flow', 'block'),
    stage: fc.option(fc.constantFrom(...stages), { nil: undefined }),
    limit: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    comment: fc.boolean(),
    remark: fc.boolean(),
  });
  const write = (
    { form, stage, limit, comment, remark }: typeof entry extends fc.Arbitrary<infer T> ? T : never,
    id: string,
  ) => {
    const keys = [
      `id: ${id}`,
      ...(stage === undefined ? [] : [`stage: ${stage}`]),
      ...(limit === undefined ? [] : [`limit: ${limit}`]),
    ];
    const end = remark ? '   # why' : '';
    const above = comment ? `    # about ${id}\n` : '';
    if (form === 'bare') return `${above}    - ${id}${end}\n`;
    if (form === 'flow') return `${above}    - { ${keys.join(', ')} }${end}\n`;
    return `${above}    - ${keys.map((key, index) => `${index === 0 ? '' : '      '}${key}${end}\n`).join('')}`;
  };
  const boards = fc
    .record({ entries: fc.array(entry, { minLength: 1, maxLength: 6 }), crlf: fc.boolean(), oneLine: fc.boolean() })
    .map(({ entries, crlf, oneLine }) => {
      const ids = entries.map((_, index) => `c${index}`);
      const list = oneLine
        ? ` [${ids.join(', ')}]\n`
        : `\n${entries.map((one, index) => write(one, `c${index}`)).join('')}`;
      const text = `headwater: 1 # first\nboard:\n  columns:${list}  wip: { limit: 4 }\n# the items\nitems:\n  - id: A-1\n    title: One # kept\n    status: c0\n  - { id: A-2, title: Two, status: c0 }\n`;
      return crlf ? text.replaceAll('\n', '\r\n') : text;
    });
  const acts = (ids: readonly string[]): fc.Arbitrary<ColumnAct> => {
    const column = fc.constantFrom(...ids);
    const limit = fc.oneof(fc.constant('none' as const), fc.integer({ min: 1, max: 99 }));
    const policy = fc.constantFrom('none' as const, 'warn' as const, 'block' as const);
    const name = texts.filter((text) => text.trim() !== '' && !/[\r\n\p{C}]/u.test(text));
    const fields = fc.record({
      id: fc.constantFrom('new', 'c0', 'c9'),
      name,
      stage: fc.constantFrom(...stages),
      limit,
      policy,
    });
    const some = fc.record(
      { name, stage: fc.constantFrom(...stages), limit, policy, id: fc.constantFrom('new', 'renamed') },
      { requiredKeys: [] },
    );
    return fc.oneof(
      fc.record({ act: fc.constant('set' as const), column, fields: some }),
      fc.record({ act: fc.constant('add' as const), fields }),
      fc.record({ act: fc.constant('remove' as const), column }),
      fc.record({
        act: fc.constant('order' as const),
        columns: fc.shuffledSubarray([...ids], { minLength: ids.length }),
      }),
    );
  };
  const changes = boards.chain((text) => {
    const ids = read(text).backlog.board.columns.map(({ id }) => id);
    return fc.record({ text: fc.constant(text), change: acts(ids) });
  });

  it('a change gives the columns that it says, and touches nothing but their lines', () => {
    fc.assert(
      fc.property(changes, ({ text, change }) => {
        const before = read(text);
        const wanted = columnsAfter(before.backlog, change);
        const planned = planChange(before, { kind: 'columns', change }, { now, me: undefined, takenIds: [] });
        if (!wanted.ok) {
          assert(!planned.ok);
          return;
        }
        assert(planned.ok, JSON.stringify(planned));
        const after = applyEdits(text, planned.value.edits);
        const { backlog } = read(after);
        assert.deepEqual(JSON.parse(JSON.stringify(backlog.board.columns)), JSON.parse(JSON.stringify(wanted.value)));
        const rest = (whole: string) => [
          whole.slice(0, whole.indexOf('  columns:')),
          whole.slice(whole.indexOf('  wip:')),
        ];
        assert.deepEqual(rest(after), rest(text));
        if (text.includes('\r\n')) assert(!/[^\r]\n/.test(after));
        const comments = (whole: string) =>
          whole.match(/# (?:first|kept|the items|why|about c\d)(?=\r?$)/gm)?.sort() ?? [];
        // A line that is taken out takes its own comment along.
        const takes = change.act === 'remove' || (change.act === 'set' && change.fields.limit === 'none');
        if (!takes) assert.deepEqual(comments(after), comments(text));
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });

  it('another order and back gives the same bytes, where every column says its stage', () => {
    fc.assert(
      fc.property(boards, (text) => {
        const ids = read(text).backlog.board.columns.map(({ id }) => id);
        const order = (columns: readonly string[]) => ({ kind: 'columns', change: { act: 'order', columns } }) as const;
        const once = changed(changed(text, order([...ids].reverse())), order(ids));
        const twice = changed(changed(once, order([...ids].reverse())), order(ids));
        assert.equal(twice, once);
      }),
      { numRuns: Math.ceil(runs / 10) },
    );
  });
});

describe('The id of a new column', () => {
  it('is its name, plainly written, and free', () => {
    assert.equal(columnIdFor('In Review!', []), 'in-review');
    assert.equal(columnIdFor('Ready', ['ready', 'ready-2']), 'ready-3');
    assert.equal(columnIdFor('…', []), 'column');
  });
});
