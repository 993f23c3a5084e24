import assert from 'node:assert/strict';
import { type Imported, type SourceFile, importBacklogMd } from '../../../src/backlog/importers/backlogMd.ts';
import { lostLines } from './accounting.ts';
import { corpus, corpusIsHere, itemsOf, plain, readProject } from './project.ts';

/** Every file of these folders with front matter is a task: counted here without the importer. */
const isTask = ({ path, text }: SourceFile) =>
  /^(?:tasks|drafts|completed|archive\/(?:tasks|drafts))\/.*\.md$/.test(path) && text.startsWith('---\n');

describe('Importing a real Backlog.md project', function () {
  let files: readonly SourceFile[] = [];
  const imported: Imported[] = [];

  before(function () {
    if (!corpusIsHere) {
      console.log(`      not here: ${corpus}`);
      this.skip();
    }
    files = readProject(corpus);
    imported.push(importBacklogMd(files, { archive: true }), importBacklogMd(files, { archive: false }));
  });

  it('has every task in the backlog or in the archive', () => {
    const tasks = files.filter(isTask).length;
    assert.ok(tasks > 600);
    assert.deepEqual(
      imported.map((one) => new Set(itemsOf(one).map(({ id }) => id)).size),
      [tasks, tasks],
    );
    assert.deepEqual(
      imported.map(({ report }) => report.counts.backlog + report.counts.archive),
      [tasks, tasks],
    );
  });

  it('has every line of every file in an item or in the report', () => {
    assert.deepEqual(
      imported.map((one) => lostLines(files, one)),
      [[], []],
    );
  });

  it('has columns for every status', () => {
    for (const one of imported) {
      const columns = new Set(plain(one.backlog).board?.columns.map(({ id }) => id));
      assert.deepEqual(
        itemsOf(one).filter(({ status }) => !columns.has(status)),
        [],
      );
    }
  });

  it('has the archive in done and dropped, in order of ids', () => {
    const [first] = imported;
    const stages = new Map(plain(first?.backlog).board?.columns.map(({ id, stage }) => [id, stage]));
    const archived = plain(first?.archive).items;
    assert.deepEqual(new Set(archived.map(({ status }) => stages.get(status))), new Set(['done', 'dropped']));
    const numbers = archived
      .filter(({ id }) => id.startsWith('BACK-'))
      .map(({ id }) => id.slice(5).split('.').map(Number));
    const sorted = numbers.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? -1) - (b[1] ?? -1));
    assert.deepEqual(numbers, sorted);
  });
});
