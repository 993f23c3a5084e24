import assert from 'node:assert/strict';
import { BoardPage } from '../support/boardPage.ts';
import { eventually } from '../support/eventually.ts';

/** A backlog with all items in one column, their cards of several heights. */
function backlog(count: number, titleOf = (index: number) => `Item ${index} ${'is long '.repeat(index % 7)}`): string {
  const head = `headwater: 1
board: { columns: [ideas, { id: doing, stage: active }, done] }
people: { ana: Ana Ruiz, ben: Ben Okafor }
items:
`;
  const items = Array.from({ length: count }, (_, index) => {
    const more = index % 3 === 0 ? ', assignees: [ana], tags: [a, b], acceptance: [one, two]' : '';
    return `  - { id: A-${index}, title: ${titleOf(index)}, status: doing, notes: a note${more} }\n`;
  });
  return head + items.join('');
}

const many = backlog(5_000);

describe('A board of 5,000 cards in one column', () => {
  let board: BoardPage;
  const cards = () => board.page.locator('[data-card]').count();
  const focused = () => board.page.evaluate(() => document.activeElement?.getAttribute('data-card') ?? '');

  before(async () => {
    board = await BoardPage.open(many);
  });
  after(() => board.close());

  it('has those in sight in its document, and says the place of each among all', async () => {
    assert.ok((await cards()) <= 60, String(await cards()));
    const first = board.page.locator('[data-card="A-0"]');
    assert.equal(await first.getAttribute('aria-setsize'), '5000');
    assert.equal(await first.getAttribute('aria-posinset'), '1');
  });

  it('is walked by keyboard from end to end', async () => {
    await board.page.locator('[data-card="A-0"]').focus();
    await board.page.keyboard.press('End');
    await eventually(async () => {
      assert.equal(await focused(), 'A-4999');
    });
    await board.page.keyboard.press('ArrowUp');
    await board.page.keyboard.press('ArrowUp');
    await eventually(async () => {
      assert.equal(await focused(), 'A-4997');
    });
    assert.ok(await board.page.locator('[data-card="A-4997"]').isVisible());
    await board.page.keyboard.press('Home');
    await eventually(async () => {
      assert.equal(await focused(), 'A-0');
    });
    assert.ok((await cards()) <= 60);
  });

  it('keeps the focus while it is scrolled out of sight', async () => {
    await board.page.locator('[data-card="A-0"]').focus();
    await board.page
      .locator('.cards')
      .nth(1)
      .evaluate((list) => {
        list.scrollTop = 200_000;
      });
    await eventually(async () => {
      const drawn = await board.page
        .locator('[data-card]')
        .evaluateAll((all) => all.map((card) => Number(card.getAttribute('aria-posinset'))));
      assert.ok(Math.max(...drawn) > 1_000, String(drawn));
    });
    assert.equal(await focused(), 'A-0');
    await board.page.keyboard.press('ArrowDown');
    await eventually(async () => {
      assert.equal(await focused(), 'A-1');
    });
  });

  it('finds a card that is not drawn', async () => {
    await board.page.keyboard.press('/');
    await board.page.keyboard.type('a-4321');
    await board.page.locator('[data-card="A-4321"]').waitFor();
    assert.equal(await cards(), 1);
    assert.equal(await board.page.locator('.found').innerText(), '1 of 5000 shown');
    await board.page.keyboard.press('Enter');
    await eventually(async () => {
      assert.equal(await focused(), 'A-4321');
    });
    await board.page.keyboard.press('Escape');
    await eventually(async () => {
      assert.ok((await cards()) > 1);
      assert.equal(await focused(), 'A-4321');
    });
  });

  it('is told of one changed item in one short message, and draws its card only', async () => {
    await board.page.keyboard.press('Home');
    await board.page.locator('[data-card="A-2"]').waitFor();
    await board.page.evaluate(() => {
      const changed = new Set<string>();
      const watch = new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          changed.add(element?.closest('[data-card]')?.getAttribute('data-card') ?? element?.className ?? '');
        }
      });
      watch.observe(document.querySelector('.columns') ?? document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      Object.assign(window, { changed });
    });
    const messages = board.told.length;
    await board.change(
      backlog(5_000, (index) => (index === 2 ? 'Another title' : `Item ${index} ${'is long '.repeat(index % 7)}`)),
    );
    await board.page.getByText('Another title').waitFor();
    assert.equal(board.told.length, messages + 1);
    assert.ok((board.told.at(-1) ?? Infinity) < 4_096, String(board.told.at(-1)));
    const changed = await board.page.evaluate(() => [
      ...((window as Window & { changed?: Set<string> }).changed ?? []),
    ]);
    assert.deepEqual(changed, ['A-2']);
  });

  it('keeps few in its document, however far it is scrolled', async () => {
    const most = await board.page.evaluate(async () => {
      const list = document.querySelectorAll('.cards')[1];
      let drawn = 0;
      for (let step = 0; step < 60; step += 1) {
        if (list !== undefined) list.scrollTop = step * 1_700;
        await new Promise((frame) => requestAnimationFrame(frame));
        drawn = Math.max(drawn, document.querySelectorAll('[data-card]').length);
      }
      return drawn;
    });
    assert.ok(most <= 300, String(most));
  });

  it('reports its heap', async () => {
    const session = await board.page.context().newCDPSession(board.page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    console.log(`    heap of 5,000 cards: ${(usedSize / 1_048_576).toFixed(1)} MiB`);
    assert.ok(usedSize < 60 * 1_048_576);
  });
});
