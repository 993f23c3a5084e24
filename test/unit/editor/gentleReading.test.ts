import assert from 'node:assert/strict';
import { readBacklog } from '../../../src/backlog/read.ts';
import { readInSteps } from '../../../src/backlog/readInSteps.ts';
import { readGently } from '../../../src/editor/backlogs/gentleReading.ts';

const backlog = (count: number) =>
  `headwater: 1\nitems:\n${Array.from({ length: count }, (_, index) => `  - id: A-${index + 1}\n    title: Item ${index + 1}\n    notes: |\n      ${'Some text. '.repeat(40)}\n`).join('')}`;

const gently = (text: string, advanced: () => void) => readGently(text, readInSteps(text), advanced);

describe('Reading gently', () => {
  const clock = performance.now.bind(performance);
  afterEach(() => {
    performance.now = clock;
  });

  it('reads what is short at once, without a word in between', async () => {
    // Whatever else the machine does: no time passes meanwhile.
    performance.now = () => 0;
    let advances = 0;
    const reading = gently(backlog(3), () => (advances += 1));
    await reading.started;
    assert.equal((await reading.finished)?.backlog.items.length, 3);
    assert.deepEqual([advances, reading.partial], [0, undefined]);
  });

  it('lets others work while it reads what is long, and shows what it has, read-only', async () => {
    const text = backlog(20_000);
    let turns = 0;
    let finished = false;
    const count = () => {
      turns += 1;
      if (!finished) setImmediate(count);
    };
    setImmediate(count);
    const shown: number[] = [];
    const reading = gently(text, () => shown.push(reading.partial?.backlog.items.length ?? 0));
    await reading.started;
    assert.equal(reading.partial?.backlog.readOnly, 'reading');
    const whole = await reading.finished;
    finished = true;
    assert.deepEqual(whole?.backlog, readBacklog(text)?.backlog);
    assert(turns > 4, `others had ${turns} turns`);
    assert.deepEqual(
      shown,
      [...shown].sort((one, other) => one - other),
    );
  });

  it('leaves the rest unread when it is cancelled', async () => {
    const reading = gently(backlog(40_000), () => undefined);
    reading.cancel();
    assert.equal(await reading.finished, undefined);
  });
});
