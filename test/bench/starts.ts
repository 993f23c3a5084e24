import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInSteps } from '../../src/backlog/readInSteps.ts';
import { readGently } from '../../src/editor/backlogs/gentleReading.ts';
import { KeptBlocks } from '../../src/editor/backlogs/keptBlocks.ts';
import { writeKeptBlocks } from '../../src/editor/backlogs/keptFile.ts';

/**
 * Reads a file as a window does that has just been opened, and keeps what was read. Milliseconds; `longest` and
 * `longestKeeping` are the longest time for which nobody else could have worked.
 */
export async function measureStart(file: string, folder: string): Promise<object> {
  const text = readFileSync(file, 'utf8');
  const kept = new KeptBlocks(folder);
  const before = process.cpuUsage();
  const start = await watched(async () => {
    const known = kept.of(file, text);
    const steps = known?.then((blocks) => readInSteps(text, undefined, blocks)) ?? readInSteps(text);
    return readGently(text, steps, () => undefined).finished;
  });
  const { user, system } = process.cpuUsage(before);
  const reading = start.value;
  if (reading === undefined) throw new Error('The file of the benchmark is no backlog.');
  const { parsed } = reading;
  const cpu = (user + system) / 1000;
  const began = { wall: start.wall, cpu, longest: start.longest, parsed };
  if (existsSync(join(folder, 'readings'))) return began;
  const keeping = await watched(() => writeKeptBlocks(folder, file, reading));
  return { ...began, keeping: keeping.wall, longestKeeping: keeping.longest };
}

/** Does something, and looks how long others had to wait meanwhile. */
async function watched<Value>(work: () => Promise<Value>) {
  let last = performance.now();
  let longest = 0;
  let done = false;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!done) setImmediate(look);
  };
  const begin = last;
  const working = work();
  look();
  const value = await working;
  look();
  done = true;
  return { value, wall: last - begin, longest };
}
