import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder, readCached, writeCached } from '../cacheFolder.ts';

type Wrapped = (...parts: readonly unknown[]) => void;

/**
 * Loads a module as `require` does, with what the engine has compiled of it in an earlier process. Node.js does so by
 * itself from 22 on (`module.enableCompileCache`); this holds from 20 on and needs no folder beside the program.
 * @returns what the module exports
 */
export function loadCompiled(file: string): unknown {
  const source = readFileSync(file, 'utf8');
  const cached = join(cacheFolder(), 'code', nameFor(source));
  const cachedData = readChecked(cached);
  const script = new Script(wrap(source), { filename: file, ...(cachedData && { cachedData }) });
  if (cachedData === undefined || script.cachedDataRejected === true) {
    // At the end it holds the functions that a command needs, too.
    process.once('exit', () => {
      writeChecked(cached, script.createCachedData());
    });
  }
  const module = { exports: {} as unknown };
  // `wrap` makes a function of them of every source: exports, require, module, the file and its folder.
  const run = script.runInThisContext() as Wrapped;
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  return module.exports;
}

/** The engine refuses what another version of it has compiled; the source is told by its own sum. */
function nameFor(source: string): string {
  return `${sumOf(source).slice(0, 24)}-${process.version}-${process.arch}.bin`;
}

/** The engine believes what it is given, so it is given nothing that was changed since. */
function readChecked(path: string): Buffer | undefined {
  const data = readCached(path);
  const compiled = data?.subarray(sumLength);
  return compiled !== undefined && data?.toString('latin1', 0, sumLength) === sumOf(compiled) ? compiled : undefined;
}

function writeChecked(path: string, compiled: Buffer): void {
  writeCached(path, Buffer.concat([Buffer.from(sumOf(compiled), 'latin1'), compiled]));
}

/** Characters of a sum. */
const sumLength = 40;

function sumOf(data: string | Buffer): string {
  return createHash('sha1').update(data).digest('hex');
}
