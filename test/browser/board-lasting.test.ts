import assert from 'node:assert/strict';
import { BoardPage } from '../support/boardPage.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

const items = (prefix: string) =>
  Array.from({ length: 40 }, (_, index) => `  - { id: ${prefix}-${index}, title: Task ${index}, status: ready }\n`);
const backlog = (stream: string, prefix: string) =>
  `headwater: 1\nstream: ${stream}\nboard: { columns: [ideas, ready, { id: doing, stage: active }, done] }\nitems:\n${items(prefix).join('')}`;

describe('What somebody was doing on a board', () => {
  const workbench = useWorkbench({
    files: { 'backlog.yaml': backlog('Checkout', 'A') },
  });
  const list = () => workbench().board.column('ready').locator('.cards');
  const question = () => workbench().board.frame.getByRole('textbox', { name: 'New question' });
  const title = () => workbench().board.column('ready').getByRole('textbox');
  const search = () => workbench().board.frame.getByRole('textbox', { name: /search/iu });

  /** By the backlog's prefix: the card at the top of what is in sight. */
  const seen = new Map<string, string>();
  const firstInSight = () =>
    list().evaluate((cards) => {
      const top = cards.getBoundingClientRect().top;
      const first = [...cards.querySelectorAll('[data-card]')].find(
        (card) => card.getBoundingClientRect().bottom > top,
      );
      return first?.getAttribute('data-card') ?? '';
    });

  /** Searches, selects, opens an item, types a question and a title, neither of which is sent, and scrolls. */
  async function begin(prefix: string): Promise<void> {
    const { board, page } = workbench();
    await board.card(`${prefix}-1`).focus();
    await page.keyboard.press('/');
    await page.keyboard.type('task');
    await board.frame.locator('.found').waitFor();
    await board.card(`${prefix}-1`).focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Enter');
    await board.frame.getByRole('button', { name: '+ Question' }).press('Enter');
    await question().fill(`Who pays ${prefix}?`);
    await board.card(`${prefix}-2`).focus();
    await page.keyboard.press('n');
    await title().fill(`Half a title of ${prefix}`);
    await list().evaluate((cards) => {
      cards.scrollTop = 900;
    });
    await board.card(`${prefix}-16`).waitFor();
    seen.set(prefix, await firstInSight());
    await still(prefix);
  }

  /** All of it is there. */
  const still = (prefix: string) =>
    eventually(async () => {
      const { board } = workbench();
      const there = {
        search: await search().inputValue({ timeout: 2_000 }),
        open: await board.frame.locator('.form').getAttribute('data-form', { timeout: 2_000 }),
        question: await question().inputValue({ timeout: 2_000 }),
        title: await title().inputValue({ timeout: 2_000 }),
        inSight: (await firstInSight()) === seen.get(prefix),
      };
      assert.deepEqual(there, {
        search: 'task',
        open: `${prefix}-2`,
        question: `Who pays ${prefix}?`,
        title: `Half a title of ${prefix}`,
        inSight: true,
      });
    });

  const selected = (prefix: string) =>
    eventually(async () => {
      const keys = await workbench()
        .board.frame.locator('[data-card][aria-selected="true"]')
        .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-card')));
      // Of those, what is drawn: the one that had the focus always is.
      assert.ok(keys.includes(`${prefix}-2`), String(keys));
    });

  /** Opens a file as text, which hides the board. */
  async function openFile(path: string): Promise<void> {
    const { page, quickInput } = workbench();
    await page.keyboard.press('F1');
    await quickInput.locator('input').fill(path);
    const name = path.split('/').at(-1) ?? '';
    await page.locator(`.quick-input-list .monaco-list-row[data-index="0"][aria-label^="${name}"]`).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.editor-instance .monaco-editor').first().waitFor();
  }

  /** Goes to a tab by its place in the editor group. */
  const tab = (place: number) => workbench().page.locator('.tabs-container .tab').nth(place).click();

  it('is there after it was hidden and shown', async () => {
    await begin('A');
    await openFile('README.md');
    await tab(0);
    await still('A');
    await selected('A');
  });

  it('is there after the window was loaded again', async () => {
    // What was done last is kept a moment later.
    await still('A');
    await workbench().reload();
    await workbench().board.ready();
    await still('A');
    await selected('A');
  });

  it('has written nothing', async () => {
    assert.equal(await workbench().git('status', '--porcelain'), '');
  });
});

describe('A text that somebody is typing on a board', () => {
  it('is kept with its last letter, whenever the page is taken away', async () => {
    const board = await BoardPage.open(backlog('Checkout', 'A'));
    try {
      await board.page.locator('[data-card="A-1"]').focus();
      await board.page.keyboard.press('n');
      await board.page.locator('[data-column="ready"] textarea, [data-column="ready"] input').first().waitFor();
      // Within one turn, so that no timer can have come to its help.
      const kept = await board.page.evaluate(() => {
        const title = document.activeElement;
        if (!(title instanceof HTMLInputElement || title instanceof HTMLTextAreaElement)) return 'no text box';
        title.value = 'Half a ti';
        title.dispatchEvent(new Event('input', { bubbles: true }));
        return sessionStorage.getItem('kept');
      });
      assert.match(kept ?? '', /"Half a ti"/u);
    } finally {
      await board.close();
    }
  });
});
