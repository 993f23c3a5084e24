import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { isSeq } from 'yaml';
import type { Node } from '../../../src/backlog/node.ts';
import { parseText } from '../../../src/backlog/parse.ts';
import { readPlainBlock } from '../../../src/backlog/plain/plainBlock.ts';
import { scanBlocks } from '../../../src/backlog/scan.ts';
import { nodeOf } from '../../../src/backlog/yamlNode.ts';
import { projectRoot } from '../../support/places.ts';
import { nearlyPlainBlocks } from '../../support/plainBlocks.ts';
import { runs } from '../../support/random.ts';

/** All of a node, made: those of the parser are made when they are asked for. */
function whole(node: Node | null): unknown {
  switch (node?.kind) {
    case undefined:
      return null;
    case 'list':
      return { ...node, items: node.items.map(whole) };
    case 'map':
      return { ...node, pairs: node.pairs.map(({ key, value }) => [whole(key), whole(value)]) };
    case 'alias':
      return { ...node, target: undefined };
    case 'scalar':
      return { ...node };
  }
}

/** What the parser says of a block: its one item, or its faults. */
function parsed(block: string): unknown {
  const { root, document, errors } = parseText(block, 0);
  if (errors.length > 0) return errors.map(({ message }) => message);
  const items = isSeq(root) ? root.items : [];
  return items.length === 1 ? whole(nodeOf(items[0], document)) : `${items.length} items`;
}

/** A block that is read without the parser is read as by the parser. @returns whether it was */
function agrees(block: string): boolean {
  const plain = readPlainBlock(block);
  if (plain !== undefined) assert.deepEqual(whole(plain), parsed(block), JSON.stringify(block));
  return plain !== undefined;
}

function blocksIn(file: string): readonly string[] {
  const text = readFileSync(join(projectRoot, file), 'utf8');
  return scanBlocks(text)?.blocks.map(({ line, end }) => text.slice(line, end)) ?? [];
}

const hostile = readdirSync(join(projectRoot, 'test/fixtures/hostile'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `test/fixtures/hostile/${name}`);
const good = ['test/fixtures/format.yaml', 'demo/backlog.yaml', 'backlog.yaml'];

describe('A block read without the parser', () => {
  it('says what the parser says, in every fixture and in our own backlog', () => {
    for (const block of [...good, ...hostile].flatMap(blocksIn)) agrees(block);
  });

  it('is every block of a backlog that follows the format', () => {
    const blocks = good.flatMap(blocksIn);
    assert.ok(blocks.length > 40);
    assert.deepEqual(
      blocks.filter((block) => !agrees(block)),
      [],
    );
  });

  const forms: Readonly<Record<string, string>> = {
    'values on one line': '  - id: A-1\n    title: Say no\n',
    'quoted texts': '  - title: "a: \\"b\\"\\n"\n    why: \'it\'\'s\' # so\n',
    'lists and maps in brackets': '  - tags: [a, b c]\n    x: { y: [1, { z: 2 }], t: 10:00 }\n    e: []\n',
    'lists and maps by lines':
      '  - history:\n    - at: 2026-11-01\n      to: ready\n    acceptance:\n      - one\n      - a: 1\n',
    'texts of several lines':
      '  - why: >\n      one\n      two\n\n      three\n    notes: |-\n\n      # a\n        b\n\n    id: A-1\n',
    'comments between keys': '  - id: A-1 # first\n    # above the title\n    title: x\n\n    why: y\n',
    'Windows line ends': '  - id: A-1\r\n    notes: |\r\n      a\r\n\r\n      b\r\n    tags: [a]\r\n',
    'no last line end': '- id: A-1\n  notes: |\n    a',
  };
  for (const [title, block] of Object.entries(forms))
    it(`may have ${title}`, () => {
      assert.ok(agrees(block), block);
    });

  const others: Readonly<Record<string, string>> = {
    'a colon in a text': '  - title: Fix: crash\n',
    'a text that goes on below': '  - title: one\n      two\n',
    'a key that stands twice': '  - id: A-1\n    id: A-2\n',
    'an anchor': '  - id: &a A-1\n',
    'an alias': '  - id: *a\n',
    'a tag': '  - id: !t A-1\n',
    'a tab': '  - id:\tA-1\n',
    'an open bracket': '  - tags: [a\n',
    'a list that goes on below': '  - tags: [a,\n      b]\n',
    'an odd indentation': '  - id: A-1\n   title: x\n',
    'a comment below a list': '  - tags:\n      - a\n      # said\n    id: A-1\n',
    'a stated indentation': '  - notes: |2\n       a\n',
    'two items': '  - id: A-1\n  - id: A-2\n',
    'a text': '  - A-1\n',
    nothing: '  -\n',
  };
  for (const [title, block] of Object.entries(others))
    it(`is left to the parser with ${title}`, () => {
      assert.equal(readPlainBlock(block), undefined);
    });

  it('says what the parser says, for random blocks and random damage', () => {
    const found = [...good, ...hostile].flatMap(blocksIn).filter((block) => block.length < 2000);
    fc.assert(
      fc.property(nearlyPlainBlocks(found), (block) => {
        agrees(block);
      }),
      { numRuns: runs * 5 },
    );
  });
});
