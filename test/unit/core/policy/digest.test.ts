import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, planChange } from '../../../../src/backlog/change.ts';
import { daysBefore } from '../../../../src/core/policy/balance.ts';
import { digestIn } from '../../../../src/core/policy/digest.ts';
import { experimentAsks } from '../../../../src/core/policy/experiments.ts';
import { sayBalanceInEnglish } from '../../../../src/phrases/late/balanceDocument.ts';
import { digestDocument, sayDigestInEnglish } from '../../../../src/phrases/late/digestDocument.ts';
import { changed, now, read } from '../../../support/backlog.ts';
import { lineDiff } from '../../../support/diff.ts';
import { backlogs, fewerRuns } from '../../../support/random.ts';

const story = `headwater: 1
stream: Check*out*
board:
  columns: [ideas, { id: doing, stage: active }, { id: live, stage: done }, dropped]
  done: { needs: [deployed, usage] }
items:
  - id: A-1
    title: Pool
    status: live
    evidence: { deployed: [{ at: 2026-11-10 }] }
    concerns:
      - { about: Nine hours, by: ben, at: 2026-11-03, heard: { at: 2026-11-03 }, response: plan-changed, answered: { at: 2026-11-08 }, note: Split }
      - { about: Long ago, at: 2026-01-01, response: not-a-risk, answered: { at: 2026-01-02 } }
    thanks:
      - { to: ana, for: Raised it early, at: 2026-11-12 }
      - { to: ben, for: Long ago, at: 2026-01-12 }
    history: [{ at: 2026-11-04, to: doing }, { at: 2026-11-11, to: live }]
  - id: A-2
    title: "[Guests](command:x)"
    status: live
    experiment: { hypothesis: Fewer give up, result: supported, learned: Address matters }
    evidence: { deployed: [{ at: 2026-11-05 }], usage: [{ metric: orders, met: true }] }
    history: [{ at: 2026-11-02, to: doing }, { at: 2026-11-06, to: live }]
  - { id: A-3, title: Stickers, status: dropped, history: [{ at: 2026-11-09, to: dropped, because: Nobody asked }] }
  - { id: A-4, title: Imported, status: live, history: [{ at: 2026-11-09, to: live, approx: true }] }
  - { id: A-5, title: Before, status: live, history: [{ at: 2026-09-09, to: live }] }
concerns:
  - { about: Too much at once, at: 2026-11-15 }
`;
const period = { from: daysBefore(now, 14), to: now };
const told = (text: string) => {
  const { backlog } = read(text);
  return digestDocument(digestIn(backlog, period), backlog.stream, {
    say: sayDigestInEnglish,
    sayBalance: sayBalanceInEnglish,
  });
};

describe('The digest', () => {
  it('tells what was finished, learned, raised, decided against and thanked for, in text that only is text', () => {
    assert.equal(
      told(story),
      `# Looking back: Check\\*out\\*

From 2026-11-02 to 2026-11-16.

## Finished

- A-2 \\[Guests\\](command:x): deployed, used
- A-1 Pool: deployed. Not shown yet: used

## Experiments, and what was learned

- A-2 \\[Guests\\](command:x): expected: Fewer give up; result: supported; learned: Address matters

## Bad news, and what became of it

- the plan: Too much at once. It waits to be heard.
- A-1 Pool: Nine hours. Answered: the plan changed. Split

## Decided against

- A-3 Stickers: Nobody asked

## Thanks

- To ana, for: Raised it early (A-1 Pool)

## Balance

From 2026-11-02 to 2026-11-16: 1 items started, 2 finished.

| type | declared | finished | started |
| --- | --- | --- | --- |
| feature |  | 2 (100 %) | 1 |

Left out, since the file does not say when they were started or finished: 1.
`,
    );
  });

  it('says so where nothing happened', () => {
    assert.equal(
      told('headwater: 1\nitems: []\n'),
      '# Looking back\n\nFrom 2026-11-02 to 2026-11-16.\n\nNothing that the backlog knows of happened in this time.\n',
    );
  });

  it('of two periods that meet is that of both together, whatever the backlog is', () => {
    const [from, to] = [new Date('2020-01-01'), new Date('2030-01-01')];
    fc.assert(
      fc.property(backlogs, fc.date({ min: from, max: to, noInvalidDate: true }), (text, middle) => {
        const { backlog } = read(text);
        const keys = (start: Date, end: Date) => {
          const { finished, against, thanks } = digestIn(backlog, { from: start, to: end });
          return [...finished, ...against, ...thanks].map(({ item }) => item.key).sort();
        };
        assert.deepEqual([...keys(from, middle), ...keys(middle, to)].sort(), keys(from, to));
      }),
      { numRuns: fewerRuns },
    );
  });
});

describe('Experiments', () => {
  const asks = (...fields: readonly string[]) =>
    experimentAsks(
      read(
        `headwater: 1\nboard: { columns: [ideas, { id: doing, stage: active }, { id: live, stage: done }] }\nitems:\n${fields
          .map((more, at) => `  - { id: A-${at + 1}, title: Try, ${more} }\n`)
          .join('')}`,
      ).backlog,
    ).map(({ item, asks: what }) => `${item.key} ${what}`);

  it('ask for a hypothesis once they have begun, and for what was learned once they are over', () => {
    assert.deepEqual(
      asks(
        'type: experiment, status: ideas',
        'type: experiment, status: doing',
        'type: experiment, status: live',
        'type: experiment, status: doing, experiment: { hypothesis: Fewer give up }',
        'type: experiment, status: live, experiment: { learned: Address matters }',
        'status: doing, experiment: { measure: orders }',
        'status: doing',
      ),
      ['A-2 hypothesis', 'A-3 learned'],
    );
  });

  it('ask no more when that is written down, which leaves all else as it stands', () => {
    const text = `headwater: 1
items:
  - id: A-1
    title: Try
    type: experiment
    status: active
    experiment:
      measure: orders   # per day
      ours: kept
`;
    const after = changed(text, {
      kind: 'set',
      item: 'A-1',
      fields: { experiment: { hypothesis: 'Fewer give up' } },
      within: true,
    });
    assert.equal(lineDiff(text, after), '+      hypothesis: Fewer give up');
    assert.deepEqual(experimentAsks(read(after).backlog), []);
  });

  it('are settled by their answer, whatever the backlog is', () => {
    fc.assert(
      fc.property(backlogs, (drawn) => {
        const reading = read(drawn.replaceAll('type: bug', 'type: experiment'));
        if (reading.backlog.readOnly !== undefined) return;
        for (const { item, asks: what } of experimentAsks(reading.backlog)) {
          const set = {
            kind: 'set',
            item: item.key,
            fields: { experiment: { [what]: 'So it is' } },
            within: true,
          } as const;
          const planned = planChange(reading, set, { now, me: undefined, takenIds: [] });
          if (!planned.ok) continue;
          const after = read(applyEdits(reading.text, planned.value.edits)).backlog;
          assert(!experimentAsks(after).some((one) => one.item.key === item.key && one.asks === what));
        }
      }),
      { numRuns: fewerRuns },
    );
  });
});
