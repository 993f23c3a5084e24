import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

describe('Moving cards on the board', () => {
  const workbench = useWorkbench();
  const focused = () =>
    workbench()
      .board.frame.locator('body')
      .evaluate(({ ownerDocument }) => ownerDocument.activeElement?.getAttribute('data-card') ?? '');
  /** The lines that the file has gained and lost, in the order of the diff. */
  const changed = async () => {
    const diff = await workbench().git('diff', '-U0');
    return diff.split('\n').filter((line) => /^[-+](?![-+])/u.test(line));
  };
  const cardsIn = (column: string, expected: string[]) =>
    eventually(async () => {
      assert.deepEqual(await workbench().board.cardsIn(column), expected);
    });

  /** Waits until the file on disk has gained a line: what the board shows is saved a moment later. */
  const gains = (line: RegExp) =>
    eventually(async () => {
      assert.match((await changed()).join('\n'), line);
      assert.equal(await workbench().isDirty(), false);
    });

  afterEach(async () => {
    await workbench().git('checkout', '--', 'backlog.yaml');
    await cardsIn('ready', ['PAY-18', 'PAY-19']);
    await cardsIn('ideas', ['PAY-21']);
  });

  it('by dropping one on a header changes its status and its history, and leaves it the focus', async () => {
    const { board } = workbench();
    await board.drag('PAY-18', board.column('review').locator('h2'));
    await cardsIn('review', ['PAY-18']);
    await gains(/^-\s+status: ready\n\+\s+status: review\n\+\s+- \{ at: .*to: review.*$/u);
    assert.equal(await focused(), 'PAY-18');
  });

  it('between two others brings its block along', async () => {
    const { board } = workbench();
    await board.drag('PAY-21', board.card('PAY-18'), 'bottom');
    await cardsIn('ready', ['PAY-18', 'PAY-21', 'PAY-19']);
    await gains(/to: ready/u);
    assert.equal(await focused(), 'PAY-21');
  });

  it('by keyboard walks, steps and keeps the focus', async () => {
    const { board, page } = workbench();
    await board.card('PAY-21').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'PAY-19');
    await eventually(async () => {
      await page.keyboard.press('Alt+ArrowUp');
      assert.deepEqual(await board.cardsIn('ready'), ['PAY-19', 'PAY-18']);
    });
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(async () => {
      assert.deepEqual((await board.cardsIn('ideas')).toSorted(), ['PAY-19', 'PAY-21']);
      assert.equal(await focused(), 'PAY-19');
    });
    await gains(/to: ideas/u);
  });

  it('over a limit asks for the reason in place: Escape leaves it, Enter records it', async () => {
    const { board, page } = workbench();
    const reason = board.column('building').getByLabel('Reason');
    await board.drag('PAY-18', board.column('building').locator('h2'));
    await reason.waitFor();
    assert.match(await board.column('building').locator('.reason').innerText(), /PAY-12.*PAY-15/u);
    await page.keyboard.press('Escape');
    await reason.waitFor({ state: 'detached' });
    assert.equal(await focused(), 'PAY-18');
    assert.deepEqual(await changed(), []);

    await board.drag('PAY-18', board.column('building').locator('h2'));
    await reason.waitFor();
    await page.keyboard.type('Hotfix for a day');
    await page.keyboard.press('Enter');
    await gains(/over: Hotfix for a day/u);
    assert.equal(await focused(), 'PAY-18');
  });
});
