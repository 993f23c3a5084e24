import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { boardStates } from '../support/boardStates.ts';
import { faintTexts } from '../support/faintTexts.ts';
import { tellingBacklog } from '../support/tellingBacklog.ts';
import { useWorkbench } from '../support/useWorkbench.ts';
import { type Theme, allThemes } from '../support/workbench.ts';

/** Where `npm run pictures` wants a picture of each state; undefined in any other run. */
const picturesFolder = process.env['HEADWATER_PICTURES'];

describe('The board for every eye', () => {
  const workbench = useWorkbench({ files: { 'backlog.yaml': tellingBacklog() } });

  before(() => workbench().closeSideBars());

  async function takePicture(theme: Theme, state: string): Promise<void> {
    if (picturesFolder === undefined) return;
    const folder = join(picturesFolder, theme);
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${state.replace(/[^\w]+/gu, '-').replace(/-$/u, '')}.png`);
    const board = workbench().page.locator('iframe.webview:visible');
    await board.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }

  for (const theme of allThemes) {
    describe(`in the theme ${theme}, has nothing that axe finds wrong, and no field that is hard to read:`, () => {
      before(async () => {
        await workbench().setTheme(theme);
      });

      for (const { name, enter, leave } of boardStates) {
        it(name, async () => {
          try {
            await enter(workbench());
            await takePicture(theme, name);
            const { board } = workbench();
            assert.deepEqual(await board.axe(), []);
            assert.deepEqual(await faintTexts(board.frame.locator('body')), []);
          } finally {
            await leave?.(workbench());
          }
        });
      }
    });
  }
});
