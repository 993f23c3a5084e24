import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

const backlog = `headwater: 1
board:
  columns:
    - ideas
    - ready
    - { id: building, name: In progress, stage: active, limit: 2, policy: block }
    - done
items:
  - { id: A-1, title: One, status: ready }
  - { id: A-2, title: Two, status: ready }
  - { id: A-3, title: Three, status: ready }
  - { id: A-4, title: Four, status: ideas }
`;

describe('Several cards', () => {
  const workbench = useWorkbench({ files: { 'backlog.yaml': backlog } });
  const boardText = (text: string) =>
    eventually(async () => {
      assert.equal(await workbench().board.text(), text);
    });
  const spoken = () => workbench().board.frame.locator('[data-live]');

  it('are selected with Ctrl, dragged together, refused as one, and taken along with one reason', async () => {
    const { board, page } = workbench();
    await board.card('A-1').click();
    await page.keyboard.press('Escape');
    await board.card('A-1').click({ modifiers: ['Control'] });
    await board.card('A-3').click({ modifiers: ['Shift'] });
    await eventually(async () => {
      assert.equal(await spoken().textContent(), '3 cards selected');
    });
    await board.drag('A-2', board.column('building'));
    const reason = board.frame.locator('.reason input');
    await reason.waitFor();
    assert.match((await board.frame.locator('.reason p').first().textContent()) ?? '', /room for 2 of these 3/);
    await boardText('ideas: A-4\nready: A-1 A-2 A-3\nbuilding:\ndone:');
    await reason.fill('A day of pairing');
    await reason.press('Enter');
    await boardText('ideas: A-4\nready:\nbuilding: A-1 A-2 A-3\ndone:');
    await eventually(async () => {
      assert.equal((await workbench().readFile()).match(/over: A day of pairing/g)?.length, 1);
    });
  });

  it('come back with one undo of the editor', async () => {
    const { page } = workbench();
    // The change is saved by then: an undo in the middle of a save is a story of its own (test/host/changes).
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await boardText('ideas: A-4\nready: A-1 A-2 A-3\nbuilding:\ndone:');
  });

  it('are selected and moved by keyboard', async () => {
    const { board, page } = workbench();
    await board.card('A-1').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+ArrowDown');
    await eventually(async () => {
      assert.equal(await board.card('A-2').getAttribute('aria-selected'), 'true');
    });
    await page.keyboard.press('m');
    await board.frame.getByRole('menuitem', { name: /^In progress/ }).focus();
    await page.keyboard.press('Enter');
    await boardText('ideas: A-4\nready: A-3\nbuilding: A-1 A-2\ndone:');
    await page.keyboard.press('Escape');
    await eventually(async () => {
      assert.equal(await spoken().textContent(), 'No card selected');
    });
    assert.deepEqual(await board.axe(), []);
  });
});
