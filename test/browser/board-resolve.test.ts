import assert from 'node:assert/strict';
import { conflictStory } from '../support/conflictStory.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';
import { type Workbench, allThemes } from '../support/workbench.ts';

/** Merges two branches in the workspace, while its board is open. Gives the text with git's markers. */
async function mergeBranches(workbench: Workbench, about: 'apart' | 'together'): Promise<string> {
  await mergeSides(workbench, 'backlog.yaml', conflictStory(about));
  await resolveButton(workbench).waitFor();
  return workbench.readFile();
}

/** The texts of a file from which two branches come, and that they have; `start` is what the backlog says for that. */
type Sides = Record<'base' | 'ours' | 'theirs', string> & { readonly start?: string };

/** Merges two branches that changed a file, which git cannot. The items shown are PAY-1 and PAY-2 throughout. */
async function mergeSides(workbench: Workbench, file: string, { start, base, ours, theirs }: Sides): Promise<void> {
  const commit = async (text: string) => {
    await workbench.writeFile(text, file);
    await workbench.git('add', '--all');
    await workbench.git('commit', '--quiet', '--allow-empty', '--message=change');
  };
  if (start !== undefined) await workbench.writeFile(start);
  await commit(base);
  // The board may still show the conflict of the test before.
  await eventually(async () => {
    assert.equal(await resolveButton(workbench).count(), 0);
    assert.deepEqual(await workbench.board.cardsIn('ideas'), ['PAY-1', 'PAY-2']);
  });
  await workbench.git('checkout', '--quiet', '-B', 'feature');
  await commit(theirs);
  await workbench.git('checkout', '--quiet', '-B', 'trunk', 'HEAD~1');
  await commit(ours);
  await assert.rejects(workbench.git('merge', 'feature'));
}

function resolveButton({ board }: Workbench) {
  return board.frame.getByRole('region', { name: 'Merge conflict' }).getByRole('button', { name: 'Resolve' });
}

function dialogOf({ board }: Workbench) {
  return board.frame.getByRole('dialog', { name: '3 fields that both sides changed' });
}

async function spoken({ board }: Workbench): Promise<string> {
  return board.frame.locator('[data-live]').innerText();
}

/** Undoes on the board, as a person does, until the file is this again. */
async function undoTo(workbench: Workbench, text: string): Promise<void> {
  await workbench.page.keyboard.press('Control+z');
  await resolveButton(workbench).waitFor();
  await workbench.page.keyboard.press('Control+s');
  await eventually(async () => {
    assert.equal(await workbench.readFile(), text);
  });
}

