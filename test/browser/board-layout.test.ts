import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BoardPage } from '../support/boardPage.ts';
import { layoutFaults } from '../support/layoutFaults.ts';
import { projectRoot } from '../support/places.ts';

/** Widths and heights of what a person sees, in CSS pixels; a wide window at 200 % is one of half its size. */
const sizes = [
  { name: '320 px', width: 320, height: 640 },
  { name: '640 px', width: 640, height: 480 },
  { name: '1,280 px at 200 %', width: 640, height: 400 },
  { name: '790 px, between two side bars', width: 790, height: 780 },
  { name: '1,024 px', width: 1_024, height: 768 },
  { name: '2,560 px', width: 2_560, height: 1_300 },
];

/** What may be open, and how it is opened from a card and closed again. */
const states = [
  { name: 'the board', keys: [] },
  { name: 'an item', keys: ['Enter'], shown: '.form [name="title"]' },
  { name: 'adding', keys: ['n'], shown: '.quick-add textarea' },
  { name: 'a reason', keys: ['b'], shown: '.reason input' },
  { name: 'the filter', keys: ['f'], shown: '#filter-panel input' },
  { name: 'the view', keys: ['v'], shown: '#look-panel select' },
  { name: 'columns', keys: ['c'], shown: 'dialog[open]' },
  { name: 'keys', keys: ['?'], shown: 'dialog[open]' },
  { name: 'moving', keys: ['m'], shown: 'dialog[open]' },
];

describe('The layout', () => {
  let board: BoardPage;
  const card = () => board.page.locator('[data-card="TIX-32"]');

  before(async () => {
    const demo = readFileSync(join(projectRoot, 'demo/backlog.yaml'), 'utf8');
    // Names that leave little room, for a column’s stage and beside those who do the work.
    const text = demo
      .replace('name: In review', 'name: Read by somebody')
      .replace(/(id: TIX-32\n)/u, '$1    assignees: [dee, gus]\n');
    board = await BoardPage.open(text);
  });
  after(() => board.close());

  for (const { name, width, height } of sizes) {
    it(`holds at ${name}`, async () => {
      const { page } = board;
      await page.setViewportSize({ width, height });
      const faults: string[] = [];
      for (const state of states) {
        await card().focus();
        for (const key of state.keys) await page.keyboard.press(key);
        if (state.shown !== undefined) await page.locator(state.shown).first().waitFor();
        faults.push(...(await layoutFaults(page)).map((fault) => `${state.name}: ${fault}`));
        if (state.keys.length > 0) await page.keyboard.press('Escape');
        if (state.shown !== undefined) await page.locator(state.shown).first().waitFor({ state: 'hidden' });
      }
      assert.deepEqual(faults, []);
    });
  }
});
