import assert from 'node:assert/strict';
import { completionsAt } from '../../../src/backlog/language/complete.ts';
import { now, read } from '../../support/backlog.ts';

const head = `headwater: 1
board:
  columns: [{ id: ready, name: Ready }, { id: building, name: In progress, stage: active, limit: 1 }, done]
  types: { upkeep: reliability }
people: { ana: Ana Ruiz, ben: { name: Ben } }
items:
  - id: A-1
    title: Upgrade the database
    status: done
    assignees: [cem]
    tags: [db, yes]
  - id: A-2
    title: Show the fee
    status: building
`;

/** What is offered at the caret (`|`) below the items above: `label → insert (detail)` where they differ. */
function offered(lines: string, before = head): string[] {
  const text = before + lines;
  const offset = text.indexOf('|', before.length);
  const found = completionsAt(read(text.replace('|', '')), offset, now);
  return (found?.items ?? []).map(
    ({ label, insert, detail }) =>
      label + (insert === label ? '' : ` → ${JSON.stringify(insert)}`) + (detail === undefined ? '' : ` (${detail})`),
  );
}

const item = (rest: string) => offered(`  - id: A-3\n    title: New\n${rest}`);

describe('While somebody types, there are offered', () => {
  it('the columns for a status, with their names', () => {
    const columns = ['ready (Ready)', 'building (In progress)', 'done (done)'];
    assert.deepEqual(item('    status: |'), columns);
    assert.deepEqual(item('    status: b|\n    why: more'), columns);
    assert.deepEqual(item('    history:\n      - { at: 2026-11-01, to: |'), columns);
    assert.deepEqual(item('    history:\n      - at: 2026-11-01\n        to: r|'), columns);
    assert.deepEqual(item('    status: "|"')[0], 'ready → "\\"ready\\"" (Ready)');
  });

  it('types, sources, people and tags, those of the file among them', () => {
    assert.ok(item('    type: |').includes('upkeep'));
    assert.ok(item('    source: |').includes('leadership'));
    assert.deepEqual(item('    assignees: [|'), ['ana (Ana Ruiz)', 'ben (Ben)', 'cem']);
    assert.deepEqual(item('    assignees:\n      - |'), ['ana (Ana Ruiz)', 'ben (Ben)', 'cem']);
    assert.deepEqual(item('    concerns:\n      - about: x\n        heard: { by: |'), [
      'ana (Ana Ruiz)',
      'ben (Ben)',
      'cem',
    ]);
    assert.deepEqual(item('    tags: [|]'), ['db', 'yes → "\\"yes\\""']);
  });

  it('ids with titles, the open ones first, never the item’s own', () => {
    assert.deepEqual(item('    dependsOn: [A|'), ['A-2 (Show the fee)', 'A-1 (Upgrade the database)']);
    assert.deepEqual(item('    parent: |'), ['A-2 (Show the fee)', 'A-1 (Upgrade the database)']);
    assert.equal(item('    dependsOn:\n      |')[0], 'A-2 → "- A-2" (Show the fee)');
  });

  it('keys that are not there yet, with what follows them', () => {
    const keys = item('    |\n    why: there');
    assert.ok(!keys.some((key) => /^(?:id|title|why)\b/.test(key)), keys.join());
    assert.ok(keys.includes('status → "status: "'));
    assert.ok(keys.includes('evidence → "evidence:\\n      "'));
    assert.ok(keys.includes('history → "history:\\n      - "'));
    assert.deepEqual(
      item('    sta|tus: ready').filter((key) => key.startsWith('status')),
      ['status'],
    );
    assert.deepEqual(item('    history: [{ at: x, |')[0], 'to → "to: "');
    assert.ok(offered('  - |').includes('title → "title: "'));
    assert.ok(offered('|').includes('vision → "vision: "'));
    assert.ok(!offered('|').includes('people → "people:\\n  "'));
    assert.ok(offered('board:\n  |\n', 'headwater: 1\n').includes('wip → "wip:\\n    "'));
    assert.deepEqual(offered('board:\n  columns:\n    - { id: x, stage: |', 'headwater: 1\n').slice(0, 2), [
      'idea',
      'ready',
    ]);
  });

  it('days and times as words', () => {
    assert.deepEqual(item('    due: |').slice(0, 3), [
      'today → "2026-11-16" (2026-11-16)',
      'tomorrow → "2026-11-17" (2026-11-17)',
      '+1w → "2026-11-23" (2026-11-23)',
    ]);
    assert.equal(item('    history:\n      - { at: |')[0], 'now → "2026-11-16T09:00:00Z" (2026-11-16T09:00:00Z)');
  });

  it('the words of the format', () => {
    assert.deepEqual(item('    concerns:\n      - about: x\n        risk: |'), ['low', 'medium', 'high']);
    assert.deepEqual(item('    acceptance:\n      - { text: x, met: |'), ['true', 'false']);
    assert.deepEqual(offered('board: { wip: { policy: | } }', 'headwater: 1\n'), ['warn', 'block']);
  });

  it('nothing in texts and comments', () => {
    assert.deepEqual(item('    why: th|'), []);
    assert.deepEqual(item('    status: ready # |'), []);
    assert.deepEqual(item('    notes: >\n      sta|'), []);
  });

  it('the same in files with Windows line breaks', () => {
    const text = `${head}  - title: x\n    status: `.replaceAll('\n', '\r\n');
    assert.equal(completionsAt(read(text), text.length, now)?.items.length, 3);
  });
});
