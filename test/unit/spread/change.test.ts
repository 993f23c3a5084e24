import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planChange } from '../../../src/backlog/change.ts';
import { rankingAt } from '../../../src/backlog/spread/rank.ts';
import type { Intention } from '../../../src/core/model/intention.ts';
import { now } from '../../support/backlog.ts';
import { runs } from '../../support/random.ts';
import { type Files, changedFiles, changesOf, orderOf, readFiles, spreadHead } from '../../support/spread.ts';

const itemFile = (id: string, rank: string | undefined, status = 'ideas') =>
  `${rank === undefined ? '' : `rank: ${rank}\n`}id: ${id}\ntitle: ${id}\nstatus: ${status}\n`;

const three: Files = {
  '': spreadHead,
  'backlog/A-1.yaml': itemFile('A-1', 'a0'),
  'backlog/A-2.yaml': itemFile('A-2', 'a1'),
  'backlog/A-3.yaml': itemFile('A-3', 'a2', 'doing'),
};

describe('With items in files of their own', () => {
  it('a move to another place sets the rank of that one file', () => {
    const changes = changesOf(three, {
      kind: 'move',
      item: 'A-3',
      column: 'doing',
      place: { after: 'A-1', before: 'A-2' },
    });
    assert.deepEqual(
      changes.map(({ file }) => file),
      ['backlog/A-3.yaml'],
    );
    const after = changedFiles(three, { kind: 'move', item: 'A-3', column: 'doing', place: { before: 'A-2' } });
    assert.equal(after['backlog/A-3.yaml'], 'rank: a0V\nid: A-3\ntitle: A-3\nstatus: doing\n');
    assert.equal(orderOf(after), 'A-1 A-3 A-2');
  });

  it('a move to another column and place is one file, too', () => {
    const after = changedFiles(three, { kind: 'move', item: 'A-3', column: 'live', place: { before: 'A-1' } });
    assert.equal(
      after['backlog/A-3.yaml'],
      'rank: Zz\nid: A-3\ntitle: A-3\nstatus: live\nhistory:\n  - { at: 2026-11-16T09:00:00Z, to: live, by: ana }\n',
    );
    assert.equal(orderOf(after), 'A-3 A-1 A-2');
  });

  it('a new item is a new file, ranked behind the last of its column', () => {
    const after = changedFiles(three, { kind: 'add', title: 'New: one', fields: { why: 'because' } });
    assert.equal(
      after['backlog/A-4.yaml'],
      `rank: a1V
id: A-4
title: "New: one"
status: ideas
why: because
history:
  - { at: 2026-11-16T09:00:00Z, to: ideas, by: ana }
`,
    );
    assert.equal(orderOf(after), 'A-1 A-2 A-4 A-3');
    const first = changedFiles({ '': spreadHead }, { kind: 'add', title: 'First' });
    assert.deepEqual(Object.keys(first), ['', 'backlog/ITEM-1.yaml']);
  });

  it('a new item’s file never leaves the folder, whatever the prefix is', () => {
    const files = { '': spreadHead.replace('items:', 'prefix: ../../etc/x\nitems:') };
    assert.deepEqual(Object.keys(changedFiles(files, { kind: 'add', title: 'T' })), ['', 'backlog/etc_x-1.yaml']);
    const taken = { ...three, 'backlog/a-4.YAML': 'title: Other\nrank: a5\n' };
    assert(Object.keys(changedFiles(taken, { kind: 'add', title: 'T' })).includes('backlog/A-4-2.yaml'));
  });

  it('equal or missing ranks leave no room between them: the nearest ones are ranked, too', () => {
    const files: Files = {
      '': spreadHead,
      'backlog/A-1.yaml': itemFile('A-1', 'a0'),
      'backlog/A-2.yaml': itemFile('A-2', 'a0'),
      'backlog/A-3.yaml': itemFile('A-3', 'a1'),
      'backlog/A-4.yaml': itemFile('A-4', undefined),
      'backlog/A-5.yaml': itemFile('A-5', undefined),
    };
    const between = (item: string, after: string): Intention => ({
      kind: 'move',
      item,
      column: 'ideas',
      place: { after },
    });
    const order = (intention: Intention) => orderOf(changedFiles(files, intention));
    const touched = (intention: Intention) =>
      changesOf(files, intention)
        .map(({ file }) => file.slice(8, 11))
        .join(' ');
    assert.equal(
      order({ kind: 'move', item: 'A-3', column: 'ideas', place: { before: 'A-2' } }),
      'A-1 A-3 A-2 A-4 A-5',
    );
    // The item itself is written last: once it says so, all of it is done.
    assert.equal(touched({ kind: 'move', item: 'A-3', column: 'ideas', place: { before: 'A-2' } }), 'A-2 A-3');
    assert.equal(order(between('A-1', 'A-4')), 'A-2 A-3 A-4 A-1 A-5');
    assert.equal(touched(between('A-1', 'A-4')), 'A-4 A-1');
    assert.equal(order(between('A-1', 'A-5')), 'A-2 A-3 A-4 A-5 A-1');
  });

  it('nothing is written to a file that cannot be read in full, be it for its neighbour’s sake', () => {
    const files = { ...three, 'backlog/A-2.yaml': 'rank: a0\nid: A-2\ntitle: [x\n' };
    const reading = readFiles(files);
    const refused = (intention: Intention) => {
      const planned = planChange(reading, intention, { now, me: undefined, takenIds: [] });
      return planned.ok ? 'done' : planned.failure.code;
    };
    assert.equal(refused({ kind: 'set', item: 'A-2', fields: { title: 'x' } }), 'item.not-intact');
    assert.equal(refused({ kind: 'move', item: 'A-3', column: 'doing', place: { before: 'A-2' } }), 'item.not-intact');
    assert.equal(refused({ kind: 'move', item: 'A-3', column: 'doing', place: { before: 'A-1' } }), 'done');
    assert.equal(refused({ kind: 'set', item: 'A-1', fields: { rank: 'a9' } }), 'field.read-only');
  });
});

