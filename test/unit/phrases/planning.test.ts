import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { planningPhrases } from '../../../src/phrases/planning/planningPhrases.ts';
import { phrases } from '../../../src/phrases/phrases.ts';
import { latePhrases } from './latePhrases.ts';
import { unkindWords } from './unkindWords.ts';

/** Everything that a person may read: sentences by code, and the titles and words of the manifest. */
const manifest = readFileSync(join(process.cwd(), 'package.nls.json'), 'utf8');
const everything = [
  ...Object.values(phrases),
  ...Object.values(latePhrases),
  ...Object.keys(JSON.parse(readFileSync(join(process.cwd(), 'l10n/bundle.l10n.json'), 'utf8')) as object),
  ...Object.values(JSON.parse(manifest) as Record<string, string>),
];

describe('What Headwater says', () => {
  it('is at most 120 characters long, sentence by sentence', () => {
    assert.deepEqual(
      everything.filter((text) => text.length > 120),
      [],
    );
  });

  const tables = { planning: planningPhrases, late: latePhrases };
  for (const [name, table] of Object.entries(tables))
    it(`is found by its place: each table of ${name} is part of the one`, () => {
      assert.deepEqual(codesIn(name), new Set(Object.keys(table)));
    });
});

/** Codes of all tables in a folder of phrases. */
function codesIn(name: string): ReadonlySet<string> {
  const folder = join(process.cwd(), 'src/phrases', name);
  const files = readdirSync(folder).filter((file) => file.endsWith('Phrases.ts'));
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}'([\w.-]+)':/gm)].map(([, code = '']) => code),
    ),
  );
}

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
