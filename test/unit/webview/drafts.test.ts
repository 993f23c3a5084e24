import assert from 'node:assert/strict';
import {
  changedOutside,
  listed,
  shownText,
  withTyping,
  withTypingKept,
  withoutTyping,
} from '../../../webview/board/drafts.ts';
import { type Situation, nothingYet, withView } from '../../../webview/board/situation.ts';
import { boardOf } from './view.ts';

describe('Typing in the item panel', () => {
  const start = withView(nothingYet, boardOf('ready: A-1'), 1);
  const type = (situation: Situation, typed: string, text = 'Why', name = 'why') =>
    withTyping(situation, { key: 'A-1', name, text }, typed);
  const draftOf = ({ drafts }: Situation) => drafts['A-1'] ?? {};

  it('is kept apart from the file, field by field', () => {
    const typed = type(type(start, 'Because'), 'Half a thought', '', 'notes');
    assert.equal(shownText('Why', draftOf(typed), 'why'), 'Because');
    assert.equal(shownText('2d', draftOf(typed), 'estimate'), '2d');
    assert.deepEqual(Object.keys(draftOf(withoutTyping(typed, 'A-1', 'why'))), ['notes']);
  });

  it('is none once it is typed back, or given back', () => {
    assert.deepEqual(type(type(start, 'Becau'), 'Why').drafts, {});
    assert.deepEqual(withoutTyping(type(start, 'Because'), 'A-1', 'why').drafts, {});
    assert.equal(withoutTyping(start, 'A-1', 'why'), start);
  });

  it('stays when the file changes under it, and says so until the person has chosen', () => {
    const typed = type(start, 'Because');
    assert.equal(changedOutside('Why', draftOf(typed), 'why'), false);
    assert.equal(changedOutside('Another why', draftOf(typed), 'why'), true);
    assert.equal(changedOutside('Because', draftOf(typed), 'why'), false, 'both say the same');
    const on = type(typed, 'Because of', 'Another why');
    assert.equal(changedOutside('Another why', draftOf(on), 'why'), true, 'typing on is no choice');
    const kept = withTypingKept(on, { key: 'A-1', name: 'why', text: 'Another why' });
    assert.equal(changedOutside('Another why', draftOf(kept), 'why'), false);
    assert.equal(shownText('Another why', draftOf(kept), 'why'), 'Because of');
  });

  it('of a list is read by its commas', () => {
    assert.deepEqual(listed('a, b,, a '), ['a', 'b']);
  });
});
