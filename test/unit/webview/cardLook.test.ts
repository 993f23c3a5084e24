import assert from 'node:assert/strict';
import { cardFacts, lookIn, wholeBoard } from '../../../src/protocol/perspective.ts';
import { withoutFacts } from '../../../webview/board/cardLook.ts';
import { cardWords } from '../../../webview/board/words.ts';
import { cardNamed } from './view.ts';

const full = cardNamed('A-1', {
  age: { kind: 'days', days: 3, pace: 'fine' },
  blocked: { reason: 'A fix' },
  needs: ['A-7'],
  ready: { met: 3, all: 5 },
  decisions: 1,
  batch: 182,
  evidence: [{ need: 'deployed', there: true }],
  acceptance: { met: 1, all: 2 },
  openConcerns: 1,
  openQuestions: 2,
  children: [{ column: 'Ready', count: 3 }],
  assignees: [{ key: 'ana', name: 'Ana Ruiz', initials: 'AR' }],
  estimate: '2d',
  tags: ['a', 'b'],
  problem: { severity: 'warning', message: 'Something' },
});
const words = (card: typeof full): string[] => cardWords(card, 'Doing', false).split('; ');

describe('What a card shows', () => {
  it('is all of it, as the very card, where nothing is hidden', () => {
    assert.equal(withoutFacts(full, []), full);
  });

  it('loses each fact that is hidden, for the eye and for the ear, and no other', () => {
    for (const fact of cardFacts) {
      const left = words(withoutFacts(full, [fact]));
      assert.equal(left.length, words(full).length - 1, fact);
      assert.deepEqual(
        left.filter((part) => !words(full).includes(part)),
        [],
        fact,
      );
    }
  });

  it('keeps what is wrong with it and bad news, whatever is hidden', () => {
    assert.deepEqual(words(withoutFacts(full, cardFacts.slice())), [
      'feature',
      'in Doing',
      'blocked: A fix',
      'warning: Something',
      '1 open concern',
    ]);
  });

  it('is what the settings say, unless the view says otherwise', () => {
    const settings = { density: 'compact', hides: ['tags'] } as const;
    const look = { ...settings, hides: [...settings.hides] };
    assert.deepEqual(lookIn(wholeBoard, look), look);
    assert.deepEqual(lookIn({ ...wholeBoard, hides: [] }, look), { density: 'compact', hides: [] });
    assert.deepEqual(lookIn({ ...wholeBoard, density: 'comfortable' }, look), { ...look, density: 'comfortable' });
  });
});
