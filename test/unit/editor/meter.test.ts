import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { Meter } from '../../../src/editor/batch/meter.ts';
import { eventually } from '../../support/eventually.ts';

const rested = (meter: Meter) =>
  eventually(() => {
    assert(meter.idle);
  });

describe('What measures after changes', () => {
  it('measures a burst of a hundred once, and nothing while nothing changes', async () => {
    let measured = 0;
    const meter = new Meter(() => Promise.resolve(void (measured += 1)), 50);
    assert(meter.idle);
    for (let save = 0; save < 100; save += 1) {
      meter.request();
      await turn();
    }
    await rested(meter);
    assert.equal(measured, 1);
    assert.equal(meter.runs, 1);
  });

  it('measures once more what changed while it measured, and never twice at a time', async () => {
    let [running, most] = [0, 0];
    const ends: (() => void)[] = [];
    const meter = new Meter(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
    }, 1);
    meter.request();
    await eventually(() => {
      assert.equal(running, 1);
    });
    // Asked again, and again after the quiet moment, while the first run goes on.
    for (let save = 0; save < 100; save += 1) {
      meter.request();
      await turn();
    }
    await eventually(() => {
      assert.equal(meter.waiting, true);
    });
    ends.shift()?.();
    await eventually(() => {
      assert.equal(ends.length, 1);
    });
    ends.shift()?.();
    await rested(meter);
    assert.equal(meter.runs, 2);
    assert.equal(most, 1);
  });

  it('measures no more when it has ended, and tells a run that goes on', async () => {
    let signal: AbortSignal | undefined;
    const meter = new Meter((given) => {
      signal = given;
      return Promise.resolve();
    }, 1);
    meter.request();
    await rested(meter);
    meter.dispose();
    assert.equal(signal?.aborted, true);
    meter.request();
    assert(meter.idle);
    assert.equal(meter.runs, 1);
  });
});
