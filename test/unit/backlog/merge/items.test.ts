import assert from 'node:assert/strict';
import { listed, merge, mergeItems, reportsOf } from '../../../support/merge.ts';

/** Items of one line each. */
const items = (...titles: readonly string[]) => titles.map((title, index) => item(index + 1, title)).join('');
const item = (number: number, title: string, more = '') => `  - id: A-${number}\n    title: ${title}\n${more}`;
const captured = (minute: number) => `    history:\n      - { at: 2026-11-05T10:${minute}:00Z, to: ideas }\n`;

describe('Items that both sides changed the list of', () => {
  it('move, whatever the other side did to others, and no line of theirs changes', () => {
    const merged = mergeItems({
      base: items('One', 'Two', 'Three', 'Four'),
      ours: item(4, 'Four') + items('One', 'Two', 'Three'),
      theirs: item(1, 'One') + item(3, 'Three') + item(2, 'Two, changed') + item(4, 'Four'),
    });
    assert.equal(merged, item(4, 'Four') + item(1, 'One') + item(3, 'Three') + item(2, 'Two, changed'));
  });

  it('go to the higher of two places', () => {
    const merged = mergeItems({
      base: items('One', 'Two', 'Three', 'Four'),
      ours: item(4, 'Four') + items('One', 'Two', 'Three'),
      theirs: item(1, 'One') + item(4, 'Four') + item(2, 'Two') + item(3, 'Three'),
    });
    assert.equal(merged, item(4, 'Four') + items('One', 'Two', 'Three'));
  });

  it('keep the blank lines and the comments between them', () => {
    const merged = mergeItems({
      base: `${item(1, 'One')}\n  # later\n\n${item(2, 'Two')}\n${item(3, 'Three')}`,
      ours: `${item(1, 'One')}\n  # later\n\n${item(2, 'Two')}\n${item(4, 'Four')}\n${item(3, 'Three')}`,
      theirs: `${item(3, 'Three')}\n${item(1, 'One')}\n  # later\n\n  # and much later\n\n${item(2, 'Two')}`,
    });
    assert.equal(
      merged,
      `${item(3, 'Three')}\n${item(1, 'One')}\n  # later\n\n  # and much later\n\n${item(2, 'Two')}\n${item(4, 'Four')}`,
    );
  });

  it('stay where one side changed what the other took out, and it is said', () => {
    const texts = {
      base: items('One', 'Two', 'Three'),
      ours: item(1, 'One') + item(3, 'Three'),
      theirs: item(1, 'One') + item(2, 'Two, changed') + item(3, 'Three'),
    };
    assert.equal(mergeItems(texts), texts.theirs);
    assert.deepEqual(reportsOf(texts), [
      'A-2 was changed on one side and taken out on the other (ours). It stays, with the change.',
    ]);
  });

  it('go where one side took them out, though the other moved them', () => {
    const merged = mergeItems({
      base: items('One', 'Two', 'Three'),
      ours: item(1, 'One') + item(3, 'Three'),
      theirs: item(2, 'Two') + item(1, 'One') + item(3, 'Three'),
    });
    assert.equal(merged, item(1, 'One') + item(3, 'Three'));
  });

  it('are one where both added the same', () => {
    const merged = mergeItems({
      base: items('One'),
      ours: items('One', 'Two') + item(3, 'Three'),
      theirs: item(2, 'Two') + item(1, 'One, changed'),
    });
    assert.equal(merged, item(2, 'Two') + item(1, 'One, changed') + item(3, 'Three'));
  });

  it('are one where one side took over a new item and went on with it', () => {
    const merged = mergeItems({
      base: items('One'),
      ours: items('One') + item(2, 'Two', captured(10)),
      theirs: items('One') + item(2, 'Two', `    estimate: 2d\n${captured(10)}`),
    });
    assert.equal(merged, items('One') + item(2, 'Two', `    estimate: 2d\n${captured(10)}`));
  });

  it('without ids are told apart by their text, their title and their place', () => {
    const merged = mergeItems({
      base: '  - title: One\n  - title: Two\n    why: x\n  - title: Three\n',
      ours: '  - title: One\n    estimate: 1d\n  - title: Two, changed\n    why: x\n  - title: Three\n',
      theirs: '  - title: Three\n  - title: One\n  - title: Two\n    why: because\n',
    });
    assert.equal(
      merged,
      '  - title: Three\n  - title: One\n    estimate: 1d\n  - title: Two, changed\n    why: because\n',
    );
  });

  it('keep their order where one side took out one of two comments that read the same', () => {
    const comment = '  # see below\n\n';
    const merged = mergeItems({
      base: item(1, 'One') + comment + item(2, 'Two') + item(3, 'Three') + comment + item(4, 'Four'),
      ours: item(1, 'One') + comment + item(2, 'Two, changed') + item(3, 'Three') + comment + item(4, 'Four'),
      theirs: item(1, 'One') + item(3, 'Three') + comment + item(4, 'Four'),
    });
    assert.equal(
      merged,
      `${item(1, 'One')}\n${item(2, 'Two, changed')}${item(3, 'Three')}${comment}${item(4, 'Four')}`,
    );
  });

  it('with the same id on one side are all kept', () => {
    const merged = mergeItems({
      base: item(1, 'One') + item(1, 'Another'),
      ours: item(1, 'One, changed') + item(1, 'Another'),
      theirs: item(1, 'One') + item(1, 'Another, changed'),
    });
    assert.equal(merged, item(1, 'One, changed') + item(1, 'Another, changed'));
  });

  it('that nobody can read are merged by their lines', () => {
    const broken = (first: string, last: string) =>
      `  - id: A-1\n    why: ${first}\n    title: Fix: crash\n    tags: ${last}\n`;
    const merged = mergeItems({ base: broken('a', 'b'), ours: broken('A', 'b'), theirs: broken('a', 'B') });
    assert.equal(merged, broken('A', 'B'));
  });
});

