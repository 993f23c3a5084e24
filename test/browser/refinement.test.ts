import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

const story = `headwater: 1
board:
  columns: [ideas, ready, { id: doing, stage: active }, { id: live, stage: done }, dropped]
  ready: [why, acceptance]
  voices: [support]
items:
  - id: PAY-1
    title: Guests pay without an account
    status: ideas
    why: They give up   # says support
  - { id: PAY-2, title: Receipts for guests, status: ideas, source: support }
`;

describe('A refinement session', () => {
  const workbench = useWorkbench({ files: { 'backlog.yaml': story } });
  /** What the list is called, and what it offers. */
  const offers = (text: RegExp) =>
    eventually(async () => {
      assert.match(await workbench().quickInput.innerText(), text);
    });
  const pick = async (label: string) => {
    await workbench().quickInput.locator('input').fill(label);
    await workbench().page.keyboard.press('Enter');
  };
  const answer = async (prompt: RegExp, text: string) => {
    await offers(prompt);
    await workbench().quickInput.locator('input').fill(text);
    await workbench().page.keyboard.press('Enter');
  };

  it('walks what waits by keyboard, writes each answer at once, and sums up', async () => {
    await workbench().palette('Headwater: Refine the Backlog');
    await offers(/Refinement 1 of 2: PAY-1 Guests pay without an account/);
    await offers(/support has said nothing about it yet/);
    await pick('not say yet when it is accepted');
    await answer(/When is it accepted\?/, 'A guest pays with a card');
    await offers(/Refinement 1 of 2: PAY-1/);
    await pick('support has said nothing');
    await answer(/What does it mean to support\?/, 'Half of our tickets');
    await offers(/Refinement 1 of 2: PAY-1/);
    await pick('Go on to the next item');
    await offers(/Refinement 2 of 2: PAY-2 Receipts for guests/);
    await pick('Decide against it');
    await answer(/A reason is needed/, 'They have the mail');
    await eventually(async () => {
      const text = await workbench().readFile();
      assert.match(text, /acceptance:\n {6}- A guest pays with a card\n/);
      assert.match(text, /source: support\n.*\n {8}says: Half of our tickets\n/);
      assert.match(text, /id: PAY-2.*status: dropped.*because: They have the mail/);
      assert.match(text, /why: They give up {3}# says support\n/);
    });
    const said = 'Items talked about: 2, criteria added: 1, ready now: 1, not ready yet: 0.';
    assert.ok((await workbench().notificationText()).includes(said));
    const notification = workbench().page.locator('.notification-list-item').filter({ hasText: said });
    await notification.getByRole('button', { name: 'Show Summary' }).first().click();
    await eventually(async () => {
      const shown = await workbench().page.locator('.monaco-editor .view-lines').innerText();
      assert.match(
        shown.replaceAll('\u00a0', ' '),
        /## What it means to others\s+- PAY-1 .*support: Half of our tickets/,
      );
    });
  });
});
