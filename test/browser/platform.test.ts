import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';
import { allThemes } from '../support/workbench.ts';

const checkout = `headwater: 1
stream: Checkout
board:
  columns:
    - { id: ideas, name: Ideas, stage: idea }
    - { id: building, name: Building, stage: active, limit: 1, policy: block }
    - { id: live, name: Live, stage: done }
items:
  - { id: PAY-1, title: Survive a lost database, type: reliability, status: ideas }
  - { id: PAY-2, title: Gift wrapping, type: feature, status: ideas }
  - { id: PAY-3, title: Rotate the signing key, type: security, status: building }
`;
const search = `headwater: 1
stream: Search
board: { columns: [ideas, ready, { id: doing, stage: active }, done], types: { upkeep: infrastructure } }
items:
  - { id: PAY-1, title: Move the index, type: upkeep, status: ready }
  - { id: SRC-2, title: Synonyms, status: ready }
`;

describe('The platform view', () => {
  const workbench = useWorkbench({
    files: { 'backlog.yaml': checkout, 'src/backlog.yaml': search },
    opensBoard: false,
  });
  const shows = (text: string) =>
    eventually(async () => {
      const lanes = await workbench()
        .board.frame.locator('[data-lane]')
        .evaluateAll((all) =>
          all.map((lane) => {
            const titles = [...lane.querySelectorAll('[data-column]')].map((column) => {
              const cards = [...column.querySelectorAll('.title')].map((title) => title.textContent);
              return cards.length === 0 ? '' : ` ${column.getAttribute('data-column') ?? ''}: ${cards.join(', ')};`;
            });
            return `${lane.getAttribute('data-lane') ?? ''}:${titles.join('')}`;
          }),
        );
      assert.equal(lanes.join('\n'), text);
    });
  const both = async () => [await workbench().readFile(), await workbench().readFile('src/backlog.yaml')];
  const spoken = () => workbench().board.frame.locator('[data-live]').textContent();
  const card = (title: string) => workbench().board.frame.locator('[data-card]').filter({ hasText: title });
  /** Sends the card that has the focus to a column, by keyboard. */
  const send = async (column: RegExp) => {
    const { board, page } = workbench();
    await page.keyboard.press('m');
    await board.frame.getByRole('menuitem', { name: column }).focus();
    await page.keyboard.press('Enter');
  };
  /** Where a stage of a stream is. */
  const cell = (stream: string, stage: string) =>
    workbench().board.frame.locator(`[data-lane="${stream}"] [data-column="${stage}"]`);
  /** Takes changes back, one by one, until both files are as they were. */
  const undoAll = async () => {
    await card('Move the index').focus();
    await eventually(async () => {
      await workbench().page.keyboard.press('Control+z');
      assert.deepEqual(await both(), [checkout, search]);
    });
    await shows(atFirst);
  };
  const atFirst =
    'Checkout: idea: Survive a lost database; active: Rotate the signing key;\nSearch: ready: Move the index;';

  it('gathers what keeps all streams running, by stream', async () => {
    await workbench().statusBar('headwater.wip').waitFor();
    await workbench().palette('Headwater: Open Platform View');
    await workbench().board.ready();
    await shows(atFirst);
    assert.deepEqual(await workbench().board.axe(), []);
    // Each lane is a grid of its own, and stands below the heads.
    const lefts = await workbench()
      .board.frame.locator('.cells')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.getBoundingClientRect().left)));
    assert.deepEqual(lefts, [lefts[0], lefts[0], lefts[0]]);
  });

  it('takes a key that comes with the focus for the card that has it', async () => {
    const { board, page } = workbench();
    for (const [title, id] of [
      ['Move the index', 'PAY-1'],
      ['Rotate the signing key', 'PAY-3'],
    ] as const) {
      await card(title).evaluate((element: HTMLElement) => {
        element.focus();
        element.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true, cancelable: true }));
      });
      await board.frame.getByText(`Move ${id} to…`).waitFor();
      await page.keyboard.press('Escape');
    }
  });

  it('moves an item in its own file only, and takes that back there', async () => {
    const { page } = workbench();
    const [main] = await both();
    await card('Move the index').focus();
    await send(/^In progress/);
    await shows(
      'Checkout: idea: Survive a lost database; active: Rotate the signing key;\nSearch: active: Move the index;',
    );
    await eventually(async () => {
      const [other, own] = await both();
      assert.equal(other, main);
      assert.match(own ?? '', /status: doing/u);
    });
    await card('Move the index').focus();
    await page.keyboard.press('Control+z');
    await shows(atFirst);
    await eventually(async () => {
      assert.deepEqual(await both(), [checkout, search]);
    });
  });

  it('moves by Alt with an arrow, as every board does, and says why nothing goes up or down', async () => {
    const { page } = workbench();
    await card('Move the index').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await shows(
      'Checkout: idea: Survive a lost database; active: Rotate the signing key;\nSearch: active: Move the index;',
    );
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(async () => {
      assert.match((await spoken()) ?? '', /keeps its place in its own file/u);
    });
    await page.keyboard.press('Alt+ArrowLeft');
    await shows(atFirst);
    await undoAll();
  });

  it('is dragged from stage to stage, and what is refused stays', async () => {
    await card('Move the index').dragTo(cell('Search', 'done'));
    await shows(
      'Checkout: idea: Survive a lost database; active: Rotate the signing key;\nSearch: done: Move the index;',
    );
    await eventually(async () => {
      const [other, own] = await both();
      assert.equal(other, checkout);
      assert.match(own ?? '', /type: upkeep, status: done/u);
    });
    await undoAll();
    await card('Survive a lost database').dragTo(cell('Checkout', 'active'));
    await workbench().board.frame.locator('.reason input').waitFor();
    assert.deepEqual(await both(), [checkout, search]);
    await workbench().page.keyboard.press('Escape');
    await shows(atFirst);
  });

  for (const theme of allThemes) {
    it(`has nothing that axe finds wrong in the theme ${theme}, with and without an open item`, async () => {
      const { board, page } = workbench();
      await workbench().setTheme(theme);
      assert.deepEqual(await board.axe(), []);
      await card('Move the index').focus();
      await page.keyboard.press('Enter');
      await board.frame.getByRole('dialog').getByRole('textbox', { name: 'Title', exact: true }).waitFor();
      assert.deepEqual(await board.axe(), []);
      await board.frame.getByRole('button', { name: 'Close' }).click();
      await board.frame.getByRole('dialog').waitFor({ state: 'detached' });
    });
  }

  it('is there after the window was loaded again, as it was left', async () => {
    const { board, page } = workbench();
    await card('Move the index').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('index');
    const left = 'Search: ready: Move the index;';
    await shows(left);
    await card('Move the index').focus();
    await page.keyboard.press('Enter');
    await board.frame.getByRole('dialog').getByRole('textbox', { name: 'Title', exact: true }).waitFor();
    await workbench().hasKept(/"open\\*":.*search\\*":\\*"index/u);
    await workbench().reload();
    await board.ready();
    await shows(left);
    await board.frame.getByRole('dialog').getByRole('textbox', { name: 'Title', exact: true }).waitFor();
    assert.equal(await board.frame.getByRole('textbox', { name: /search/iu }).inputValue(), 'index');
    await board.frame.getByRole('button', { name: 'Close' }).click();
    await card('Move the index').focus();
    await page.keyboard.press('Escape');
    await shows(atFirst);
    assert.deepEqual(await both(), [checkout, search]);
  });

  it('moves items of several files as one: all or none, with one reason, taken back as one', async () => {
    const { board, page } = workbench();
    await card('Move the index').focus();
    await page.keyboard.press('Space');
    await card('Survive a lost database').focus();
    await page.keyboard.press('Space');
    await send(/^In progress/);
    const reason = board.frame.locator('.reason input');
    await reason.waitFor();
    assert.deepEqual(await both(), [checkout, search]);
    await reason.fill('A day of calm');
    await reason.press('Enter');
    await eventually(async () => {
      const [main, other] = await both();
      assert.match(main ?? '', /PAY-1, title: Survive a lost database, type: reliability, status: building/u);
      assert.match(main ?? '', /over: A day of calm/u);
      assert.match(other ?? '', /status: doing/u);
    });
    await page.keyboard.press('Escape');
    await card('Move the index').focus();
    await page.keyboard.press('Control+z');
    await eventually(async () => {
      assert.deepEqual(await both(), [checkout, search]);
    });
  });

  it('has a menu on each card, which acts on the item’s own file', async () => {
    const { page, quickInput } = workbench();
    const [other] = await both();
    await card('Move the index').click({ button: 'right' });
    const question = quickInput.filter({ hasText: 'What does PAY-1 wait for?' });
    const choice = page.getByRole('menuitem', { name: 'Block or Unblock Item…' });
    // VS Code takes no click on a menu that it has only just opened.
    await eventually(async () => {
      if (await choice.isVisible()) await choice.click();
      await question.waitFor({ timeout: 2_000 });
    });
    await question.locator('input').fill('A maintenance window');
    await page.keyboard.press('Enter');
    await eventually(async () => {
      const [main, own] = await both();
      assert.equal(main, other);
      assert.match(own ?? '', /id: PAY-1, title: Move the index.*blocked: .*reason: A maintenance window/u);
    });
  });

  it('writes what is edited in the panel into the item’s own file, and keeps off what somebody changed since', async () => {
    const { board, page } = workbench();
    await card('Move the index').focus();
    await page.keyboard.press('Enter');
    const panel = board.frame.getByRole('dialog');
    const why = panel.getByRole('textbox', { name: 'Why', exact: true });
    await why.fill('The old disks fail');
    await why.press('Control+Enter');
    await eventually(async () => {
      assert.deepEqual(
        (await both()).map((text) => text.includes('why: The old disks fail')),
        [false, true],
      );
    });
    await eventually(async () => {
      await page.keyboard.press('Escape');
      assert.equal(await panel.count(), 0);
    });
    const mine = `${await workbench().readFile('src/backlog.yaml')}# mine\n`;
    await workbench().writeFile(mine, 'src/backlog.yaml');
    await card('Move the index').focus();
    await eventually(async () => {
      await page.keyboard.press('Control+z');
      assert.match((await spoken()) ?? '', /changed since|Nothing was changed here/u);
    });
    assert.equal(await workbench().readFile('src/backlog.yaml'), mine);
  });

  it('has nothing that adds items or edits columns', async () => {
    const { board, page } = workbench();
    await card('Move the index').focus();
    await page.keyboard.press('n');
    await page.keyboard.press('c');
    assert.equal(await board.frame.locator('.quick-add, dialog[open]').count(), 0);
    assert.equal(await board.frame.getByRole('button', { name: /^Add an item|^Edit columns/u }).count(), 0);
  });

  it('is refused nothing by the content security policy', () => {
    assert.deepEqual(workbench().policyViolations, []);
  });
});
