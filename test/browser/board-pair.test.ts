import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

const backlog = (stream: string, prefix: string) => `headwater: 1
stream: ${stream}
board: { columns: [ideas, ready, { id: doing, stage: active }, done] }
items:
  - { id: ${prefix}-1, title: Task one, status: ready }
  - { id: ${prefix}-2, title: Task two, status: ready }
  - { id: ${prefix}-3, title: Another, status: ideas }
`;
const checkout = backlog('Checkout', 'A');
const search = backlog('Search', 'B');

describe('Two boards on two backlogs', () => {
  const workbench = useWorkbench({ files: { 'backlog.yaml': checkout, 'src/backlog.yaml': search } });
  const prefixes = { Checkout: 'A', Search: 'B' } as const;
  type Stream = keyof typeof prefixes;
  const streams: readonly Stream[] = ['Checkout', 'Search'];

  /** The board of a stream, wherever it is shown. */
  async function boardOf(stream: Stream): Promise<FrameLocator> {
    return eventually(async () => {
      const pages = workbench().page.locator('iframe.webview:visible');
      for (let place = 0; place < (await pages.count()); place += 1) {
        const board = pages.nth(place).contentFrame().locator('iframe').contentFrame();
        if ((await board.locator('h1').allTextContents()).includes(stream)) return board;
      }
      throw new Error(`The board of ${stream} is not shown.`);
    });
  }

  const card = async (stream: Stream, number: number) =>
    (await boardOf(stream)).locator(`[data-card="${prefixes[stream]}-${number}"]`);

  /** From left to right: the board of the first backlog, and that of the second. */
  const tabs = () => workbench().page.locator('.tabs-container .tab');

  /** Searches, opens an item and types a question that is not sent. */
  async function begin(stream: Stream): Promise<void> {
    const { page } = workbench();
    const board = await boardOf(stream);
    await (await card(stream, 1)).focus();
    await page.keyboard.press('/');
    await page.keyboard.type('task');
    await board.locator('.found').waitFor();
    await (await card(stream, 2)).focus();
    await page.keyboard.press('Enter');
    await board.getByRole('button', { name: '+ Question' }).press('Enter');
    await board.getByRole('textbox', { name: 'New question' }).fill(`Who asks ${stream}?`);
    await still(stream);
  }

  /** All of that is there. */
  const still = (stream: Stream) =>
    eventually(async () => {
      const board = await boardOf(stream);
      const there = {
        search: await board.getByRole('textbox', { name: /search/iu }).inputValue({ timeout: 2_000 }),
        open: await board.locator('.form').getAttribute('data-form', { timeout: 2_000 }),
        question: await board.getByRole('textbox', { name: 'New question' }).inputValue({ timeout: 2_000 }),
      };
      const asked = { search: 'task', open: `${prefixes[stream]}-2`, question: `Who asks ${stream}?` };
      assert.deepEqual(there, asked);
    }, 20_000);

  const files = async () => [await workbench().readFile(), await workbench().readFile('src/backlog.yaml')];

  /** Opens the board of the second backlog, as a person does from the tree of files. */
  async function openSecond(): Promise<void> {
    const { page, quickInput } = workbench();
    await page.keyboard.press('F1');
    await quickInput.locator('input').fill('src/backlog.yaml');
    await page.locator('.quick-input-list .monaco-list-row[data-index="0"][aria-label^="backlog.yaml"]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.editor-instance .monaco-editor').first().waitFor();
    await workbench().palette('Headwater: Open Board');
    await boardOf('Search');
    // Its text is not needed any more.
    await tabs().nth(1).click({ button: 'middle' });
    await tabs().nth(2).waitFor({ state: 'detached' });
  }

  it('are each what somebody was doing on it, side by side', async () => {
    // Beside each other, each has room for its panel.
    await workbench().closeSideBars();
    await begin('Checkout');
    await openSecond();
    await workbench().palette('View: Move Editor into Right Group');
    await tabs().first().click();
    await still('Checkout');
    await begin('Search');
    await still('Checkout');
  });

  it('change each its own file only', async () => {
    const { page } = workbench();
    const board = await boardOf('Checkout');
    await (await card('Checkout', 1)).focus();
    await page.keyboard.press('m');
    await board.getByRole('menuitem', { name: /^done/u }).press('Enter');
    await eventually(async () => {
      const [own, other] = await files();
      assert.match(own ?? '', /A-1, title: Task one, status: done/u);
      assert.equal(other, search);
    });
    for (const stream of streams) await still(stream);
  });

  it('lose nothing when one is moved to the other’s editor group', async () => {
    await tabs().last().click();
    await workbench().palette('View: Move Editor into Left Group');
    await eventually(async () => {
      assert.equal(await workbench().page.locator('iframe.webview:visible').count(), 1);
    });
    await still('Search');
    await tabs().first().click();
    await still('Checkout');
  });

  it('lose nothing when the window is loaded again', async () => {
    await workbench().hasKept(/Who asks Checkout\?/u);
    await workbench().hasKept(/Who asks Search\?/u);
    const before = await files();
    await workbench().reload();
    // VS Code may have kept the editor groups of a moment ago; the order of the tabs is the same in both.
    await tabs().first().click();
    await still('Checkout');
    await tabs().last().click();
    await still('Search');
    assert.deepEqual(await files(), before);
  });
});
