import assert from 'node:assert/strict';
import * as v from 'valibot';
import { itemOf } from '../../../src/core/model/backlog.ts';
import { linkOf } from '../../../src/editor/board/followed.ts';
import { itemDetail } from '../../../src/editor/board/itemDetail.ts';
import { phraseOf } from '../../../src/phrases/phrases.ts';
import { sayMissed } from '../../support/sayMissed.ts';
import { itemDetail as schema } from '../../../src/protocol/itemDetail.ts';
import { read } from '../../support/backlog.ts';

const story = `headwater: 1
board:
  columns: [ideas, { id: building, name: In progress, stage: active, was: [doing] }, deployed, done]
items:
  - { id: A-9, title: First, status: done }
  - id: A-1
    title: One
    status: building
    parent: A-7
    dependsOn: [A-9, A-8]
    links: ["src/pool.ts#L42", "https://wiki.example.org/db", "../../etc/passwd", "command:workbench.action.quit"]
    decisions: [ADR-0004, notes/pool.md, "command:workbench.action.quit"]
    evidence:
      deployed: { at: 2026-11-08, version: v4.2.0, url: "https://ci.example.org/412" }
      usage: { metric: orders, unit: per day, atLeast: 40, reading: 61 }
    experiment: { hypothesis: Fewer give up, until: 2026-11-30 }
    team-key: { colour: red, numbers: [1, 2] }
    notes: |
      See [the file](src/pool.ts), [quit](command:workbench.action.quit).
    history:
      - { at: 2026-11-01T10:00:00Z, to: ideas }
      - { at: 2026-11-02T10:00:00Z, to: doing, over: Hotfix }
      - { at: 2026-11-03T10:00:00Z, to: nowhere }
  - { id: A-2, title: A part, parent: A-1, status: done }
`;
const reading = read(story);
const item = itemOf(reading.backlog, 'A-1');

describe('The detail of an item', () => {
  it('is everything that the file says of it', () => {
    assert(item);
    const detail = v.parse(schema, JSON.parse(JSON.stringify(itemDetail(item, reading, phraseOf, sayMissed))));
    assert.equal(detail.rank, 2);
    assert.deepEqual(detail.parentItem, { id: 'A-7' });
    assert.deepEqual(detail.children, [{ id: 'A-2', key: 'A-2', title: 'A part', column: 'done', finished: true }]);
    assert.deepEqual(detail.needs, [
      { id: 'A-9', key: 'A-9', title: 'First', column: 'done', finished: true },
      { id: 'A-8' },
    ]);
    assert.deepEqual(detail.done, [{ need: 'deployed', there: true }]);
    assert.deepEqual(
      detail.proofs.map(({ need, index, at, fields }) => [need, index, at, fields]),
      [
        ['deployed', 0, '2026-11-08', { version: 'v4.2.0', url: 'https://ci.example.org/412' }],
        ['usage', 0, undefined, { metric: 'orders', unit: 'per day', atLeast: '40', reading: '61' }],
      ],
    );
    assert.deepEqual(
      detail.history.map(({ column, over }) => [column, over]),
      [
        ['ideas', undefined],
        ['In progress', 'Hotfix'],
        ['nowhere', undefined],
      ],
    );
    assert.deepEqual(detail.others, [
      { key: 'experiment', value: 'hypothesis: Fewer give up, until: 2026-11-30' },
      { key: 'team-key', value: 'colour: red, numbers: 1; 2' },
    ]);
    assert.ok(detail.problems.some(({ severity, line }) => severity === 'hint' && line > 1));
  });

  it('tells of a reading that misses its target and what may come of it, until that is in the plan', () => {
    const missing = story.replace('reading: 61 }', 'reading: 31 }\n    type: feature');
    const detail = (text: string) => {
      const { backlog, ...rest } = read(text);
      const shown = itemOf(backlog, 'A-1');
      assert(shown);
      return v.parse(schema, JSON.parse(JSON.stringify(itemDetail(shown, { ...rest, backlog }, phraseOf, sayMissed))))
        .missed;
    };
    const why = 'A-1 is in use, and orders is 31 where ≥ 40 per day was hoped for.';
    const about = { parent: 'A-1', why, type: 'feature' };
    const decisions = ['ADR-0004', 'notes/pool.md', 'command:workbench.action.quit'];
    assert.deepEqual(detail(missing), [
      {
        message: 'A-1: orders is 31, and ≥ 40 per day was hoped for. What comes next?',
        next: [
          { title: 'Bring orders to ≥ 40 per day', fields: about },
          ...decisions.map((decision) => ({
            title: `Look at ${decision} again: orders is 31`,
            fields: { ...about, decisions: [decision] },
          })),
        ],
      },
    ]);
    assert.deepEqual(detail(story), [], 'it reaches its target');
    assert.deepEqual(detail(`${missing}  - { id: A-3, title: More, parent: A-1, why: "${why}" }\n`), []);
    const readAgain = missing.replace(/usage: (.*)/u, 'usage: [$1, { metric: orders, atLeast: 40, reading: 41 }]');
    assert.deepEqual(detail(readAgain), [], 'the last one counts');
    assert.deepEqual(detail(missing.replace(', reading: 31', '')), [], 'nothing was read yet');
  });

  it('leads to what the file links to, and nowhere else', () => {
    assert(item);
    const link = (index: number) => linkOf(item, { in: 'links', index });
    assert.deepEqual(link(0), { kind: 'file', path: 'src/pool.ts', line: 42 });
    assert.deepEqual(link(1), { kind: 'address', url: 'https://wiki.example.org/db' });
    assert.equal(link(3), undefined, 'no command');
    assert.equal(link(9), undefined);
    assert.deepEqual(linkOf(item, { in: 'proofs', index: 0 }), { kind: 'address', url: 'https://ci.example.org/412' });
    const decided = (index: number) => linkOf(item, { in: 'decisions', index });
    assert.deepEqual(decided(0), { kind: 'decision', name: 'ADR-0004', otherwise: undefined });
    assert.deepEqual(decided(1), {
      kind: 'decision',
      name: 'notes/pool.md',
      otherwise: { kind: 'file', path: 'notes/pool.md', line: undefined },
    });
    assert.deepEqual(decided(2), {
      kind: 'decision',
      name: 'command:workbench.action.quit',
      otherwise: undefined,
    });
    assert.equal(decided(9), undefined);
    const noted = (target: string) => linkOf(item, { in: 'notes', target });
    assert.deepEqual(noted('src/pool.ts'), { kind: 'file', path: 'src/pool.ts', line: undefined });
    assert.equal(noted('command:workbench.action.quit'), undefined);
    assert.equal(noted('https://elsewhere.example.org'), undefined, 'the notes do not say so');
  });
});
