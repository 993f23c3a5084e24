import assert from 'node:assert/strict';
import { mergeBacklogs } from '../../../../src/backlog/merge.ts';
import { board } from '../../../support/story.ts';

describe('A merge with one side that changed nothing', () => {
  const changed = board.replace('Remember the card', 'Remember two cards');

  it('is the other side, byte for byte, whichever that is', () => {
    assert.equal(mergeBacklogs({ base: board, ours: changed, theirs: board })?.text, changed);
    assert.equal(mergeBacklogs({ base: board, ours: board, theirs: changed })?.text, changed);
    assert.equal(mergeBacklogs({ base: board, ours: changed, theirs: changed })?.text, changed);
  });

  it('parses nothing', () => {
    assert.equal(mergeBacklogs({ base: board, ours: board, theirs: changed })?.parsed, 0);
  });
});
