import assert from 'node:assert/strict';
import type { ColumnView } from '../../../src/protocol/board.ts';
import { wholeBoard } from '../../../src/protocol/perspective.ts';
import { keptOf, restored } from '../../../webview/board/kept.ts';
import {
  type Situation,
  cardToEnter,
  currentColumn,
  isFolded,
  nothingYet,
  walkable,
  withCardShown,
  withFolded,
  withPerspective,
  withView,
} from '../../../webview/board/situation.ts';
import { share } from '../../../webview/board/sharing.ts';
import { boardOf, cardNamed } from './view.ts';

const text = 'ready: A-1 A-2 A-3\ndoing: B-1\ndropped: D-1';
const seen = (situation: Situation = nothingYet, board = boardOf(text)) =>
  withView(situation, share(situation.view, board), 1);

describe('A view that comes in', () => {
  it('keeps the identity of what it says again, so that only what changed is drawn', () => {
    const before = seen();
    const next = boardOf(text);
    const [ready] = next.columns;
    ready?.cards.splice(1, 1, cardNamed('A-2', { title: 'Another' }));
    const after = withView(before, share(before.view, next), 2);
    const columns = [before, after].map(({ view }) => view?.columns ?? []);
    const same = (pick: (all: readonly ColumnView[]) => unknown) => new Set(columns.map(pick)).size === 1;
    assert.ok(same(([, doing]) => doing));
    assert.ok(!same(([first]) => first));
    assert.ok(same(([first]) => first?.cards[0]));
    assert.equal(columns[1]?.[0]?.cards[1]?.title, 'Another');
  });

  it('takes nothing for gone while only the first cards are there', () => {
    const before = { ...nothingYet, focus: 'A-3', selected: ['A-3'] };
    const part = (board: string) => ({ ...boardOf(board), partial: true });
    const first = seen(seen(before, part('ready: A-1')), part('ready: A-1 A-2'));
    assert.deepEqual([first.focus, first.selected], ['A-3', ['A-3']]);
    const whole = seen(first, boardOf('ready: A-1 A-2'));
    assert.deepEqual([whole.focus, whole.selected], [undefined, []]);
  });

  it('keeps a card that went to another column', () => {
    const before = seen();
    const after = seen(before, boardOf('ready: A-1 A-3\ndoing: A-2 B-1\ndropped: D-1'));
    assert.equal(after.view?.columns[1]?.cards[0], before.view?.columns[0]?.cards[1]);
  });

  it('passes the focus of a card that is gone to the one that took its place', () => {
    const focused = { ...seen(), focus: 'A-2' };
    assert.equal(seen(focused, boardOf('ready: A-1 A-3\ndoing: B-1')).focus, 'A-3');
    assert.equal(seen(focused, boardOf('ready: A-1\ndoing: B-1')).focus, 'A-1');
    assert.equal(seen(focused, boardOf('ready: A-1\ndoing: B-1 A-2')).focus, 'A-2');
    assert.equal(seen(focused, boardOf('ready:\ndoing: B-1')).focus, undefined);
  });

  it('closes a field whose column is gone', () => {
    const adding = { ...seen(), adding: { column: 'doing', text: 'Half', type: '', busy: false } };
    assert.equal(seen(adding).adding?.text, 'Half');
    assert.equal(seen(adding, boardOf('ready: A-1')).adding, undefined);
  });
});

describe('What is shown', () => {
  it('leaves out what was dropped, until it is unfolded', () => {
    const shown = (situation: Situation) =>
      walkable(situation).flatMap((columns) => columns.map((keys) => keys.length));
    assert.deepEqual(shown(seen()), [3, 1, 0]);
    assert.deepEqual(shown(withFolded(seen(), 'dropped', false)), [3, 1, 1]);
    assert.deepEqual(shown(withFolded(seen(), 'ready', true)), [0, 1, 0]);
  });

  it('lifts a filter for a card that is asked for by name', () => {
    const filtered = withPerspective(seen(), { search: 'A-1', lanes: 'type' });
    assert.equal(filtered.shown.count, 1);
    const lifted = withCardShown(filtered, 'B-1');
    assert.deepEqual([lifted.shown.count, lifted.perspective.search, lifted.perspective.lanes], [5, '', 'type']);
    assert.equal(withCardShown(filtered, 'A-1'), filtered);
  });

  it('goes on from a search at a card that was found, not at one that is hidden', () => {
    const filtered = withPerspective({ ...seen(), focus: 'A-1' }, { search: 'B-1' });
    assert.equal(cardToEnter(filtered), 'B-1');
    assert.equal(cardToEnter({ ...seen(), focus: 'A-2' }), 'A-2');
  });

  it('takes new items in the column of the focus, or the first open one', () => {
    assert.equal(currentColumn({ ...seen(), focus: 'B-1' })?.id, 'doing');
    assert.equal(currentColumn(withFolded(seen(), 'ready', true))?.id, 'doing');
    assert.equal(currentColumn(nothingYet), undefined);
  });
});

describe('What outlives a reload', () => {
  const scroll = { left: 12, top: 0, columns: { ready: { key: 'A-2', above: 12 } } };

  it('is everything that the person would miss', () => {
    const situation: Situation = {
      ...withFolded(seen(), 'ready', true),
      perspective: { ...wholeBoard, search: 'pay', lanes: 'person', density: 'compact', hides: ['tags'] },
      focus: 'B-1',
      selected: ['B-1'],
      open: 'B-1',
      adding: { column: 'doing', text: 'Half a ti', type: 'bug', busy: true },
      drafts: { 'B-1': { why: { typed: 'Because', from: '' } } },
      notice: 'Refused',
    };
    const back = restored(JSON.parse(JSON.stringify(keptOf(situation, scroll))));
    assert.deepEqual(back.scroll, scroll);
    assert.deepEqual(back.situation, {
      ...nothingYet,
      perspective: situation.perspective,
      focus: 'B-1',
      selected: ['B-1'],
      open: 'B-1',
      folded: { ready: true },
      adding: { column: 'doing', text: 'Half a ti', type: 'bug', busy: false },
      drafts: situation.drafts,
    });
    const [ready] = boardOf(text).columns;
    assert.ok(ready !== undefined && isFolded(back.situation, ready));
  });

  it('is all but the scroll positions where an older version kept them as pixels', () => {
    const back = restored({
      ...keptOf({ ...seen(), open: 'B-1' }, scroll),
      scroll: { left: 12, top: 0, columns: { ready: 40 } },
    });
    assert.equal(back.situation.open, 'B-1');
    assert.deepEqual(back.scroll, { left: 0, top: 0, columns: {} });
  });

  it('is nothing when an older version kept something else', () => {
    for (const state of [undefined, null, 'state', { folded: 1 }, { folded: {}, drafts: { a: { b: 1 } } }]) {
      assert.deepEqual(restored(state).situation, nothingYet);
    }
  });
});
