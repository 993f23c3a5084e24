import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { boardStates } from '../support/boardStates.ts';
import { faintTexts } from '../support/faintTexts.ts';
import { tellingBacklog } from '../support/tellingBacklog.ts';
import { type Themes, learnThemes, wearTheme } from '../support/themes.ts';
import { useWorkbench } from '../support/useWorkbench.ts';
import { type Theme, allThemes } from '../support/workbench.ts';

/** Where `npm run pictures` wants a picture of each state; undefined in any other run. */
const picturesFolder = process.env['HEADWATER_PICTURES'];

describe('The board for every eye, in every theme, has nothing that axe finds wrong, and no field that is hard to read:', () => {
  const workbench = useWorkbench({ files: { 'backlog.yaml': tellingBacklog() } });
  let themes: Themes;

  before(async () => {
    await workbench().closeSideBars();
    themes = await learnThemes(workbench());
  });

  async function takePicture(theme: Theme, state: string): Promise<void> {
    if (picturesFolder === undefined) return;
    const folder = join(picturesFolder, theme);
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${state.replace(/[^\w]+/gu, '-').replace(/-$/u, '')}.png`);
    const board = workbench().page.locator('iframe.webview:visible');
    await board.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }

  async function foundIn(theme: Theme, state: string): Promise<readonly string[]> {
    await wearTheme(workbench(), themes.get(theme));
    await takePicture(theme, state);
    const { board } = workbench();
    const found = [...(await board.axe()), ...(await faintTexts(board.frame.locator('body')))];
    return found.map((line) => `${theme}: ${line}`);
  }

  for (const { name, enter, leave } of boardStates) {
    it(name, async () => {
      const found: string[] = [];
      try {
        await enter(workbench());
        for (const theme of allThemes) found.push(...(await foundIn(theme, name)));
      } finally {
        await leave?.(workbench());
      }
      assert.deepEqual(found, []);
    });
  }

  it('and native controls are as dark as the rest', async () => {
    for (const theme of allThemes) {
      await wearTheme(workbench(), themes.get(theme));
      const schemes = await workbench()
        .board.frame.locator('body, input, select')
        .evaluateAll((all) => [...new Set(all.map((element) => getComputedStyle(element).colorScheme))]);
      assert.deepEqual(schemes, [theme === 'dark' || theme === 'hc' ? 'dark' : 'light']);
    }
  });

  it('and axe would say what is wrong', async () => {
    const { board } = workbench();
    const body = board.frame.locator('body');
    await body.evaluate(({ ownerDocument }) => {
      const nameless = ownerDocument.createElement('button');
      nameless.id = 'nameless';
      ownerDocument.body.append(nameless);
    });
    const found = await board.axe();
    await board.frame.locator('#nameless').evaluate((nameless) => {
      nameless.remove();
    });
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(found.join(), /^button-name \(critical\) at #nameless/u);
  });

  it('the themes are four', () => {
    const looks = [...themes.values()].map(({ style }) => style);
    assert.equal(new Set(looks).size, allThemes.length);
    for (const look of looks) assert.match(look, /--vscode-editor-background: #/u);
  });
});
