import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

describe('The columns', () => {
  const workbench = useWorkbench();

  it('are edited on the board, as one step that undo takes back', async () => {
    const { board, page } = workbench();
    const before = await workbench().readFile();
    await board.card('PAY-18').focus();
    await page.keyboard.press('c');
    const dialog = board.frame.getByRole('dialog', { name: 'Columns and limits' });
    await dialog.waitFor();
    const row = dialog.getByRole('group', { name: 'In review' });
    await row.getByLabel('Limit', { exact: true }).fill('3');
    await row.getByRole('button', { name: 'Move In review up' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => {
      const lines = (await workbench().readFile()).split('\n');
      const old = before.split('\n');
      assert.deepEqual(
        lines.filter((line) => !old.includes(line)),
        ['    - { id: review, name: In review, stage: active, limit: 3 }'],
      );
      assert.equal(lines.length, old.length);
      assert(
        lines.findIndex((line) => line.includes('id: review')) <
          lines.findIndex((line) => line.includes('id: building')),
      );
    });
    await page.keyboard.press('Control+z');
    await eventually(async () => {
      const columns = (await board.text()).split('\n').map((line) => line.split(':')[0]);
      assert.deepEqual(columns, ['ideas', 'ready', 'building', 'review', 'done']);
    });
  });

  it('say why one with items stays', async () => {
    const { board, page } = workbench();
    await board.card('PAY-18').focus();
    await page.keyboard.press('c');
    const dialog = board.frame.getByRole('dialog', { name: 'Columns and limits' });
    const remove = dialog.getByRole('button', { name: 'Ready cannot be removed: it has 2 items' });
    assert.equal(await remove.getAttribute('aria-disabled'), 'true');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await board.frame.locator('[data-card="PAY-18"]:focus').waitFor();
  });
});