describe('New items of both sides with the same id', () => {
  const texts = {
    base: items('One'),
    ours: items('One') + item(2, 'Refund by card', `    parent: A-1\n${captured(20)}`),
    theirs:
      item(1, 'One', '    dependsOn: [A-2] # A-2 is first\n    branch: A-2-pay\n    notes: See A-2 and A-20.\n') +
      item(2, 'Refund by voucher', captured(30)) +
      item(3, 'Gift cards', `    parent: "A-2"\n${captured(40)}`),
  };

  it('are told apart: the one captured later is renumbered, and what refers to it on its side follows', () => {
    assert.equal(
      mergeItems(texts),
      item(1, 'One', '    dependsOn: [A-4] # A-4 is first\n    branch: A-2-pay\n    notes: See A-4 and A-20.\n') +
        item(2, 'Refund by card', `    parent: A-1\n${captured(20)}`) +
        item(4, 'Refund by voucher', captured(30)) +
        item(3, 'Gift cards', `    parent: "A-4"\n${captured(40)}`),
    );
    assert.deepEqual(reportsOf(texts), [
      'Both sides had a new item A-2. That of theirs is A-4 now, and what referred to it in this file follows.',
    ]);
  });

  it('get no id that is taken elsewhere', () => {
    assert.match(mergeItems(texts, { takenIds: ['A-11', 'B-40'] }), /id: A-12\n {4}title: Refund by voucher/);
  });

  it('captured in the same second are told apart by their text', () => {
    const same = {
      base: items('One'),
      ours: items('One') + item(2, 'Beta', captured(20)),
      theirs: items('One') + item(2, 'Alpha', captured(20)),
    };
    assert.equal(mergeItems(same), items('One') + item(2, 'Alpha', captured(20)) + item(3, 'Beta', captured(20)));
  });

  it('are followed by what a later commit of the same branch refers to', () => {
    // A rebase: the first commit's A-2 has become A-3, the second one changes it and refers to it as A-2.
    const merged = mergeItems({
      base: items('One') + item(2, 'Mine', captured(30)),
      ours: items('One') + item(2, 'Yours', captured(20)) + item(3, 'Mine', captured(30)),
      theirs: item(1, 'One', '    dependsOn: [A-2]\n') + item(2, 'Mine', `    estimate: 2d\n${captured(30)}`),
    });
    assert.equal(
      merged,
      item(1, 'One', '    dependsOn: [A-3]\n') +
        item(2, 'Yours', captured(20)) +
        item(3, 'Mine', `    estimate: 2d\n${captured(30)}`),
    );
  });
});

describe('A reference to an item that the other side took out', () => {
  const texts = {
    base: items('One', 'Two'),
    ours: items('One'),
    theirs: item(1, 'One', '    dependsOn: [A-2]\n') + item(2, 'Two'),
  };

  it('is said', () => {
    assert.deepEqual(reportsOf(texts), ['A-1 refers to A-2, which the other side had taken out.']);
  });

  it('is fine where the archive has the item', () => {
    assert.deepEqual(reportsOf(texts, { takenIds: ['A-2'] }), []);
  });
});

describe('An archive', () => {
  it('stays in the order of its ids', () => {
    const merged = mergeItems({
      base: item(3, 'Three') + item(20, 'Twenty'),
      ours: item(3, 'Three') + item(4, 'Four') + item(9, 'Nine') + item(20, 'Twenty'),
      theirs: item(3, 'Three') + item(5, 'Five') + item(10, 'Ten') + item(20, 'Twenty'),
    });
    const order = [3, 4, 5, 9, 10, 20];
    assert.deepEqual(
      [...merged.matchAll(/id: A-(\d+)/g)].map(([, number]) => Number(number)),
      order,
    );
  });

  it('that both sides began is one', () => {
    const merged = mergeItems({
      base: '',
      ours: items('One') + item(3, 'Three'),
      theirs: item(2, 'Two') + item(3, 'Three'),
    });
    assert.equal(merged, items('One', 'Two', 'Three'));
  });

  it('has an item once that both sides archived, though one of them gave it another title before', () => {
    const history = `    history:\n      - { at: 2026-11-01T10:00:00Z, to: ideas }\n`;
    const archived = (title: string) => item(2, title, `    why: Nine tickets a week\n${history}`);
    const { conflicts, reports, text } = merge({
      base: listed(items('One')),
      ours: listed(items('One') + archived('Two')),
      theirs: listed(items('One') + archived('Two, renamed')),
    });
    assert.deepEqual(reports, []);
    assert.deepEqual(
      conflicts.map(({ key }) => key),
      ['A-2.title'],
    );
    assert.equal([...text.matchAll(/id: A-2/g)].length, 1);
  });
});
