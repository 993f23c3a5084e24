// The process that runs bundled tests in Node.js: node --enable-source-maps runMocha.mjs '{"files":[…],"results":"…"}'.
import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { configureGlobal } from 'fast-check';
import Mocha from 'mocha';
import { runAndCount } from './results.mjs';

/** @type {{ files: string[], results: string, timeout: number, grep?: string }} */
const { files, results, timeout, grep } = JSON.parse(process.argv[2] ?? '{}');

// Standard input is a pipe that the starter holds: it ends when the starter is gone, however it went.
process.stdin.on('end', () => process.exit(143)).resume();
if (process.stdin instanceof Socket) process.stdin.unref();

// The same cases every time, for a gate that answers for a change and not for its luck (ADR-0026).
const { HEADWATER_SEED: seed = '' } = process.env;
if (seed !== '') configureGlobal({ seed: Number(seed) });

const mocha = new Mocha({ timeout, ...(grep === undefined ? {} : { grep }), forbidOnly: process.env['CI'] === 'true' });
for (const file of files) mocha.addFile(file);
await mocha.loadFilesAsync();
writeFileSync(results, JSON.stringify(await runAndCount(mocha)));

// A test that leaves a timer, a server or a browser open is a leak: it fails the run by name instead of hanging it.
setTimeout(() => {
  const open = process.getActiveResourcesInfo().filter((kind) => kind !== 'TTYWrap' && kind !== 'PipeWrap');
  console.error(`The tests ended but left something open, which keeps the process alive: ${open.join(', ')}`);
  process.exit(1);
}, 15_000).unref();
