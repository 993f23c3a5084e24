import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFrontMatter } from '../../../src/backlog/frontMatter.ts';
import { readDecision } from '../../../src/core/decisions/readDecision.ts';
import { projectRoot } from '../../support/places.ts';

interface Expected {
  readonly dialect?: string;
  readonly id?: string;
  readonly title?: string;
  readonly links?: readonly (readonly [string, string])[];
  readonly diagnostics?: readonly string[];
  readonly eol?: string;
  readonly bom?: boolean;
  readonly note?: string;
}

const samples = join(projectRoot, '../shared/samples/adr');

describe('The synthetic records of every dialect', () => {
  if (!existsSync(samples)) {
    it('are not on this machine');
    return;
  }
  const expected = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as Record<string, Expected>;
  for (const [path, { title, links, diagnostics, eol, bom, note, ...rest }] of Object.entries(expected)) {
    it(`${path} reads as expected${note === undefined ? '' : `: ${note}`}`, () => {
      const text = readFileSync(join(samples, path), 'utf8');
      const record = readDecision({ path, text, front: readFrontMatter(text) });
      const facts = record as unknown as Record<string, unknown>;
      for (const [key, value] of Object.entries(rest)) assert.deepEqual(facts[key], value, key);
      const fromName = record.titleFrom === 'file-name' ? ' (from file name)' : '';
      if (title !== undefined) assert.equal(record.title + fromName, title);
      if (links !== undefined)
        assert.deepEqual(
          record.links.map(({ kind, target }) => [kind, target]),
          links,
        );
      if (diagnostics !== undefined)
        assert.deepEqual(
          record.problems.map(({ code }) => code),
          diagnostics.map((text) => text.split(':')[0]),
        );
      if (eol !== undefined) assert.equal(record.lineBreak, '\r\n');
      assert.equal(record.byteOrderMark, bom === true);
    });
  }

  it('every other record there reads without a problem', () => {
    for (const folder of readdirSync(samples).filter((name) => !name.endsWith('.json'))) {
      for (const name of readdirSync(join(samples, folder))) {
        const path = `${folder}/${name}`;
        if (expected[path] !== undefined) continue;
        const text = readFileSync(join(samples, path), 'utf8');
        assert.deepEqual(readDecision({ path, text, front: readFrontMatter(text) }).problems, [], path);
      }
    }
  });
});
