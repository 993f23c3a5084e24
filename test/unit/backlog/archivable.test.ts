import assert from 'node:assert/strict';
import { archivable } from '../../../src/core/policy/archivable.ts';
import { read } from '../../support/backlog.ts';
import { closingColumns as columns, closingStory as story } from '../../support/story.ts';

const closed = (id: string, at: string, more = '') =>
  `  - id: ${id}\n    title: ${id}\n    status: live\n${more}    history: [{ at: ${at}, to: live }]\n`;

const archivableIn = (text: string, before = '2026-10-01') =>
  archivable(read(text).backlog, new Date(before)).map(({ key }) => key);

describe('What may go to the archive', () => {
  it('is what was finished or dropped before a day', () => {
    assert.deepEqual(archivableIn(story), ['A-10', 'A-2']);
    assert.deepEqual(archivableIn(story, '2026-08-15'), ['A-10']);
    assert.deepEqual(archivableIn(story, '2026-08-01T08:00:00Z'), []);
  });

  it('is not what was moved by hand, or has no time that can be read', () => {
    assert.deepEqual(archivableIn(`${columns}  - id: A-1\n    title: One\n    status: live\n`), []);
    assert.deepEqual(archivableIn(columns + closed('A-1', 'last May')), []);
    assert.deepEqual(archivableIn(columns + closed('A-1', '2026-05-01').replace('to: live', 'to: doing')), []);
    const again = closed('A-1', '2026-05-01').replace('}]', '}, { to: live }]');
    assert.deepEqual(archivableIn(columns + again), []);
  });

  it('is not what finished again later', () => {
    const again = closed('A-1', '2026-05-01').replace(
      '}]',
      '}, { at: 2026-06-01, to: doing }, { at: 2026-11-01, to: live }]',
    );
    assert.deepEqual(archivableIn(columns + again), []);
    assert.deepEqual(archivableIn(columns + again, '2026-11-02'), ['A-1']);
  });

  it('is not what nobody could find again, or what nobody has answered', () => {
    assert.deepEqual(archivableIn(columns + closed('A-1', '2026-05-01').replace('id: A-1\n    ', '')), []);
    const twice = closed('A-1', '2026-05-01');
    assert.deepEqual(archivableIn(columns + twice + twice), ['A-1']);
    assert.deepEqual(archivableIn(columns + closed('A-1', '2026-05-01', '    concerns: [{ about: It leaks }]\n')), []);
  });

  it('is a frame with all of its parts, and never all parts of a frame that stays', () => {
    const parts = closed('A-2', '2026-05-01', '    parent: A-1\n') + closed('A-3', '2026-05-01', '    parent: A-1\n');
    const dependent = '  - id: A-4\n    title: Four\n    dependsOn: [A-2]\n';
    assert.deepEqual(archivableIn(columns + closed('A-1', '2026-05-01') + parts + dependent), ['A-1', 'A-2', 'A-3']);
    const open = '  - id: A-1\n    title: Frame\n    status: doing\n';
    assert.deepEqual(archivableIn(columns + open + parts), []);
    const late = '  - id: A-5\n    title: Five\n    parent: A-1\n';
    assert.deepEqual(archivableIn(columns + open + parts + late), ['A-2', 'A-3']);
    assert.deepEqual(archivableIn(columns + closed('A-1', '2026-05-01') + parts + late), ['A-2', 'A-3']);
  });

  it('may name each other as parents', () => {
    const circle = closed('A-1', '2026-05-01', '    parent: A-2\n') + closed('A-2', '2026-05-01', '    parent: A-1\n');
    assert.deepEqual(archivableIn(columns + circle), ['A-1', 'A-2']);
  });
});
