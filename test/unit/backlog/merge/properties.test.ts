import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeBacklogs } from '../../../../src/backlog/merge.ts';
import type { Reading } from '../../../../src/backlog/reading.ts';
import { scanBlocks } from '../../../../src/backlog/scan.ts';
import type { Side } from '../../../../src/core/merge/merged.ts';
import { merge } from '../../../support/merge.ts';
import { MergeCase } from '../../../support/mergeCase.ts';
import { MergeOracle, isOne } from '../../../support/mergeOracle.ts';
import { runs } from '../../../support/random.ts';
import { type RandomTriple, triples } from '../../../support/randomEdits.ts';

/** A law, and what is known of it: the first triple for which it does not hold. */
interface Law {
  readonly title: string;
  readonly check: (each: MergeCase) => void;
  broken?: { readonly triple: RandomTriple; readonly error: unknown };
}

const laws: Law[] = [];

/** Holds for random triples: all laws for the same ones, since making and merging them takes longer than asking. */
function holds(title: string, check: Law['check']): void {
  const law: Law = { title, check };
  laws.push(law);
  it(title, () => {
    if (law.broken === undefined) return;
    // A smaller example says more, where one is found.
    fc.assert(
      fc.property(triples, (triple) => {
        check(new MergeCase(triple));
      }),
      { numRuns: 500 },
    );
    throw new Error(JSON.stringify(law.broken.triple), { cause: law.broken.error });
  });
}

function ask(triple: RandomTriple): void {
  const each = new MergeCase(triple);
  for (const law of laws) {
    try {
      law.check(each);
    } catch (error) {
      law.broken ??= { triple, error };
    }
  }
}

const sides = ['ours', 'theirs'] as const;

const errorsOf = ({ problems }: Reading) =>
  problems.filter(({ severity, code }) => severity === 'error' && code !== 'file.conflict-markers').length;

const idsOf = ({ backlog }: Reading) => backlog.items.map(({ id, key }) => id ?? key);

