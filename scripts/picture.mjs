// Pictures of the whole workbench with the board on the demo.
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { launchBrowser, startServer } from './host.mjs';
import { SetupError } from './processes.mjs';
import { demoWorkspace } from './demo.mjs';

/** The names that VS Code 1.139 gives to its themes. */
export const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  hc: 'Default High Contrast',
  hcl: 'Default High Contrast Light',
};

/** @typedef {keyof typeof themes} Theme */
/** @typedef {{ file: string, theme: Theme, width: number, height: number }} Picture */

/**
 * Takes one picture, in a workbench of its own. The extension is installed, not in development, so that the window's
 * title is what a person sees.
 * @param {{ browser: string, extension: string }} tools
 * @param {Picture} picture
 */
export async function takePicture({ browser, extension }, { file, theme, width, height }) {
  const workspace = await demoWorkspace();
  const settings = {
    'workbench.colorTheme': themes[theme],
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'window.title': '${activeEditorShort}${separator}${rootName}',
  };
  const env = { TZ: 'UTC' };
  const server = await startServer({ version: '1.139', settings, installed: extension, opensBoard: true, env });
  const chromium = await launchBrowser(browser);
  try {
    const page = await chromium.newPage({ viewport: { width, height }, locale: 'en-US', timezoneId: 'UTC' });
    await page.goto(server.address(workspace.folder));
    await painted(page);
    await mkdir(dirname(resolve(file)), { recursive: true });
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  } finally {
    await chromium.close();
    await server.stop();
    await workspace.remove();
  }
}

/**
 * Waits until board, tree and status bar are all there and drawn.
 * @param {import('playwright-core').Page} page
 */
async function painted(page) {
  const board = page.frameLocator('iframe.webview:visible').frameLocator('iframe');
  const awaited = { timeout: 60_000 };
  try {
    await board.locator('[data-card]').first().waitFor(awaited);
    await page.locator('.statusbar-item[id*="headwater"]').first().waitFor(awaited);
    const container = page.locator('.activitybar .action-item').filter({
      has: page.locator('.action-label[aria-label^="Headwater"]'),
    });
    await container.click(awaited);
    await page.locator('.sidebar .pane-body .monaco-list-row').first().waitFor(awaited);
    // Its icon has another name where there are uncommitted changes.
    await page.locator('.statusbar-item [class*="codicon-git-branch"]').first().waitFor(awaited);
  } catch (error) {
    throw new SetupError(
      `The board did not appear in the workbench.\n${error instanceof Error ? error.message : error}`,
    );
  }
  await page.mouse.move(0, 0);
  await board.locator('body').evaluate(async (body) => {
    await body.ownerDocument.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
}
