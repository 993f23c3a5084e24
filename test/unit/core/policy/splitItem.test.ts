import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, planChange } from '../../../../src/backlog/change.ts';
import { itemOf, framesOf } from '../../../../src/core/model/backlog.ts';
import { closableFrames } from '../../../../src/core/policy/frames.ts';
import { type AcceptedPart, partsOf, splitPatterns, splitWays } from '../../../../src/core/policy/splitItem.ts';
import { now, read } from '../../../support/backlog.ts';
import { lineDiff } from '../../../support/diff.ts';
import { backlogs, fewerRuns } from '../../../support/random.ts';
import { board } from '../../../support/story.ts';

const head =
  'headwater: 1\nboard: { columns: [ideas, ready, { id: doing, stage: active }, live, { id: done, stage: done }, dropped] }\n';
const itemIn = (text: string, key: string) => {
  const item = itemOf(read(text).backlog, key);
  assert(item);
  return item;
};

/** The ways for which something in an item speaks: pattern, what was seen, and the parts. */
function seen(fields: string): readonly string[] {
  const item = itemIn(`${head}items:\n  - id: A-1\n    title: ${fields}\n`, 'A-1');
  return splitWays(item).flatMap(({ pattern, seen: sight, parts }) =>
    sight === undefined
      ? []
      : [
          `${pattern} (${Object.values(sight.values).join()}): ${parts.map((part) => part.says ?? part.code).join(' | ')}`,
        ],
  );
}

/** A text after an item was split into these parts. */
function split(text: string, key: string, parts: readonly AcceptedPart[]): string {
  let after = text;
  for (const add of partsOf(read(text).backlog, itemIn(text, key), parts)) {
    const reading = read(after);
    const planned = planChange(reading, add, { now, me: 'ana', takenIds: [] });
    assert(planned.ok);
    after = applyEdits(after, planned.value.edits);
  }
  return after;
}

describe('The ways to split an item', () => {
  const table: readonly (readonly [title: string, fields: string, picture: readonly string[]])[] = [
    ['are named for nothing where nothing speaks for one', 'Survive a lost database', []],
    [
      'by its rules, where it has criteria to be met',
      'Checkout\n    acceptance:\n      - Guests can pay\n      - { text: It works, met: true }\n      - Receipts are sent',
      ['rules (2): Guests can pay | Receipts are sent'],
    ],
    [
      'by the steps that its notes number',
      'Import\n    notes: |\n      How:\n      1. Read the file\n      2) Check it\n      3. Take it over',
      ['workflow (3): Read the file | Check it | Take it over'],
    ],
    [
      'by what its words mean',
      'Manage all currencies fast',
      [
        'operations (Manage): split.part.operations.create | split.part.operations.show | split.part.operations.change | split.part.operations.remove',
        'data (currencies): split.part.data.plain | split.part.data.other',
        'simple (all): split.part.simple.core | split.part.simple.rest',
        'performance (fast): split.part.performance.work | split.part.performance.fast',
      ],
    ],
    [
      'by finding out first, where a question is open',
      'Driver\n    questions: [{ ask: Which driver? }, { ask: Old?, answer: Yes }]',
      ['spike (Which driver?): split.part.spike.find | split.part.spike.build'],
    ],
  ];
  for (const [title, fields, picture] of table)
    it(title, () => {
      assert.deepEqual(seen(fields), picture);
    });

  it('are always all of them, finding out first as the last resort', () => {
    const patterns = splitWays(itemIn(board, 'A-1')).map(({ pattern }) => pattern);
    assert.deepEqual([...patterns].sort(), [...splitPatterns].sort());
    assert.equal(patterns.at(-1), 'spike');
  });
});

