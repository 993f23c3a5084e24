import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBacklog } from '../../../src/backlog/read.ts';
import { problemsOf } from '../../support/backlog.ts';

const folder = join(process.cwd(), 'test/fixtures/hostile');
const expectedPath = join(folder, 'expected.json');

interface Expected {
  /** Keys of the items that are shown. */
  readonly items: readonly string[];
  readonly readOnly: string | null;
  readonly problems: readonly string[];
}

const texts = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.replace('.yaml', ''), readFileSync(join(folder, name), 'utf8')]),
);

function seen(text: string): Expected | null {
  const reading = readBacklog(text);
  if (reading === undefined) return null;
  const items = reading.backlog.items.map(({ key }) => (key.length > 40 ? `${key.slice(0, 40)}…` : key));
  return { items, readOnly: reading.backlog.readOnly ?? null, problems: problemsOf(text, { hints: true }) };
}

describe('Hostile and broken files', () => {
  before(() => {
    if (process.env['HEADWATER_UPDATE'] !== '1') return;
    const all = Object.fromEntries([...texts].map(([name, text]) => [name, seen(text)]));
    writeFileSync(expectedPath, `${JSON.stringify(all, undefined, 2)}\n`);
  });

  for (const [name, text] of texts) {
    it(`${name} gives its problems, and shows what is sound`, () => {
      const expected = JSON.parse(readFileSync(expectedPath, 'utf8')) as Record<string, Expected | null>;
      assert.deepEqual(seen(text), expected[name]);
    });
  }

  it('are many', () => {
    assert(texts.size >= 40);
  });

  it('never change what JavaScript’s objects are', () => {
    for (const text of texts.values()) readBacklog(text);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('of 100 MB are refused without being read', () => {
    const huge = `headwater: 1\nitems:\n  - title: ${'x'.repeat(100 * 1024 * 1024)}\n`;
    const reading = readBacklog(huge);
    assert.deepEqual(
      reading?.problems.map(({ code }) => code),
      ['file.too-large'],
    );
    assert.equal(reading.backlog.readOnly, 'syntax');
  });
});
