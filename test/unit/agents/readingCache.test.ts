import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { keepReading, restoreReading } from '../../../src/backlog/kept/keep.ts';
import { rowsOf } from '../../../src/backlog/kept/keptIndex.ts';
import { unpackIndex } from '../../../src/backlog/kept/packedIndex.ts';
import { readBacklog } from '../../../src/backlog/read.ts';
import type { Reading } from '../../../src/backlog/reading.ts';
import { keepMoved, readCachedBacklog } from '../../../src/agents/readingCache.ts';
import { applyEdits, planChange } from '../../../src/backlog/change.ts';
import { keptFileOf, readKeptIndex } from '../../../src/agents/keptFile.ts';
import { flawedBacklogs } from '../../support/flawedBacklogs.ts';
import { backlogs, column, runs } from '../../support/random.ts';
import { texts } from '../../support/randomTexts.ts';

/** What a reading says, as plain data: everything but the nodes and how it came about. */
function said(reading: Reading | undefined): unknown {
  if (reading === undefined) return undefined;
  const { text, backlog, problems, source } = reading;
  const { parts, items, ...places } = source;
  const itemsSaid = backlog.items.map(({ key, id, title, column, fields, unknown, intact }) => {
    return { key, id, title, column, fields: { ...fields }, unknown, intact };
  });
  const types = [...backlog.board.types];
  const plain = { ...backlog, board: { ...backlog.board, types }, items: itemsSaid };
  const spots = items.map(({ start, line, end, base }) => [start, line, end, base]);
  const blocks = parts?.blocks.map((block) => [block.fields.id, block.problems, block.refersElsewhere]);
  // As JSON: a key whose value is undefined says nothing.
  return JSON.parse(JSON.stringify({ text, plain, problems, places, spots, scan: parts?.scan, blocks })) as unknown;
}

/** A change of a text somewhere: a piece taken out, another put in. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 30 }),
  text: fc.oneof(texts, fc.constantFrom('\n', '  - id: Z-1\n    title: New\n', '    type: bug\n', '    odd: 1\n', '#')),
});

/** Texts that a file can hold. */
const edited = (text: string, { at, length, text: added }: { at: number; length: number; text: string }) => {
  const start = Math.floor(at * text.length);
  return Buffer.from(text.slice(0, start) + added + text.slice(start + length)).toString();
};

const heads = fc.constantFrom(
  '',
  'stream: Team\n',
  'people: { ana: { email: [a@example.org] } }\n',
  'odd: [1]\nprefix: Q\n',
);

/** What a list takes from the index, where there is one for the text, is what the text says. */
function assertListed(path: string, text: string): void {
  const index = readKeptIndex(keptFileOf(path), Buffer.from(text));
  const statuses = readBacklog(text)?.backlog.items.map(({ fields }) => fields.status);
  if (index === undefined) return;
  assert.deepEqual(
    rowsOf(index, {}).map(({ status }) => status),
    statuses,
  );
}