describe('A merge conflict on the board', () => {
  const workbench = useWorkbench();

  afterEach(async () => {
    await workbench().git('reset', '--quiet', '--hard');
    await workbench().git('clean', '--quiet', '--force', '-d', 'backlog');
  });

  it('is resolved by a click where nothing is to be chosen, and comes back by undo', async () => {
    const conflicted = await mergeBranches(workbench(), 'apart');
    const { board } = workbench();
    assert.equal(await board.text(), 'ideas: PAY-2\nready: PAY-1\ndone:');
    await resolveButton(workbench()).click();
    await eventually(async () => {
      assert.equal(await board.text(), 'ideas:\nready: PAY-1 PAY-2\ndone:');
      assert.match(await spoken(workbench()), /^The conflict is resolved/u);
    });
    assert.doesNotMatch(await workbench().readFile(), /^[<=>]{7}/mu);
    // The button that was clicked is gone: a card has the focus, so that keys go on working.
    assert.equal(await board.frame.locator('[data-card]:focus').count(), 1);
    await undoTo(workbench(), conflicted);
  });

  it('is resolved by keyboard alone, field by field, and comes back by undo', async () => {
    const conflicted = await mergeBranches(workbench(), 'together');
    const { board, page } = workbench();
    await board.card('PAY-1').focus();
    const focusedName = () => board.frame.locator(':focus').innerText();
    await eventually(async () => {
      await page.keyboard.press('Shift+Tab');
      assert.equal(await focusedName(), 'Resolve');
    });
    await page.keyboard.press('Enter');
    const dialog = dialogOf(workbench());
    await dialog.waitFor();
    const [title, estimate, notes] = ['title', 'estimate', 'notes'].map((field) =>
      dialog.getByRole('group', { name: new RegExp(`· ${field}$`) }),
    );
    assert(title && estimate && notes);
    // The first choice has the focus. Space takes it, arrows go on within a field, Tab to the next one.
    assert.equal(await title.getByRole('radio').first().evaluate(isFocused), true);
    await page.keyboard.press('Space');
    assert.equal(await title.getByRole('radio', { name: /^Ours \(HEAD\)/u }).isChecked(), true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    assert.equal(await estimate.getByRole('radio', { name: /^Theirs \(feature\)/u }).isChecked(), true);
    assert.equal(await dialog.getByRole('status').innerText(), '1 field still open');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await notes.getByRole('radio', { name: /^Both/u }).isChecked(), true);
    assert.equal(await dialog.getByRole('status').innerText(), 'All chosen');
    assert.equal(await workbench().readFile(), conflicted);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => {
      assert.equal(await board.text(), 'ideas:\nready: PAY-1 PAY-2\ndone:');
      assert.match(await spoken(workbench()), /^The conflict is resolved/u);
    });
    const resolved = await workbench().readFile();
    assert.match(
      resolved,
      /title: {3}Pay once {3}# as they say\n {4}estimate: 3d\n {4}notes: \|\n {6}one\n {6}due\n {6}zwei\n/u,
    );
    assert.equal(await board.frame.locator('[data-card]:focus').count(), 1);
    await undoTo(workbench(), conflicted);
  });

  it('is left as it is by Escape, with the focus where it was', async () => {
    const conflicted = await mergeBranches(workbench(), 'together');
    await resolveButton(workbench()).focus();
    await workbench().page.keyboard.press('Enter');
    const dialog = dialogOf(workbench());
    await dialog.waitFor();
    await workbench().page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => {
      assert.equal(await resolveButton(workbench()).evaluate(isFocused), true);
    });
    assert.equal(await workbench().readFile(), conflicted);
  });

  it('in the file of one item is resolved from the item’s panel by keyboard, and Escape goes back to its card', async () => {
    const { board, page } = workbench();
    const item = (why: string, rest = '') => `rank: a0\nid: PAY-1\ntitle: Pay once\nwhy: ${why}\n${rest}`;
    await workbench().writeFile('rank: a1\nid: PAY-2\ntitle: Other\n', 'backlog/PAY-2.yaml');
    await mergeSides(workbench(), 'backlog/PAY-1.yaml', {
      start: 'headwater: 1\nboard: { columns: [ideas, ready, done] }\nitems: backlog/\n',
      base: item('because'),
      ours: item('it hurts'),
      theirs: item('it costs', 'estimate: 2d\n'),
    });
    const card = board.card('PAY-1');
    await card.locator('.error').waitFor();
    await card.focus();
    await page.keyboard.press('Enter');
    const resolve = board.frame.getByRole('list', { name: 'Problems' }).getByRole('button', { name: 'Resolve' });
    const dialog = board.frame.getByRole('dialog', { name: '1 field that both sides changed' });
    await resolve.focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    assert.deepEqual(await board.axe(), []);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => {
      assert.equal(await card.evaluate(isFocused), true);
    });
    await resolve.focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    assert.equal(await dialog.getByRole('radio', { name: /^Theirs \(feature\)/u }).isChecked(), true);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => {
      assert.equal(await workbench().readFile('backlog/PAY-1.yaml'), item('it costs', 'estimate: 2d\n'));
      assert.match(await spoken(workbench()), /^The conflict is resolved/u);
    });
    await eventually(async () => {
      assert.equal(await resolve.count(), 0);
    });
  });

  for (const theme of allThemes) {
    it(`has nothing that axe finds wrong in the theme ${theme}, with and without the question`, async () => {
      await mergeBranches(workbench(), 'together');
      await workbench().setTheme(theme);
      assert.deepEqual(await workbench().board.axe(), []);
      await resolveButton(workbench()).click();
      await dialogOf(workbench()).waitFor();
      assert.deepEqual(await workbench().board.axe(), []);
      await workbench().page.keyboard.press('Escape');
      await dialogOf(workbench()).waitFor({ state: 'detached' });
    });
  }

  it('is refused nothing by the content security policy', () => {
    assert.deepEqual(workbench().policyViolations, []);
  });
});

function isFocused(element: Element): boolean {
  return element === element.ownerDocument.activeElement;
}
