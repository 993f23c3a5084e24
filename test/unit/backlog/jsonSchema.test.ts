import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backlogJsonSchema } from '../../../src/backlog/schema/backlogShape.ts';
import { itemKeys } from '../../../src/backlog/schema/itemKeys.ts';
import { itemFields } from '../../../src/backlog/schema/itemShape.ts';

const path = join(process.cwd(), 'schemas/backlog.schema.json');

describe('The JSON Schema', () => {
  it('is the one that the shapes give (HEADWATER_UPDATE=1 writes it anew)', () => {
    const text = `${JSON.stringify(backlogJsonSchema(), undefined, 2)}\n`;
    if (process.env['HEADWATER_UPDATE'] === '1') writeFileSync(path, text);
    assert.equal(readFileSync(path, 'utf8'), text);
  });

  it('has an item’s keys in the order in which they are written', () => {
    assert.deepEqual(Object.keys(itemFields), itemKeys);
  });
});
