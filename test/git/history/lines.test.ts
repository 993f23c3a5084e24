import assert from 'node:assert/strict';
import { type MadeCommit, day, item, makeHistory, movesOf, plan, said } from '../../support/planHistory.ts';
import { Repository } from '../../support/repository.ts';

describe('Moves on branches', () => {
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
  const [first, other] = [item('A-1', 'ideas', said(1, 'ideas')), item('A-2', 'ideas', said(1, 'ideas'))];
  const moved = (status: string, ...history: readonly string[]) => item('A-1', status, said(1, 'ideas'), ...history);
  const otherMoved = (status: string, ...history: readonly string[]) =>
    item('A-2', status, said(1, 'ideas'), ...history);

  it('are one with the merge that brings them, and those of two branches do not undo each other', async () => {
    make(
      { at: day(1), plan: plan(first, other) },
      { at: day(2), plan: plan(moved('ready'), other) },
      { at: day(3), plan: plan(moved('building'), other) },
      { at: day(4), plan: plan(first, otherMoved('ready')), from: [0] },
      { at: day(5), plan: plan(first, otherMoved('review')) },
      { at: day(6), plan: plan(moved('building'), otherMoved('review')), from: [2, 4] },
      { at: day(7), plan: plan(moved('building'), otherMoved('live')) },
    );
    assert.deepEqual(await moves(), [
      `A-1 ${day(2)} ready ana (1)`,
      `A-1 ${day(3)} building ana (2)`,
      `A-2 ${day(4)} ready ana (3)`,
      `A-2 ${day(5)} review ana (4)`,
      `A-2 ${day(7)} live ana (6)`,
    ]);
  });

  it('count once where both branches made the same, and all where they went apart', async () => {
    make(
      { at: day(1), plan: plan(first, other) },
      { at: day(2), plan: plan(moved('building'), otherMoved('ready')) },
      { at: day(3), plan: plan(moved('building'), otherMoved('review')), from: [0] },
      // Whoever merged chose the later move of A-2, and did something of their own.
      { at: day(5), plan: plan(moved('building'), otherMoved('review')).replace('The A-1', 'First'), from: [1, 2] },
    );
    assert.deepEqual(await moves(), [
      `A-1 ${day(2)} building ana (1)`,
      `A-2 ${day(2)} ready ana (1)`,
      `A-2 ${day(3)} review ana (2)`,
    ]);
  });

  it('are made by a merge that takes the earlier side, or a column that neither had', async () => {
    make(
      { at: day(1), plan: plan(first, other) },
      { at: day(2), plan: plan(moved('building'), otherMoved('ready')) },
      { at: day(3), plan: plan(moved('ready'), otherMoved('review')), from: [0] },
      { at: day(5), plan: plan(moved('building'), otherMoved('live')), from: [1, 2] },
    );
    assert.deepEqual(await moves(), [
      `A-1 ${day(2)} building ana (1)`,
      `A-1 ${day(3)} ready ana (2)`,
      `A-1 ${day(5)} building ana (3)`,
      `A-2 ${day(2)} ready ana (1)`,
      `A-2 ${day(3)} review ana (2)`,
      `A-2 ${day(5)} live ana (3)`,
    ]);
  });

  it('are not those of a branch that was thrown away', async () => {
    make(
      { at: day(1), plan: plan(first, other) },
      { at: day(2), plan: plan(moved('ready'), other) },
      { at: day(3), plan: plan(moved('live'), other), from: [0] },
      { at: day(4), from: [1, 2] },
    );
    assert.deepEqual(await moves(), [`A-1 ${day(2)} ready ana (1)`]);
  });

  it('are told by their entries where the tool made them, and merged both', async () => {
    const [here, there] = [said(2, 'ready'), said(3, 'building')];
    make(
      { at: day(1), plan: plan(first, other) },
      { at: day(4), plan: plan(moved('ready', here), other) },
      { at: day(5), plan: plan(moved('building', there), other), from: [0] },
      { at: day(6), plan: plan(moved('building', here, there), other), from: [1, 2] },
      { at: day(7), plan: plan(moved('building', here, there), otherMoved('ready', said(7, 'ready'))) },
    );
    assert.deepEqual(await moves(), []);
  });

  it('outlive a merge that was committed with its conflict markers', async () => {
    make(
      { at: day(1), plan: plan(first, other) },
      { at: day(2), plan: plan(moved('ready'), other) },
      { at: day(3), plan: plan(moved('building'), other), from: [0] },
      {
        at: day(4),
        plan: plan('<<<<<<< a\n', moved('ready'), '=======\n', moved('building'), '>>>>>>> b\n', other),
        from: [1, 2],
      },
      { at: day(5), plan: plan(moved('building'), other) },
    );
    assert.deepEqual(await moves(), [`A-1 ${day(2)} ready ana (1)`, `A-1 ${day(3)} building ana (2)`]);
  });

  it('belong to the item that got another id where both branches had given the same', async () => {
    const [mine, yours] = ['Mine', 'Yours'].map(
      (title) => (id: string, status: string) => item(id, status).replace(`The ${id}`, title),
    );
    make(
      { at: day(1), plan: plan(first) },
      { at: day(2), plan: plan(first, mine?.('A-2', 'ideas') ?? '') },
      { at: day(3), plan: plan(first, yours?.('A-2', 'ready') ?? ''), from: [0] },
      { at: day(4), plan: plan(first, mine?.('A-2', 'ideas') ?? '', yours?.('A-3', 'ready') ?? ''), from: [1, 2] },
    );
    assert.deepEqual(await moves(), [`A-2 ${day(2)} ideas ana (1)`, `A-3 ${day(3)} ready ana (2)`]);
  });
});

