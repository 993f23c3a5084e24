import assert from 'node:assert/strict';
import type { ItemDetail } from '../../../src/protocol/board.ts';
import {
  changedFields,
  changedOutside,
  shownText,
  textsOf,
  withTyping,
  withoutSaved,
} from '../../../webview/board/drafts.ts';
import { type Field, type Situation, nothingYet, withView } from '../../../webview/board/situation.ts';
import { boardOf } from './view.ts';

const detail: ItemDetail = {
  key: 'A-1',
  title: 'One',
  why: 'Why',
  estimate: '2d',
  assignees: ['ana'],
  tags: ['a'],
  type: 'bug',
  source: '',
  notes: '',
};

describe('Typing in the item form', () => {
  const start = withView(nothingYet, boardOf('ready: A-1'), 1);
  const type = (situation: Situation, field: Field, text: string) => withTyping(situation, detail, field, text);
  const draftOf = ({ drafts }: Situation) => drafts['A-1'] ?? {};

  it('saves only what changed, lists as lists', () => {
    const typed = type(type(type(start, 'why', 'Because'), 'tags', 'a, b,, a '), 'assignees', '');
    assert.deepEqual(changedFields(detail, draftOf(typed)), { why: 'Because', assignees: [], tags: ['a', 'b'] });
  });

  it('is no change once it is typed back', () => {
    const typed = type(type(start, 'why', 'Becau'), 'why', 'Why');
    assert.deepEqual(typed.drafts, {});
    assert.equal(changedFields(detail, draftOf(typed)), undefined);
  });

  it('stays when the file changes under it, and says so; other fields follow the file', () => {
    const draft = draftOf(type(start, 'why', 'Because'));
    const texts = textsOf({ ...detail, why: 'Another why', estimate: '3d' });
    assert.equal(shownText(texts, draft, 'why'), 'Because');
    assert.equal(shownText(texts, draft, 'estimate'), '3d');
    assert.equal(changedOutside(texts, draft, 'why'), true);
    assert.equal(changedOutside(texts, draft, 'estimate'), false);
    assert.equal(changedOutside(textsOf(detail), draft, 'why'), false);
  });

  it('that goes on during a save is kept', () => {
    const saved = draftOf(type(type(start, 'why', 'Because'), 'estimate', '5d'));
    const later = draftOf(type(type(type(start, 'why', 'Because of'), 'estimate', '5d'), 'notes', 'Note'));
    assert.deepEqual(Object.keys(withoutSaved(later, saved)), ['why', 'notes']);
  });
});
