import assert from 'node:assert/strict';
import { mergeBacklogs } from '../../../../src/backlog/merge.ts';
import { lineDiff } from '../../../support/diff.ts';
import { merge } from '../../../support/merge.ts';
import { board } from '../../../support/story.ts';

/** What the merge changes in the board of the stories, of which each side changed something. */
function changes(ours: readonly [string, string], theirs: readonly [string, string], base = board): string {
  const side = ([from, to]: readonly [string, string]) => {
    assert(base.includes(from));
    return base.replace(from, () => to);
  };
  return lineDiff(base, merge({ base, ours: side(ours), theirs: side(theirs) }).text);
}

describe('The team’s policy', () => {
  it('is merged key by key', () => {
    assert.equal(
      changes(
        ['wip: { limit: 4, perPerson: 2 }', 'wip: { limit: 5, perPerson: 2 }'],
        ['perPerson: 2 }', 'perPerson: 3 }'],
      ),
      '-  wip: { limit: 4, perPerson: 2 }\n+  wip: { limit: 5, perPerson: 3 }',
    );
  });

  it('has the columns of both, each with the keys of both', () => {
    assert.equal(
      changes(
        [
          '    - { id: review, stage: active, limit: 1 }',
          '    - { id: check, stage: active }\n    - { id: review, stage: active, limit: 2 }',
        ],
        [
          '{ id: review, stage: active, limit: 1 }',
          '{ id: review, name: In review, stage: active, limit: 1 } # as agreed',
        ],
      ),
      '-    - { id: review, stage: active, limit: 1 }\n+    - { id: check, stage: active }\n+    - { id: review, name: In review, stage: active, limit: 2 } # as agreed',
    );
  });

  it('keeps keys that nobody knows, people, and comments', () => {
    assert.equal(
      changes(
        ['people:\n', 'team: { room: "4.1" } # ours\npeople:\n  ben: Ben\n'],
        ['  ana: Ana\n', '  ana: { name: Ana, email: ana@example.org }\n'],
      ),
      '+team: { room: "4.1" } # ours\n-  ana: Ana\n+  ben: Ben\n+  ana: { name: Ana, email: ana@example.org }',
    );
  });

  it('is a conflict where both changed one value', () => {
    const diff = changes(['limit: 4', 'limit: 5'], ['limit: 4', 'limit: 6']);
    assert.match(diff, /\+<<<<<<< ours\n\+ {2}wip: \{ limit: 5, perPerson: 2 \}\n\+=======\n/);
  });

  it('may stand behind the items', () => {
    const base = `${board}concerns: []\n`;
    assert.equal(
      changes(
        ['concerns: []', 'concerns:\n  - about: Too much at once'],
        ['concerns: []\n', 'concerns: []\n# the end\nown: 1\n'],
        base,
      ),
      '-concerns: []\n+concerns:\n+  - about: Too much at once\n+# the end\n+own: 1',
    );
  });
});

describe('How a text is written', () => {
  const ours = board.replace('Remember the card', 'Remember two cards');
  const theirs = board.replace('Rotate the key', 'Rotate both keys');
  const both = ours.replace('Rotate the key', 'Rotate both keys');

  it('is that of the side that changed it: line breaks, the last one, a byte order mark, indentation', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    assert.equal(merge({ base: board, ours: crlf(ours), theirs }).text, crlf(both));
    assert.equal(merge({ base: crlf(board), ours: crlf(ours), theirs: crlf(theirs) }).text, crlf(both));
    assert.equal(merge({ base: board, ours, theirs: theirs.trimEnd() }).text, both.trimEnd());
    assert.equal(merge({ base: board, ours: `\uFEFF${ours}`, theirs }).text, `\uFEFF${both}`);
    const left = (text: string) => text.replace(/(?<=items:.*\n)[\s\S]*/, (list) => list.replace(/^ {2}/gm, ''));
    assert.equal(merge({ base: board, ours, theirs: left(theirs) }).text, left(both));
  });
});

describe('Texts that cannot be merged by item', () => {
  const other = board.replace('Remember the card', 'Remember two cards');
  const cases: Readonly<Record<string, (text: string) => string>> = {
    'somebody else’s file': () => 'items:\n  - name: x\n',
    'a later format version': (text) => text.replace('headwater: 1', 'headwater: 2'),
    'markers of an earlier merge': (text) =>
      text.replace('    title: Last', '<<<<<<< a\n    title: Last\n=======\n    title: L\n>>>>>>> b'),
    'an error at the top': (text) => text.replace('people:', 'people: ['),
    'items in brackets': () => 'headwater: 1\nitems: [{ id: A-1, title: x }]\n',
    'no items': () => 'headwater: 1\n',
    'an item that names an anchor elsewhere': (text) =>
      text.replace('title: Last', 'title: &last Last').replace('title: Drop the table', 'title: *last'),
    'several documents': (text) => `${text}---\nitems: []\n`,
  };
  for (const [name, change] of Object.entries(cases)) {
    it(`are left to the plain merge: ${name}`, () => {
      assert.equal(mergeBacklogs({ base: board, ours: other, theirs: change(board) }), undefined);
      assert.equal(mergeBacklogs({ base: board, ours: change(board), theirs: other }), undefined);
      assert.equal(mergeBacklogs({ base: change(board), ours: board, theirs: other }), undefined);
    });
  }
});
