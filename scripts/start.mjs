// npm start: sets up what is missing and serves VS Code with Headwater on a copy of demo/.
//   node scripts/start.mjs                    prints the address and serves until Ctrl+C
//   node scripts/start.mjs --shot out.png [--theme dark|light|hc|hcl] [--size 1440x900]   takes a picture and ends
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoWorkspace } from './demo.mjs';
import { startServer } from './host.mjs';
import { root } from './paths.mjs';
import { takePicture, themes } from './picture.mjs';
import { fail, SetupError } from './processes.mjs';
import { build, setup } from './setup.mjs';
import { stageExtension } from './stage.mjs';

/** @param {string[]} args */
function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      shot: { type: 'string' },
      theme: { type: 'string', default: 'dark' },
      size: { type: 'string', default: '1440x900' },
    },
  });
  const { shot, theme, size } = values;
  if (!(theme in themes)) throw new SetupError(`There is no theme ${theme}: choose ${Object.keys(themes).join(', ')}.`);
  const [, width, height] = /^(\d+)x(\d+)$/.exec(size) ?? [];
  if (width === undefined || height === undefined) throw new SetupError(`--size ${size} is not like 1440x900.`);
  const picture = { theme: /** @type {keyof typeof themes} */ (theme), width: Number(width), height: Number(height) };
  return { ...picture, file: shot === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '.', shot) };
}

async function serve() {
  // Registered before all others: to stop it this way is no failure.
  process.once('SIGINT', () => process.exit(0));
  const workspace = await demoWorkspace();
  const server = await startServer({ version: '1.139', opensBoard: true });
  console.log(`
VS Code with Headwater, on a copy of demo/ in ${workspace.folder}:

  ${server.address(workspace.folder, root)}

Open it in a browser; the board opens by itself. What you change is gone at the end. Ctrl+C stops it.`);
  const error = await server.died;
  throw new SetupError(error.message);
}

try {
  const { file, ...picture } = readOptions(process.argv.slice(2));
  const { browser } = await setup({ hosts: ['1.139'], browser: file !== undefined });
  if (file === undefined || browser === undefined) {
    await build();
    await serve();
  } else {
    const extension = join(root, 'out/pictured');
    await stageExtension(extension);
    await takePicture({ browser, extension }, { ...picture, file });
    console.log(`The picture is in ${file}.`);
  }
} catch (error) {
  fail(error);
}
