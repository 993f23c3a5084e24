import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attentionIn, attentionSteps } from '../../../../src/core/policy/attention/attention.ts';
import { snoozeChoices, snoozeDay, typedDay } from '../../../../src/core/policy/attention/snoozeDays.ts';
import { now, read } from '../../../support/backlog.ts';
import { busyBacklog } from '../../../support/busyBacklog.ts';
import { runs } from '../../../support/random.ts';

const saturday = new Date(2026, 10, 28, 23, 30);

describe('Days until which something is put off', () => {
  it('are counted from today, over the ends of months; the next Monday is never today', () => {
    assert.deepEqual(
      snoozeChoices.map((choice) => snoozeDay(choice, saturday)),
      ['2026-11-29', '2026-11-30', '2026-12-12', '2026-12-28'],
    );
    assert.equal(snoozeDay('monday', new Date(2026, 10, 30)), '2026-12-07');
  });

  for (const [typed, day] of [
    [' 2026-12-01 ', '2026-12-01'],
    ['2026-11-28', undefined],
    ['2026-11-27', undefined],
    ['2027-02-29', undefined],
    ['2026-13-01', undefined],
    ['soon', undefined],
    ['', undefined],
  ] as const)
    it(`“${typed}” is ${day ?? 'no day after today'}`, () => {
      assert.equal(typedDay(typed, '2026-11-28'), day);
    });
});

describe('What is put off', () => {
  const { backlog } = read(busyBacklog(60));
  const all = attentionIn(backlog, { now }).flatMap(({ ids }) => ids);

  it('is told apart from what waits: nothing is lost and nothing is there twice', () => {
    fc.assert(
      fc.property(fc.subarray(all), (chosen) => {
        const off = new Set(chosen);
        const steps = attentionSteps(backlog, { now, isPutOff: (id) => off.has(id) });
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        const [waiting, putOff] = [step.value.waiting, step.value.putOff].map((lines) =>
          lines.flatMap(({ ids }) => ids),
        );
        assert.deepEqual(new Set(putOff), off);
        assert.deepEqual([...(waiting ?? []), ...(putOff ?? [])].sort(), [...all].sort());
      }),
      { numRuns: Math.min(runs, 300) },
    );
  });

  it('is found in steps that are short: one an item', () => {
    let steps = 0;
    const work = attentionSteps(backlog, { now });
    while (work.next().done !== true) steps += 1;
    assert.ok(steps >= backlog.items.length, String(steps));
  });
});
