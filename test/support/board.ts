import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { projectRoot } from './places.ts';

/** Where on its target a dragged card is let go: near an edge means before or after that card. */
export type DropPlace = 'top' | 'middle' | 'bottom';

let axeSource: string | undefined;

/** The board as a person meets it: its webview in the workbench. */
export class Board {
  /** The document of the board. */
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.frame = page.frameLocator('iframe.webview:visible').frameLocator('iframe');
  }

  /** Waits until the board shows its columns. */
  async ready(): Promise<void> {
    await this.frame.locator('[data-column]').first().waitFor({ timeout: 60_000 });
  }

  card(id: string): Locator {
    return this.frame.locator(`[data-card="${id}"]`);
  }

  column(id: string): Locator {
    return this.frame.locator(`[data-column="${id}"]`);
  }

  /** The ids of a column's cards from top to bottom. */
  cardsIn(column: string): Promise<string[]> {
    return this.column(column)
      .locator('[data-card]')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-card') ?? ''));
  }

  /** The whole board as text, a line for each column: `ready: PAY-18 PAY-19`. */
  async text(): Promise<string> {
    const lines = await this.frame.locator('[data-column]').evaluateAll((columns) =>
      columns.map((column) => {
        const cards = [...column.querySelectorAll('[data-card]')].map((card) => card.getAttribute('data-card') ?? '');
        return [`${column.getAttribute('data-column') ?? ''}:`, ...cards].join(' ');
      }),
    );
    return lines.join('\n');
  }

  /** Drags a card with the mouse and drops it. */
  async drag(id: string, target: Locator, place: DropPlace = 'middle'): Promise<void> {
    const card = this.card(id);
    // Else the target may scroll into view between press and pull, and another card lie under the pointer.
    await target.scrollIntoViewIfNeeded();
    if (place === 'middle') {
      await card.dragTo(target);
      return;
    }
    const box = await target.boundingBox();
    if (box === null) throw new Error('The target of the drag is not shown.');
    const edge = Math.min(4, box.height / 4);
    await card.dragTo(target, {
      targetPosition: { x: box.width / 2, y: place === 'top' ? edge : box.height - edge },
    });
  }

  /** What axe finds wrong with the board as it is shown now: a line for each finding, none when all is well. */
  async axe(): Promise<string[]> {
    const body = this.frame.locator('body');
    if (!(await body.evaluate(() => 'axe' in window))) {
      axeSource ??= readFileSync(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8');
      await body.evaluate((_body, source) => {
        (0, eval)(source);
        if (!('axe' in window)) throw new Error('axe did not load.');
      }, axeSource);
    }
    return body.evaluate(axeInPage);
  }
}

/** Runs in the page, and hands over only what is wrong: all that is right is megabytes. */
async function axeInPage({ ownerDocument }: HTMLElement | SVGElement): Promise<string[]> {
  type Run = (root: Document, options: object) => Promise<AxeResults>;
  const { run } = (window as unknown as { readonly axe: { readonly run: Run } }).axe;
  const { violations } = await run(ownerDocument, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${String(impact)}) at ${String(target)}: ${String(failureSummary)}`,
    ),
  );
}
