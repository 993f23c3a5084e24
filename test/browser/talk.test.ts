import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { fixture } from '../support/places.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

describe('Concerns and questions by the palette', () => {
  const plan = readFileSync(join(fixture('workspace'), 'backlog.yaml'), 'utf8');
  const decided = plan
    .replace('type: experiment\n', 'type: experiment\n    decisions: [ADR-0004]\n')
    .replace(/( {4}- \{ id: done.*\n)/u, '$1    - { id: dropped, name: Not doing, stage: dropped }\n');
  const record = { 'docs/decisions/0004-orders-of-guests.md': '# 4. Let guests order\n\nStatus: accepted\n' };
  const workbench = useWorkbench({
    settings: { 'headwater.me': 'ana' },
    files: { ...record, 'backlog.yaml': decided },
  });

  /** Types into the field that a command opened, once it asks this, and presses Enter. */
  async function answer(question: string, text: string): Promise<void> {
    const { quickInput, page } = workbench();
    await quickInput.filter({ hasText: question }).waitFor();
    await quickInput.locator('input').fill(text);
    await page.keyboard.press('Enter');
  }

  /** Picks a choice of the list that asks this. */
  async function pick(question: string, choice: string): Promise<void> {
    const { quickInput, page } = workbench();
    await quickInput.locator(`input[placeholder="${question}"]`).fill(choice);
    await quickInput.locator('.monaco-list-row[data-index="0"]').filter({ hasText: choice }).waitFor();
    await page.keyboard.press('Enter');
  }

  const says = (text: RegExp) =>
    eventually(async () => {
      assert.match(await workbench().readFile(), text);
    });

  it('raises one about the plan without a name, after saying what the commit shows', async () => {
    await workbench().palette('Headwater: Raise a Concern…');
    await pick('What is the concern about?', 'The plan as a whole');
    await answer('What do you fear for the plan?', 'Three months, not three weeks');
    await workbench().quickInput.getByText('The commit will still show who made it.').waitFor();
    assert.doesNotMatch(await workbench().readFile(), /Three months/u);
    await pick('Who raises it?', 'Unnamed');
    await says(/^concerns:\n {2}- about: Three months, not three weeks\n {4}at: [^\n]*\nitems:/mu);
  });

  it('offers the text to copy, and writes nothing then', async () => {
    const before = await workbench().readFile();
    await workbench().board.card('PAY-18').focus();
    await workbench().palette('Headwater: Raise a Concern…');
    await answer('What do you fear for PAY-18?', 'Guests give up');
    await pick('Who raises it?', 'Copy the text instead');
    await workbench()
      .page.locator('.statusbar-item')
      .filter({ hasText: 'Copied. Nothing was written' })
      .first()
      .waitFor();
    assert.equal(await workbench().readFile(), before);
  });

  it('is heard, looked into and answered as one step each, and thanks who raised it', async () => {
    await workbench().palette('Headwater: Hear a Concern…');
    await pick('Which concern have you heard?', 'Three months');
    await says(/heard: \{ at: [^\n]*, by: ana \}/u);
    await workbench().palette('Headwater: Answer a Concern…');
    await pick('Which concern do you answer?', 'Three months');
    await answer('What has looking into it shown?', 'A dump takes nine hours');
    await pick('How large is the risk?', 'High');
    await pick('What becomes of it?', 'The plan was changed');
    await answer('What is done about it?', 'Split in two');
    await says(/finding: A dump takes nine hours\n {4}risk: high\n {4}response: plan-changed/u);
    await workbench()
      .page.locator('.statusbar-item')
      .filter({ hasText: 'Thanks to whoever raised it.' })
      .first()
      .waitFor();
  });

  it('turns away who raised it by name, and says why', async () => {
    await workbench().board.card('PAY-18').focus();
    await workbench().palette('Headwater: Raise a Concern…');
    await answer('What do you fear for PAY-18?', 'Guests give up');
    await pick('Who raises it?', 'By name: Ana Ruiz');
    await says(/about: Guests give up\n {8}by: ana/u);
    const before = await workbench().readFile();
    await workbench().palette('Headwater: Hear a Concern…');
    await pick('Which concern have you heard?', 'Guests give up');
    assert.match(await workbench().notificationText(), /somebody else/iu);
    assert.equal(await workbench().readFile(), before);
  });

  it('offers the text to copy in the item’s panel, too', async () => {
    const { board } = workbench();
    const before = await workbench().readFile();
    await board.card('PAY-19').focus();
    await workbench().page.keyboard.press('Enter');
    await board.frame.getByRole('button', { name: 'Concern' }).click();
    await board.frame.getByRole('textbox', { name: 'New concern' }).fill('Nobody asked the guests');
    await board.frame.getByLabel('Without my name').click();
    await board.frame.getByRole('button', { name: 'Copy the text for somebody you trust' }).click();
    await board.frame.getByText('Copied. Nothing was written.').waitFor();
    assert.equal(await workbench().readFile(), before);
    await workbench().page.keyboard.press('Escape');
  });

  it('offers to look at a decision again, when a reading misses its target', async () => {
    await workbench().board.card('PAY-9').focus();
    await workbench().palette('Headwater: Record Usage of Item…');
    await answer('What shows that it is used?', 'guest orders');
    await answer('What is hoped for of guest orders?', '>= 40');
    await answer('What does guest orders read now?', '31');
    await pick('PAY-9: guest orders is 31, and ≥ 40 was hoped for. What comes next?', 'Look at ADR-0004 again');
    await says(
      /title: "?Look at ADR-0004 again: guest orders is 31"?\n(?: {4}.*\n)* {4}parent: PAY-9\n {4}decisions: \[ADR-0004\]/u,
    );
  });

  it('offers the same in the item’s panel, until one of it is in the plan', async () => {
    const { board, page } = workbench();
    await board.card('PAY-9').focus();
    await page.keyboard.press('Enter');
    const panel = board.frame.getByRole('dialog');
    const reading = panel.getByRole('textbox', { name: 'Reading' });
    await reading.waitFor();
    assert.equal(await panel.locator('.missed').count(), 0, 'the decision is looked at again');
    await reading.fill('32');
    await reading.press('Enter');
    await panel.getByText('PAY-9: guest orders is 32, and ≥ 40 was hoped for. What comes next?').waitFor();
    await panel.getByRole('button', { name: 'Look at ADR-0004 again', exact: true }).waitFor();
    await says(/reading: 32/u);
    const before = await workbench().readFile();
    await panel.getByRole('button', { name: 'Take it out again…' }).press('Enter');
    await board.frame.getByLabel('Reason').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await workbench().readFile(), before);
    await panel.getByRole('button', { name: 'Add a follow-up item' }).press('Enter');
    await says(
      /title: Bring guest orders to ≥ 40\n(?: {4}.*\n)* {4}why: PAY-9 is in use, and guest orders is 32 [^\n]*\n {4}parent: PAY-9\n/u,
    );
    await panel.locator('.missed').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('leads from the item’s panel to the record of a decision', async () => {
    const { board, page } = workbench();
    await board.card('PAY-9').focus();
    await page.keyboard.press('Enter');
    await board.frame.getByRole('button', { name: 'ADR-0004', exact: true }).press('Enter');
    await page.locator('.tab.active[data-resource-name="0004-orders-of-guests.md"]').waitFor();
    await page.locator('.tab[data-resource-name="backlog.yaml"]').click();
    await board.card('PAY-9').waitFor();
    await page.keyboard.press('Escape');
  });

  it('asks somebody a question about the focused card, and answers it', async () => {
    await workbench().board.card('PAY-18').focus();
    await workbench().palette('Headwater: Ask a Question…');
    await answer('What do you ask about PAY-18?', 'Which window?');
    await pick('Who is asked?', 'Ben Okafor');
    await says(/ask: Which window\?\n {8}of: ben/u);
    await workbench().palette('Headwater: Answer a Question…');
    await pick('Which question do you answer?', 'Which window?');
    await answer('Which window?', 'Sunday');
    await says(/answer: Sunday\n {8}answered: \{ at: [^\n]*, by: ana \}/u);
  });
});
