import assert from 'node:assert/strict';
import fc from 'fast-check';
import { patienceOf } from '../../../../src/core/policy/attention/patience.ts';
import { defaultPatience } from '../../../../src/core/policy/attention/waiting.ts';

describe('The patience that a setting asks for', () => {
  it('is as usual in what it leaves out', () => {
    assert.deepEqual(patienceOf({ unheard: 3, passedOver: 0 }), { ...defaultPatience, unheard: 3, passedOver: 0 });
  });

  it('is as usual where it says something else than whole days', () => {
    for (const value of [-1, 1.5, 3651, Number.NaN, '3', null, [3], { days: 3 }])
      assert.deepEqual(patienceOf({ stalled: value }), defaultPatience);
  });

  it('is whole days, whatever is written (any setting)', () => {
    fc.assert(
      fc.property(fc.anything(), (setting) => {
        const days = Object.values(patienceOf(setting));
        assert.ok(days.length === 8 && days.every((number) => Number.isInteger(number) && number >= 0));
      }),
    );
  });
});
