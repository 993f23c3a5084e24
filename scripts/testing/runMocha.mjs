// The process that runs bundled tests in Node.js: node --enable-source-maps runMocha.mjs '{"files":[…],"results":"…"}'.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { runAndCount } from './results.mjs';

/** @type {{ files: string[], results: string, timeout: number, grep?: string }} */
const { files, results, timeout, grep } = JSON.parse(process.argv[2] ?? '{}');

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
