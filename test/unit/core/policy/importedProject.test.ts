import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { columnOf, framesOf } from '../../../../src/core/model/backlog.ts';
import type { PhraseValues } from '../../../../src/core/model/problem.ts';
import { attentionIn } from '../../../../src/core/policy/attention/attention.ts';
import { balanceIn, balancePeriod } from '../../../../src/core/policy/balance.ts';
import { coachingIn } from '../../../../src/core/policy/coach.ts';
import { passedOverIn } from '../../../../src/core/policy/passedOver.ts';
import { readinessIn } from '../../../../src/core/policy/readiness.ts';
import { refinementIn } from '../../../../src/core/policy/refinement.ts';
import { fill } from '../../../../src/phrases/fill.ts';
import { latePhrases } from '../../phrases/latePhrases.ts';
import { phrases } from '../../../../src/phrases/phrases.ts';
import { now } from '../../../support/backlog.ts';
import { useCorpus } from '../../importers/project.ts';

const sentences: Readonly<Record<string, string>> = { ...phrases, ...latePhrases };
const said = (code: string, values: PhraseValues) => fill(sentences[code] ?? '{missing}', values);

describe('What is said of a real project that was imported', () => {
  const reading = useCorpus();

  const finished = () =>
    reading().backlog.items.filter(({ column }) =>
      ['done', 'dropped'].includes(columnOf(reading().backlog, column)?.stage ?? ''),
    );

  it('is nothing about its finished items, of which there are hundreds', () => {
    const { backlog } = reading();
    const closed = new Set(finished().map(({ key }) => key));
    assert.ok(closed.size > 300, `${closed.size}`);
    const [readinessOf, refinementOf] = [readinessIn(backlog), refinementIn(backlog)];
    const advised = [
      ...finished().filter((item) => readinessOf(item) !== undefined),
      ...finished().filter((item) => refinementOf(item) !== undefined),
      ...attentionIn(backlog, { now }).filter(({ item }) => closed.has(item ?? '')),
      ...passedOverIn(backlog).filter(({ item }) => closed.has(item.key)),
    ];
    assert.deepEqual(advised, []);
    // Nothing that was imported shows how the team works now.
    assert.equal(coachingIn(backlog, now), undefined);
  });

  it('is, in Attention, what the file says at the place that is named', () => {
    const file = parse(reading().text) as { readonly items: readonly Readonly<Record<string, unknown>>[] };
    const lines = attentionIn(reading().backlog, { now });
    // Nobody has concerns, blocks or times in that tool: what is left is work that is too large.
    assert.ok(lines.length > 0);
    for (const { kind, code, values, grounds, item } of lines) {
      assert.equal(kind, 'split');
      assert.doesNotMatch(said(code, values), /\{\w+\}/u);
      const entry = file.items.find(({ id }) => id === item);
      const criteria = entry?.['acceptance'];
      assert.ok(Array.isArray(criteria), item);
      assert.deepEqual(grounds, [{ path: 'acceptance', says: `${criteria.length}` }]);
    }
  });

  it('is, for readiness, each need with its reason, for all that waits and nothing else', () => {
    const { backlog } = reading();
    const readinessOf = readinessIn(backlog);
    const judged = backlog.items.flatMap((item) => readinessOf(item) ?? []);
    assert.ok(judged.length > 50, `${judged.length}`);
    for (const { needs } of judged)
      for (const { code, values } of needs) assert.doesNotMatch(said(code, values), /\{\w+\}/u);
  });

  it('is, for balance, that the times of all that was started are not known', () => {
    const { backlog } = reading();
    const started = backlog.items.filter(({ column }) =>
      ['active', 'done'].includes(columnOf(backlog, column)?.stage ?? ''),
    );
    const balance = balanceIn(backlog, balancePeriod(backlog, now));
    const frames = framesOf(backlog);
    assert.deepEqual(
      new Set(balance.withoutTimes),
      new Set(started.map(({ key }) => key).filter((key) => !frames.has(key))),
    );
    assert.deepEqual([balance.started, balance.finished, balance.shares], [0, 0, []]);
  });
});
