import assert from 'node:assert/strict';
import { concernsPrint, removedConcerns } from '../../../../src/core/policy/removedConcerns.ts';
import { read } from '../../../support/backlog.ts';

const plan = (concerns: string, items: string) => `headwater: 1\nconcerns: ${concerns}\nitems:\n${items}`;
const item = (id: string, concerns: string) => `  - { id: ${id}, title: t, concerns: ${concerns} }\n`;

const slow = '{ about: Too slow, at: 2026-11-01T08:00:00Z, by: ben }';
const late = '{ about: Too late }';

const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'nothing where all are there',
    plan(`[${late}]`, item('A-1', `[${slow}]`)),
    plan(`[${late}]`, item('A-1', `[${slow}]`)),
    [],
  ],
  ['one of the plan', plan(`[${late}, ${slow}]`, ''), plan(`[${slow}]`, ''), ['plan: Too late']],
  [
    'one of an item',
    plan('[]', item('A-1', `[${slow}, ${late}]`)),
    plan('[]', item('A-1', `[${slow}]`)),
    ['A-1: Too late'],
  ],
  [
    'nothing that was only reworded',
    plan('[]', item('A-1', `[${slow}]`)),
    plan('[]', item('A-1', `[${slow.replace('Too slow', 'Slow')}]`)),
    [],
  ],
  [
    'nothing that was only dated',
    plan('[]', item('A-1', `[${late}]`)),
    plan('[]', item('A-1', '[{ about: Too late, at: 2026-11-02T08:00:00Z }]')),
    [],
  ],
  [
    'nothing that was answered',
    plan('[]', item('A-1', `[${late}]`)),
    plan('[]', item('A-1', '[{ about: Too late, response: not-a-risk }]')),
    [],
  ],
  [
    'nothing of an item that is gone',
    plan('[]', item('A-1', `[${late}]`) + item('A-2', '[]')),
    plan('[]', item('A-2', '[]')),
    [],
  ],
  [
    'what moved to another item',
    plan('[]', item('A-1', `[${late}]`) + item('A-2', '[]')),
    plan('[]', item('A-1', '[]') + item('A-2', `[${late}]`)),
    ['A-1: Too late'],
  ],
  [
    'nothing of an item that cannot be read',
    plan('[]', item('A-1', `[${late}]`)),
    plan('[]', '  - { id: A-1, title: t: t, \n'),
    [],
  ],
];

describe('Concerns that were taken out', () => {
  for (const [what, before, after, said] of cases)
    it(`are ${what}`, () => {
      const removed = removedConcerns(read(before).backlog, read(after).backlog);
      assert.deepEqual(
        removed.map(({ item: key, concern }) => `${key ?? 'plan'}: ${concern.about ?? ''}`),
        said,
      );
    });

  it('are looked for only where what was said has changed', () => {
    const print = (text: string) => concernsPrint(read(text).backlog);
    const text = plan(`[${late}]`, item('A-1', `[${slow}]`));
    assert.equal(print(text.replace('title: t', 'title: other')), print(text));
    assert.notEqual(print(text.replace(slow, '')), print(text));
  });
});
