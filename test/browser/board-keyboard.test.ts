import { useWorkbench } from '../support/useWorkbench.ts';
import { KeyboardStory } from '../support/keyboardStory.ts';
import { fixture } from '../support/places.ts';

const backlog = `headwater: 1
stream: Checkout
prefix: PAY
board:
  columns:
    - { id: ideas, name: Ideas, stage: idea }
    - { id: ready, name: Ready, stage: ready }
    - { id: building, name: In progress, stage: active, limit: 2, policy: block }
    - { id: review, name: In review, stage: active }
    - { id: done, name: In use, stage: done }
items:
  - id: PAY-12
    title: Upgrade the database
    type: reliability
    status: building
    history:
      - { at: 2026-11-12T09:12:00Z, to: building }
  - id: PAY-15
    title: Totals round twice for yen
    type: bug
    status: building
    history:
      - { at: 2026-11-18T07:40:00Z, to: building }
  - id: PAY-18
    title: Remember the last used card
    status: ready
    history:
      - { at: 2026-11-05T10:00:00Z, to: ready }
  - id: PAY-19
    title: Show the fee before the last step
    status: ready
    history:
      - { at: 2026-11-05T10:05:00Z, to: ready }
  - id: PAY-21
    title: Receipts for returns
    status: ideas
    history:
      - { at: 2026-11-09T16:30:00Z, to: ideas }
`;

describe('The main job, with the keyboard alone', () => {
  const workbench = useWorkbench({
    files: { 'backlog.yaml': backlog },
    env: { HEADWATER_NOW: '2026-11-20T10:00:00Z', TZ: 'UTC' },
  });

  it('is told key by key, as the golden file has it', async function mainJob() {
    this.timeout(300_000);
    const story = await KeyboardStory.begin(workbench(), fixture('keyboard-job.txt'));
    const { page } = workbench();
    // Add.
    await story.press('ArrowDown', 'n');
    await story.type('Refund to the card');
    await story.press('Enter', 'Escape', 'ArrowDown');
    // Refine.
    await story.press('Enter', 'Tab');
    await story.type('Customers ask for it every week');
    await story.press('Tab', 'Tab', 'Tab');
    await story.type('2d');
    await story.press('Tab', ...Array<string>(6).fill('Tab'), 'Enter');
    await story.type('The money is there within a day');
    await story.press('Enter', 'Escape', 'Escape');
    // Block and unblock, finish.
    await story.press('ArrowRight', 'ArrowRight', 'b');
    await story.type('A window of the bank');
    await story.press('Enter', 'b');
    await story.press('Alt+ArrowRight', 'Alt+ArrowRight');
    // Pull.
    await story.does('pulls the next by the palette', () => workbench().palette('Headwater: Pull Next'));
    // Move: within the column, several to another, one over a limit.
    await story.press('b');
    await story.type('A colleague');
    await story.press('Enter', 'b', 'Alt+Home', 'Alt+ArrowDown');
    await story.press('ArrowLeft', 'ArrowLeft', 'Home', 'Shift+ArrowDown', 'm', 'Enter', 'Escape');
    await story.press('m', 'ArrowDown', 'Enter');
    await story.type('Agreed for a day');
    await story.press('Enter', 'Control+z');
    // Find.
    await story.press('/');
    await story.type('yen');
    await story.press('Enter', 'Escape', 'f', 'Escape', 'v', 'Escape', 'c', 'Escape', '?', 'Escape');
    await page.keyboard.press('Control+s');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    await story.end();
  });
});
