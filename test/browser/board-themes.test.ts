import assert from 'node:assert/strict';
import { useWorkbench } from '../support/useWorkbench.ts';
import { allThemes } from '../support/workbench.ts';

describe('The board for every eye', () => {
  const workbench = useWorkbench();

  for (const theme of allThemes) {
    it(`has nothing that axe finds wrong in the theme ${theme}, with and without an item’s panel`, async () => {
      const { board, page } = workbench();
      await workbench().setTheme(theme);
      assert.deepEqual(await board.axe(), []);
      await board.card('PAY-12').focus();
      await page.keyboard.press('Enter');
      const form = board.frame.getByRole('dialog');
      await form.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
      assert.deepEqual(await board.axe(), []);
      // Everything that can be opened in it.
      const adds = form.getByRole('group', { name: 'Add', exact: true }).getByRole('button');
      while ((await adds.count()) > 0) await adds.first().click();
      assert.deepEqual(await board.axe(), []);
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });
    });
  }
});
