import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeBacklogs } from '../../../../src/backlog/merge.ts';
import { scanBlocks } from '../../../../src/backlog/scan.ts';
import type { Choice } from '../../../../src/core/merge/merged.ts';
import { read } from '../../../support/backlog.ts';
import { merge } from '../../../support/merge.ts';
import { MergeOracle } from '../../../support/mergeOracle.ts';
import { runs } from '../../../support/random.ts';
import { type RandomTriple, triples } from '../../../support/randomEdits.ts';

/** Making them takes longer than all laws together. */
const count = Math.min(runs, 500);
let made: readonly RandomTriple[] = [];

/** Holds for random triples: all laws for the same ones, since making them takes longer than merging them. */
function holds(title: string, check: (triple: RandomTriple) => void): void {
  it(title, () => {
    for (const triple of made) {
      try {
        check(triple);
      } catch (error) {
        // A smaller example says more, where one is found.
        fc.assert(fc.property(triples, check), { numRuns: count });
        throw new Error(JSON.stringify(triple), { cause: error });
      }
    }
  });
}

const sides = ['ours', 'theirs'] as const;

const errorsOf = (text: string) =>
  read(text).problems.filter(({ severity, code }) => severity === 'error' && code !== 'file.conflict-markers').length;

const idsOf = (text: string) => read(text).backlog.items.map(({ id, key }) => id ?? key);

/** The items' blocks of a text. Its end is that of a line. */
function blocksOf(text: string): readonly string[] {
  const closed = text.endsWith('\n') ? text : `${text}${text.includes('\r\n') ? '\r\n' : '\n'}`;
  return scanBlocks(closed)?.blocks.map(({ start, end }) => closed.slice(start, end)) ?? [];
}

/** Comments as the random edits write them. */
function commentsOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/# [^"'\r\n]* \d+(?=\r?$)/gm)].map(([comment]) => comment));
}

describe('For every two sides of every backlog, a merge', () => {
  before('random triples are made', function () {
    this.timeout(60_000 + 100 * count);
    made = fc.sample(triples, count);
  });

  holds('with a side that changed nothing is the other side', ({ base, ours, theirs }) => {
    for (const side of [ours, theirs]) {
      assert.equal(merge({ base, ours: side, theirs: base }).text, side);
      assert.equal(merge({ base, ours: base, theirs: side }).text, side);
      assert.equal(merge({ base, ours: side, theirs: side }).text, side);
    }
  });

  holds('with a side that changed the head alone is the other side under that head', ({ base, ours }) => {
    // The same as above, on the long way round.
    const headed = (text: string) => text.replace(/^headwater: 1(?=\r?$)/m, 'headwater: 1 # one');
    assert.equal(merge({ base, ours, theirs: headed(base) }).text, headed(ours));
    assert.equal(merge({ base, ours: headed(base), theirs: ours }).text, headed(ours));
  });

  holds('has every change of either side, or reports it; loses no item and invents none', (triple) => {
    const oracle = new MergeOracle(triple, merge(triple));
    for (const side of sides) oracle.check(side);
    oracle.checkNothingInvented();
  });

  holds('keeps every comment that a side wrote', (triple) => {
    const { text } = merge(triple);
    const known = commentsOf(triple.base);
    for (const side of sides)
      for (const comment of commentsOf(triple[side])) assert(known.has(comment) || text.includes(comment), comment);
  });

  holds('leaves no id twice', (triple) => {
    const ids = idsOf(merge(triple).text);
    assert.equal(new Set(ids).size, ids.length, ids.join(' '));
  });

  holds('does not depend on which side is called ours', ({ base, ours, theirs }) => {
    const merged = merge({ base, ours, theirs });
    const turned = merge({ base, ours: theirs, theirs: ours });
    assert.equal(turned.conflicts.length, merged.conflicts.length);
    const settle = (texts: RandomTriple, choice: Choice) => merge(texts, { resolve: () => choice }).text;
    assert.equal(settle({ base, ours: theirs, theirs: ours }, 'theirs'), settle({ base, ours, theirs }, 'ours'));
    if (merged.conflicts.length === 0) assert.equal(turned.text, merged.text);
  });

  holds('can be read, with no error that neither side had, whichever half of conflicts is taken', (triple) => {
    const most = Math.max(...sides.map((side) => errorsOf(triple[side])));
    const merged = merge(triple);
    assert(errorsOf(merged.text) <= most, merged.text);
    for (const choice of sides) {
      const settled = merge(triple, { resolve: () => choice });
      assert.deepEqual(settled.conflicts, []);
      assert.equal(read(settled.text).backlog.readOnly, undefined);
      assert(errorsOf(settled.text) <= most, settled.text);
    }
  });

  holds('keeps the bytes of blocks that at most one side touched', (triple) => {
    const merged = new Set(blocksOf(merge(triple, { resolve: () => 'ours' }).text));
    const [base, ours, theirs] = [triple.base, triple.ours, triple.theirs].map((text) => new Set(blocksOf(text)));
    for (const block of base ?? []) {
      if (ours?.has(block) === true && theirs?.has(block) === true) assert(merged.has(block), block);
    }
  });

  holds('has the items in the order of a side that alone moved any', ({ base, ours, theirs }) => {
    const order = idsOf(base);
    const inOrder = (ids: readonly string[]) => ids.filter((id) => order.includes(id));
    const [mine, yours] = [inOrder(idsOf(ours)), inOrder(idsOf(theirs))];
    const still = order.filter((id) => yours.includes(id));
    if (still.join() !== yours.join()) return;
    const merged = idsOf(merge({ base, ours, theirs }).text);
    const expected = mine.filter((id) => merged.includes(id));
    assert.deepEqual(
      merged.filter((id) => expected.includes(id)),
      expected,
    );
  });

  it('conflicts in a field’s lines, and hardly ever in a whole item (both sides rewrote a text with a stated indentation)', () => {
    const whole = made.filter((triple) => merge(triple).conflicts.some(({ field }) => field === ''));
    assert(whole.length <= 1 + made.length / 1_000, JSON.stringify(whole.slice(0, 3)));
  });

  holds('parses no block but those that differ', (triple) => {
    const texts = [triple.base, triple.ours, triple.theirs].map((text) => new Set(blocksOf(text)));
    const all = new Set(texts.flatMap((blocks) => [...blocks]));
    const touched = [...all].filter((block) => !texts.every((blocks) => blocks.has(block)));
    const { parsed } = merge(triple);
    // Each of them, and what becomes of them: with either half of a conflict.
    assert(parsed <= touched.length * 3, `${parsed} of ${touched.length}`);
  });
});

describe('A merge of backlogs in which no two sides touch one item', () => {
  it('parses nothing', () => {
    const items = (change: (number: number) => string) =>
      Array.from(
        { length: 50 },
        (_, at) => `  - id: A-${at}\n    title: Item ${at}\n    estimate: ${change(at)}\n`,
      ).join('');
    const text = (change: (number: number) => string) => `headwater: 1\nitems:\n${items(change)}`;
    const merged = mergeBacklogs({
      base: text(() => '1d'),
      ours: text((at) => (at % 2 === 0 ? '2d' : '1d')),
      theirs: text((at) => (at % 2 === 0 ? '1d' : '3d')),
    });
    assert.equal(merged?.parsed, 0);
    assert.equal(
      merged.text,
      text((at) => (at % 2 === 0 ? '2d' : '3d')),
    );
  });
});
