import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Followed } from '../../src/editor/board/followed.ts';
import type { BoardView, ToBoard } from '../../src/protocol/board.ts';
import { withChanges } from '../../src/protocol/boardChanges.ts';
import { eventually } from '../support/eventually.ts';
import { closeEverything, headwater, onDisk, storyFile } from './headwater.ts';
import { listeningBoard } from './listeningBoard.ts';

const story = `headwater: 1
board:
  columns: [ideas, { id: doing, name: Doing, stage: active, limit: 1, policy: block }, done]
items:
  - { id: A-1, title: One, status: doing }
  - { id: A-2, title: <b>Two</b>, status: ideas }
`;

/** A session about a story, with a page that only remembers what it hears. */
async function conversation(text: string) {
  const { backlogs } = await headwater();
  const uri = await storyFile(text);
  const followed: Followed[] = [];
  const { session, heard } = await listeningBoard(uri, {
    follow: (target) => followed.push(target),
    whoLooks: () => Promise.resolve('ana'),
  });
  // A large file is shown, read-only, while it is read.
  await eventually(async () => {
    assert.equal((await backlogs.file(uri))?.reading.backlog.readOnly, undefined);
  });
  const answer = async (message: object) => {
    const before = heard.length;
    await session.receive(message);
    return heard.slice(before).find(({ type }) => type === 'done' || type === 'refused');
  };
  return { uri, session, heard, followed, answer };
}

/** What a page shows once it has heard a message. */
function shownAfter(view: BoardView, message: ToBoard): BoardView {
  if (message.type === 'view') return message.view;
  return message.type === 'changes' ? withChanges(view, message.changes) : view;
}

