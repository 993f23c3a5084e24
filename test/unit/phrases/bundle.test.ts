import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '../../../src/phrases/fill.ts';
import { phrases } from '../../../src/phrases/phrases.ts';
import { latePhrases } from './latePhrases.ts';

const path = join(process.cwd(), 'l10n/bundle.l10n.json');

/** Sentences that editor code gives to `l10n.t` as they stand. */
function spoken(): readonly string[] {
  const folder = join(process.cwd(), 'src/editor');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) =>
    [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g),
    ].map(([, single = '', double = '']) => (single + double).replace(/\\(.)/g, '$1')),
  );
}

describe('The bundle for translators', () => {
  it('has every sentence (HEADWATER_UPDATE=1 writes it anew)', () => {
    const sentences = [...new Set([...Object.values({ ...phrases, ...latePhrases }), ...spoken()])].sort();
    const text = `${JSON.stringify(Object.fromEntries(sentences.map((sentence) => [sentence, sentence])), undefined, 2)}\n`;
    if (process.env['HEADWATER_UPDATE'] === '1') writeFileSync(path, text);
    assert.equal(readFileSync(path, 'utf8'), text);
  });

  it('is filled by name, and leaves what has no value', () => {
    assert.equal(fill('{a} and {b} and {constructor}', { a: 1, b: '{a}' }), '1 and {a} and {constructor}');
  });
});
