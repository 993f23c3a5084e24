// Every run of the tests has a folder of its own, so that two runs at once, or a build meanwhile, do not meet.
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { output, root } from '../paths.mjs';
import { build } from '../setup.mjs';

const runs = join(output, 'runs');

/** Makes the folder of this run and removes those of runs that are over. @returns {Promise<string>} */
export async function makeRunFolder() {
  await mkdir(runs, { recursive: true });
  for (const name of await readdir(runs)) {
    if (!isRunning(Number(name))) await rm(join(runs, name), { recursive: true, force: true });
  }
  const folder = join(runs, String(process.pid));
  await mkdir(folder, { recursive: true });
  return folder;
}

/** @param {number} processId */
function isRunning(processId) {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

/** What VS Code reads of an extension, beside its code. */
const shipped = ['package.json', 'package.nls.json', 'l10n', 'media', 'schemas'];

/**
 * Builds the extension into the run's folder.
 * @param {string} folder
 * @returns {Promise<string>} the extension's folder
 */
export async function stageExtension(folder) {
  const extension = join(folder, 'extension');
  await mkdir(extension, { recursive: true });
  for (const name of shipped.filter((entry) => existsSync(join(root, entry)))) {
    await cp(join(root, name), join(extension, name), { recursive: true });
  }
  await build(relative(root, join(extension, 'dist')));
  return extension;
}
