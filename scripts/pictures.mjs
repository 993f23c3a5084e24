// npm run pictures: pictures of the demo for README and walkthrough, as it was on one day, in media/; and of every state
// of the board in every theme, in out/pictures/THEME/STATE.png, to be looked at.
//   node scripts/pictures.mjs [readme|states]
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { takePicture } from './picture.mjs';
import { fail, run, SetupError } from './processes.mjs';
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

async function takeReadmePictures() {
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
}

/**
 * The test that looks at every state in every theme takes them on its way, so that there is one list of states and none
 * of a state that the test finds something wrong with goes unsaid.
 */
async function takeStatePictures() {
  const folder = join(root, 'out/pictures');
  await rm(folder, { recursive: true, force: true });
  const test = join(root, 'scripts/test.mjs');
  const env = { ...process.env, HEADWATER_PICTURES: folder };
  console.log(await run(process.execPath, [test, 'browser', 'board-themes'], { env }));
  console.log(folder);
}

const kinds = { readme: takeReadmePictures, states: takeStatePictures };

try {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((kind) => !(kind in kinds));
  if (unknown !== undefined) throw new SetupError(`There are no pictures ${unknown}: choose ${Object.keys(kinds)}.`);
  // The states first: the others set this process's clock to the demo's day.
  for (const kind of /** @type {const} */ (['states', 'readme']))
    if (wanted.length === 0 || wanted.includes(kind)) await kinds[kind]();
} catch (error) {
  fail(error);
}
