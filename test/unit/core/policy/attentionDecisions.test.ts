import assert from 'node:assert/strict';
import { lookAt } from '../../../../src/core/decisions/lookAgain.ts';
import { reaffirm } from '../../../../src/core/decisions/writing/notes.ts';
import { type Attention, attentionIn } from '../../../../src/core/policy/attention/attention.ts';
import { decisionsThatWait } from '../../../../src/core/policy/attention/decisionsThatWait.ts';
import { actPhrase, attentionText, reasonPhrase } from '../../../../src/phrases/late/sayAttention.ts';
import { now, read } from '../../../support/backlog.ts';
import { carriedOut, log, opened } from '../../../support/decisions.ts';

const today = now.toISOString().slice(0, 10);
const adr = (front: string, more = '') => `---\n${front}\n---\n# Some\n\n${more}`;
const around = { today, done: new Set(['A-9']), ranked: [] };

function waiting(files: Readonly<Record<string, string>>, text = 'headwater: 1\nitems: []\n') {
  const decisions = log(files);
  const besides = decisionsThatWait(decisions, lookAt(decisions, around).needs, now);
  return attentionIn(read(text).backlog, { now, besides });
}

/** A line as people read it. */
function picture(line: Attention): string {
  const [reason, act] = [reasonPhrase(line), actPhrase(line)].map(attentionText);
  const also = line.also.length === 0 ? '' : ` (also: ${line.also.join(', ')})`;
  return `${String(line.values['name'] ?? line.item)}: ${reason ?? ''} → ${act ?? ''}${also}`;
}

const files = {
  '0001-a.md': adr('status: rejected'),
  '0002-b.md': adr('status: accepted\ndepends-on: [ADR-0001]\nreview-by: 2026-11-01'),
  '0003-c.md': adr('status: accepted\ndepends-on: [ADR-0002]'),
  '0004-d.md': adr('status: accepted\nreview-by: 2026-10-01'),
  '0005-e.md': adr('status: proposed\nitems: [A-9]', '## Revisit when\n\n- A-9 is done\n'),
};
const again = 'Look at it again: reaffirm it, or record what takes its place';

describe('Decisions that wait for somebody', () => {
  it('stand on one line each, the weightiest reason first, with the way to what is gone and one next step', () => {
    assert.deepEqual(waiting(files).map(picture), [
      `ADR-0002: It rests on what no longer holds: 2 → 1. That does not make it wrong. → ${again} (also: reviewDue)`,
      `ADR-0003: It rests on what no longer holds: 3 → 2 → 1. That does not make it wrong. → ${again}`,
      `ADR-0004: To be looked at again by 2026-10-01. → ${again}`,
      `ADR-0005: It was to be looked at again once A-9 is done, which it is. → ${again}`,
    ]);
  });

  it('are told behind bad news and before what should come next, each reason under a name of its own', () => {
    const text = `headwater: 1
concerns: [{ about: Too much, at: 2026-10-01T00:00:00Z }]
items: []
`;
    assert.deepEqual(
      waiting({ '0004-d.md': files['0004-d.md'] }, text).map(({ kind, ids }) => [kind, ...ids]),
      [
        ['unheard', 'unheard::0'],
        ['reviewDue', 'review-due:0004-d.md:2026-10-01'],
      ],
    );
  });

  it('are settled by saying that they hold', () => {
    const open = opened('0002-b.md', files['0002-b.md']);
    const after = carriedOut(reaffirm(open, today, 'It holds'), [open]);
    assert.deepEqual(
      waiting({ ...files, ...after }).map(({ decision }) => decision),
      ['0004-d.md', '0005-e.md'],
    );
  });
});