describe('A reading from the cache', () => {
  let folder: string;
  const before_ = process.env['XDG_CACHE_HOME'];

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-kept-'));
    process.env['XDG_CACHE_HOME'] = folder;
  });
  after(() => {
    if (before_ === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before_;
    rmSync(folder, { recursive: true, force: true });
  });

  it('says what the reading said that was kept', () => {
    let kept = 0;
    fc.assert(
      fc.property(heads, backlogs, fc.option(edit), (head, body, change) => {
        const whole = head + body;
        const text = change === null ? Buffer.from(whole).toString() : edited(whole, change);
        const reading = readBacklog(text);
        const parts = reading && keepReading(reading);
        if (parts === undefined) return;
        kept += 1;
        const { index, problems, blocks } = parts;
        const restored = restoreReading(text, { index, problems: () => problems, blocks: () => blocks });
        assert.deepEqual(said(restored), said(reading));
        // What the cache cannot give any more is read from the text.
        const alone = restoreReading(text, { index, problems: () => undefined, blocks: () => undefined });
        assert.deepEqual(said(alone), said(reading));
        // Kept once more, from what was restored, it is the same.
        assert.deepEqual(keepReading(restored), parts);
        const rows = rowsOf(unpackIndex(parts.index), {});
        const wanted = reading?.backlog.items.map(({ fields: { id, status, type, title } }) => [
          id,
          status,
          type,
          title,
        ]);
        assert.deepEqual(
          rows.map(({ id, status, type, title }) => [id, status, type, title]),
          wanted,
        );
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
    assert(kept > runs / 8, `only ${kept} readings were kept`);
  });

  it('says what a direct reading says, through any sequence of edits', () => {
    let name = 0;
    fc.assert(
      fc.property(heads, backlogs, fc.array(fc.tuple(edit, fc.boolean()), { maxLength: 3 }), (head, body, edits) => {
        const path = `/backlog-${(name += 1) % 3}.yaml`;
        let text = Buffer.from(head + body).toString();
        assert.deepEqual(said(readCachedBacklog(path, text)), said(readBacklog(text)));
        for (const [change, look] of edits) {
          text = edited(text, change);
          assert.deepEqual(said(readCachedBacklog(path, text, look ? 'look' : 'change')), said(readBacklog(text)));
        }
        assert.deepEqual(said(readCachedBacklog(path, text)), said(readBacklog(text)));
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });

  it('parses only what has changed since', () => {
    const items = Array.from({ length: 50 }, (_, index) => `  - id: A-${index}\n    title: T\n    status: ready\n`);
    const text = `headwater: 1\nboard:\n  columns: [ready, done]\nitems:\n${items.join('')}`;
    const parsed = (now: string) => readCachedBacklog('/counted.yaml', now)?.parsed;
    assert.equal(parsed(text), 50);
    assert.equal(parsed(text), 0);
    const changed = text.replace('A-20\n    title: T', 'A-20\n    title: U');
    assert.equal(parsed(changed), 1);
    assert.equal(parsed(changed), 0);
    assert.equal(parsed(changed.replace('A-20\n    title: U', 'A-20\n    title: T')), 1);
  });

  it('is never believed where a byte of the cache is another', () => {
    const text =
      'headwater: 1\nitems:\n  - id: A-1\n    title: First\n  - id: A-2\n    title: Second\n    custom: kept\n';
    const path = '/damaged.yaml';
    const direct = said(readBacklog(text));
    readCachedBacklog(path, text);
    const file = keptFileOf(path);
    const whole = readFileSync(file);
    assert.equal(readCachedBacklog(path, text)?.parsed, 0);
    const other = text.replace('First', 'Fifth');
    const directOther = said(readBacklog(other));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, by, cut) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ by;
        const data = cut ? whole.subarray(0, at) : damaged;
        for (const [now, wanted] of [
          [text, direct],
          [other, directOther],
        ] as const) {
          writeFileSync(file, data);
          const index = readKeptIndex(file, Buffer.from(now));
          if (index !== undefined) assert.deepEqual(index.ids, ['A-1', 'A-2']);
          assert.deepEqual(said(readCachedBacklog(path, now)), wanted);
        }
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
    writeFileSync(file, 'somebody else’s');
    assert.deepEqual(said(readCachedBacklog(path, text)), direct);
  });

  it('follows moves, without a block to parse for the next one', () => {
    let name = 0;
    const move = fc.record({ item: fc.nat({ max: 6 }), to: column, top: fc.boolean() });
    let followed = 0;
    fc.assert(
      fc.property(heads, flawedBacklogs, fc.array(move, { minLength: 1, maxLength: 4 }), (head, body, moves) => {
        const path = `/moved-${(name += 1)}.yaml`;
        let text = Buffer.from(head + body.replace('title: Item 2', 'title: Käse ✓')).toString();
        readCachedBacklog(path, text);
        for (const { item, to, top } of moves) {
          const reading = readCachedBacklog(path, text, 'change');
          const key = reading?.backlog.items[item]?.key;
          if (reading === undefined || key === undefined) continue;
          const place = top ? { before: reading.backlog.items[0]?.key } : undefined;
          const planned = planChange(
            reading,
            { kind: 'move', item: key, column: to, place },
            { now: new Date('2026-11-02T09:00:00Z'), me: 'ana', takenIds: [] },
          );
          if (!planned.ok || planned.value.edits.length === 0) continue;
          keepMoved(path, reading, planned.value);
          text = applyEdits(text, planned.value.edits);
          const next = readCachedBacklog(path, text);
          assert.deepEqual(said(next), said(readBacklog(text)));
          assertListed(path, text);
          if (next?.parsed === 0) followed += 1;
        }
      }),
      { numRuns: Math.ceil(runs / 10) },
    );
    assert(followed > runs / 20, `only ${followed} moves were followed`);
  });

  it('is one among few: the folder keeps its bounds, and one that is gone is made again', () => {
    rmSync(join(folder, 'headwater'), { recursive: true, force: true });
    const text = 'headwater: 1\nitems:\n  - id: A-1\n    title: First\n';
    assert.equal(readCachedBacklog('/one.yaml', text)?.parsed, 1);
    assert.equal(readCachedBacklog('/one.yaml', text)?.parsed, 0);
    assert.equal(readdirSync(join(folder, 'headwater/readings')).length, 1);
  });
});
