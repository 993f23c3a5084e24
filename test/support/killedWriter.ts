import { readFileSync, writeFileSync } from 'node:fs';
import { changeText } from '../../src/agents/files.ts';
import { takeLock } from '../../src/agents/writing/lock.ts';

/**
 * A process for the tests of faults: it writes with the real writer and ends itself, or is ended, in the middle.
 * `killedWriter PATH STEP`: one write, broken off at that step; `endless`: one after the other until it is killed;
 * `count TIMES`: adds one to the number in the file, so many times, protected by nothing but the lock.
 */
const [, , path = '', mode = '', times = '0'] = process.argv;

const size = 4000;

/** A text of many lines that all say the same number: one half written shows. */
function textOf(number: number): string {
  return `${number}\n`.repeat(size);
}

const next = (text: string) =>
  Promise.resolve({ text: textOf(Number(text.slice(0, text.indexOf('\n'))) + 1), answer: 0 });

async function count(): Promise<void> {
  for (let time = 0; time < Number(times); time += 1) {
    const lock = await takeLock(path, 60_000);
    const number = Number(readFileSync(path, 'utf8'));
    await new Promise((resolve) => setTimeout(resolve, 1));
    writeFileSync(path, String(number + 1));
    lock.release();
  }
}

if (mode === 'count') await count();
else if (mode === 'endless') {
  process.stdout.write('ready\n');
  for (;;) await changeText(path, next);
} else {
  await changeText(path, next, {
    observe: (step) => {
      if (step === mode) process.kill(process.pid, 'SIGKILL');
    },
  });
}
