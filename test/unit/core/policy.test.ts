import assert from 'node:assert/strict';
import type { Backlog } from '../../../src/core/model/backlog.ts';
import { breachesOf, columnLoad, systemLoad, workInProgress } from '../../../src/core/policy/limits.ts';
import { nextToPull } from '../../../src/core/policy/next.ts';
import { whoAmI } from '../../../src/core/policy/whoami.ts';
import { read } from '../../support/backlog.ts';

const head = `headwater: 1
board:
  columns: [ideas, ready, { id: building, stage: active, limit: 2, policy: block }, { id: deployed, stage: deployed }, done, { id: dropped, stage: dropped }]
  wip: { limit: 3, perPerson: 1 }
people:
  ana: { name: Ana Ruiz, email: [ana@example.org, a@example.org] }
  ben: Ben
items:
`;

const backlogOf = (...items: string[]): Backlog =>
  read(head + items.map((item) => `  - { ${item} }\n`).join('')).backlog;
const keys = (items: readonly { key: string }[]) => items.map(({ key }) => key).join(' ');

describe('Work in progress', () => {
  it('is what is now in an active, deployed or released column', () => {
    const backlog = backlogOf(
      'id: A-1, title: a, status: ready',
      'id: A-2, title: b, status: building',
      'id: A-3, title: c, status: deployed',
      'id: A-4, title: d, status: done',
      'id: A-5, title: e, status: dropped',
    );
    assert.equal(keys(workInProgress(backlog)), 'A-2 A-3');
    assert.deepEqual(systemLoad(backlog), { count: 2, limit: 3, load: 'below' });
  });

  it('leaves out an item that has children', () => {
    const backlog = backlogOf(
      'id: A-1, title: frame, status: building',
      'id: A-2, title: b, status: building, parent: A-1',
    );
    assert.equal(keys(workInProgress(backlog)), 'A-2');
    assert.equal(columnLoad(backlog, 'building').count, 1);
  });

  it('says how full a column is', () => {
    const loads = [0, 1, 2, 3].map(
      (count) =>
        columnLoad(
          backlogOf(...Array.from({ length: count }, (_, index) => `id: A-${index + 1}, title: t, status: building`)),
          'building',
        ).load,
    );
    assert.deepEqual(loads, ['below', 'below', 'full', 'over']);
    assert.equal(columnLoad(backlogOf('id: A-1, title: t'), 'ideas').load, 'free');
  });
});

describe('A limit', () => {
  it('is not strained by a move that adds nothing to it', () => {
    const backlog = backlogOf(
      'id: A-1, title: a, status: building',
      'id: A-2, title: b, status: building',
      'id: A-3, title: c, status: deployed',
      'id: A-4, title: d, status: deployed',
    );
    const [first] = backlog.items;
    assert.deepEqual(breachesOf(backlog, first, 'deployed'), [], 'the system is over its limit, and stays as it is');
    assert.deepEqual(breachesOf(backlog, first, 'building'), [], 'it is there already');
  });

  it('of a person holds for everybody who has the item', () => {
    const backlog = backlogOf(
      'id: A-1, title: a, status: building, assignees: [ben]',
      'id: A-2, title: b, assignees: [ana, ben]',
    );
    const breaches = breachesOf(backlog, backlog.items[1], 'building');
    assert.deepEqual(
      breaches.map(({ what, name, limit, policy }) => [what, name, limit, policy]),
      [['person', 'Ben', 1, 'warn']],
    );
  });
});

describe('Pull next', () => {
  it('takes the highest item in a ready column', () => {
    const backlog = backlogOf(
      'id: A-1, title: idea',
      'id: A-2, title: frame, status: ready',
      'id: A-3, title: part, status: ready, parent: A-2',
      'id: A-4, title: later, status: ready',
    );
    const next = nextToPull(backlog, 'ana');
    assert(next.kind === 'pull');
    assert.deepEqual([next.item.key, next.column], ['A-3', 'building']);
  });

  it('takes nothing when there is no room in the column, the system or with me', () => {
    const full = backlogOf(
      'id: A-1, title: a, status: building',
      'id: A-2, title: b, status: building',
      'id: A-3, title: c, status: ready',
    );
    assert.equal(nextToPull(full, undefined).kind, 'no-room');
    const mine = backlogOf('id: A-1, title: a, status: building, assignees: [ana]', 'id: A-3, title: c, status: ready');
    assert.equal(nextToPull(mine, 'ana').kind, 'no-room', 'a limit that only warns is one here too');
    assert.equal(nextToPull(mine, 'ben').kind, 'pull');
    const system = backlogOf(
      'id: A-1, title: a, status: deployed',
      'id: A-2, title: b, status: deployed',
      'id: A-3, title: c, status: deployed',
      'id: A-4, title: d, status: ready',
    );
    assert.equal(nextToPull(system, undefined).kind, 'no-room');
  });

  it('says when nothing is ready', () => {
    assert.equal(nextToPull(backlogOf('id: A-1, title: idea'), undefined).kind, 'nothing-ready');
  });
});

describe('I', () => {
  const backlog = backlogOf('title: a');
  it('am the setting, else whom git’s address or name means, else nobody', () => {
    assert.equal(whoAmI(backlog, { setting: ' ben ', gitEmail: 'ana@example.org' }), 'ben');
    assert.equal(whoAmI(backlog, { gitEmail: 'A@EXAMPLE.org', gitName: 'Ben' }), 'ana');
    assert.equal(whoAmI(backlog, { gitEmail: 'x@example.org', gitName: 'ben' }), 'ben');
    assert.equal(whoAmI(backlog, { gitEmail: 'x@example.org', gitName: 'Xaver' }), undefined);
    assert.equal(whoAmI(backlog, {}), undefined);
  });
});