describe('The conversation with a board', () => {
  afterEach(closeEverything);

  it('begins with the whole board when the page is ready', async () => {
    const { session, heard } = await conversation(story);
    await session.refresh();
    assert.equal(heard.length, 0, 'a page that is not there hears nothing');
    session.tell({ type: 'openCard', item: 'A-1' });
    await session.receive({ type: 'ready' });
    assert.deepEqual(
      heard.map(({ type }) => type),
      ['view', 'openCard'],
    );
    const [view] = heard;
    assert.ok(view?.type === 'view');
    assert.deepEqual(
      view.view.columns.map(({ name, load, cards }) => [name, load, cards.map(({ title }) => title)]),
      [
        ['ideas', 'free', ['<b>Two</b>']],
        ['Doing', 'full', ['One']],
        ['done', 'free', []],
      ],
    );
  });

  it('shows what it has of a large file while the rest is read, and says so until all of it is there', async () => {
    // No plain text: each takes YAML's own parser its time.
    const item = (index: number) =>
      `  - id: B-${index}\n    title: !!str "Item\n      ${index}"\n    why: &why${index} |-\n      So\n`;
    const many = Array.from({ length: 5_000 }, (_, index) => item(index)).join('');
    const uri = await storyFile(story + many);
    const { session, heard } = await listeningBoard(uri);
    await session.receive({ type: 'ready' });
    const [begun] = heard;
    assert.ok(begun?.type === 'view');
    assert.match(begun.view.readOnly ?? '', /still being read/u);
    const ideas = begun.view.columns[0]?.count ?? 0;
    assert.ok(ideas > 0 && ideas < 5_001, String(ideas));
    await session.receive({ type: 'ready', rest: true });
    await eventually(async () => {
      await session.refresh();
      const { readOnly, columns } = heard.reduce(shownAfter, begun.view);
      assert.deepEqual([readOnly, columns[0]?.count, columns[0]?.cards.length], [undefined, 5_001, 5_001]);
    });
  });

  it('answers a move, refuses one over a limit, and takes it with a reason', async () => {
    const { uri, answer } = await conversation(story);
    const move = { type: 'move', request: 7, revision: 1, items: ['A-2'], column: 'doing' };
    const refused = await answer(move);
    assert.ok(refused?.type === 'refused');
    assert.deepEqual([refused.request, refused.items, refused.reason], [7, ['A-1'], 'over']);
    assert.match(refused.message, /Doing is full \(1 of 1\): A-1/u);
    const done = await answer({ ...move, request: 8, over: 'For a day' });
    assert.ok(done?.type === 'done');
    assert.equal(done.item, 'A-2');
    assert.match(await onDisk(uri), /over: For a day/u);
  });

  it('goes on with what has changed, and the detail of the item that is open', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `  - { id: B-${index}, title: Item ${index} }\n`).join('');
    const { session, heard, answer } = await conversation(story + many);
    await session.receive({ type: 'ready' });
    // Who looks is known a little later than the board.
    await eventually(() => {
      assert.equal(heard.at(-1)?.type, 'changes');
    });
    await session.receive({ type: 'open', item: 'A-2' });
    await answer({ type: 'set', request: 1, revision: 1, item: 'A-2', fields: { title: 'Another', notes: 'A note' } });
    await session.refresh();
    const [, , opened, , changes, detail, ...rest] = heard;
    assert.deepEqual(
      heard.map(({ type }) => type),
      ['view', 'changes', 'detail', 'done', 'changes', 'detail'],
    );
    assert.ok(opened?.type === 'detail' && changes?.type === 'changes' && detail?.type === 'detail');
    assert.deepEqual(
      changes.changes.cards.map(({ key, title }) => [key, title]),
      [['A-2', 'Another']],
    );
    assert.ok(JSON.stringify(changes).length < 4_096);
    assert.deepEqual([opened.detail?.title, detail.detail?.notes], ['<b>Two</b>', 'A note']);
    assert.deepEqual(rest, []);
  });

  it('says who looks, and finds in reasons and notes what cards do not carry', async () => {
    const noted = '  - { id: A-3, title: Three, why: The audit asks for it, notes: Ask the Vendor }\n';
    const { session, heard, answer } = await conversation(story + noted);
    await session.receive({ type: 'ready' });
    await eventually(() => {
      const last = heard.at(-1);
      assert.equal(last?.type === 'changes' ? last.changes.facts?.me : undefined, 'ana');
    });
    const found = async (search: string) => {
      await session.receive({ type: 'search', search });
      const last = heard.at(-1);
      return last?.type === 'found' && last.search === search ? last.items : undefined;
    };
    assert.deepEqual(await found('vendor audit'), ['A-3']);
    assert.deepEqual(await found('three vendor'), ['A-3']);
    assert.deepEqual(await found('three'), [], 'its card says so');
    assert.deepEqual(await found('au'), [], 'too short to be looked for');
    assert.deepEqual(await found('vendor'), ['A-3']);
    await answer({ type: 'set', request: 1, revision: 1, item: 'A-1', fields: { notes: 'The vendor knows' } });
    await session.refresh();
    assert.deepEqual(heard.at(-1), { type: 'found', search: 'vendor', items: ['A-1', 'A-3'] });
  });

  it('drops what does not fit the schema', async () => {
    const { uri, session, heard } = await conversation(story);
    for (const message of [
      undefined,
      'ready',
      { type: 'run', command: 'rm' },
      { type: 'move', items: ['A-2'] },
      { type: 'add', request: 1, revision: 1, titles: ['x'.repeat(100_001)], column: 'ideas' },
    ]) {
      await session.receive(message);
    }
    assert.equal(heard.length, 0);
    assert.equal(await onDisk(uri), story);
  });

  it('writes what is done in the panel of an item, and not over what somebody changed meanwhile', async () => {
    const { uri, answer } = await conversation(story);
    const ask = (more: object) => answer({ request: 1, revision: 1, item: 'A-2', ...more });
    const added = await ask({ type: 'criterion', fields: { text: 'It boards: always' } });
    assert.equal(added?.type, 'done');
    const criterion = { type: 'criterion', index: 0, is: 'It boards: always' };
    assert.equal((await ask({ ...criterion, fields: { met: true } }))?.type, 'done');
    assert.equal((await ask({ ...criterion, is: 'Another', fields: { met: false } }))?.type, 'refused');
    assert.equal((await ask({ type: 'act', act: { what: 'block', reason: 'A part' } }))?.type, 'done');
    const set = { type: 'set', fields: { estimate: '2d' }, was: { estimate: '' } };
    assert.equal((await ask(set))?.type, 'done');
    const stale = await ask({ ...set, fields: { estimate: '4d' } });
    assert.ok(stale?.type === 'refused' && stale.message.includes('changed this meanwhile'), JSON.stringify(stale));
    const written = await onDisk(uri);
    assert.match(written, /acceptance: \[\{ text: "It boards: always", met: true \}\]/u);
    assert.match(written, /blocked: \[\{ since: \S+Z, reason: A part \}\]/u);
    assert.match(written, /estimate: 2d/u);
  });

  it('opens what the item links to, which the page names by its place', async () => {
    const { session, followed } = await conversation(
      story.replace('status: ideas }', 'status: ideas, links: [src/a.ts, "command:workbench.action.quit"] }'),
    );
    for (const index of [0, 1, 7]) {
      await session.receive({ type: 'follow', item: 'A-2', place: { in: 'links', index } });
    }
    await session.receive({ type: 'follow', item: 'A-2', place: { in: 'notes', target: 'https://example.org' } });
    assert.deepEqual(followed, [{ kind: 'file', path: 'src/a.ts', line: undefined }]);
  });

  it('adds and edits', async () => {
    const { uri, answer } = await conversation(story);
    const added = await answer({ type: 'add', request: 1, revision: 1, titles: ['Three: a title'], column: 'ideas' });
    assert.ok(added?.type === 'done' && added.item === 'A-3', JSON.stringify(added));
    const set = await answer({
      type: 'set',
      request: 2,
      revision: 1,
      item: 'A-3',
      fields: { why: 'Because', tags: [] },
    });
    assert.equal(set?.type, 'done');
    assert.match(await onDisk(uri), /title: "Three: a title"/u);
    assert.match(await onDisk(uri), /why: Because/u);
  });

  it('adds several at once, from the template of their type, and takes them back with one undo', async () => {
    const { uri, answer } = await conversation(story);
    const before = await onDisk(uri);
    const titles = ['Three', '@ana: four', 'Five'];
    const add = { type: 'add', request: 1, revision: 1, titles, itemType: 'bug', column: 'ideas' };
    const added = await answer(add);
    assert.ok(added?.type === 'done' && added.item === 'A-5', JSON.stringify(added));
    assert.equal(added.announce, 'Added 3 items to ideas.');
    const after = await onDisk(uri);
    assert.equal(after.match(/type: bug/gu)?.length, 3);
    assert.equal(after.match(/acceptance:\n\s+- A test fails without the fix and passes with it\n/gu)?.length, 3);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('undo');
    await eventually(async () => {
      assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), before);
    });
  });

  it('adds all or none of several, for one reason', async () => {
    const { uri, answer } = await conversation(story);
    const before = await onDisk(uri);
    const add = { type: 'add', request: 1, revision: 1, titles: ['Three', 'Four'], column: 'doing' };
    const refused = await answer(add);
    assert.ok(refused?.type === 'refused' && refused.reason === 'over', JSON.stringify(refused));
    assert.equal(await onDisk(uri), before);
    const done = await answer({ ...add, request: 2, over: 'A hot week' });
    assert.equal(done?.type === 'done' && done.announce, 'Added 2 items to Doing, over the limit of 1 (Doing).');
    assert.equal((await onDisk(uri)).match(/over: A hot week/gu)?.length, 2);
  });
});

describe('A board', () => {
  afterEach(closeEverything);

  it('opens as an editor of its own, by command', async () => {
    await headwater();
    await vscode.commands.executeCommand('headwater.openBoard');
    await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputCustom && input.viewType === 'headwater.board');
    });
    await vscode.commands.executeCommand('headwater.openText');
    await eventually(() => {
      assert.ok(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputText);
    });
  });
});
