import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBacklog } from '../../../src/backlog/read.ts';
import { type Ran, runTool } from '../../support/commandLine.ts';
import { runs } from '../../support/random.ts';

/** Processes at once: as many as the peers were measured with, and more where there is time. */
const hands = runs >= 1000 ? 40 : 12;

describe('Many command lines at once', () => {
  let folder: string;
  const path = () => join(folder, 'backlog.yaml');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-hands-'));
    mkdirSync(join(folder, '.git'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(`keep ${hands} changes and ${hands} new items, each with an id of its own`, async function () {
    this.timeout(120_000);
    const items = Array.from({ length: 60 }, (_, index) => `  - id: A-${index + 1}\n    title: Item ${index + 1}\n`);
    writeFileSync(path(), `headwater: 1\nboard:\n  columns: [ideas, ready, done]\nitems:\n${items.join('')}`);
    const numbers = Array.from({ length: hands }, (_, index) => index + 1);
    const ran = await Promise.all(
      numbers.flatMap((number): Promise<Ran>[] => [
        runTool(folder, ['move', `A-${number}`, 'ready']),
        runTool(folder, ['add', `New ${number}`]),
      ]),
    );
    assert.deepEqual(
      ran.filter(({ exit }) => exit !== 0),
      [],
    );
    const reading = readBacklog(readFileSync(path(), 'utf8'));
    assert.deepEqual(reading?.problems, []);
    const read = reading.backlog.items;
    assert.equal(read.length, 60 + hands);
    assert.equal(new Set(read.map(({ id }) => id)).size, 60 + hands);
    const columns = new Map(read.map(({ key, column }) => [key, column]));
    for (const number of numbers) {
      assert.equal(columns.get(`A-${number}`), 'ready');
      assert(read.some(({ title }) => title === `New ${number}`));
    }
    // What each command said is what is there.
    const added = ran.filter((_, index) => index % 2 === 1);
    for (const [index, { out }] of added.entries()) {
      assert.equal(read.find(({ id }) => id === out)?.title, `New ${index + 1}`);
    }
    assert.deepEqual(readdirSync(folder).sort(), ['.git', 'backlog.yaml']);
  });
});
