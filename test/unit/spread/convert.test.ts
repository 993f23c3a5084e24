import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gather } from '../../../src/backlog/spread/gather.ts';
import { takeApart } from '../../../src/backlog/spread/takeApart.ts';
import { read } from '../../support/backlog.ts';
import { board } from '../../support/story.ts';
import { type Files, readFiles, spreadHead, written } from '../../support/spread.ts';

function apart(text: string, taken: readonly string[] = []): Files {
  const planned = takeApart(read(text), 'backlog', taken);
  assert(planned.ok, JSON.stringify(planned));
  // Files come first: a main file that names the folder finds all of them there.
  assert.equal(planned.value.at(-1)?.kind, 'edit');
  return written({ '': text }, planned.value);
}

function together(files: Files): string {
  const planned = gather(readFiles(files));
  assert(planned.ok, JSON.stringify(planned));
  assert.equal(planned.value[0]?.kind, 'edit');
  return written(files, planned.value)[''] ?? '';
}

const whyNotApart = (text: string) => {
  const planned = takeApart(read(text), 'backlog', []);
  return planned.ok ? 'taken apart' : planned.failure.code;
};

describe('Taking a backlog apart', () => {
  it('puts each item in a file of its own, with its comments and its rank', () => {
    const files = apart(board);
    assert.equal(
      files[''],
      `${board.slice(0, board.indexOf('items:'))}items: backlog/ # the first is the most important\n`,
    );
    assert.deepEqual(
      Object.keys(files).slice(1),
      ['A-1', 'A-2', 'A-3', 'A-4', 'A-5'].map((id) => `backlog/${id}.yaml`),
    );
    assert.equal(
      files['backlog/A-1.yaml'],
      `# the outage of May
rank: a0
id: A-1
title: Retry captures   # twice
status: ready
custom: kept
history:
  - { at: 2026-11-02T10:00:00Z, to: ideas, by: ana }
  - { at: 2026-11-03T10:00:00Z, to: ready }   # refined
`,
    );
    assert.equal(files['backlog/A-3.yaml'], '{ rank: a2, id: A-3, title: Rotate the key, status: building }\n');
    assert.equal(
      files['backlog/A-4.yaml'],
      'rank: a3\nid: A-4\ntitle: Drop the table\nnotes: |\n  Some text.\n\n    - not an item\n',
    );
    assert.equal(files['backlog/A-5.yaml'], '# the last one\nrank: a4\nid: A-5\ntitle: Last\nstatus: done\n');
  });

  it('keeps comments between items with the item below, and those behind the last in the main file', () => {
    const text = `headwater: 1
items:
  # --- now ---

  # urgent
  - id: A-1
    title: One
  # --- later ---

  - # odd
    id: A-2
    title: Two
    # the end of two
  # the end of all

concerns: []
`;
    const files = apart(text);
    assert.equal(files[''], 'headwater: 1\nitems: backlog/\n  # the end of all\n\nconcerns: []\n');
    assert.equal(files['backlog/A-1.yaml'], '# --- now ---\n\n# urgent\nrank: a0\nid: A-1\ntitle: One\n');
    assert.equal(
      files['backlog/A-2.yaml'],
      '# --- later ---\n\n# odd\nrank: a1\nid: A-2\ntitle: Two\n# the end of two\n',
    );
    assert.equal(together(files), text.replace('  - # odd\n    id: A-2', '  # odd\n  - id: A-2'));
  });

  it('names files by their ids, never outside the folder, and never over another', () => {
    const ids = [
      '../../x',
      'PAY-1',
      'pay-1',
      'PAY-1',
      'con',
      '"a/b:c"',
      '""',
      'backlog',
      '"."',
      'é',
      'x'.repeat(200),
      '.git',
    ];
    const text = `headwater: 1\nitems:\n${ids.map((id) => `  - id: ${id}\n    title: T\n`).join('')}  - title: No id\n`;
    assert.deepEqual(Object.keys(apart(text, ['README.yaml', 'item-3.yaml'])).slice(1), [
      'backlog/x.yaml',
      'backlog/PAY-1.yaml',
      'backlog/pay-1-2.yaml',
      'backlog/PAY-1-3.yaml',
      'backlog/item-con.yaml',
      'backlog/a_b_c.yaml',
      'backlog/item.yaml',
      'backlog/item-backlog.yaml',
      'backlog/item-2.yaml',
      'backlog/item-4.yaml',
      `backlog/${'x'.repeat(100)}.yaml`,
      'backlog/git.yaml',
      'backlog/item-5.yaml',
    ]);
  });

  it('works for lists of any indentation, line break and end, for none, and says which file it is', () => {
    const flat = 'items:\r\n- id: A-1\r\n  title: One\r\n  tags:\r\n  - a';
    const files = apart(flat);
    assert.equal(files[''], 'headwater: 1\r\nitems: backlog/');
    assert.equal(files['backlog/A-1.yaml'], 'rank: a0\r\nid: A-1\r\ntitle: One\r\ntags:\r\n- a\r\n');
    assert.equal(together(files), 'headwater: 1\r\nitems:\r\n  - id: A-1\r\n    title: One\r\n    tags:\r\n    - a');
    for (const none of ['', 'items:\n', 'items: []\n', 'items: # none\n', 'items: ~\nconcerns: []\n']) {
      const empty = apart(`# plan\nheadwater: 1\n${none}`);
      assert.deepEqual(Object.keys(empty), ['']);
      assert.match(empty[''] ?? '', /^items: backlog\/$|^items: backlog\/ # none$/m);
      assert.deepEqual(readFiles(empty).backlog.items, []);
      assert.deepEqual(read(together(empty)).problems, []);
    }
  });

  it('is refused where something would be lost, and then nothing is changed', () => {
    assert.equal(whyNotApart('headwater: 2\nitems:\n  - title: x\n'), 'file.read-only');
    assert.equal(whyNotApart('headwater: 1\nitems: [{ title: x }]\n'), 'spread.unsupported');
    assert.equal(whyNotApart('headwater: 1\nitems:\n  - &a\n    title: x\n  - title: *a\n'), 'spread.unsupported');
    assert.equal(whyNotApart('headwater: 1\nitems:\n  - title: x\n    rank: high\n'), 'spread.rank');
    assert.equal(whyNotApart('headwater: 1\nitems:\n  - just a text\n'), 'spread.item');
    assert.equal(whyNotApart('<<<<<<< a\nheadwater: 1\n=======\n>>>>>>> b\nitems:\n  - title: x\n'), 'file.read-only');
    // Broken, but the same by itself: only its own lines are wrong.
    assert.equal(
      whyNotApart('headwater: 1\nitems:\n  - id: A-1\n    title: Fix: crash\n  - id: A-2\n    title: [x\n'),
      'taken apart',
    );
  });
});

describe('Taking it apart and putting it together', () => {
  it('gives back the same bytes for files in usual style', () => {
    const demo = readFileSync(join(process.cwd(), 'demo/backlog.yaml'), 'utf8');
    const own = readFileSync(join(process.cwd(), 'backlog.yaml'), 'utf8');
    for (const text of [demo, own]) assert.equal(together(apart(text)), text);
  });

  it('writes what stands in the files, whoever wrote them', () => {
    const files: Files = {
      '': spreadHead,
      'backlog/A-2.yaml': '\uFEFF--- # marked\nid: A-2\r\ntitle: "Two"\r\nrank: a1 # why here\r\n...\n',
      'backlog/new.yml': '\n# about\n\ntitle: New',
      'backlog/A-1.yaml': 'id: A-1\nrank: a0\ntitle: One\nnotes: |\n  text\n',
    };
    assert.equal(
      together(files),
      `${spreadHead.replace(' backlog/', '')}  - id: A-1
    title: One
    notes: |
      text
  # marked
  - id: A-2
    title: "Two"
    rank: a1 # why here


  # about

  - title: New
`,
    );
  });

  it('keeps a rank whose value goes on in the next line', () => {
    const files = { '': spreadHead, 'backlog/A-1.yaml': 'id: A-1\nrank: a1\n  deepest\ntitle: One\n' };
    assert.match(together(files), /- id: A-1\n {4}rank: a1\n {6}deepest\n {4}title: One\n/);
  });

  it('is refused while a file cannot be read in full', () => {
    const why = (text: string) => {
      const planned = gather(readFiles({ '': spreadHead, 'backlog/A-1.yaml': text }));
      return planned.ok ? 'gathered' : planned.failure.code;
    };
    assert.equal(why('id: A-1\ntitle: x\n---\nmore: 1\n'), 'gather.item');
    assert.equal(why('<<<<<<< a\ntitle: x\n=======\ntitle: y\n>>>>>>> b\n'), 'gather.item');
    assert.equal(why('title: *x\n'), 'gather.item');
    assert.equal(why('title: a: b\n'), 'gathered');
    assert.equal(why('# none\n'), 'gather.item');
    const single = gather(read(board));
    assert.equal(single.ok ? '' : single.failure.code, 'gather.already');
  });
});
