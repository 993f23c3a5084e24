import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

describe('Adding and editing on the board', () => {
  const workbench = useWorkbench();

  it('adds one title after the other', async () => {
    const { board, page } = workbench();
    await board.card('PAY-18').focus();
    await page.keyboard.press('n');
    const title = board.column('ready').getByRole('textbox');
    for (const text of ['Ask once: then remember', 'Say <i>why</i>']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await eventually(async () => {
        assert.equal(await title.inputValue(), '');
        assert.ok((await board.column('ready').innerText()).includes(text));
      });
    }
    await page.keyboard.press('Escape');
    await title.waitFor({ state: 'detached' });
    assert.match(await workbench().readFile(), /title: "Ask once: then remember"/u);
  });

  it('saves what was typed, and lets a change of the file through to the other fields', async () => {
    const { board, page } = workbench();
    await board.card('PAY-12').focus();
    await page.keyboard.press('Enter');
    const form = board.frame.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Why' }).fill('The audit asks for it');
    const text = await workbench().readFile();
    await workbench().writeFile(text.replace('title: Upgrade PostgreSQL 13 to 16', 'title: Upgrade PostgreSQL'));
    await eventually(async () => {
      assert.equal(await form.getByRole('textbox', { name: 'Title' }).inputValue(), 'Upgrade PostgreSQL');
    });
    assert.equal(await form.getByRole('textbox', { name: 'Why' }).inputValue(), 'The audit asks for it');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    const saved = await workbench().readFile();
    assert.match(saved, /why: The audit asks for it\n/u);
    assert.match(saved, /title: Upgrade PostgreSQL\n/u);
  });

  it('keeps unsaved typing over closing the form', async () => {
    const { board, page } = workbench();
    await board.card('PAY-15').focus();
    await page.keyboard.press('Enter');
    const form = board.frame.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Notes' }).fill('Half a thought');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    assert.equal(await form.getByRole('textbox', { name: 'Notes' }).inputValue(), 'Half a thought');
    await form.getByRole('button', { name: 'Discard' }).click();
    await eventually(async () => {
      assert.equal(await form.getByRole('textbox', { name: 'Notes' }).inputValue(), '');
    });
  });

  it('is refused nothing by the content security policy', () => {
    assert.deepEqual(workbench().policyViolations, []);
  });
});
