// npm run bench: measures reading, judging, decisions, the command line, merging, the tools beside it, the size of branches and the board, and writes docs/benchmarks.md.
//   node scripts/bench.mjs [--quick] [read|judge|decisions|cli|peers|merging|branches|board …]
// A run of some parts only writes their sections anew and leaves the others; a quick run is printed and not written.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measureBoard } from './bench/board.mjs';
import { measureBranches } from './bench/branches.mjs';
import { measureComparing } from './bench/comparing.mjs';
import { measureCommandLine, measurePeers } from './bench/commandLine.mjs';
import { measureMerging } from './bench/merging.mjs';
import { measureJudging } from './bench/judging.mjs';
import { makePlace } from './bench/place.mjs';
import { measureReading } from './bench/reading.mjs';
import { aimsText, documentText, loadText, machineText, partText, withParts } from './bench/report.mjs';
import { root } from './paths.mjs';
import { fail, SetupError } from './processes.mjs';

/** @typedef {import('./bench/report.mjs').Part} Part */

const parts = {
  read: measureReading,
  judge: measureJudging,
  decisions: measureComparing,
  cli: measureCommandLine,
  peers: measurePeers,
  merging: measureMerging,
  branches: measureBranches,
  board: measureBoard,
};

/** @param {readonly string[]} words */
function readOptions(words) {
  const quick = words.includes('--quick');
  const asked = words.filter((word) => word !== '--quick');
  const unknown = asked.filter((word) => !(word in parts));
  if (unknown.length > 0)
    throw new SetupError(`There is no part ${unknown.join(', ')}. Known: ${Object.keys(parts).join(', ')}, --quick.`);
  const names = /** @type {(keyof typeof parts)[]} */ (Object.keys(parts));
  return {
    quick,
    names: asked.length === 0 ? names : names.filter((name) => asked.includes(name)),
    all: asked.length === 0,
  };
}

/** @param {readonly string[]} words */
async function main(words) {
  const { quick, names, all } = readOptions(words);
  const load = loadText();
  const place = await makePlace();
  /** @type {(Part & { noise?: string })[]} */
  const measured = [];
  for (const name of names) measured.push(await parts[name](place, { quick }));
  const noise = measured.map((part) => part.noise ?? '').join('');
  console.log(`\n${machineText()}, load ${load}. ${noise}\n`);
  console.log(measured.map(partText).join('\n\n'));
  const aims = measured.flatMap((part) => part.aims);
  if (aims.length > 0) console.log(`\n${aimsText(aims)}`);
  if (quick) return;
  const date = new Date().toISOString().slice(0, 10);
  const file = join(root, 'docs', 'benchmarks.md');
  const circumstances = { date, load, noise };
  const written = all
    ? documentText(measured, circumstances)
    : withParts(await readFile(file, 'utf8'), measured, circumstances);
  await writeFile(file, written);
  console.log('\nWritten to docs/benchmarks.md.');
}

await main(process.argv.slice(2)).catch(fail);
