import { type BoardState, dialog, opened, searched, wide, within, written } from './boardState.ts';
import type { Workbench } from './workbench.ts';

const card = 'PAY-18';

async function chooseLanes({ board, page }: Workbench, by: string): Promise<void> {
  await board.card(card).focus();
  await page.keyboard.press('v');
  const lanes = board.frame.getByRole('combobox', { name: 'Lanes' });
  await lanes.selectOption(by);
  await page.keyboard.press('Escape');
  await lanes.waitFor({ state: 'hidden' });
}

async function openItem({ board, page }: Workbench, id: string): Promise<void> {
  await board.card(id).focus();
  await page.keyboard.press('Enter');
  await board.frame.getByRole('dialog').getByRole('textbox', { name: 'Title', exact: true }).waitFor();
}

async function closeItem({ board }: Workbench): Promise<void> {
  await board.frame.getByRole('button', { name: 'Close' }).click();
  await board.frame.getByRole('dialog').waitFor({ state: 'detached' });
}

const item: BoardState = { name: 'an item', enter: (at) => openItem(at, 'PAY-12'), leave: closeItem };

const laterFormat = written(
  'a later format',
  (text) => text.replace('headwater: 1', 'headwater: 9'),
  ({ frame }) => frame.locator('.read-only'),
);

/** A card that is held over another column. */
const dragging: BoardState = {
  name: 'dragging',
  enter: async ({ board, page }) => {
    await board.card(card).hover();
    await page.mouse.down();
    const over = await board.card('PAY-21').boundingBox();
    if (over === null) throw new Error('There is no card to drag over.');
    await page.mouse.move(over.x + 40, over.y + over.height - 4, { steps: 5 });
    await page.mouse.move(over.x + 42, over.y + over.height - 5);
    await board.frame.locator('.edge-bottom, .edge-top').first().waitFor();
  },
  leave: async ({ board, page }) => {
    await page.keyboard.press('Escape');
    await board.frame.locator('.lifted, .drop, .edge-top, .edge-bottom').first().waitFor({ state: 'detached' });
    await page.mouse.up();
  },
};

const conflict = written(
  'a merge conflict',
  (text) =>
    text.replace(/( {4}title: Show the fee.*\n)/u, '<<<<<<< ours\n$1=======\n    title: Show all\n>>>>>>> theirs\n'),
  ({ frame }) => frame.getByText('Show all').first(),
);

/** What both sides of a merge changed, and somebody has to say. */
const question: BoardState = {
  name: 'a question of a merge',
  enter: async ({ board }) => {
    await board.frame.getByRole('region', { name: 'Merge conflict' }).getByRole('button', { name: 'Resolve' }).click();
    await board.frame.getByRole('dialog', { name: /both sides changed/u }).waitFor();
  },
  leave: async ({ board, page }) => {
    await page.keyboard.press('Escape');
    await board.frame.getByRole('dialog', { name: /both sides changed/u }).waitFor({ state: 'detached' });
  },
};

/** What cannot be done, and no reason helps: the item was deleted while its card was held. */
function refused(): BoardState {
  let before = '';
  return {
    name: 'a refused notice',
    enter: async (workbench) => {
      const { board, page } = workbench;
      before = await workbench.readFile();
      await dragging.enter(workbench);
      await workbench.writeFile(before.replace(/ {2}- id: PAY-18\n(?: {4}.*\n)+/u, ''));
      await board.card(card).waitFor({ state: 'detached' });
      await page.mouse.up();
      await board.frame.locator('.notice.refused').waitFor();
    },
    leave: async (workbench) => {
      await workbench.writeFile(before);
      await workbench.board.card(card).waitFor();
      await workbench.board.frame.getByRole('button', { name: 'Dismiss' }).click();
      await workbench.board.frame.locator('.notice.refused').waitFor({ state: 'detached' });
    },
  };
}

const narrow = wide('at 320 px', 320, 800);
const broad = wide('at 2,560 px', 2_560, 1_300);

const openThings: readonly BoardState[] = [
  item,
  {
    name: 'an item with all of its parts',
    enter: async (workbench) => {
      await openItem(workbench, card);
      const adds = workbench.board.frame.getByRole('group', { name: 'Add', exact: true }).getByRole('button');
      while ((await adds.count()) > 0) await adds.first().click();
    },
    leave: closeItem,
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
      await board.card(card).focus();
      await page.keyboard.press('m');
      await board.frame.getByRole('menuitem', { name: /^In progress/u }).press('Enter');
      await board.frame.getByLabel('Reason').waitFor();
    },
    leave: async ({ board, page }) => {
      await page.keyboard.press('Escape');
      await board.frame.getByLabel('Reason').waitFor({ state: 'detached' });
    },
  },
];

const looks: readonly BoardState[] = [
  {
    name: 'selected cards',
    enter: async ({ board, page }) => {
      await board.card(card).focus();
      await page.keyboard.press('Shift+ArrowDown');
      await board.frame.locator('[aria-selected="true"]').nth(1).waitFor();
    },
    leave: async ({ board, page }) => {
      await page.keyboard.press('Escape');
      await board.frame.locator('[aria-selected="true"]').first().waitFor({ state: 'detached' });
    },
  },
  dragging,
  searched('found cards', 'yen', '1 of 6 shown'),
  searched('nothing found', 'zebra', '0 of 6 shown'),
  { name: 'lanes', enter: (at) => chooseLanes(at, 'person'), leave: (at) => chooseLanes(at, 'none') },
];

const texts: readonly BoardState[] = [
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
  laterFormat,
  within(laterFormat, item),
  conflict,
  within(conflict, question),
  refused(),
];

/** Everything that may be on the board, one after the other. Each begins and ends at the board alone. */
export const boardStates: readonly BoardState[] = [
  { name: 'the board', enter: ({ board }) => board.card(card).waitFor() },
  ...openThings,
  ...looks,
  ...texts,
  narrow,
  within(narrow, item),
  within(narrow, dialog('c', 'Columns and limits')),
  broad,
  within(broad, item),
];
