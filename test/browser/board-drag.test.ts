import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

const backlog = `headwater: 1
board: { columns: [ideas, ready, { id: doing, stage: active, limit: 1, policy: block }, done] }
items:
  - { id: A-1, title: One, status: ready }
  - { id: A-2, title: Two, status: ready }
  - { id: A-3, title: Three, status: ready }
  - { id: A-4, title: Four, status: doing }
  - { id: A-5, title: Five, status: ideas }
  - { id: A-6, title: Six, status: done }
`;

describe('A drag', () => {
  const workbench = useWorkbench({ files: { 'backlog.yaml': backlog } });
  const shows = (text: string) =>
    eventually(async () => {
      assert.equal(await workbench().board.text(), text);
    });
  const start = 'ideas: A-5\nready: A-1 A-2 A-3\ndoing: A-4\ndone: A-6';

  beforeEach(async () => {
    await workbench().git('checkout', '--', 'backlog.yaml');
    await shows(start);
  });

  /** Takes a card up and holds it over the head of a column. */
  async function hold(id: string, column: string): Promise<void> {
    const { board, page } = workbench();
    await board.card(id).hover();
    await page.mouse.down();
    const head = await board.column(column).locator('h2').boundingBox();
    assert.ok(head !== null);
    await page.mouse.move(head.x + 30, head.y + 5, { steps: 5 });
    await page.mouse.move(head.x + 20, head.y + 6);
    await board.frame.locator(`[data-column="${column}"].drop`).waitFor();
  }

  /** Nothing of a drag is left on the board. */
  async function isOver(): Promise<void> {
    await workbench()
      .board.frame.locator('.lifted, .drop, .edge-top, .edge-bottom')
      .first()
      .waitFor({ state: 'detached' });
  }

  it('within a column changes the order and no status', async () => {
    const { board } = workbench();
    await board.drag('A-3', board.card('A-1'), 'top');
    await shows('ideas: A-5\nready: A-3 A-1 A-2\ndoing: A-4\ndone: A-6');
    await eventually(async () => {
      const text = await workbench().readFile();
      assert.deepEqual(text.match(/id: A-\d/gu), ['id: A-3', 'id: A-1', 'id: A-2', 'id: A-4', 'id: A-5', 'id: A-6']);
      assert.doesNotMatch(text, /history/u);
      assert.equal(await workbench().isDirty(), false);
    });
  });

  it('that Escape ends leaves everything as it was', async () => {
    const { page } = workbench();
    await hold('A-1', 'done');
    await page.keyboard.press('Escape');
    await isOver();
    await page.mouse.up();
    await shows(start);
    assert.equal(await workbench().readFile(), backlog);
  });

  it('of an item that somebody changes meanwhile keeps what they wrote, and moves it', async () => {
    const { page } = workbench();
    await hold('A-1', 'done');
    const newer = backlog.replace('title: One', 'title: One and only');
    await workbench().writeFile(newer);
    await workbench().board.card('A-1').getByText('One and only').waitFor();
    await page.mouse.up();
    await shows('ideas: A-5\nready: A-2 A-3\ndoing: A-4\ndone: A-1 A-6');
    await eventually(async () => {
      assert.match(await workbench().readFile(), /id: A-1, title: One and only, status: done, history/u);
    });
    await isOver();
  });

  it('of an item that somebody moves meanwhile begins where it is by then', async () => {
    const { board, page } = workbench();
    await hold('A-1', 'done');
    await workbench().writeFile(backlog.replace('One, status: ready', 'One, status: ideas'));
    await shows('ideas: A-1 A-5\nready: A-2 A-3\ndoing: A-4\ndone: A-6');
    await page.mouse.up();
    await isOver();
    // The browser ends the drag of a card that is drawn elsewhere; else it is carried out. Neither loses a thing.
    await eventually(async () => {
      const text = await workbench().readFile();
      assert.match(text, /id: A-1, title: One, status: (?:ideas|done)/u);
      assert.equal(text.match(/id: A-1/gu)?.length, 1);
      assert.match(await board.text(), /ideas: A-1|done: .*A-1/u);
    });
  });

  it('of an item that somebody deletes meanwhile is told as that, and writes nothing', async () => {
    const { board, page } = workbench();
    await hold('A-1', 'done');
    const without = backlog.replace(/.*A-1.*\n/u, '');
    await workbench().writeFile(without);
    await shows('ideas: A-5\nready: A-2 A-3\ndoing: A-4\ndone: A-6');
    await page.mouse.up();
    await isOver();
    await board.frame.locator('.notice.refused').waitFor();
    assert.match(await board.frame.locator('.notice.refused').innerText(), /A-1 is no longer on the board/u);
    assert.equal(await workbench().readFile(), without);
  });
});
