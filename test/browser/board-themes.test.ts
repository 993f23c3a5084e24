import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Board } from '../support/board.ts';
import { useWorkbench } from '../support/useWorkbench.ts';
import { type Workbench, allThemes } from '../support/workbench.ts';

/** Something that a person may see on the board: how they come to it, and back to the board alone. */
interface State {
  readonly name: string;
  readonly enter: (workbench: Workbench) => Promise<unknown>;
  readonly leave?: (workbench: Workbench) => Promise<unknown>;
}

/** What a key on a card opens, and Escape closes. */
function opened(key: string, name: string, shown: (board: Board) => ReturnType<Board['card']>): State {
  return {
    name,
    enter: async ({ board, page }) => {
      await board.card('PAY-18').focus();
      await page.keyboard.press(key);
      await shown(board).waitFor();
    },
    leave: async ({ board, page }) => {
      await page.keyboard.press('Escape');
      await shown(board).waitFor({ state: 'hidden' });
    },
  };
}

const dialog = (key: string, name: string): State =>
  opened(key, name, ({ frame }) => frame.getByRole('dialog', { name, exact: true }));

/** What another text of the file shows: something that the board of the text before does not. */
function written(name: string, text: (before: string) => string, shown: (board: Board) => Locator): State {
  let before = '';
  return {
    name,
    enter: async (workbench) => {
      before = await workbench.readFile();
      const after = text(before);
      assert.notEqual(after, before);
      assert.equal(await shown(workbench.board).count(), 0);
      await workbench.writeFile(after);
      await shown(workbench.board).first().waitFor();
    },
    leave: async (workbench) => {
      await workbench.writeFile(before);
      await shown(workbench.board).first().waitFor({ state: 'detached' });
      await workbench.board.card('PAY-18').waitFor();
    },
  };
}

function searched(name: string, text: string, shown: string): State {
  return {
    name,
    enter: async ({ board, page }) => {
      await board.card('PAY-18').focus();
      await page.keyboard.press('/');
      await page.keyboard.type(text);
      await board.frame.getByText(shown).first().waitFor();
    },
    leave: async ({ board, page }) => {
      await page.keyboard.press('Escape');
      await board.card('PAY-18').waitFor();
    },
  };
}

async function chooseLanes({ board, page }: Workbench, by: string): Promise<void> {
  await board.card('PAY-18').focus();
  await page.keyboard.press('v');
  const lanes = board.frame.getByRole('combobox', { name: 'Lanes' });
  await lanes.selectOption(by);
  await page.keyboard.press('Escape');
  await lanes.waitFor({ state: 'hidden' });
}

const states: readonly State[] = [
  { name: 'the board', enter: ({ board }) => board.card('PAY-18').waitFor() },
  {
    name: 'an item with all of its parts',
    enter: async ({ board, page }) => {
      await board.card('PAY-12').focus();
      await page.keyboard.press('Enter');
      const form = board.frame.getByRole('dialog');
      await form.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
      const adds = form.getByRole('group', { name: 'Add', exact: true }).getByRole('button');
      while ((await adds.count()) > 0) await adds.first().click();
    },
    leave: async ({ board }) => {
      await board.frame.getByRole('button', { name: 'Close' }).click();
      await board.frame.getByRole('dialog').waitFor({ state: 'detached' });
    },
  },
  dialog('c', 'Columns and limits'),
  dialog('?', 'Keys of the board'),
  dialog('m', 'Move PAY-18 to…'),
  dialog('f', 'Filter'),
  dialog('v', 'View'),
  opened('n', 'a title being typed', (board) => board.column('ready').getByRole('textbox')),
  opened('b', 'what a card waits for', ({ frame }) => frame.getByLabel('Reason')),
  {
    name: 'a reason over a limit',
    enter: async ({ board, page }) => {
      await board.card('PAY-18').focus();
      await page.keyboard.press('m');
      await board.frame.getByRole('menuitem', { name: /^In progress/u }).press('Enter');
      await board.frame.getByLabel('Reason').waitFor();
    },
    leave: async ({ board, page }) => {
      await page.keyboard.press('Escape');
      await board.frame.getByLabel('Reason').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'selected cards',
    enter: async ({ board, page }) => {
      await board.card('PAY-18').focus();
      await page.keyboard.press('Shift+ArrowDown');
      await board.frame.locator('[aria-selected="true"]').nth(1).waitFor();
    },
    leave: async ({ board, page }) => {
      await page.keyboard.press('Escape');
      await board.frame.locator('[aria-selected="true"]').first().waitFor({ state: 'detached' });
    },
  },
  searched('found cards', 'yen', '1 of 6 shown'),
  searched('nothing found', 'zebra', '0 of 6 shown'),
  { name: 'lanes', enter: (at) => chooseLanes(at, 'person'), leave: (at) => chooseLanes(at, 'none') },
  written(
    'an empty backlog',
    (text) => text.replace(/items:[^]*/u, 'items: []\n'),
    (board) => board.column('ready').locator('.empty'),
  ),
  written(
    'a card with an error',
    (text) => text.replace('title: Show the fee', 'title: Show: the fee'),
    (board) => board.card('PAY-19').locator('.error'),
  ),
  written(
    'a file with a problem',
    (text) => text.replace('id: review,', 'id: building,'),
    ({ frame }) => frame.getByRole('region', { name: 'Problems of the file' }),
  ),
  written(
    'an over-full column',
    (text) => text.replace('limit: 2', 'limit: 1'),
    (board) => board.column('building').and(board.frame.locator('.over')),
  ),
  written(
    'a later format',
    (text) => text.replace('headwater: 1', 'headwater: 9'),
    ({ frame }) => frame.locator('.read-only'),
  ),
  written(
    'a merge conflict',
    (text) =>
      text.replace(/( {4}title: Show the fee.*\n)/u, '<<<<<<< ours\n$1=======\n    title: Show all\n>>>>>>> theirs\n'),
    ({ frame }) => frame.getByText('Show all').first(),
  ),
];

describe('The board for every eye', () => {
  const workbench = useWorkbench();

  for (const theme of allThemes) {
    describe(`in the theme ${theme}, has nothing that axe finds wrong:`, () => {
      before(async () => {
        await workbench().setTheme(theme);
      });

      for (const { name, enter, leave } of states) {
        it(name, async () => {
          await enter(workbench());
          assert.deepEqual(await workbench().board.axe(), []);
          await leave?.(workbench());
        });
      }
    });
  }
});
