// Where a run of the benchmarks works: a folder of its own, gone afterwards, and what is built for it.
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { build as bundle } from 'esbuild';
import { output, root } from '../paths.mjs';
import { atAnyEnd } from '../processes.mjs';

/**
 * @typedef {{ folder: string, tool: string, reading: string }} Place `tool`: the command line as it is shipped;
 * `reading`: measurements in one process, bundled
 */

/** @returns {Promise<Place>} */
export async function makePlace() {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
  atAnyEnd(() => rmSync(folder, { recursive: true, force: true }));
  const built = join(output, `bench-${process.pid}`);
  atAnyEnd(() => rmSync(built, { recursive: true, force: true }));
  const { build } = await import('../../esbuild.mjs');
  // The bundler names its outputs relative to the project.
  await build({ production: true, outdir: relative(root, join(built, 'dist')) });
  const tool = join(built, 'dist', 'cli.js');
  return { folder, tool, reading: await bundled({ reading: join(built, 'reading.cjs') }, 'reading') };
}

/**
 * Measurements of `test/bench` in one process, as a program.
 * @param {Pick<Place, 'reading'>} place @param {string} name
 */
export async function bundled({ reading }, name) {
  const outfile = join(dirname(reading), `${name}.cjs`);
  await bundle({
    entryPoints: [join(root, `test/bench/${name}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    absWorkingDir: root,
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * An environment in which nothing of the person's changes what is measured: caches of its own, nobody's name.
 * @param {string} cache
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(cache) {
  const { HEADWATER_ME: _me, NODE_OPTIONS: _options, ...rest } = process.env;
  return { ...rest, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, NO_COLOR: '1' };
}

/** @param {string} parent @param {string} name */
export async function subfolder(parent, name) {
  const folder = join(parent, name);
  await mkdir(folder, { recursive: true });
  return folder;
}