describe('Splitting an item', () => {
  const text = `${head}items:
  - id: A-1
    title: Checkout
    type: reliability
    status: doing
    why: Guests give up
    estimate: 5d
    assignees: [ana]
    tags: [guests]
    dependsOn: [A-9]
    acceptance: [Guests can pay, Receipts are sent]
  - { id: A-2, title: Other, status: ready }
`;

  it('puts its parts below it, in their order, with what they share; the item itself keeps every byte', () => {
    const parts = [{ title: 'Checkout: pay', criterion: 'Guests can pay' }, { title: 'Checkout: receipts' }];
    assert.equal(
      lineDiff(text, split(text, 'A-1', parts)),
      `+  - id: A-3
+    title: "Checkout: pay"
+    type: reliability
+    status: ready
+    why: Guests give up
+    tags: [guests]
+    parent: A-1
+    dependsOn: [A-9]
+    acceptance:
+      - Guests can pay
+    history:
+      - { at: 2026-11-16T09:00:00Z, to: ready, by: ana }
+  - id: A-4
+    title: "Checkout: receipts"
+    type: reliability
+    status: ready
+    why: Guests give up
+    tags: [guests]
+    parent: A-1
+    dependsOn: [A-9]
+    history:
+      - { at: 2026-11-16T09:00:00Z, to: ready, by: ana }`,
    );
  });

  it('leaves what waits in its column', () => {
    const waits = text.replace('status: doing', 'status: ideas');
    assert.match(split(waits, 'A-1', [{ title: 'One' }]), /id: A-3\n {4}title: One\n.*\n {4}status: ideas\n/);
  });

  it('adds behind the parts that it has already, and none to an item without an id', () => {
    const once = split(text, 'A-1', [{ title: 'One' }]);
    const twice = read(split(once, 'A-1', [{ title: 'Two' }])).backlog.items.map(({ title }) => title);
    assert.deepEqual(twice, ['Checkout', 'One', 'Two', 'Other']);
    assert.deepEqual(
      partsOf(
        read('headwater: 1\nitems: [{ title: a }]\n').backlog,
        itemIn('headwater: 1\nitems: [{ title: a }]\n', '#1'),
        [{ title: 'b' }],
      ),
      [],
    );
  });

  it('makes any item a frame over exactly its parts, and changes no other item', () => {
    const parts = fc.array(fc.constantFrom('One', 'Two: 2', '# three', 'Vier "4"'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(backlogs, fc.nat(20), parts, (before, nth, titles) => {
        const { backlog, source } = read(before);
        const item = backlog.items[nth % Math.max(1, backlog.items.length)];
        if (
          item?.intact !== true ||
          item.id !== item.key ||
          source.layout === 'other' ||
          backlog.readOnly !== undefined
        )
          return;
        const had = backlog.items.filter(({ fields }) => fields.parent === item.id).length;
        const after = read(
          split(
            before,
            item.key,
            titles.map((title) => ({ title })),
          ),
        ).backlog;
        const added = after.items.filter(({ key }) => itemOf(backlog, key) === undefined);
        assert.deepEqual(
          added.map(({ title }) => title),
          titles,
        );
        assert(added.every(({ fields }) => fields.parent === item.id));
        assert(framesOf(after).has(item.key));
        assert.equal(after.items.filter(({ fields }) => fields.parent === item.id).length, had + titles.length);
        const old = after.items.filter(({ key }) => itemOf(backlog, key) !== undefined);
        assert.deepEqual(
          old.map(({ key, fields }) => ({ key, fields })),
          backlog.items.map(({ key, fields }) => ({ key, fields })),
        );
      }),
      { numRuns: fewerRuns },
    );
  });
});

describe('Items that were split', () => {
  const closable = (...statuses: readonly string[]) =>
    closableFrames(
      read(
        `${head}items:\n  - { id: A-1, title: Frame, status: ${statuses[0] ?? ''} }\n${statuses
          .slice(1)
          .map((status, at) => `  - { id: A-${at + 2}, title: Part, status: ${status}, parent: A-1 }\n`)
          .join('')}`,
      ).backlog,
    ).map(({ key }) => key);

  it('can be closed when all their parts are over and one is finished', () => {
    assert.deepEqual(closable('doing', 'done', 'done'), ['A-1']);
    assert.deepEqual(closable('ideas', 'done', 'dropped'), ['A-1']);
    assert.deepEqual(closable('doing', 'done', 'live'), []);
    assert.deepEqual(closable('doing', 'dropped', 'dropped'), []);
    assert.deepEqual(closable('doing'), []);
    assert.deepEqual(closable('done', 'done'), []);
    assert.deepEqual(closable('dropped', 'done'), []);
  });
});
