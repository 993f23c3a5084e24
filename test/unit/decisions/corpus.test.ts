import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRecordName } from '../../../src/core/decisions/fileName.ts';
import type { DecisionRecord } from '../../../src/core/decisions/record.ts';
import { resolveLogs } from '../../../src/core/decisions/resolveLog.ts';
import { projectRoot } from '../../support/places.ts';
import { record } from '../../support/decisions.ts';

const corpora = join(projectRoot, '../shared/corpora/adr');

/**
 * How many records have which status, by a count of the files with `grep` and by eye, not by this reader. On 2026-11-29 the
 * lines of 48 of them that speak of a status were read by hand beside the status that was found, all of `identus` and 29 of
 * `jabref`: each was right, and the 23 without a status state none.
 */
const counted: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  jabref: { accepted: 5, superseded: 1, none: 63 },
  identus: { accepted: 18, draft: 1 },
};

describe('Real records of other projects', function () {
  before(function () {
    if (!existsSync(corpora)) {
      console.log(`      not here: ${corpora}`);
      this.skip();
    }
  });

  const read = (name: string): readonly DecisionRecord[] =>
    readdirSync(join(corpora, name))
      .filter(isRecordName)
      .map((file) => record(readFileSync(join(corpora, name, file), 'utf8'), file));

  for (const [name, expected] of Object.entries(counted)) {
    it(`of ${name} have the status that they state, and none where they state none`, () => {
      const counts: Record<string, number> = {};
      for (const { status } of read(name)) counts[status] = (counts[status] ?? 0) + 1;
      assert.deepEqual(counts, expected);
    });

    it(`of ${name} have a title of their own, an id of their own, and no problem`, () => {
      const records = read(name);
      assert.deepEqual(
        records.filter(({ titleFrom }) => titleFrom === 'file-name'),
        [],
      );
      assert.equal(new Set(records.map(({ id }) => id)).size, records.length);
      assert.deepEqual(
        records.flatMap(({ path, problems }) => problems.map(({ code }) => `${path} ${code}`)),
        [],
      );
    });
  }
});

describe('This project’s own decisions', () => {
  it('have a number of their own each, a status, and no problem', () => {
    const folder = join(projectRoot, 'docs/decisions');
    const records = readdirSync(folder)
      .filter(isRecordName)
      .map((file) => record(readFileSync(join(folder, file), 'utf8'), file));
    const decisions = resolveLogs([{ log: '', records }]);
    assert.deepEqual(
      decisions.flatMap(({ path, problems }) => problems.map(({ code }) => `${path} ${code}`)),
      [],
    );
    assert(decisions.every(({ status }) => ['accepted', 'superseded'].includes(status)));
  });
});
