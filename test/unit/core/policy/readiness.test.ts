import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Readiness, readinessIn } from '../../../../src/core/policy/readiness.ts';
import { missingPhrases, readinessPhrase } from '../../../../src/phrases/planning/describeRefinement.ts';
import { phraseOf } from '../../../../src/phrases/phrases.ts';
import { read } from '../../../support/backlog.ts';

const head = (ready = '') => `headwater: 1
board:
  columns: [ideas, ready, { id: building, stage: active }, done, { id: dropped, stage: dropped }]
${ready}items:
`;

/** Each item that is judged, with what is missing: `A-1 It is not estimated yet.` */
function judged(text: string): string {
  const { backlog } = read(text);
  const readiness = readinessIn(backlog);
  return backlog.items
    .flatMap((item) => {
      const found = readiness(item);
      return found === undefined ? [] : [`${item.key} ${said(found)}`];
    })
    .join('\n');
}

const said = (readiness: Readiness) => (readiness.ready ? 'ready' : missingPhrases(readiness).map(phraseOf).join(' '));

describe('The definition of ready', () => {
  it('asks for five things where the team states none', () => {
    const text = `${head()}
  - { id: A-1, title: bare }
  - { id: A-2, title: full, why: Guests give up, acceptance: [Paid with one tap], estimate: 2d }
  - { id: A-3, title: blank, why: " ", acceptance: [], estimate: "", questions: [{ ask: Which window?, of: ops }] }
  - { id: A-4, title: answered, why: w, acceptance: [a], estimate: 1d, questions: [{ ask: q, answer: a }, { ask: r, answered: { by: ana } }] }
`;
    assert.equal(
      judged(text),
      [
        'A-1 It does not say yet what it is for. It does not say yet when it is accepted. It is not estimated yet.',
        'A-2 ready',
        'A-3 It does not say yet what it is for. It does not say yet when it is accepted. It is not estimated yet. Open questions: 1. The first: “Which window?”',
        'A-4 ready',
      ].join('\n'),
    );
  });

  it('says what an item waits for', () => {
    const text = `${head('  ready: [dependencies]\n')}
  - { id: A-1, title: before, dependsOn: [A-2, A-3] }
  - { id: A-2, title: later }
  - { id: A-3, title: over, status: done }
  - { id: A-4, title: in order, dependsOn: [A-2] }
  - { id: A-5, title: not coming, dependsOn: [A-6] }
  - { id: A-6, title: dropped, status: dropped }
  - { id: A-7, title: archived, dependsOn: [A-99] }
  - { id: A-8, title: one, dependsOn: [A-9] }
  - { id: A-9, title: two, dependsOn: [A-10] }
  - { id: A-10, title: three, dependsOn: [A-8, A-1] }
  - { id: A-11, title: itself, dependsOn: [A-11] }
  - { id: A-12, title: on a circle, dependsOn: [A-8] }
  - { title: without id, dependsOn: [A-3] }
`;
    assert.equal(
      judged(text),
      [
        'A-1 It is ranked before what it needs: A-2.',
        'A-2 ready',
        'A-4 It needs first: A-2.',
        'A-5 It needs what is not going to be done: A-6.',
        'A-7 ready',
        'A-8 It needs A-9, and is needed there in the end. One of these ties has to go.',
        'A-9 It needs A-10, and is needed there in the end. One of these ties has to go.',
        'A-10 It needs A-8, and is needed there in the end. One of these ties has to go.',
        'A-11 It needs A-11, and is needed there in the end. One of these ties has to go.',
        'A-12 It needs first: A-8.',
        '#13 ready',
      ].join('\n'),
    );
  });

  it('is the team’s, with keys of its own', () => {
    const text = `${head('  ready: [due, threat-model, voices, __proto__, due]\n  voices: [customer, support]\n')}
  - { id: A-1, title: bare, source: developer }
  - { id: A-2, title: full, source: customer, due: 2027-01-01, threat-model: done, voices: [{ source: support, says: fewer calls }] }
  - { id: A-3, title: said nothing, due: 2027-01-01, threat-model: false, voices: [{ source: support, says: s }, { source: customer, says: c }] }
`;
    const missing = '“__proto__” is not there yet.';
    assert.equal(
      judged(text),
      [
        `A-1 “due” is not there yet. “threat-model” is not there yet. Not heard yet: customer, support. ${missing}`,
        `A-2 ${missing}`,
        `A-3 “threat-model” is not there yet. ${missing}`,
      ].join('\n'),
    );
    assert.equal(judged(`${head('  ready: []\n')}  - { id: A-1, title: bare }\n`), 'A-1 ready');
  });

  it('asks nothing of what is started, over, or a frame', () => {
    const text = `${head()}
  - { id: A-1, title: frame }
  - { id: A-2, title: started, status: building, parent: A-1 }
  - { id: A-3, title: over, status: done }
  - { id: A-4, title: dropped, status: dropped }
`;
    assert.equal(judged(text), '');
  });

  it('counts what is there', () => {
    const { backlog } = read(`${head()}  - { id: A-1, title: bare, why: w }\n`);
    const [item] = backlog.items;
    const found = item && readinessIn(backlog)(item);
    assert.equal(found && phraseOf(readinessPhrase(found)), 'Not ready yet: 3 of 5 are there.');
  });

  it('finds the circles that any walk finds, and says that one in them is not ready', () => {
    const edges = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 16 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const items = Array.from({ length: 8 }, (_, from) => {
          const needs = pairs.filter(([one]) => one === from).map(([, to]) => `A-${to}`);
          return `  - { id: A-${from}, title: t, dependsOn: [${needs.join(', ')}] }\n`;
        });
        const { backlog } = read(head('  ready: [dependencies]\n') + items.join(''));
        const reaches = (from: number): ReadonlySet<number> => {
          const seen = new Set<number>();
          const next = [from];
          for (let at = next.pop(); at !== undefined; at = next.pop())
            for (const [one, to] of pairs) if (one === at && !seen.has(to)) next.push((seen.add(to), to));
          return seen;
        };
        for (const [index, item] of backlog.items.entries()) {
          const [need] = readinessIn(backlog)(item)?.needs ?? [];
          assert.equal(need?.code === 'ready.dependencies.circle', reaches(index).has(index));
          assert.equal(need?.met, !pairs.some(([from]) => from === index));
        }
      }),
    );
  });

  it('walks a chain as long as a backlog', () => {
    const count = 2000;
    const items = Array.from(
      { length: count },
      (_, at) => `  - { id: A-${at}, title: t, dependsOn: [A-${(at + 1) % count}] }\n`,
    );
    const { backlog } = read(head('  ready: [dependencies]\n') + items.join(''));
    const readiness = readinessIn(backlog);
    assert.ok(backlog.items.every((item) => readiness(item)?.needs[0]?.code === 'ready.dependencies.circle'));
  });
});
