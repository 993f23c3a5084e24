import assert from 'node:assert/strict';
import { type GatheredWords, gatheredView } from '../../../src/editor/platform/gatheredView.ts';
import { Streams } from '../../../src/editor/platform/streams.ts';
import { boardOf, cardNamed } from '../webview/view.ts';

const stages = { idea: 'I', ready: 'R', active: 'A', deployed: 'D', released: 'S', done: 'U', dropped: 'N' };
const words: GatheredWords = { title: 'Platform', about: 'All', stages };
const look = { density: 'comfortable', hides: [] } as const;

/** A part with these cards: `A-1 reliability`, in the column that stands before them. */
function part(stream: string, text: string) {
  const view = boardOf(text.replaceAll(/ \S+$/gmu, ''));
  for (const [index, line] of text.split('\n').entries()) {
    const [, key, countsAs] = /^\S+: (\S+) (\S+)$/u.exec(line) ?? [];
    if (key !== undefined && countsAs !== undefined)
      view.columns[index]?.cards.splice(0, 1, cardNamed(key, { countsAs }));
  }
  return { stream, view, keyOf: (key: string) => `${stream}:${key}` };
}

const drawn = (parts: readonly ReturnType<typeof part>[]) =>
  gatheredView(parts, words, { ...look, hides: [] }).columns.map(({ name, cards }) =>
    [`${name}:`, ...cards.map(({ key }) => key)].join(' '),
  );

describe('The platform view', () => {
  it('has a column for each stage that somebody has, and of the cards those that keep things running', () => {
    const one = part('One', 'ready: A-1 reliability\nbuilding: A-2 feature\nreview: A-3 security');
    const two = part('Two', 'doing: A-1 infrastructure\ndone: B-2 debt');
    assert.deepEqual(drawn([one, two]), ['R: One:A-1', 'A: One:A-3 Two:A-1', 'U:']);
    assert.deepEqual(drawn([]), []);
  });

  it('counts what is under way, and no frames', () => {
    const one = part('One', 'doing: A-1 reliability\nreview: A-2 security');
    one.view.columns[0]?.cards.push(cardNamed('A-4', { countsAs: 'security', children: [{ column: 'x', count: 1 }] }));
    assert.equal(gatheredView([one], words, { ...look, hides: [] }).wip.count, 2);
  });
});

describe('Keys of items of several backlogs', () => {
  const uri = (text: string) => new URL(text);

  it('lead back to the item, and never anywhere else', () => {
    const streams = new Streams<URL>();
    const [one, two] = [uri('file:///one'), uri('file:///two')];
    assert.deepEqual(
      [streams.keyOf(one, 'A-1'), streams.keyOf(two, 'A-1'), streams.keyOf(uri('file:///one'), 'a\n:b')],
      ['0:A-1', '1:A-1', '0:a\n:b'],
    );
    assert.deepEqual(streams.itemOf('1:A-1'), { uri: two, key: 'A-1' });
    assert.deepEqual(streams.itemOf('0:a\n:b'), { uri: one, key: 'a\n:b' });
    for (const key of ['', 'A-1', '2:A-1', '-1:A-1', '__proto__:A-1', '00000000001:A-1', ':A-1', '1e0:A-1'])
      assert.equal(streams.itemOf(key), undefined, key);
  });
});
