import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentationSchema } from '../../../src/backlog/language/documentationSchema.ts';
import type { JsonSchema } from '../../../src/backlog/schema/jsonSchema.ts';
import { backlogJsonSchema } from '../../../src/backlog/schema/backlogShape.ts';

const path = join(process.cwd(), 'schemas/backlog.documentation.schema.json');
const manifest = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as {
  readonly contributes: { readonly yamlValidation: readonly { readonly url: string }[] };
};

/** Keywords of a schema and of all below it; the names of properties are none. */
function keywordsOf(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [keyword, value] of Object.entries(schema)) {
    found.add(keyword);
    if (keyword === 'properties') for (const property of Object.values(value as object)) keywordsOf(property, found);
    else keywordsOf(value, found);
  }
  return found;
}

describe('The schema for other editors of YAML', () => {
  const schema = documentationSchema(backlogJsonSchema());

  /** What stands at a path, through lists. */
  const at = (...path: readonly string[]): JsonSchema | undefined =>
    path.reduce<JsonSchema | undefined>((form, key) => {
      const inner = form?.items ?? form;
      const additional = inner?.additionalProperties;
      return inner?.properties?.[key] ?? (typeof additional === 'object' ? additional : undefined);
    }, schema);

  it('is the one that the shapes give (HEADWATER_UPDATE=1 writes it anew)', () => {
    const text = `${JSON.stringify(schema, undefined, 2)}\n`;
    if (process.env['HEADWATER_UPDATE'] === '1') writeFileSync(path, text);
    assert.equal(readFileSync(path, 'utf8'), text);
  });

  it('has nothing that a text could fail, so that no problem is reported twice', () => {
    assert.deepEqual([...keywordsOf(schema)].sort(), [
      '$schema',
      'additionalProperties',
      'description',
      'items',
      'properties',
      'title',
    ]);
  });

  it('knows every key, also in lists that may be a lone value', () => {
    assert.equal(at('items', 'status')?.description, "A column's id. Default: the first column.");
    assert.ok(at('items', 'blocked', 'since'));
    assert.ok(at('board', 'columns', 'limit'));
    assert.ok(at('people', 'anybody', 'email'));
  });

  it('is the one that the manifest contributes', () => {
    assert.deepEqual(
      manifest.contributes.yamlValidation.map(({ url }) => url),
      ['./schemas/backlog.documentation.schema.json'],
    );
  });
});
