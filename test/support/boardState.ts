import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Board } from './board.ts';
import { eventually } from './eventually.ts';
import type { Workbench } from './workbench.ts';

/** Something that a person may see on the board: how they come to it, and back to the board alone. */
export interface BoardState {
  readonly name: string;
  readonly enter: (workbench: Workbench) => Promise<unknown>;
  readonly leave?: (workbench: Workbench) => Promise<unknown>;
}

/** What a key on a card opens, and Escape closes. */
export function opened(key: string, name: string, shown: (board: Board) => Locator): BoardState {
  return {
    name,
    enter: async ({ board, page }) => {
      await board.card('PAY-18').focus();
      await page.keyboard.press(key);
      await shown(board).waitFor();
    },
    leave: async ({ board, page }) => {
      await page.keyboard.press('Escape');
      await shown(board).waitFor({ state: 'hidden' });
    },
  };
}

/** A dialog that a key on a card opens. */
export const dialog = (key: string, name: string): BoardState =>
  opened(key, name, ({ frame }) => frame.getByRole('dialog', { name, exact: true }));

/** What another text of the file shows: something that the board of the text before does not. */
export function written(name: string, text: (before: string) => string, shown: (board: Board) => Locator): BoardState {
  let before = '';
  return {
    name,
    enter: async (workbench) => {
      before = await workbench.readFile();
      const after = text(before);
      assert.notEqual(after, before);
      assert.equal(await shown(workbench.board).count(), 0);
      await workbench.writeFile(after);
      await shown(workbench.board).first().waitFor();
    },
    leave: async (workbench) => {
      await workbench.writeFile(before);
      await shown(workbench.board).first().waitFor({ state: 'detached' });
      await workbench.board.card('PAY-18').waitFor();
    },
  };
}

/** What a search shows. */
export function searched(name: string, text: string, shown: string): BoardState {
  return {
    name,
    enter: async ({ board, page }) => {
      await board.card('PAY-18').focus();
      await page.keyboard.press('/');
      await page.keyboard.type(text);
      await board.frame.getByText(shown).first().waitFor();
    },
    leave: async ({ board, page }) => {
      await page.keyboard.press('Escape');
      await board.card('PAY-18').waitFor();
    },
  };
}

/** One state while another lasts. */
export function within(outer: BoardState, inner: BoardState): BoardState {
  return {
    name: `${inner.name}, ${outer.name}`,
    enter: async (workbench) => {
      await outer.enter(workbench);
      await inner.enter(workbench);
    },
    leave: async (workbench) => {
      await inner.leave?.(workbench);
      await outer.leave?.(workbench);
    },
  };
}

/** The board in a window in which its page has this width, in CSS pixels. */
export function wide(name: string, width: number, height: number): BoardState {
  let before = { width: 0, height: 0 };
  const inside = ({ board }: Workbench) => board.frame.locator('body').evaluate(() => window.innerWidth);
  return {
    name,
    enter: async (workbench) => {
      const { page } = workbench;
      before = page.viewportSize() ?? before;
      // What the workbench has around the page may give way first: until the page has its width.
      await eventually(async () => {
        const around = (page.viewportSize()?.width ?? 0) - (await inside(workbench));
        if (around > 0) await page.setViewportSize({ width: width + around, height });
        assert.equal(await inside(workbench), width);
      }, 20_000);
    },
    leave: async ({ page, board }) => {
      await page.setViewportSize(before);
      await board.card('PAY-18').waitFor();
    },
  };
}
