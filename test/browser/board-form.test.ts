import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
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

  it('adds an item for each line that is pasted, with a type, as one undo', async () => {
    const { board, page } = workbench();
    const before = await workbench().readFile();
    await board.card('PAY-18').focus();
    await page.keyboard.press('n');
    const titles = board.column('ready').getByRole('textbox');
    await titles.fill('- Wrap the gift\n- Print the card\n\n- Ship both');
    await board.column('ready').getByText('Enter adds 3 items').waitFor();
    await board.column('ready').getByRole('combobox', { name: 'Type of new items' }).selectOption('bug');
    await board.column('ready').getByText('Enter adds 3 items, from its template').waitFor();
    assert.deepEqual(await board.axe(), []);
    await titles.press('Enter');
    await eventually(async () => {
      const text = await workbench().readFile();
      for (const title of ['Wrap the gift', 'Print the card', 'Ship both'])
        assert.match(text, new RegExp(`title: ${title}\\n    type: bug\\n`, 'u'));
    });
    await page.keyboard.press('Escape');
    await titles.waitFor({ state: 'detached' });
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    await board.card('PAY-18').focus();
    await page.keyboard.press('Control+z');
    await eventually(async () => {
      assert.equal(await board.frame.getByText('Ship both', { exact: true }).count(), 0);
    });
    await page.keyboard.press('Control+s');
    await eventually(async () => {
      assert.equal(await workbench().readFile(), before);
    });
  });

  /** Opens an item's panel by keyboard. */
  async function open(id: string): Promise<Locator> {
    const { board, page } = workbench();
    await board.card(id).focus();
    await page.keyboard.press('Enter');
    const panel = board.frame.getByRole('dialog');
    await panel.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
    return panel;
  }

  const has = (pattern: RegExp) =>
    eventually(async () => {
      assert.match(await workbench().readFile(), pattern);
    });

  it('writes each field in place, by keyboard, as one step', async () => {
    const { page } = workbench();
    const panel = await open('PAY-12');
    const field = (name: string) => panel.getByRole('textbox', { name, exact: true });
    const type = async (name: string, text: string, key: string) => {
      // Not with Ctrl+A: VS Code selects all a moment later, by then perhaps what was typed meanwhile.
      await field(name).selectText();
      await page.keyboard.type(text);
      await page.keyboard.press(key);
    };
    await type('Title', 'Upgrade PostgreSQL', 'Enter');
    await has(/title: Upgrade PostgreSQL\n/u);
    await type('Why', 'The audit asks for it', 'Tab');
    await has(/why: The audit asks for it\n/u);
    await type('Estimate', '3d', 'Enter');
    await has(/estimate: 3d\n/u);
    await type('Due', '2027-03-01', 'Enter');
    await has(/due: 2027-03-01\n/u);
    await type('Add to tags', 'one, two', 'Enter');
    await has(/tags: .*one, two/u);
    await panel.getByRole('combobox', { name: 'Source' }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    await has(/source: leadership/u);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('ticks and adds criteria, asks, answers and blocks', async () => {
    const { page } = workbench();
    const panel = await open('PAY-18');
    const field = (name: string) => panel.getByRole('textbox', { name, exact: true });
    const part = async (name: string) => {
      const button = panel.getByRole('button', { name: `+ ${name}` });
      if ((await button.count()) > 0) await button.press('Enter');
    };
    await part('Criterion');
    await field('New criterion').fill('It holds');
    await page.keyboard.press('Enter');
    await has(/- It holds\n/u);
    const box = panel.getByRole('checkbox', { name: 'Met: It holds' });
    await box.press('Space');
    await has(/\{ text: It holds, met: true \}/u);
    await part('Question');
    await field('New question').fill('Who pays?');
    await page.keyboard.press('Control+Enter');
    await has(/ask: Who pays\?/u);
    await field('Answer to: Who pays?').fill('We do');
    await page.keyboard.press('Enter');
    await has(/answer: We do/u);
    await part('Blocked');
    await field('Why it cannot go on').fill('A part is missing');
    await page.keyboard.press('Control+Enter');
    await has(/reason: A part is missing/u);
    await panel.getByRole('button', { name: 'Unblocked' }).press('Enter');
    await has(/reason: A part is missing, until: \S+Z/u);
    await page.keyboard.press('Escape');
  });

  it('records evidence by keyboard, changes it and takes it out, each as one undo', async () => {
    const { board, page } = workbench();
    const before = await workbench().readFile();
    const panel = await open('PAY-9');
    const field = (name: string) => panel.getByRole('textbox', { name, exact: true });
    await panel.getByRole('button', { name: '+ Evidence' }).press('Enter');
    const kind = panel.getByRole('combobox', { name: 'What it shows' });
    await eventually(async () => {
      assert.equal(await kind.evaluate((element) => element.matches(':focus')), true);
    });
    await page.keyboard.press('Home');
    await field('Version').fill('1.10');
    await page.keyboard.press('Enter');
    await has(/deployed:\n.*\{ at: \S+Z, version: "1\.10" \}/u);
    await kind.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const added = panel.locator('[data-adds="evidence"]');
    const typed = (name: string) => added.getByRole('textbox', { name, exact: true });
    await typed('Metric').fill('guest orders');
    await typed('Reading').fill('12');
    await typed('Target').fill('many');
    await panel.getByText('a target is a number').waitFor();
    await typed('Target').fill('>= 40');
    await page.keyboard.press('Enter');
    await has(/metric: guest orders, .*reading: 12/u);
    await has(/atLeast: 40/u);
    await field('Reading').first().fill('61');
    await page.keyboard.press('Enter');
    await has(/reading: 61/u);
    const after = await workbench().readFile();
    await panel.getByRole('button', { name: /^Take out: deployed/u }).press('Enter');
    await eventually(async () => {
      assert.doesNotMatch(await workbench().readFile(), /version: "1\.10"/u);
    });
    assert.deepEqual(await board.axe(), []);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    for (const text of [after, undefined, undefined, before]) {
      await page.locator('.tab.dirty').waitFor({ state: 'detached' });
      await board.card('PAY-9').focus();
      await page.keyboard.press('Control+z');
      await page.locator('.tab.dirty').waitFor();
      await page.keyboard.press('Control+s');
      await page.locator('.tab.dirty').waitFor({ state: 'detached' });
      if (text !== undefined) assert.equal(await workbench().readFile(), text);
    }
  });

  it('keeps the newer text of a field that changes under the typing, and what was typed, until the person says which', async () => {
    const { page } = workbench();
    const panel = await open('PAY-15');
    const why = panel.getByRole('textbox', { name: 'Why', exact: true });
    await why.fill('Half a thought');
    const text = await workbench().readFile();
    await workbench().writeFile(text.replace(/(- id: PAY-15\n)/u, '$1    why: Somebody else says so\n'));
    await panel.getByText('Meanwhile the file says: “Somebody else says so”').waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await why.inputValue(), 'Half a thought');
    assert.match(await workbench().readFile(), /why: Somebody else says so/u);
    await panel.getByRole('button', { name: 'Write mine' }).press('Enter');
    await has(/why: Half a thought/u);
    await page.keyboard.press('Escape');
  });

  it('keeps typing that is not written yet over a change of tab, and gives it back with Escape', async () => {
    const { page } = workbench();
    const panel = await open('PAY-15');
    const question = panel.getByRole('button', { name: '+ Question' });
    await question.press('Enter');
    await panel.getByRole('textbox', { name: 'New question' }).fill('Half a question');
    await panel.getByRole('button', { name: 'Close' }).press('Enter');
    await panel.waitFor({ state: 'detached' });
    const again = await open('PAY-15');
    const field = again.getByRole('textbox', { name: 'New question' });
    assert.equal(await field.inputValue(), 'Half a question');
    await field.focus();
    await page.keyboard.press('Escape');
    await eventually(async () => {
      assert.equal(await again.getByText('Half a question').count(), 0);
    });
    await page.keyboard.press('Escape');
  });

  it('blocks and unblocks a card in place', async () => {
    const { board, page } = workbench();
    await board.card('PAY-19').focus();
    await page.keyboard.press('b');
    await board.frame.getByText('What does PAY-19 wait for?').waitFor();
    await page.keyboard.type('The bank');
    await page.keyboard.press('Enter');
    await has(/since: \S+Z, reason: The bank \}/u);
    await board.card('PAY-19').and(board.frame.locator('.blocked')).waitFor();
    await page.keyboard.press('b');
    await has(/reason: The bank, until: \S+Z \}/u);
  });

  it('is refused nothing by the content security policy', () => {
    assert.deepEqual(workbench().policyViolations, []);
  });
});
