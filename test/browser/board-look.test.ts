import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

const backlog = `headwater: 1
board: { columns: [ideas, { id: doing, name: Doing, stage: active }, done] }
people: { ana: Ana Ruiz }
items:
  - { id: A-1, title: A title that is far too long for the one line that a compact card has for it, status: doing, tags: [till, paper], estimate: 2d, assignees: [ana] }
  - { id: A-2, title: Two, status: ideas, tags: [till] }
`;

describe('What cards show', () => {
  const workbench = useWorkbench({
    files: { 'backlog.yaml': backlog },
    settings: { 'headwater.board.cardFacts': { estimate: false } },
  });
  const card = () => workbench().board.card('A-1');
  const says = (words: RegExp) =>
    eventually(async () => {
      assert.match((await card().textContent()) ?? '', words);
    });
  const saysNothingOf = (words: RegExp) =>
    eventually(async () => {
      assert.doesNotMatch((await card().textContent()) ?? '', words);
    });
  const height = async () => (await card().boundingBox())?.height ?? 0;

  it('is what the settings say', async () => {
    await says(/tags till, paper/);
    await saysNothingOf(/estimate 2d/);
  });

  it('is chosen on the board, with the keyboard, and kept with a saved view', async () => {
    const { board, page } = workbench();
    await card().focus();
    const before = await height();
    await page.keyboard.press('v');
    const panel = board.frame.getByRole('dialog', { name: 'View' });
    await panel.getByRole('checkbox', { name: 'Tags' }).focus();
    await page.keyboard.press('Space');
    await saysNothingOf(/till/);
    await panel.getByRole('checkbox', { name: 'Estimate' }).press('Space');
    await says(/estimate 2d/);
    await panel.getByRole('combobox', { name: /^Cards/ }).selectOption({ label: 'Compact, titles on one line' });
    await eventually(async () => {
      assert.ok((await height()) < 0.75 * before, `${await height()} of ${before}`);
    });
    assert.deepEqual(await board.axe(), []);
    await panel.getByRole('textbox', { name: 'Save this view as' }).fill('Stand-up');
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Cards as the settings have them' }).click();
    await says(/tags till, paper/);
    await saysNothingOf(/estimate 2d/);
    await panel.getByRole('button', { name: 'Stand-up', exact: true }).click();
    await says(/estimate 2d/);
    await saysNothingOf(/till/);
  });
});