describe('Moves in files that went elsewhere', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository('a [folder] with: odd*names');
  });
  afterEach(() => {
    repository.remove();
  });
  const make = (...commits: readonly MadeCommit[]) => {
    makeHistory(repository, commits);
  };
  const file = 'team/backlog.yaml';

  it('are found under every name that the file had', async () => {
    const long = `# ${'what this plan is for '.repeat(20)}\n`;
    make(
      { at: day(1), files: { 'old/plan.yml': long + plan(item('A-1', 'ideas')), 'old/readme.md': 'x' } },
      { at: day(2), files: { 'old/plan.yml': long + plan(item('A-1', 'ready')) } },
      { at: day(3), files: { 'old/plan.yml': null, 'backlog.yml': long + plan(item('A-1', 'ready')) } },
      { at: day(4), files: { 'backlog.yml': long + plan(item('A-1', 'building')) } },
      { at: day(5), files: { 'backlog.yml': null, [file]: long + plan(item('A-1', 'review')) } },
      // Another team's file, which has an item of the same id.
      { at: day(6), files: { 'backlog.yml': plan(item('A-1', 'live')) } },
    );
    assert.deepEqual((await movesOf(repository, { file })).moves, [
      `A-1 ${day(1)} ideas ana (0)`,
      `A-1 ${day(2)} ready ana (1)`,
      `A-1 ${day(4)} building ana (3)`,
      `A-1 ${day(5)} review ana (4)`,
    ]);
  });

  it('are found on a branch that still had the old name', async () => {
    make(
      { at: day(1), files: { 'plan.yml': plan(item('A-1', 'ideas'), item('A-2', 'ideas')) } },
      { at: day(2), files: { 'plan.yml': null, [file]: plan(item('A-1', 'ready'), item('A-2', 'ideas')) } },
      { at: day(3), files: { 'plan.yml': plan(item('A-1', 'ideas'), item('A-2', 'building')) }, from: [0] },
      {
        at: day(4),
        files: { 'plan.yml': null, [file]: plan(item('A-1', 'ready'), item('A-2', 'building')) },
        from: [1, 2],
      },
    );
    assert.deepEqual((await movesOf(repository, { file })).moves, [
      `A-1 ${day(1)} ideas ana (0)`,
      `A-1 ${day(2)} ready ana (1)`,
      `A-2 ${day(1)} ideas ana (0)`,
      `A-2 ${day(3)} building ana (2)`,
    ]);
  });

  it('go on in the archive, and are written there', async () => {
    const archive = 'team/backlog.archive.yaml';
    const archived = (...items: readonly string[]) => `headwater: 1\nitems:\n${items.join('')}`;
    make(
      { at: day(1), files: { [file]: plan(item('A-1', 'ready'), item('A-2', 'ready')) } },
      { at: day(2), files: { [file]: plan(item('A-1', 'live'), item('A-2', 'ready')) } },
      { at: day(3), files: { [file]: plan(item('A-2', 'ready')), [archive]: archived(item('A-1', 'live')) } },
      { at: day(4), files: { [file]: plan(), [archive]: archived(item('A-1', 'live'), item('A-2', 'done')) } },
      { at: day(5), files: { [file]: plan(item('A-2', 'review')), [archive]: archived(item('A-1', 'live')) } },
      {
        at: day(6),
        files: { [file]: plan(item('A-2', 'live')), [archive]: archived(item('A-1', 'live'), item('A-2', 'live')) },
      },
    );
    const found = [
      `A-2 ${day(1)} ready ana (0)`,
      `A-2 ${day(4)} live ana (3)`,
      `A-2 ${day(5)} review ana (4)`,
      `A-2 ${day(6)} live ana (5)`,
      `A-1 ${day(1)} ready ana (0)`,
      `A-1 ${day(2)} live ana (1)`,
    ];
    assert.deepEqual((await movesOf(repository, { file })).moves, found);
    assert.deepEqual((await movesOf(repository, { file, write: true })).moves, found);
    assert.deepEqual((await movesOf(repository, { file })).moves, []);
    assert.equal(
      repository.read(archive),
      archived(
        item('A-1', 'live', said(1, 'ready', ', by: ana, approx: true'), said(2, 'live', ', by: ana, approx: true')),
        item('A-2', 'live'),
      ),
    );
  });

  it('go on in the files of the items, and back in the one file', async () => {
    const spread = plan().replace('items:\n', 'items: items/\n');
    const own = (id: string, status: string, rank: string) =>
      `id: ${id}\ntitle: The ${id}\nstatus: ${status}\nrank: ${rank}\n`;
    make(
      { at: day(1), files: { [file]: plan(item('A-1', 'ideas'), item('A-2', 'ideas')) } },
      {
        at: day(2),
        files: {
          [file]: spread,
          'team/items/A-1.yaml': own('A-1', 'ideas', 'a0'),
          'team/items/A-2.yaml': own('A-2', 'ideas', 'a1'),
        },
      },
      {
        at: day(3),
        files: {
          'team/items/A-2.yaml': own('A-2', 'ready', 'a1'),
          'team/items/more/A-1.yaml': own('A-1', 'live', 'a0'),
        },
      },
      { at: day(4), files: { 'team/items/A-1.yaml': own('A-1', 'ready', 'a0'), 'team/items/A-2.yaml': 'id: "\n' } },
      {
        at: day(5),
        files: {
          [file]: plan(item('A-1', 'ready'), item('A-2', 'building')),
          'team/items/A-1.yaml': null,
          'team/items/A-2.yaml': null,
        },
      },
    );
    assert.deepEqual(
      await movesOf(repository, { file }).then(({ moves, unread, skipped }) => ({ moves, unread, skipped })),
      {
        moves: [
          `A-1 ${day(1)} ideas ana (0)`,
          `A-1 ${day(4)} ready ana (3)`,
          `A-2 ${day(1)} ideas ana (0)`,
          `A-2 ${day(3)} ready ana (2)`,
          `A-2 ${day(5)} building ana (4)`,
        ],
        unread: [],
        skipped: 0,
      },
    );
  });

  it('are not looked for in more folders than a plan ever has', async () => {
    const commits = Array.from({ length: 30 }, (_, index): MadeCommit => ({
      at: day(1),
      files: { [file]: plan().replace('items:\n', `items: folder-${index}/\n`) },
    }));
    make(...commits, { at: day(2), files: { [file]: plan(item('A-1', 'ideas')) } });
    const { moves, unread, said: words } = await movesOf(repository, { file });
    assert.deepEqual([moves, unread], [[`A-1 ${day(2)} ideas ana (30)`], ['item-files']]);
    assert.match(words, /files of their own are not read: /);
  });
});
