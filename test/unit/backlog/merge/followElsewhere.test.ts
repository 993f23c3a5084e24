import assert from 'node:assert/strict';
import { type Elsewhere, followElsewhere } from '../../../../src/backlog/merge/followElsewhere.ts';

const renamed = new Map([['A-5', 'A-7']]);

/** Each line with who has it: `side`, `other`, `both` or neither. */
type Lines = readonly (readonly [line: string, who: 'side' | 'other' | 'both' | ''])[];

function elsewhere(kind: Elsewhere['kind'], lines: Lines): Elsewhere {
  const of = (...who: string[]) =>
    lines.flatMap(([line, whose]) => (who.includes(whose) ? [`${line}\n`] : [])).join('');
  const text = lines.map(([line]) => `${line}\n`).join('');
  return { text, kind, versions: { side: of('side', 'both'), other: of('other', 'both') } };
}

/** The lines that changed, and the numbers of those that are left. */
function followed(kind: Elsewhere['kind'], lines: Lines) {
  const before = elsewhere(kind, lines);
  const { text, left } = followElsewhere(before, renamed);
  const [old, now] = [before.text.split('\n'), text.split('\n')];
  assert.equal(now.length, old.length);
  return { changed: now.filter((line, index) => line !== old[index]), left };
}

describe('What refers to a renumbered item in another file', () => {
  it('follows in lines of its side, stays in those of the other one, and is left where nobody can know', () => {
    const { changed, left } = followed('prose', [
      ['# Decided for A-5', 'side'],
      ['What A-5 needs.', 'other'],
      ['A-5 and A-55, XA-5.', 'side'],
      ['Both say A-5.', 'both'],
      ['Typed since: A-5.', ''],
      ['Nothing of it: A-6.', 'side'],
    ]);
    assert.deepEqual(changed, ['# Decided for A-7', 'A-7 and A-55, XA-5.']);
    assert.deepEqual(left, [4, 5]);
  });

  it('stays in paths, addresses and names of branches, which are left for a person', () => {
    const lines = ['see https://example.org/A-5', '[its file](../plan/A-5.yaml)', 'feature/A-5', 'A-5/notes'];
    const { changed, left } = followed(
      'prose',
      lines.map((line) => [line, 'side']),
    );
    assert.deepEqual([changed, left], [[], [1, 2, 3, 4]]);
    assert.deepEqual(followed('prose', [['A-5. Then (A-5): A-5', 'side']]).changed, ['A-7. Then (A-7): A-7']);
  });

  it('follows in an archive where it refers to an item or names it, and never as an id, an address or a branch', () => {
    const { changed, left } = followed('list', [
      ['# Archive of A-5', 'side'],
      ['items:', 'both'],
      ['  # Before A-5.', 'side'],
      ['  - id: A-5', 'side'],
      ['    title: Before A-5', 'side'],
      ['    dependsOn: [A-1, A-5]', 'side'],
      ['    branch: A-5', 'side'],
      ['    mine: A-5', 'side'],
      ['  - { id: A-2, title: Two, parent: A-5 } # of A-5', 'side'],
      ['  - { id: A-3, title: Three, parent: A-5 }', 'other'],
    ]);
    assert.deepEqual(changed, [
      '  # Before A-7.',
      '    title: Before A-7',
      '    dependsOn: [A-1, A-7]',
      '  - { id: A-2, title: Two, parent: A-7 } # of A-7',
    ]);
    assert.deepEqual(left, [1, 4, 7, 8]);
  });

  it('tells lines of an archive apart by the item that they are of', () => {
    const archived = (id: string, parent: string) => `  - id: ${id}\n    title: Of ${id}\n    parent: ${parent}\n`;
    const archive = (...items: string[]) => `items:\n${items.join('')}`;
    const versions = {
      side: archive(archived('A-1', 'A-5'), archived('A-3', 'A-5')),
      other: archive(archived('A-1', 'A-5'), archived('A-2', 'A-5')),
    };
    const text = archive(archived('A-1', 'A-5'), archived('A-2', 'A-5'), archived('A-3', 'A-5'));
    assert.deepEqual(followElsewhere({ text, kind: 'list', versions }, renamed), {
      text: archive(archived('A-1', 'A-5'), archived('A-2', 'A-5'), archived('A-3', 'A-7')),
      left: [4],
    });
  });

  it('follows in the file of an item', () => {
    const { changed, left } = followed('item', [
      ['rank: a0', 'both'],
      ['id: A-2', 'side'],
      ['title: Two', 'side'],
      ['parent: A-5', 'side'],
      ['branch: A-5', 'side'],
      ['notes: |', 'side'],
      ['  What A-5 left.', 'side'],
    ]);
    assert.deepEqual(changed, ['parent: A-7', '  What A-7 left.']);
    assert.deepEqual(left, [5]);
  });

  it('leaves what cannot be read to a person', () => {
    assert.deepEqual(followed('item', [['title: "A-5', 'side']]), { changed: [], left: [1] });
    assert.deepEqual(followed('list', [['items: A-5', 'side']]), { changed: [], left: [1] });
  });

  it('keeps line breaks, a byte order mark and a last line that is open', () => {
    const side = '\uFEFFitems:\r\n  - id: A-1\r\n    parent: A-5';
    const { text } = followElsewhere({ text: side, kind: 'list', versions: { side, other: undefined } }, renamed);
    assert.equal(text, '\uFEFFitems:\r\n  - id: A-1\r\n    parent: A-7');
  });

  it('done twice, changes nothing more', () => {
    const before = elsewhere('prose', [['For A-5.', 'side']]);
    const once = followElsewhere(before, renamed);
    assert.deepEqual(followElsewhere({ ...before, text: once.text }, renamed), { text: once.text, left: [] });
  });

  it('follows several ids at once, each by what it was', () => {
    const both = new Map([
      ['A-5', 'A-6'],
      ['A-6', 'A-7'],
    ]);
    const { text } = followElsewhere(elsewhere('prose', [['A-5, A-6', 'side']]), both);
    assert.equal(text, 'A-6, A-7\n');
  });
});
