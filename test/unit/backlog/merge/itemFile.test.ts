import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type MergeInput, mergeBacklogs } from '../../../../src/backlog/merge.ts';
import { itemFileOf } from '../../../../src/backlog/spread/itemFile.ts';
import { ownLines } from '../../../../src/backlog/spread/ownLines.ts';
import { scanBlocks } from '../../../../src/backlog/scan.ts';
import { runs } from '../../../support/random.ts';
import { merge } from '../../../support/merge.ts';
import { type RandomTriple, triples } from '../../../support/randomEdits.ts';

const file = (...lines: readonly string[]) => `rank: a1\nid: A-1\n${lines.map((line) => `${line}\n`).join('')}`;

/** The merged file, which must be the same with the sides changed. */
function merged({ base, ours, theirs }: MergeInput): string {
  const { text, conflicts } = merge({ base, ours, theirs });
  if (conflicts.length === 0) assert.equal(merge({ base, ours: theirs, theirs: ours }).text, text);
  return text;
}

describe('Two sides of an item’s own file', () => {
  const base = file('title: Retry', 'status: ready', 'tags: [a]');

  it('that changed neighbouring lines are both in it', () => {
    const ours = file('title: Retry twice', 'status: ready', 'tags: [a, b] # more');
    const theirs = file('title: Retry', 'status: doing', 'why: Payments fail', 'tags: [a, c]');
    assert.equal(
      merged({ base, ours, theirs }),
      file('title: Retry twice', 'status: doing', 'why: Payments fail', 'tags: [a, b, c] # more'),
    );
  });

  it('that put it elsewhere in the order leave it at the higher place', () => {
    const ours = base.replace('a1', 'Zz');
    assert.equal(merged({ base, ours, theirs: base.replace('a1', 'a5') }), ours);
  });

  it('that moved it leave it where the later move has put it', () => {
    const moved = (to: string, day: number) =>
      file('title: Retry', `status: ${to}`, 'history:', `  - { at: 2026-11-0${day}T10:00:00Z, to: ${to} }`);
    const both = merge({
      base: file('title: Retry', 'status: ready'),
      ours: moved('done', 5),
      theirs: moved('doing', 4),
    });
    assert.deepEqual(both.conflicts, []);
    assert.deepEqual(
      both.reports.map(({ code }) => code),
      ['merge.moved-twice'],
    );
    assert.equal(
      both.text,
      file(
        'title: Retry',
        'status: done',
        'history:',
        '  - { at: 2026-11-04T10:00:00Z, to: doing }',
        '  - { at: 2026-11-05T10:00:00Z, to: done }',
      ),
    );
  });

  it('that changed one text are a conflict in its line', () => {
    const { text, conflicts } = merge({
      base,
      ours: base.replace('Retry', 'Retry once'),
      theirs: base.replace('Retry', 'Retry twice').replace('ready', 'doing'),
    });
    assert.equal(
      text,
      'rank: a1\nid: A-1\n<<<<<<< ours\ntitle: Retry once\n=======\ntitle: Retry twice\n>>>>>>> theirs\nstatus: doing\ntags: [a]\n',
    );
    assert.deepEqual(
      conflicts.map(({ key }) => key),
      ['A-1.title'],
    );
  });

  it('are merged by field where both added the same item, and by nobody here where there are two', () => {
    assert.equal(
      merged({ base: '', ours: file('title: Retry', 'why: x'), theirs: file('title: Retry', 'estimate: 1d') }),
      file('title: Retry', 'estimate: 1d', 'why: x'),
    );
    assert.equal(mergeBacklogs({ base: '', ours: file('title: Retry'), theirs: file('title: Totals') }), undefined);
  });

  for (const [what, text] of Object.entries({
    'no map': '- title: One\n',
    'no item': 'name: ci\non: push\n',
    'a second document': 'title: One\n---\ntitle: Two\n',
    broken: 'title: "One\n',
    'markers of an earlier merge': '<<<<<<< a\ntitle: One\n=======\ntitle: Two\n>>>>>>> b\n',
  }))
    it(`are left to git where a side is ${what}`, () => {
      assert.equal(mergeBacklogs({ base: text, ours: `${text}# a\n`, theirs: `${text}# b\n` }), undefined);
    });
});

describe('For every two sides of every item, a merge of its files', () => {
  /** The items that three texts have in common, each as its own file. */
  const trios = ({ base, ours, theirs }: RandomTriple): readonly RandomTriple[] => {
    const [before, mine, yours] = [base, ours, theirs].map(filesOf);
    return [...(before ?? [])].flatMap(([id, text]) => {
      const [here, there] = [mine?.get(id), yours?.get(id)];
      if (here === undefined || there === undefined) return [];
      // Taken out and captured anew it is another item with its id: a list has room for both, a file has not.
      const isOne = [here, there].every((side) => capturedAt(side) === capturedAt(text));
      return isOne ? [{ base: text, ours: here, theirs: there }] : [];
    });
  };

  it('says what the merge of their blocks says', () => {
    fc.assert(
      fc.property(triples, (triple) => {
        for (const each of trios(triple)) {
          const inFiles = mergeBacklogs(each, { resolve: () => 'ours' });
          if (inFiles === undefined) continue;
          const listed = (text: string) => `headwater: 1\nitems:\n${itemFileOf({ name: 'A.yaml', text }).lines}`;
          const inList = merge(
            { base: listed(each.base), ours: listed(each.ours), theirs: listed(each.theirs) },
            { resolve: () => 'ours' },
          );
          assert.equal(listed(inFiles.text), inList.text);
          const turned = merge({ ...each, ours: each.theirs, theirs: each.ours }, { resolve: () => 'theirs' });
          assert.equal(turned.text, inFiles.text);
        }
      }),
      { numRuns: Math.ceil(Math.min(runs, 1000) / 8) },
    );
  });
});

/** When the item of a file was captured, as its history begins. */
const capturedAt = (file: string): string | undefined => /\bhistory:[^]*?\bat: ([^\s,}]+)/.exec(file)?.[1];

/** Items' files by their ids; without one nobody knows which file of another side is the same item's. */
function filesOf(text: string): ReadonlyMap<string, string> {
  const closed = text.replaceAll('\r\n', '\n').replace(/\n?$/, '\n');
  const files = (scanBlocks(closed)?.blocks ?? []).map(({ start, end }) => ownLines(closed.slice(start, end)));
  return new Map(
    files.flatMap((file) => {
      const [, id] = /\bid: ([A-Z]+-\d+)/.exec(file) ?? [];
      return id === undefined ? [] : [[id, file] as const];
    }),
  );
}
