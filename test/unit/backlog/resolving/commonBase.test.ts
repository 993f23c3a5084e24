import assert from 'node:assert/strict';
import { commonBase } from '../../../../src/backlog/resolving/commonBase.ts';

const story = (items: string, head = 'headwater: 1\n') => `${head}items:\n${items}`;

describe('What two sides have in common', () => {
  it('is an item by its id, with the keys that are alike', () => {
    const ours = story(`  # Why it matters
  - id: A-1
    title: One
    status: doing      # since Monday
    tags: [a]
    notes: |
      Line
  - id: A-2
    title: Two
`);
    const theirs = story(`  # Why it matters
  - id: A-1
    title: One
    status: done
    tags: [a]
    why: Because
    notes: |
      Line
  - id: A-3
    title: Three
`);
    assert.equal(
      commonBase(ours, theirs),
      story(`  # Why it matters
  - id: A-1
    title: One
    tags: [a]
    notes: |
      Line
`),
    );
  });

  it('is nothing of a comment that one side alone has: it would be taken out', () => {
    const ours = story('  # Mine\n  - id: A-1\n    title: One\n\n  # Between\n\n  - { id: A-2, title: Two }\n');
    const theirs = story('  - id: A-1\n    title: Another\n\n  - { id: A-2, title: Two }\n');
    assert.equal(commonBase(ours, theirs), story('  - id: A-1\n  - { id: A-2, title: Two }\n'));
  });

  it('is nothing of two items that got one id: they were captured at different times', () => {
    const item = (title: string, at: string) =>
      `  - id: A-1\n    title: ${title}\n    history:\n      - { at: ${at}, to: ideas }\n`;
    const [ours, theirs] = [item('One', '2026-11-01T10:00:00Z'), item('Other', '2026-11-01T10:00:01Z')];
    assert.equal(commonBase(story(ours), story(theirs)), story(''));
    const same = theirs.replace('10:00:01', '10:00:00');
    assert.equal(
      commonBase(story(ours), story(same)),
      story('  - id: A-1\n    history:\n      - { at: 2026-11-01T10:00:00Z, to: ideas }\n'),
    );
  });

  it('is a key of the file where both have it alike', () => {
    const items = '  - { id: A-1, title: One }\n';
    assert.equal(
      commonBase(
        story(items, '# Ours\nheadwater: 1\nstream: A\nboard:\n  columns: [a]\nvision: V\n'),
        story(items, 'headwater: 1\nstream: B\nboard:\n  columns: [a]\nvision: V\n'),
      ),
      story(items, 'headwater: 1\nboard:\n  columns: [a]\nvision: V\n'),
    );
  });

  it('is not known where an id stands twice, or items stand in no blocks', () => {
    const items = '  - { id: A-1, title: One }\n';
    assert.equal(commonBase(story(items), story(items + items)), undefined);
    assert.equal(commonBase(story(items), 'headwater: 1\nitems: [{ id: A-1, title: One }]\n'), undefined);
  });
});
