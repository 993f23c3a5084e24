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

  it('by dropping one on empty space changes the same two lines, and Ctrl+Z brings every byte back', async () => {
    const { board, page } = workbench();
    const before = await workbench().readFile();
    await board.drag('PAY-18', board.column('ideas'));
    await cardsIn('ideas', ['PAY-18', 'PAY-21']);
    await gains(/^-\s+status: ready\n\+\s+status: ideas\n\+\s+- \{ at: .*to: ideas.*$/u);
    await page.keyboard.press('Control+z');
    await cardsIn('ready', ['PAY-18', 'PAY-19']);
    await page.keyboard.press('Control+s');
    await eventually(async () => {
      assert.equal(await workbench().readFile(), before);
      assert.equal(await workbench().isDirty(), false);
    });
  });

  it('between two others moves its block, whole, and no other', async () => {
    const { board } = workbench();
    const before = await workbench().readFile();
    const block = /^ {2}- id: PAY-21\n(?: {4}.*\n)*/mu.exec(before)?.[0] ?? '';
    await board.drag('PAY-21', board.card('PAY-18'), 'bottom');
    await cardsIn('ready', ['PAY-18', 'PAY-21', 'PAY-19']);
    await gains(/to: ready/u);
    assert.equal(await focused(), 'PAY-21');
    const after = await workbench().readFile();
    const moved = /^ {2}- id: PAY-21\n(?: {4}.*\n)*/mu.exec(after)?.[0] ?? '';
    assert.equal(moved.replace('status: ready', 'status: ideas').replace(/.*to: ready.*\n/u, ''), block);
    assert.equal(after.replace(moved, ''), before.replace(block, ''));
    assert.ok(after.indexOf('id: PAY-18') < after.indexOf(moved) && after.indexOf(moved) < after.indexOf('id: PAY-19'));
  });

  it('by mouse and then at once by keyboard does both', async () => {
    const { board, page } = workbench();
    await board.drag('PAY-18', board.column('ideas').locator('h2'));
    await page.keyboard.press('Alt+ArrowRight');
    await gains(/to: ideas.*\n.*to: ready/u);
    await cardsIn('ready', ['PAY-18', 'PAY-19']);
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

  it('over a limit works without a mouse', async () => {
    const { board, page } = workbench();
    const reason = board.column('building').getByLabel('Reason');
    await board.card('PAY-19').focus();
    // VS Code learns a moment after the focus that the key is the board's.
    const ask = () =>
      eventually(async () => {
        await page.keyboard.press('Alt+ArrowRight');
        await reason.waitFor({ timeout: 1000 });
      });
    await ask();
    await page.keyboard.press('Enter');
    assert.ok(await reason.isVisible());
    await page.keyboard.press('Escape');
    await reason.waitFor({ state: 'detached' });
    assert.deepEqual(await changed(), []);
    assert.equal(await focused(), 'PAY-19');
    await ask();
    await page.keyboard.type('Agreed: two days # at most');
    await page.keyboard.press('Enter');
    await gains(/over: "Agreed: two days # at most"/u);
    assert.equal(await focused(), 'PAY-19');
  });
});

describe('Moving a card where settings act on saving', () => {
  const untidy = `headwater: 1   \nboard: { columns: [ideas, doing, done] }\nitems:\n  - id: A-1\n    title: One   \n    status: ideas`;
  const workbench = useWorkbench({
    files: { 'backlog.yaml': untidy },
    settings: {
      'editor.formatOnSave': true,
      'files.trimTrailingWhitespace': true,
      'files.insertFinalNewline': true,
      'files.trimFinalNewlines': true,
    },
  });

  it('leaves the other lines as they are', async () => {
    const { board } = workbench();
    await board.drag('A-1', board.column('doing').locator('h2'));
    await eventually(async () => {
      const text = await workbench().readFile();
      assert.match(text, /to: doing/u);
      const without = text.replace('status: doing', 'status: ideas').replace(/\n {4}history:\n.*to: doing \}/u, '');
      assert.equal(without, untidy);
      assert.equal(await workbench().isDirty(), false);
    });
  });
});
