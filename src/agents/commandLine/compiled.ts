import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { build } from '../build.ts';
import { cacheFolder, readTwice, writeTwice } from '../cacheFolder.ts';
import { textOf } from '../textOf.ts';

type Wrapped = (...parts: readonly unknown[]) => void;

/**
 * Loads a module as `require` does, with what the engine has compiled of it in earlier processes. Node.js does so by
 * itself from 22 on (`module.enableCompileCache`); this holds from 20 on and needs no folder beside the program.
 * @param use what it is loaded for: each use has its own functions, and none has to load those of others
 * @returns what the module exports
 */
export function loadCompiled(file: string, use: string): unknown {
  const source = textOf(readFileSync(file));
  const cached = join(cacheFolder(), 'code', nameFor(file, use));
  const kept = readKept(cached);
  const script = new Script(wrapped(source), { filename: file, ...(kept && { cachedData: kept.compiled }) });
  const round = script.cachedDataRejected === true ? 0 : (kept?.round ?? 0);
  if (round < rounds) {
    // At the end it holds the functions that were needed, too.
    process.once('exit', () => {
      const compiled = script.createCachedData();
      writeTwice(cached, Buffer.concat([Buffer.of(round + 1), compiled]));
    });
  }
  const module = { exports: {} as unknown };
  const run = script.runInThisContext() as Wrapped;
  run.call(module.exports, module.exports, requireFrom(file), module, file, dirname(file));
  return module.exports;
}

/** As the engine does it with every source. */
function wrapped(source: string): string {
  return `(function (exports, require, module, __filename, __dirname) { ${source}\n});`;
}

/** A `require`. What finds files costs more to load than the engine's own modules, and is loaded for files only. */
function requireFrom(file: string): (name: string) => unknown {
  return (name): unknown =>
    name.startsWith('node:')
      ? process.getBuiltinModule(name)
      : process.getBuiltinModule('node:module').createRequire(file)(name);
}

/** Runs after which their functions are kept: the first finds nothing kept of the backlog, and needs others than later ones. */
const rounds = 3;

/** The engine refuses what another version of it has compiled, or of a source of another length. */
function nameFor(file: string, use: string): string {
  const { size, mtimeMs } = statSync(file);
  return [build, size, Math.floor(mtimeMs), use, process.version, `${process.arch}.bin`].join('-');
}

/** The engine believes what it is given, so it is given nothing that was changed since. */
function readKept(path: string): { readonly round: number; readonly compiled: Buffer } | undefined {
  const data = readTwice(path);
  const [round] = data ?? [];
  return data === undefined || round === undefined ? undefined : { round, compiled: data.subarray(1) };
}
