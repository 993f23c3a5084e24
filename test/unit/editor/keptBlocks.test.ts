import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { keptFileOf } from '../../../src/agents/keptFile.ts';
import { readBacklog } from '../../../src/backlog/read.ts';
import { type KnownBlock, readInSteps } from '../../../src/backlog/readInSteps.ts';
import type { Reading } from '../../../src/backlog/reading.ts';
import { KeptBlocks } from '../../../src/editor/backlogs/keptBlocks.ts';
import { readKeptBlocks, writeKeptBlocks } from '../../../src/editor/backlogs/keptFile.ts';
import { boardView } from '../../../src/editor/board/boardView.ts';
import { phraseOf } from '../../../src/phrases/phrases.ts';
import { now } from '../../support/backlog.ts';
import { eventually } from '../../support/eventually.ts';
import { backlogs, runs } from '../../support/random.ts';
import { texts } from '../../support/randomTexts.ts';

/** All steps at once. */
function readWith(text: string, kept: KnownBlock | undefined): Reading | undefined {
  const steps = readInSteps(text, undefined, kept);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const item = (index: number, title: string) =>
  `  - id: A-${index}\n    title: ${title}\n    status: ready\n    notes: |\n      ${'Some text. '.repeat(50)}\n`;

/** A backlog that is large enough to be kept. */
const large = (title = (index: number) => `Item ${index}`) =>
  `headwater: 1\nboard:\n  columns: [ready, done]\nitems:\n${Array.from({ length: 500 }, (_, index) => item(index, title(index))).join('')}`;

/** How many things are waited for. */
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('The blocks that are kept between sessions', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-blocks-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('make the reading that the text alone makes, without parsing', async () => {
    let restored = 0;
    await fc.assert(
      fc.asyncProperty(backlogs, texts, async (text, title) => {
        const retitled = text.replace('title: Item 2', () => `title: ${title}`);
        const fresh = readBacklog(retitled);
        if (fresh?.source.parts === undefined) return;
        await writeKeptBlocks(folder, 'a backlog', fresh);
        const again = readWith(retitled, await readKeptBlocks(folder, 'a backlog'));
        assert.equal(again?.parsed, 0);
        assert.deepEqual(again.backlog, fresh.backlog);
        assert.deepEqual(again.problems, fresh.problems);
        const circumstance = { now, say: phraseOf };
        assert.deepEqual(boardView(again, circumstance), boardView(fresh, circumstance));
        restored += 1;
      }),
      { numRuns: runs },
    );
    assert(restored > runs / 2, `only ${restored} of ${runs} were kept`);
  });

  it('are found by their text: what has changed is parsed, whatever else moved', async () => {
    const before = readBacklog(large());
    assert(before);
    await writeKeptBlocks(folder, 'a backlog', before);
    const changed = large((index) => (index === 20 ? 'Another title' : `Item ${index}`));
    const moved = changed.replace(item(7, 'Item 7'), '').replace('items:\n', `items:\n${item(7, 'Item 7')}`);
    const again = readWith(moved, await readKeptBlocks(folder, 'a backlog'));
    assert.equal(again?.parsed, 1);
    assert.deepEqual(again.backlog, readBacklog(moved)?.backlog);
  });

  it('are told apart where only characters differ that no encoding has', async () => {
    const [one, other] = ['\ud800', '\ud801'].map((character) => `headwater: 1\nitems:\n  - title: a${character}\n`);
    assert(one !== undefined && other !== undefined);
    const reading = readBacklog(one);
    assert(reading);
    await writeKeptBlocks(folder, 'a backlog', reading);
    const again = readWith(other, await readKeptBlocks(folder, 'a backlog'));
    assert.deepEqual(again?.backlog, readBacklog(other)?.backlog);
  });

  it('are not believed where a byte is another, or one is missing', async () => {
    const reading = readBacklog('headwater: 1\nitems:\n  - id: A-1\n    title: First\n');
    assert(reading);
    await writeKeptBlocks(folder, 'a backlog', reading);
    const file = keptFileOf('a backlog', folder);
    const whole = readFileSync(file);
    assert(await readKeptBlocks(folder, 'a backlog'));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, by, cut) => {
          const damaged = Buffer.from(whole);
          damaged[at] = (damaged[at] ?? 0) ^ by;
          writeFileSync(file, cut ? whole.subarray(0, at) : damaged);
          assert.equal(await readKeptBlocks(folder, 'a backlog'), undefined);
        },
      ),
      { numRuns: runs },
    );
    assert.equal(await readKeptBlocks(folder, 'another backlog'), undefined);
  });

  it('are kept once it is calm, of large backlogs, and again only when many are new', async () => {
    const kept = new KeptBlocks(folder, 0);
    const text = large();
    assert.equal(kept.of('small', 'headwater: 1\n'), undefined);
    kept.settled('small', readBacklog('headwater: 1\nitems:\n  - title: One\n'));
    assert.equal(await kept.of('large', text), undefined);
    kept.settled('large', readBacklog(text));
    await eventually(async () => {
      assert(await kept.of('large', text));
    });
    const [name = '', ...more] = readdirSync(join(folder, 'readings'));
    assert.deepEqual(more, []);
    const { mtimeMs } = statSync(join(folder, 'readings', name));

    const few = new KeptBlocks(folder, 0);
    const known = await few.of(
      'large',
      large((index) => `${index < 10 ? 'New' : 'Item'} ${index}`),
    );
    const again = readWith(
      large((index) => `${index < 10 ? 'New' : 'Item'} ${index}`),
      known,
    );
    assert.equal(again?.parsed, 10);
    const waiting = timers();
    few.settled('large', again);
    assert.equal(timers(), waiting);
    const many = large((index) => `${index < 30 ? 'New' : 'Item'} ${index}`);
    const next = readBacklog(many, again);
    assert.equal(next?.parsed, 20);
    few.settled('large', next);
    await eventually(() => {
      assert.notEqual(statSync(join(folder, 'readings', name)).mtimeMs, mtimeMs);
    });
    assert.equal(readWith(many, await few.of('large', many))?.parsed, 0);
  });

  it('are not kept without a folder, or after the end', () => {
    const text = large();
    const waiting = timers();
    const nowhere = new KeptBlocks(undefined, 0);
    assert.equal(nowhere.of('large', text), undefined);
    nowhere.settled('large', readBacklog(text));
    assert.equal(timers(), waiting);
    const ended = new KeptBlocks(folder);
    ended.settled('large', readBacklog(text));
    assert.equal(timers(), waiting + 1);
    ended.dispose();
    assert.equal(timers(), waiting);
  });
});
