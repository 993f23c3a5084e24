import assert from 'node:assert/strict';
import { cardWords, longLoad, readyPie, shortLoad } from '../../../webview/board/words.ts';
import { cardNamed } from './view.ts';

describe('A card in words', () => {
  it('says nothing of what it has not', () => {
    assert.equal(cardWords(cardNamed('A-1'), 'Ready', false), 'feature; in Ready');
  });

  it('says how large the branch is by now that is worked on for it, instead of what was recorded', () => {
    const card = cardNamed('A-1', { batch: 182, branch: { lines: 260, band: 'large' } });
    assert.equal(cardWords(card, 'Doing', false), 'feature; in Doing; its branch changes 260 lines by now: large');
  });

  it('says everything that its picture shows', () => {
    const card = cardNamed('A-1', {
      type: 'incident',
      age: { kind: 'days', days: 12, expected: 8, pace: 'past' },
      blocked: { reason: 'A fix', waitsFor: 'vendor', since: '2020-11-15', days: 1 },
      needs: ['A-7', 'A-9'],
      ready: { met: 3, all: 5 },
      decisions: 1,
      batch: 182,
      evidence: [
        { need: 'deployed', there: true },
        { need: 'usage', there: false },
      ],
      acceptance: { met: 1, all: 2 },
      openConcerns: 1,
      openQuestions: 2,
      children: [
        { column: 'Ready', count: 3 },
        { column: 'Done', count: 0 },
      ],
      assignees: [{ key: 'ana', name: 'Ana Ruiz', initials: 'AR' }],
      estimate: '2d',
      tags: ['a', 'b'],
      problem: { severity: 'warning', message: 'Something' },
    });
    assert.deepEqual(cardWords(card, 'Doing', true).split('; '), [
      'incident',
      'in Doing',
      'blocked for 1 day, since Nov 15, 2020, waits for vendor: A fix',
      '12 days in progress of 8 expected, past the expected time',
      'warning: Something',
      '1 open concern',
      '2 open questions',
      'not ready yet: 3 of 5 are there',
      'needs A-7, A-9 first',
      '1 of 2 acceptance criteria met',
      'towards done: deployed',
      'still open: usage shown',
      'Ready 3',
      'assigned to Ana Ruiz',
      'estimate 2d',
      '1 decision',
      'its branch changed 182 lines',
      'tags a, b',
      'unsaved changes in its form',
    ]);
  });
});

describe('A circle that fills', () => {
  it('is full only when all is there', () => {
    const pie = (met: number) => readyPie({ met, all: 5 });
    assert.equal([0, 1, 2, 3, 4, 5].map(pie).join(''), '○○◔◑◕●');
  });
});

describe('A count in words', () => {
  it('names its limit when there is one', () => {
    assert.deepEqual(
      [shortLoad, longLoad].map((say) => say({ count: 1, load: 'free' })),
      ['1', '1 item'],
    );
    assert.deepEqual(
      [shortLoad, longLoad].map((say) => say({ count: 3, limit: 2, load: 'over' })),
      ['3/2', '3 of 2'],
    );
  });
});
