import assert from 'node:assert/strict';
import { attentionIn } from '../../../../src/core/policy/attention/attention.ts';
import { readinessIn } from '../../../../src/core/policy/readiness.ts';
import { now, read } from '../../../support/backlog.ts';
import { busyBacklog } from '../../../support/busyBacklog.ts';

/** How often texts are turned into times while something is done. */
function timesParsed(act: () => void): number {
  const { parse } = Date;
  let count = 0;
  Date.parse = (text) => {
    count += 1;
    return parse(text);
  };
  try {
    act();
  } finally {
    Date.parse = parse;
  }
  return count;
}

function costOf(items: number) {
  const { backlog } = read(busyBacklog(items));
  let listed: ReturnType<typeof attentionIn> = [];
  const parsed = timesParsed(() => {
    listed = attentionIn(backlog, { now });
    backlog.items.map(readinessIn(backlog));
  });
  const written = backlog.items.reduce((sum, { fields }) => sum + (fields.history?.length ?? 0), 0);
  const overtaken = listed.filter(({ kind }) => kind === 'passedOver');
  const most = (count: (one: (typeof listed)[number]) => number) => Math.max(...overtaken.map(count));
  return {
    parsed,
    written,
    overtaken: overtaken.length,
    overtaking: most(({ values }) => Number(values['count'] ?? 0)),
    grounds: most(({ grounds }) => grounds.length),
    words: most(({ values }) => String(values['items'] ?? '').split(' ').length),
  };
}

describe('Attention of a busy backlog', () => {
  it('reads the times of a history a few times, however many items overtook how many', () => {
    const [few, many] = [costOf(200), costOf(1000)];
    assert(many.overtaken > 150 && many.overtaking > 200, 'there is something to compare');
    for (const { parsed, written } of [few, many]) assert(parsed < written * 4, `${parsed} for ${written} entries`);
  });

  it('tells the first of those that overtook an item, and how many they are', () => {
    const { grounds, words } = costOf(1000);
    assert.deepEqual({ grounds, words }, { grounds: 20, words: 6 });
  });
});
