import assert from 'node:assert/strict';
import { readArchive } from '../../../src/backlog/archive.ts';
import { applyEdits } from '../../../src/backlog/change.ts';
import { archiveFiles, restoreFile } from '../../../src/backlog/spread/archiveFiles.ts';
import { mainFile } from '../../../src/backlog/spread/fileChange.ts';
import { planInFiles } from '../../../src/backlog/spread/planInFiles.ts';
import { now } from '../../support/backlog.ts';
import { type Files, orderOf, readFiles, spreadHead, written } from '../../support/spread.ts';

const files: Files = {
  [mainFile]: spreadHead,
  'backlog/A-1.yaml': 'rank: a0\nid: A-1\ntitle: One\nstatus: live # kept\n',
  'backlog/A-2.yaml': 'rank: a1\nid: A-2\ntitle: Two\nstatus: ideas\n',
  'backlog/A-10.yaml': '# above\nrank: a2\nid: A-10\ntitle: |\n  Ten\n\n  lines\nstatus: live\n',
};
const archived = `headwater: 1
items:
  - id: A-1
    title: One
    status: live # kept
  # above
  - id: A-10
    title: |
      Ten

      lines
    status: live
`;

describe('The archive of items that stand in files of their own', () => {
  it('gets them as they would stand in the one file, without their ranks, and their files go', () => {
    const planned = archiveFiles(readFiles(files), undefined, ['A-10', 'A-1']);
    assert(planned.ok);
    assert.deepEqual(planned.value.files, [
      { kind: 'remove', file: 'backlog/A-1.yaml' },
      { kind: 'remove', file: 'backlog/A-10.yaml' },
    ]);
    assert.equal(applyEdits('', planned.value.archiveEdits), archived);
  });

  it('gives one back as a file behind the last of its column, saying what it said', () => {
    const board = readFiles(files).backlog.board;
    const archive = readArchive(archived, board);
    assert(archive);
    const without: Files = { [mainFile]: spreadHead, 'backlog/A-2.yaml': files['backlog/A-2.yaml'] ?? '' };
    const planned = restoreFile(archive, readFiles(without), 'A-10');
    assert(planned.ok);
    const after = written(without, planned.value.files);
    assert.equal(orderOf(after), 'A-2 A-10');
    assert.equal(after['backlog/A-10.yaml'], files['backlog/A-10.yaml']);
    assert.doesNotMatch(applyEdits(archived, planned.value.archiveEdits), /A-10/u);
  });

  it('takes no item that cannot be read in full, gives back none that is there, and minds no other', () => {
    const broken: Files = { ...files, 'backlog/A-2.yaml': 'id: A-2\ntitle: Two\n---\ntitle: Another\n' };
    const refused = archiveFiles(readFiles(broken), undefined, ['A-2']);
    assert(!refused.ok);
    assert.equal(refused.failure.code, 'item.not-intact');
    assert(archiveFiles(readFiles(broken), undefined, ['A-1']).ok);
    const archive = readArchive(archived, readFiles(files).backlog.board);
    assert(archive);
    const there = restoreFile(archive, readFiles(files), 'A-10');
    assert(!there.ok);
    assert.equal(there.failure.code, 'archive.in-backlog');
  });
});

describe('Several intentions for items that stand in files of their own', () => {
  const circumstances = { now, me: 'ana', takenIds: [] };

  it('are one change of each file, the last one’s item last, and new files first', () => {
    const planned = planInFiles(
      readFiles(files),
      [
        { kind: 'move', item: 'A-2', column: 'doing' },
        { kind: 'add', title: 'New' },
        { kind: 'move', item: 'A-1', column: 'doing' },
        { kind: 'move', item: 'A-2', column: 'live' },
      ],
      circumstances,
    );
    assert(planned.ok);
    assert.deepEqual(
      planned.value.files.map(({ kind, file }) => `${kind} ${file}`),
      ['create backlog/A-11.yaml', 'edit backlog/A-1.yaml', 'edit backlog/A-2.yaml'],
    );
    const { 'backlog/A-2.yaml': text = '' } = written(files, planned.value.files);
    assert.match(text, /status: live\nhistory:\n.*to: doing.*\n.*to: live.*\n$/u);
  });

  it('are all refused where one is', () => {
    const planned = planInFiles(
      readFiles(files),
      [
        { kind: 'move', item: 'A-2', column: 'doing' },
        { kind: 'move', item: 'A-7', column: 'doing' },
      ],
      circumstances,
    );
    assert(!planned.ok);
    assert.equal(planned.failure.code, 'item.not-found');
  });
});
