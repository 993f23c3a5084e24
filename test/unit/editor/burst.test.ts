import assert from 'node:assert/strict';
import { Burst } from '../../../src/editor/backlogs/burst.ts';
import { eventually } from '../../support/eventually.ts';

describe('A burst of changes', () => {
  it('is passed on at once, and what follows it together', async () => {
    const rounds: string[] = [];
    const burst = new Burst<string>((keys) => rounds.push([...keys].join(' ')), 20);
    burst.signal('a');
    assert.deepEqual(rounds, ['a'], 'the first one waits for nothing');
    for (const key of ['b', 'c', 'b']) burst.signal(key);
    assert.deepEqual(rounds, ['a']);
    await eventually(() => {
      assert.deepEqual(rounds, ['a', 'b c']);
    });
    burst.dispose();
  });

  it('is over after its interval: the next one is a first one again', async () => {
    const rounds: string[] = [];
    const burst = new Burst<string>((keys) => rounds.push([...keys].join(' ')), 5);
    burst.signal('a');
    await new Promise((resolve) => setTimeout(resolve, 30));
    burst.signal('b');
    assert.deepEqual(rounds, ['a', 'b']);
    burst.dispose();
  });

  it('says nothing after its end', async () => {
    const rounds: string[] = [];
    const burst = new Burst<string>((keys) => rounds.push([...keys].join(' ')), 5);
    burst.signal('a');
    burst.signal('b');
    burst.dispose();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(rounds, ['a']);
  });
});
