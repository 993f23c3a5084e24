import assert from 'node:assert/strict';
import { headwater } from './headwater.ts';

describe('Activation', () => {
  it('reads no backlog, loads no parser and starts no git', async () => {
    const { activation } = await headwater();
    console.log(`activate() took ${activation.milliseconds.toFixed(1)} ms`);
    assert.deepEqual(
      { ...activation, milliseconds: 0 },
      { milliseconds: 0, backlogsRead: 0, parserLoaded: false, processesStarted: 0 },
    );
  });
});
