import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The tool as it is shipped, built by the test's runner. */
export const tool = join(process.env['HEADWATER_EXTENSION'] ?? '.', 'dist/cli.js');

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the tool in a folder, in a process of its own, with a cache folder of the test's own. */
export function runTool(folder: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const cache = join(tmpdir(), `headwater-cache-${process.pid}`);
  const environment = { ...process.env, HEADWATER_ME: 'ana', XDG_CACHE_HOME: cache, ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, [tool, ...words], { cwd: folder, env: environment }, (error, out, err) => {
      resolve({ exit: error === null ? 0 : Number(error.code ?? -1), out: out.trim(), err: err.trim() });
    });
  });
}
