import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { planningPhrases } from '../../../src/phrases/planning/planningPhrases.ts';
import { phrases } from '../../../src/phrases/phrases.ts';
import { unkindWords } from './unkindWords.ts';

/** Everything that a person may read: sentences by code, and the titles and words of the manifest. */
const manifest = readFileSync(join(process.cwd(), 'package.nls.json'), 'utf8');
const everything = [
  ...Object.values(phrases),
  ...Object.keys(JSON.parse(readFileSync(join(process.cwd(), 'l10n/bundle.l10n.json'), 'utf8')) as object),
  ...Object.values(JSON.parse(manifest) as Record<string, string>),
];

describe('What planning says', () => {
  it('is at most 120 characters long', () => {
    assert.deepEqual(
      Object.values(planningPhrases).filter((text) => text.length > 120),
      [],
    );
  });

  it('is found by its place: each table in its folder is part of the one', () => {
    const folder = join(process.cwd(), 'src/phrases/planning');
    const files = readdirSync(folder).filter((name) => name.endsWith('Phrases.ts'));
    const codes = files.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}'([\w.-]+)':/gm)].map(([, code]) => code),
    );
    assert.deepEqual(new Set(codes), new Set(Object.keys(planningPhrases)));
  });
});

describe('No sentence of Headwater', () => {
  for (const word of unkindWords)
    it(`says “${word}”`, () => {
      const said = new RegExp(`\\b${word}\\b`, 'iu');
      assert.deepEqual(
        everything.filter((text) => said.test(text)),
        [],
      );
    });
});
