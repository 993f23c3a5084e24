// Draws media/icon.png, the icon of the marketplace, from media/icon.svg.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './host.mjs';
import { root } from './paths.mjs';
import { fail } from './processes.mjs';
import { setup } from './setup.mjs';

/** Pixels: twice the 128 that the marketplace asks for at least. */
const size = 256;

try {
  const { browser } = await setup({ hosts: [], browser: true });
  if (browser === undefined) throw new Error('There is no browser.');
  const svg = await readFile(join(root, 'media/icon.svg'), 'utf8');
  const chromium = await launchBrowser(browser);
  try {
    const page = await chromium.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<body style="margin: 0; font-size: 0">${svg}</body>`);
    const file = join(root, 'media/icon.png');
    await page.screenshot({ path: file, omitBackground: true });
    console.log(file);
  } finally {
    await chromium.close();
  }
} catch (error) {
  fail(error);
}
