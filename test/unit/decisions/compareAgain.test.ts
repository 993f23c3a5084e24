import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFrontMatter } from '../../../src/backlog/frontMatter.ts';
import { lookAt, lookSteps } from '../../../src/core/decisions/lookAgain.ts';
import { placesOf } from '../../../src/core/decisions/places.ts';
import { resolveSteps } from '../../../src/core/decisions/resolveAgain.ts';
import { type LogRecords, resolveLogs } from '../../../src/core/decisions/resolveLog.ts';
import type { Surroundings } from '../../../src/core/decisions/revisit.ts';
import { toTheEnd } from '../../../src/core/decisions/toTheEnd.ts';
import { Records } from '../../../src/editor/decisions/records.ts';
import { record } from '../../support/decisions.ts';
import { fewerRuns } from '../../support/random.ts';

const text = (status: string, more = ''): string => `---\nstatus: ${status}\n${more}---\n# A decision\n`;

/** Two logs, whose ids are told apart. Some records share an id. */
const paths = ['a/0001-a.md', 'a/0002-b.md', 'a/0003-c.md', 'a/0003-d.md', 'a/0004-e.md', 'b/0001-f.md', 'b/0002-g.md'];

const key = fc.constantFrom('superseded-by', 'supersedes', 'amends', 'depends-on', 'depended-on-by', 'relates-to');
const another = fc.constantFrom('ADR-1', 'ADR-2', 'ADR-3', 'ADR-4', 'ADR-9', '[x](../b/0001-f.md)', '[x](0003-d.md)');

/** What a record may say: links of any kind, in front and in its text, and when to look at it again. */
const anyText = fc
  .record({
    status: fc.constantFrom('accepted', 'accepted', 'proposed', 'deprecated', 'superseded'),
    links: fc.dictionary(key, another, { maxKeys: 3 }),
    more: fc.subarray(['date: 2026-01-01', 'review-by: 2026-11-01', 'reaffirmed: 2026-11-20', 'items: [PAY-1]'], {}),
    mention: fc.option(another, { nil: 'nothing', freq: 1 }),
    watch: fc.option(another, { nil: undefined, freq: 1 }),
  })
  .map(({ status, links, more, mention, watch }) => {
    const front = [...Object.entries(links).map(([kind, to]) => `${kind}: "${to}"`), ...more, ''].join('\n');
    const revisit = watch === undefined ? '' : `\n## Revisit\n\n- When ${watch} or PAY-1 changes\n`;
    return `${text(status, front)}\nSee ${mention}.\n${revisit}`;
  });

/** A record that comes, changes, or goes. */
const change = fc.record({ path: fc.constantFrom(...paths), said: fc.option(anyText, { nil: undefined, freq: 8 }) });

const before: Surroundings = { today: '2026-11-28', done: new Set(), ranked: [], cited: new Set(['adr-0004']) };
const after: Surroundings = { ...before, done: new Set(['PAY-1']) };

