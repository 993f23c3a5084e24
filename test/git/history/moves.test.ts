import assert from 'node:assert/strict';
import { lineDiff } from '../../support/diff.ts';
import { type MadeCommit, day, item, makeHistory, movesOf, plan, said } from '../../support/planHistory.ts';
import { Repository } from '../../support/repository.ts';

describe('Moves in git’s history', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository();
  });
  afterEach(() => {
    repository.remove();
  });
  const make = (...commits: readonly MadeCommit[]) => {
    makeHistory(repository, commits);
  };
  const moves = async () => (await movesOf(repository)).moves;
  const written = async () => {
    const before = repository.read('backlog.yaml');
    await movesOf(repository, { write: true });
    assert.deepEqual(await moves(), [], 'and then nothing is offered');
    return lineDiff(before, repository.read('backlog.yaml'));
  };

  it('are those that the item’s own history does not say: its capture, and every change of its status', async () => {
    const recorded = item('A-2', 'ready', said(1, 'ready'));
    make(
      { at: day(1), plan: plan(item('A-1', 'ideas'), recorded) },
      { at: day(2), plan: plan(item('A-1', 'ready'), recorded), author: 'Ben <ben@example.org>' },
      { at: day(3), plan: plan(item('A-1', 'ready'), item('A-2', 'building', said(1, 'ready'))) },
    );
    assert.deepEqual(await movesOf(repository), {
      moves: [`A-1 ${day(1)} ideas ana (0)`, `A-1 ${day(2)} ready - (1)`, `A-2 ${day(3)} building ana (2)`],
      said: 'Git has moves that the backlog does not record: 3, of 2 items. Each is dated by its commit’s author.',
      skipped: 0,
      unread: [],
    });
    assert.equal(
      await written(),
      `+    history:
+      - { at: ${day(1)}, to: ideas, by: ana, approx: true }
+      - { at: ${day(2)}, to: ready, approx: true }
+      - { at: ${day(3)}, to: building, by: ana, approx: true }`,
    );
    repository.commit({});
    assert.deepEqual(await moves(), [], 'not after the commit either');
  });

  it('go among the entries in the order of their times, and leave all others as they are', async () => {
    make(
      { at: day(1), plan: plan(item('A-1', 'ideas')) },
      { at: day(3), plan: plan(item('A-1', 'ready')) },
      { at: day(5), plan: plan(item('A-1', 'building', said(4, 'building'))) },
      { at: day(7), plan: plan(item('A-1', 'review', said(4, 'building'))) },
      {
        at: day(9),
        plan: plan(item('A-1', 'live', '# the work', `${said(4, 'building')}   # begun`, '# the end', said(8, 'live'))),
      },
    );
    assert.equal(
      await written(),
      `+      - { at: ${day(1)}, to: ideas, by: ana, approx: true }
+      - { at: ${day(3)}, to: ready, by: ana, approx: true }
+      - { at: ${day(7)}, to: review, by: ana, approx: true }`,
    );
    const lines = repository.read('backlog.yaml').split('\n').slice(-9, -1);
    assert.deepEqual(
      lines.map((line) => line.trim().slice(0, 31)),
      [
        'history:',
        `- { at: ${day(1)}, t`,
        `- { at: ${day(3)}, t`,
        '# the work',
        `- { at: ${day(4)}, t`,
        `- { at: ${day(7)}, t`,
        '# the end',
        `- { at: ${day(8)}, t`,
      ],
    );
  });

  it('are told from what the tool has written, however it was written down', async () => {
    const entries = [said(1, 'ideas'), said(2, 'ready'), said(3, 'building')];
    make(
      { at: day(10), plan: plan(item('A-1', 'ideas', ...entries.slice(0, 1))) },
      // Two moves in one commit; the status alone, and its entry one commit later.
      { at: day(11), plan: plan(item('A-1', 'building', ...entries)) },
      { at: day(12), plan: plan(item('A-1', 'review', ...entries)) },
      { at: day(13), plan: plan(item('A-1', 'review', ...entries, said(12, 'review'))) },
      { at: day(14), plan: plan(item('A-1', 'live', ...entries, said(12, 'review'), said(14, 'live'))) },
      // A date put right, one written otherwise, and a column's old name.
      {
        at: day(15),
        plan: plan(item('A-1', 'live', said(1, 'ideas'), said(2, 'ready'), said(9, 'building'))).concat(
          `      - { at: 2026-11-12T10:00:00+01:00, to: review }\n      - at: ${day(14)}\n        to: done\n`,
        ),
      },
    );
    assert.deepEqual(await moves(), []);
  });

  it('are offered again where the entry has gone, with the time that it had', async () => {
    const begun = `- { at: 2026-11-02T15:00:00Z, to: building, by: ben }`;
    make(
      { at: day(1), plan: plan(item('A-1', 'ready', said(1, 'ready'))) },
      { at: day(3), plan: plan(item('A-1', 'building', said(1, 'ready'), begun)) },
      { at: day(4), plan: plan(item('A-1', 'building', said(1, 'ready'))) },
    );
    assert.deepEqual(await moves(), ['A-1 2026-11-02T15:00:00Z building ben (1)']);
  });

  it('stay with an item that gets another title, another id, its first id, or moves in the file', async () => {
    make(
      { at: day(1), plan: plan(item('A-1', 'ideas'), item('A-2', 'ideas'), '  - title: No id\n    status: ideas\n') },
      { at: day(2), plan: plan(item('A-1', 'ready'), item('A-2', 'ready'), '  - title: No id\n    status: ready\n') },
      {
        at: day(3),
        plan: plan(
          item('A-3', 'ready').replace('The A-3', 'No id'),
          item('A-2', 'ready').replace('A-2', 'B-9'),
          item('A-1', 'ready').replace('The A-1', 'Renamed'),
        ),
      },
    );
    const of = (name: string) => [`${name} ${day(1)} ideas ana (0)`, `${name} ${day(2)} ready ana (1)`];
    assert.deepEqual(await moves(), [...of('A-3'), ...of('B-9'), ...of('A-1')]);
  });

  it('do not pass from an item that was deleted to another one with its id', async () => {
    make(
      { at: day(1), plan: plan(item('A-1', 'ideas')) },
      { at: day(2), plan: plan(item('A-1', 'building')) },
      { at: day(3), plan: plan(item('A-2', 'ideas', said(3, 'ideas'))) },
      { at: day(4), plan: plan(item('A-1', 'ready').replace('The A-1', 'Another')) },
      {
        at: day(5),
        plan: plan(item('A-1', 'ready').replace('The A-1', 'Another'), item('A-2', 'ready', said(3, 'ideas'))),
      },
    );
    assert.deepEqual(await moves(), [`A-1 ${day(4)} ready ana (3)`, `A-2 ${day(5)} ready ana (4)`], 'A-2 came back');
  });

  it('know columns by the ids that they had, and leave out those that nobody knows', async () => {
    const old = (text: string) => text.replace('{ id: live, was: [done] }', 'done').replace('review', 'testing');
    make(
      { at: day(1), plan: old(plan(item('A-1', 'building'), item('A-2', 'done'), '  - { id: A-3, title: First }\n')) },
      { at: day(2), plan: old(plan(item('A-1', 'testing'), item('A-2', 'done'), '  - { id: A-3, title: First }\n')) },
      {
        at: day(3),
        plan: old(plan(item('A-1', 'building'), item('A-2', 'done'), '  - { id: A-3, title: First, status: redy }\n')),
      },
      {
        at: day(4),
        plan: plan(item('A-1', 'live'), item('A-2', 'live'), '  - { id: A-3, title: First, status: ready }\n'),
      },
    );
    assert.deepEqual(await moves(), [
      `A-1 ${day(1)} building ana (0)`,
      `A-1 ${day(4)} live ana (3)`,
      `A-2 ${day(1)} live ana (0)`,
      `A-3 ${day(1)} ideas ana (0)`,
      `A-3 ${day(4)} ready ana (3)`,
    ]);
    await written();
    assert.match(repository.read('backlog.yaml'), /A-3, title: First, status: ready, history: \[\{ at: /);
  });

  it('keep their order where the dates of commits do not: after a rebase, or by a clock that is wrong', async () => {
    const week = [said(4, 'ready')];
    make(
      { at: day(1), plan: plan(item('A-1', 'ideas', said(1, 'ideas'))) },
      { at: day(4), plan: plan(item('A-1', 'ready', said(1, 'ideas'), ...week)) },
      // Authored on a branch before that, and rebased.
      { at: day(2), committed: day(5), plan: plan(item('A-1', 'building', said(1, 'ideas'), ...week)) },
      { at: day(9), plan: plan(item('A-1', 'review', said(1, 'ideas'), ...week)) },
      { at: day(7), plan: plan(item('A-1', 'live', said(1, 'ideas'), ...week, said(6, 'live'))) },
    );
    assert.deepEqual(await moves(), [`A-1 ${day(4)} building ana (2)`, `A-1 ${day(6)} review ana (3)`]);
    await written();
    const order = [...repository.read('backlog.yaml').matchAll(/to: (\w+)/g)].map(([, to]) => to);
    assert.deepEqual(order, ['ideas', 'ready', 'building', 'review', 'live']);
  });

  it('pass over versions that cannot be read, and say so', async () => {
    const conflict = plan(`<<<<<<< ours\n${item('A-1', 'review')}=======\n${item('A-1', 'ideas')}>>>>>>> theirs\n`);
    make(
      { at: day(1), plan: plan(item('A-1', 'ideas'), item('A-2', 'ideas')) },
      { at: day(2), plan: conflict },
      { at: day(3), plan: 'headwater: 1\nitems: [\n' },
      { at: day(4), plan: 'a shopping list\n' },
      { at: day(5), plan: 'headwater: 1\nitems: { A-1: ready }\n' },
      { at: day(6), plan: plan(item('A-1', 'ready'), '  - id: A-2\n    title: "The\n    status: review\n') },
      { at: day(7), files: { 'backlog.yaml': null } },
      { at: day(8), plan: plan(item('A-1', 'ready'), item('A-2', 'building')) },
    );
    const { moves: found, skipped, said: words } = await movesOf(repository);
    assert.deepEqual(found, [
      `A-1 ${day(1)} ideas ana (0)`,
      `A-1 ${day(6)} ready ana (5)`,
      `A-2 ${day(1)} ideas ana (0)`,
      `A-2 ${day(8)} building ana (7)`,
    ]);
    assert.equal(skipped, 4);
    assert.match(words, /could not be read: 4 /);
  });

  it('leave what cannot be written as it is, and say so', async () => {
    make({
      at: day(1),
      plan: plan(
        item('A-1', 'ideas'),
        item('A-2', 'ideas').concat('    history: none yet\n'),
        item('A-3', 'ideas').replace('The A-3', '"The'),
      ),
    });
    assert.match((await movesOf(repository, { write: true })).said, /Recorded .*: 1, of 1 items.*\n.*in full: A-2\./);
    repository.write(
      'backlog.yaml',
      repository
        .read('backlog.yaml')
        .replace('items:', '<<<<<<< a\n=======\n>>>>>>> b\nitems:')
        .replace(/ {4}history:\n.*\n/, ''),
    );
    await assert.rejects(movesOf(repository, { write: true }), /conflict markers/);
  });
});
