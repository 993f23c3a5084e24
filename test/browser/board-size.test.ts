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
    await board.page
      .locator('[data-card="A-2400"]')
      .or(board.page.locator('[data-card="A-2600"]'))
      .first()
      .waitFor({ state: 'attached' })
      .catch(() => undefined);
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

  it('scrolls without a long task of its own, in two of three runs', async () => {
    const run = () =>
      board.page.evaluate(async () => {
        const long: number[] = [];
        const watch = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) long.push(duration);
        });
        watch.observe({ type: 'longtask' });
        const list = document.querySelectorAll('.cards')[1];
        for (let step = 0; step < 120; step += 1) {
          if (list !== undefined) list.scrollTop = step * 900;
          await new Promise((drawn) => requestAnimationFrame(drawn));
        }
        watch.disconnect();
        return long;
      });
    const runs = [await run(), await run(), await run()];
    console.log(`    long tasks while scrolling: ${JSON.stringify(runs)}`);
    assert.ok(runs.filter((long) => long.length === 0).length >= 2, JSON.stringify(runs));
    assert.ok((await cards()) <= 300);
  });

  it('reports its heap', async () => {
    const session = await board.page.context().newCDPSession(board.page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    console.log(`    heap of 5,000 cards: ${(usedSize / 1_048_576).toFixed(1)} MiB`);
    assert.ok(usedSize < 60 * 1_048_576);
  });
});

describe('The first cards of a board', () => {
  /** Milliseconds from the page's first script to the paint of the first cards. */
  const firstPaint = async (text: string): Promise<number> => {
    const board = await BoardPage.open(text);
    const time = await board.page.evaluate(() => (window as Window & { painted?: Promise<number> }).painted);
    await board.close();
    return time ?? Infinity;
  };

  it('of 5,000 are painted in at most two and a half times what 50 take', async () => {
    const few = backlog(50);
    const times: { few: number[]; many: number[] } = { few: [], many: [] };
    for (let run = 0; run < 5; run += 1) {
      times.few.push(await firstPaint(few));
      times.many.push(await firstPaint(many));
    }
    const median = (all: number[]) => all.toSorted((one, other) => one - other)[2] ?? NaN;
    const ratio = median(times.many) / median(times.few);
    console.log(
      `    50: ${median(times.few).toFixed(0)} ms, 5,000: ${median(times.many).toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
    );
    assert.ok(ratio <= 2.5, JSON.stringify(times));
  });
});