/** Whether an id is that of the same item on a side as in the base, if it is there at all. */
function isSameOn({ read, triple }: MergeCase, side: Side, id: string): boolean {
  const [before, now] = [triple.base, triple[side]].map((text) =>
    read(text).backlog.items.find((item) => (item.id ?? item.key) === id),
  );
  return before === undefined || now === undefined || isOne(before, now);
}

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
  before('random triples are made, merged and asked', function () {
    this.timeout(60_000 + 100 * runs);
    fc.assert(fc.property(triples, ask), { numRuns: runs });
  });

  holds('with a side that changed nothing is the other side', ({ triple: { base, ours, theirs } }) => {
    for (const side of [ours, theirs]) {
      assert.equal(merge({ base, ours: side, theirs: base }).text, side);
      assert.equal(merge({ base, ours: base, theirs: side }).text, side);
      assert.equal(merge({ base, ours: side, theirs: side }).text, side);
    }
  });

  holds('with a side that changed the head alone is the other side under that head', ({ triple: { base, ours } }) => {
    // The same as above, on the long way round.
    const headed = (text: string) => text.replace(/^headwater: 1(?=\r?$)/m, 'headwater: 1 # one');
    assert.equal(merge({ base, ours, theirs: headed(base) }).text, headed(ours));
    assert.equal(merge({ base, ours: headed(base), theirs: ours }).text, headed(ours));
  });

  holds('has every change of either side, or reports it; loses no item and invents none', (each) => {
    const oracle = new MergeOracle(each);
    for (const side of sides) oracle.check(side);
    oracle.checkNothingInvented();
  });

  holds('keeps every comment that a side wrote', ({ triple, merged: { text } }) => {
    const known = commentsOf(triple.base);
    for (const side of sides)
      for (const comment of commentsOf(triple[side])) assert(known.has(comment) || text.includes(comment), comment);
  });

  holds('leaves no id twice', (each) => {
    const ids = idsOf(each.read(each.merged.text));
    assert.equal(new Set(ids).size, ids.length, ids.join(' '));
  });

  holds('does not depend on which side is called ours', (each) => {
    const { merged, turned } = each;
    assert.equal(turned.conflicts.length, merged.conflicts.length);
    assert.equal(each.settledTurned('theirs').text, each.settled('ours').text);
    if (merged.conflicts.length === 0) assert.equal(turned.text, merged.text);
  });

  holds('can be read, with no error that neither side had, whichever half of conflicts is taken', (each) => {
    const most = Math.max(...sides.map((side) => errorsOf(each.read(each.triple[side]))));
    assert(errorsOf(each.read(each.merged.text)) <= most, each.merged.text);
    for (const choice of sides) {
      const settled = each.settled(choice);
      assert.deepEqual(settled.conflicts, []);
      const reading = each.read(settled.text);
      assert.equal(reading.backlog.readOnly, undefined);
      assert(errorsOf(reading) <= most, settled.text);
    }
  });

  holds('keeps the bytes of blocks that at most one side touched', (each) => {
    const merged = new Set(blocksOf(each.settled('ours').text));
    const { triple } = each;
    const [base, ours, theirs] = [triple.base, triple.ours, triple.theirs].map((text) => new Set(blocksOf(text)));
    for (const block of base ?? []) {
      if (ours?.has(block) === true && theirs?.has(block) === true) assert(merged.has(block), block);
    }
  });

  holds('has the items in the order of a side that alone moved any', (each) => {
    const { base, ours, theirs } = each.triple;
    const order = idsOf(each.read(base)).filter((id) => sides.every((side) => isSameOn(each, side, id)));
    const inOrder = (text: string) => idsOf(each.read(text)).filter((id) => order.includes(id));
    const [mine, yours] = [inOrder(ours), inOrder(theirs)];
    const still = order.filter((id) => yours.includes(id));
    if (still.join() !== yours.join()) return;
    const merged = idsOf(each.read(each.merged.text));
    const expected = mine.filter((id) => merged.includes(id));
    assert.deepEqual(
      merged.filter((id) => expected.includes(id)),
      expected,
    );
  });

  holds('conflicts in the lines of fields, never in those of a whole item', ({ merged: { conflicts } }) => {
    assert.deepEqual(
      conflicts.filter(({ field }) => field === ''),
      [],
    );
  });

  holds('parses no block but those that differ', ({ triple, merged: { parsed } }) => {
    const texts = [triple.base, triple.ours, triple.theirs].map((text) => new Set(blocksOf(text)));
    const all = new Set(texts.flatMap((blocks) => [...blocks]));
    const touched = [...all].filter((block) => !texts.every((blocks) => blocks.has(block)));
    // Each of them, and what becomes of them: with either half of a conflict.
    assert(parsed <= touched.length * 3, `${parsed} of ${touched.length}`);
  });
});

describe('A merge of 10,000 items', () => {
  it('parses those that both sides touched, and what becomes of them, and no others', () => {
    const text = (change: (number: number) => string) =>
      `headwater: 1\nitems:\n${Array.from(
        { length: 10_000 },
        (_, at) => `  - id: A-${at}\n    title: Item ${at}\n${change(at)}    notes: |\n      Some text.\n`,
      ).join('')}`;
    const estimate = (days: number) => `    estimate: ${days}d\n`;
    const merged = merge({
      base: text(() => estimate(1)),
      ours: text((at) => estimate(at % 500 === 1 ? 2 : 1)),
      theirs: text((at) => (at % 1000 === 1 ? '    type: bug\n' : '') + estimate(at % 500 === 2 ? 3 : 1)),
    });
    assert.equal(merged.parsed, 10 * 4);
    assert.equal(
      merged.text,
      text((at) => (at % 1000 === 1 ? '    type: bug\n' : '') + estimate(at % 500 === 1 ? 2 : at % 500 === 2 ? 3 : 1)),
    );
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
