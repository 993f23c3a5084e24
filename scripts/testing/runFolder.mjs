// Every run of the tests has a folder of its own, so that two runs at once, or a build meanwhile, do not meet.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { output } from '../paths.mjs';

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