describe('Comparing records again', () => {
  it('says what comparing all of them says: after any that comes, changes or goes, and when their surroundings move', () => {
    const first = fc.array(anyText, { minLength: paths.length, maxLength: paths.length });
    fc.assert(
      fc.property(first, fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(4), (texts, changes, moved) => {
        const records = new Records(readFrontMatter);
        const began = paths.map((path, at) => ({ path, said: texts[at] }));
        [began, ...changes.map((one) => [one])].forEach((together, turn) => {
          for (const { path, said } of together) {
            if (said === undefined) records.delete(path);
            else records.put(path, said, ['PAY']);
          }
          const logs = ['a', 'b'].map((folder) => ({
            folder,
            records: paths.filter((path) => path.startsWith(folder)),
          }));
          const around = turn < moved ? before : after;
          const now = toTheEnd(records.nowSteps(logs, around));
          const decisions = resolveLogs(logs.map((log) => ({ log: log.folder, records: records.at(log.records) })));
          const { needs, alone } = lookAt(decisions, around);
          assert.deepEqual(now, { decisions, needs, alone });
        });
      }),
      // Each case compares several times.
      { numRuns: fewerRuns / 2 },
    );
  });

  it('hears on which day a decision lost its force, when its successor says another day', () => {
    const records = new Records(readFrontMatter);
    const needs = (day: string): readonly string[] => {
      records.put('0001-a.md', text('accepted', 'date: 2026-01-01\n'), []);
      records.put('0002-b.md', text('accepted', 'date: 2026-03-01\ndepends-on: [ADR-1]\n'), []);
      records.put('0003-c.md', text('accepted', `date: ${day}\nsupersedes: [ADR-1]\n`), []);
      const logs = [{ folder: '', records: ['0001-a.md', '0002-b.md', '0003-c.md'] }];
      return [...toTheEnd(records.nowSteps(logs, before)).needs.keys()];
    };
    assert.deepEqual(needs('2026-02-01'), [], 'it was known when the second was made');
    assert.deepEqual(needs('2026-04-01'), ['0002-b.md']);
    assert.deepEqual(needs('2026-02-01'), []);
  });

  const chain = (count: number): readonly LogRecords[] => [
    {
      log: '',
      records: Array.from({ length: count }, (_, at) =>
        record(
          text(at === 0 ? 'deprecated' : 'accepted', `depends-on: [ADR-${at}]\n`),
          `${String(at + 1).padStart(4, '0')}-a.md`,
        ),
      ),
    },
  ];
  const stepsOf = <Value>(steps: Generator<undefined, Value>): readonly [count: number, value: Value] => {
    for (let count = 0; ; count += 1) {
      const step = steps.next();
      if (step.done === true) return [count, step.value];
    }
  };

  it('hands over again and again, so that thousands block nobody', () => {
    const logs = chain(500);
    const [compared, { decisions, index }] = stepsOf(resolveSteps(logs));
    assert.ok(compared >= 2 * 500, String(compared));
    assert.deepEqual(decisions, resolveLogs(logs));
    const [looked, { needs }] = stepsOf(lookSteps({ decisions, places: index.places }, before));
    assert.ok(looked >= 500 + 500 / 50, String(looked));
    assert.equal(needs.size, 500 - 1, 'all rest on the first one');
  });

  it('compares anew only what has changed, and what that says of others', () => {
    const records = ['0001-a.md', '0002-b.md', '0003-c.md'].map((path) => record(text('accepted'), path));
    const known = toTheEnd(resolveSteps([{ log: '', records }]));
    const changed = [...records.slice(0, 2), record(text('accepted', 'supersedes: [ADR-0001]\n'), '0003-c.md')];
    const { decisions } = toTheEnd(resolveSteps([{ log: '', records: changed }], known));
    assert.deepEqual(
      decisions.map(({ id, status }, at) => `${id} ${status}${decisions[at] === known.decisions[at] ? '' : ', anew'}`),
      ['1 superseded, anew', '2 accepted', '3 accepted, anew'],
    );
  });

  it('takes a few steps for one change among many, not one for each record', () => {
    const [log] = chain(500);
    assert(log !== undefined);
    const known = toTheEnd(resolveSteps([log]));
    const looked = toTheEnd(lookSteps({ decisions: known.decisions, places: known.index.places }, before));
    const records = log.records.with(250, record(text('accepted', 'depends-on: [ADR-7]\n'), '0251-a.md'));
    const [compared, { decisions, index }] = stepsOf(resolveSteps([{ log: '', records }], known));
    // It, the one that it rested on, and the one that it rests on now.
    assert.ok(compared <= 10, String(compared));
    const [steps, { needs }] = stepsOf(lookSteps({ decisions, places: index.places }, before, looked));
    assert.ok(steps <= 10 + 500 / 50, String(steps));
    assert.deepEqual(needs, lookAt(decisions, before).needs);
    assert.equal(needs.get('0250-a.md'), looked.needs.get('0250-a.md'), 'a way that is as it was is not made again');
    assert.equal(placesOf(decisions, index.places), index.places);
  });
});