describe('A rank', () => {
  const typed = fc.oneof(
    fc.constantFrom(
      undefined,
      'a0',
      'a0',
      'a1',
      'Zz',
      'a0V',
      '10',
      '2',
      'high',
      '',
      'a',
      'a00',
      'zz',
      'A1',
      `z${'z'.repeat(26)}`,
      `A${'0'.repeat(25)}1`,
    ),
    fc.string({ unit: fc.constantFrom('A', 'Z', 'a', 'z', '0', '9'), maxLength: 5 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const byRank = (one: string | undefined, other: string | undefined) => {
    if (one === other) return 0;
    return one === undefined ? 1 : other === undefined ? -1 : one < other ? -1 : 1;
  };

  it('puts an item where it was wanted, whatever ranks there are, and changes no more than it must', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 8 }), fc.nat(), (given, place) => {
        const ranks = [...given].sort(byRank);
        const at = place % (ranks.length + 1);
        const { own, others } = rankingAt(ranks, at);
        const after: (string | undefined)[] = [...ranks];
        for (const { index, rank } of others) after[index] = rank;
        after.splice(at, 0, own);
        for (let index = 1; index < after.length; index += 1) {
          const order = byRank(after[index - 1], after[index]);
          assert(index === at || index === at + 1 ? order < 0 : order <= 0, JSON.stringify([ranks, at, after]));
        }
        const [above, below] = [ranks[at - 1], ranks[at]];
        const key = /^a[0-9A-Za-z]([0-9A-Za-z]{0,3}[1-9A-Za-z])?$/;
        const room = (at === 0 || key.test(above ?? '')) && (below === undefined || key.test(below)) && above !== below;
        if (room) assert.deepEqual(others, []);
      }),
      { numRuns: Math.min(runs, 500) },
    );
  });

  it('stays short where people put items', () => {
    let ranks: (string | undefined)[] = [];
    for (let count = 0; count < 500; count += 1) ranks = [...ranks, rankingAt(ranks, ranks.length).own];
    assert(ranks.every((rank) => (rank ?? '').length <= 3));
    let spot = ranks;
    for (let count = 0; count < 100; count += 1)
      spot = [...spot.slice(0, 250), rankingAt(spot, 250).own, ...spot.slice(250)];
    assert(spot.every((rank) => (rank ?? '').length <= 24));
  });
});
