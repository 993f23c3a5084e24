// npm run pictures: makes the pictures of the README and the walkthrough, of the demo as it was on one day.
import { join } from 'node:path';
import { root } from './paths.mjs';
import { takePicture } from './picture.mjs';
import { fail } from './processes.mjs';
import { setup } from './setup.mjs';
import { stageExtension } from './stage.mjs';

/** The day on which the demo's story was written. Demo and extension take it for now, so a picture stays as it is. */
const demoDay = '2026-11-20T10:00:00Z';

/** @type {{ name: string, theme: import('./picture.mjs').Theme }[]} */
const pictures = [
  { name: 'board-dark', theme: 'dark' },
  { name: 'board-light', theme: 'light' },
  { name: 'board-high-contrast', theme: 'hc' },
];

try {
  const { browser } = await setup({ hosts: ['1.139'], browser: true });
  if (browser === undefined) throw new Error('There is no browser.');
  const extension = join(root, 'out/pictured');
  await stageExtension(extension);
  // The demo's story is moved to end on the same day (demo/prepare.mjs reads it from here).
  process.env['HEADWATER_NOW'] ??= demoDay;
  for (const { name, theme } of pictures) {
    const file = join(root, 'media', `${name}.png`);
    await takePicture({ browser, extension }, { file, theme, width: 1440, height: 900 });
    console.log(file);
  }
} catch (error) {
  fail(error);
}
