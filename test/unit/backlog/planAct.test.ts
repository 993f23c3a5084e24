import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ConcernAct, PlanActIntention } from '../../../src/core/model/intention.ts';
import { change, changed, read, refusal } from '../../support/backlog.ts';
import { fewerRuns } from '../../support/random.ts';
import { texts } from '../../support/randomTexts.ts';

const act = (what: ConcernAct, is?: string): PlanActIntention => ({ kind: 'planAct', act: what, is });
const raise = (about: string, unnamed = false) => act({ what: 'raise', about, unnamed });

const bare = `headwater: 1
stream: Checkout # ours
# What comes next.
items:
  - { id: A-1, title: One }
`;

describe('A concern about the plan', () => {
  it('is raised above the items, by name or without one', () => {
    assert.equal(
      changed(bare, raise('Three months, not three weeks')),
      bare.replace(
        'items:',
        'concerns:\n  - about: Three months, not three weeks\n    by: ana\n    at: 2026-11-16T09:00:00Z\nitems:',
      ),
    );
    assert.doesNotMatch(changed(bare, raise('Too slow', true)), /by:/u);
  });

  it('is raised behind those that are there, before or behind the items', () => {
    const above = bare.replace('items:', 'concerns: # all of them\n  - about: First\n\nitems:');
    assert.match(changed(above, raise('Second')), / {2}- about: First\n {2}- about: Second\n {4}by: ana\n/u);
    assert.match(changed(`${bare}concerns: []\n`, raise('One')), /concerns: \[\{ about: One, by: ana, at: .*\}\]\n$/u);
  });

  it('is heard, looked into and answered by somebody else', () => {
    const text = bare.replace('items:', 'concerns:\n  - { about: Too slow, by: ben } # said in the morning\nitems:');
    const heard = changed(text, act({ what: 'hear', index: 0 }, 'Too slow'));
    assert.match(heard, /- \{ about: Too slow, by: ben, heard: \{ at: 2026-11-16T09:00:00Z, by: ana \} \} # said/u);
    const looked = changed(heard, act({ what: 'look', index: 0, finding: 'Nine hours', risk: 'high' }, 'Too slow'));
    const answered = changed(
      looked,
      act({ what: 'settle', index: 0, response: 'plan-changed', note: 'Split' }, 'Too slow'),
    );
    const [concern] = read(answered).backlog.concerns;
    assert.deepEqual(
      [concern?.finding, concern?.risk, concern?.response, concern?.note],
      ['Nine hours', 'high', 'plan-changed', 'Split'],
    );
  });

  it('is refused to the one who raised it, where another stands there by now, and where it says nothing', () => {
    const own = bare.replace('items:', 'concerns: [{ about: Too slow, by: ana }]\nitems:');
    assert.equal(refusal(own, act({ what: 'hear', index: 0 })).code, 'concern.own');
    assert.equal(refusal(own, act({ what: 'hear', index: 0 }, 'Too fast')).code, 'entry.not-found');
    assert.equal(refusal(own, act({ what: 'hear', index: 1 })).code, 'entry.not-found');
    assert.equal(refusal(bare, raise('  ')).code, 'entry.empty');
    assert.equal(refusal('{ headwater: 1, items: [{ title: One }] }\n', raise('Too slow')).code, 'entry.not-found');
  });

  it('keeps every other byte, whatever is said', () => {
    const places = fc.constantFrom(bare, `${bare}concerns: []\n`, bare.replaceAll('\n', '\r\n'), bare.trimEnd());
    fc.assert(
      fc.property(places, texts, fc.boolean(), (text, about, unnamed) => {
        fc.pre(about.trim() !== '' && !about.includes('\r'));
        const { edits } = change(text, raise(about, unnamed));
        assert.equal(edits.length, 1);
        const after = read(changed(text, raise(about, unnamed)));
        assert.equal(after.backlog.concerns.at(-1)?.about, about);
        const [edit] = edits;
        assert.ok(edit !== undefined);
        const restored =
          after.text.slice(0, edit.start) +
          text.slice(edit.start, edit.end) +
          after.text.slice(edit.start + edit.text.length);
        assert.equal(restored, text);
      }),
      { numRuns: fewerRuns },
    );
  });
});
