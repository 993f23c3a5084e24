import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

const markup = '<img src=x> $(flame) [leave](command:workbench.action.quit)';

/** Texts that would be more than texts if anything took them for more. */
const backlog = `headwater: 1
stream: '${markup}'
board:
  columns: [ideas, { id: doing, name: '${markup}', stage: active, limit: 1, policy: block }, done]
items:
  - { title: '${markup}', status: doing }
  - { id: A-2, title: ${'x'.repeat(10_000)}, status: ideas, tags: ['${markup}'] }
`;

describe('Texts of the file that look like markup', () => {
  const workbench = useWorkbench({ files: { 'backlog.yaml': backlog } });

  it('are texts on the board, and the longest card is no longer than a few lines', async () => {
    const { frame } = workbench().board;
    await eventually(async () => {
      assert.deepEqual(await frame.locator('.title').first().textContent(), 'x'.repeat(10_000));
    });
    assert.deepEqual(await frame.locator('.title').last().textContent(), markup);
    assert.equal(await frame.locator('#board img, #board .codicon-flame').count(), 0);
    const height = (await workbench().board.card('A-2').boundingBox())?.height ?? Infinity;
    assert.ok(height < 250, `The card is ${height} pixels high.`);
    const wip = await frame.locator('.wip').boundingBox();
    const page = await frame.locator('#board').boundingBox();
    assert.ok(wip !== null && page !== null && wip.x + wip.width <= page.x + page.width, 'WIP is beyond the edge.');
  });

  it('are texts in the tooltip of the status bar, whose links are our own', async () => {
    const { page } = workbench();
    await workbench().statusBar('headwater.wip').hover();
    const tooltip = page.locator('.monaco-hover:visible, .workbench-hover:visible').filter({ hasText: 'Pull next' });
    await tooltip.first().waitFor();
    assert.ok((await tooltip.first().innerText()).includes(markup));
    assert.equal(await tooltip.locator('img, .codicon-flame').count(), 0);
    const links = await tooltip
      .first()
      .locator('a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('data-href')?.replace(/\?.*/u, '')));
    const own = ['openItem', 'openBoard', 'pullNext', 'addItem'].map((name) => `command:headwater.${name}`);
    assert.deepEqual(links, own);
  });

  it('are texts where an item is picked and where a reason is asked for', async () => {
    const { page, quickInput } = workbench();
    await workbench().palette('Headwater: Move Item');
    const rows = quickInput.locator('.monaco-list-row');
    await rows.filter({ hasText: 'x'.repeat(100) }).waitFor();
    assert.equal(await quickInput.locator('.codicon-flame').count(), 0);
    const pick = async (text: string) => {
      await quickInput.locator('input').fill(text);
      await eventually(async () => {
        assert.equal(await rows.count(), 1);
      });
      await page.keyboard.press('Enter');
    };
    await pick('A-2');
    await rows.filter({ hasText: '1/1' }).waitFor();
    await pick('leave');
    const message = quickInput.locator('.quick-input-message');
    await message.filter({ hasText: 'command:workbench.action.quit' }).waitFor();
    assert.equal(await message.locator('a').count(), 0);
    await page.keyboard.press('Escape');
    assert.equal(await workbench().readFile(), backlog);
  });
});
