import assert from 'node:assert/strict';
import { composeSpread } from '../../../src/backlog/spread/spread.ts';
import { folderOf } from '../../../src/backlog/spread/folder.ts';
import { readSpread } from '../../../src/backlog/spread/readSpread.ts';
import { type Files, composed, fileProblems, orderOf, readFiles, spreadHead } from '../../support/spread.ts';

const item = (id: string, rank: string, more = '') => `rank: ${rank}\nid: ${id}\ntitle: Item ${id}\n${more}`;

describe('Items in files of their own', () => {
  it('are read as if they stood in the one file, in the order of their ranks', () => {
    const files: Files = {
      '': `${spreadHead}concerns:\n  - about: All of it\n`,
      'backlog/A-1.yaml': `# the outage of May\n${item('A-1', 'a1', 'status: doing   # since Monday\nnotes: |\n  Text\n\n    deeper\n')}`,
      'backlog/A-2.yaml': item('A-2', 'a0'),
    };
    assert.equal(
      composed(files).text,
      `headwater: 1
board: { columns: [ideas, { id: doing, stage: active }, live] }
items:         
  - rank: a0
    id: A-2
    title: Item A-2
  # the outage of May
  - rank: a1
    id: A-1
    title: Item A-1
    status: doing   # since Monday
    notes: |
      Text

        deeper
concerns:
  - about: All of it
`,
    );
    const { backlog, problems } = readFiles(files);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      backlog.items.map(({ id, column }) => [id, column]),
      [
        ['A-2', 'ideas'],
        ['A-1', 'doing'],
      ],
    );
    assert.equal(backlog.items[1]?.fields.notes, 'Text\n\n  deeper\n');
    assert.equal(backlog.concerns.length, 1);
  });

  it('come by rank, without one last, and equal ones by the numbers of their files', () => {
    const files: Files = {
      '': spreadHead,
      'backlog/A-10.yaml': item('A-10', 'a1'),
      'backlog/A-9.yaml': item('A-9', 'a1'),
      'backlog/A-3.yaml': 'id: A-3\ntitle: Unranked\n',
      'backlog/A-2.yaml': 'title: "rank: a0"\nid: A-2\nnotes: |\n  rank: a0\n',
      'backlog/A-4.yaml': '{ id: A-4, title: Flow, rank: "Zz" }\n',
      'backlog/A-5.yaml': '  id: A-5\n  title: Indented\n  rank: a0V # between\n',
      'backlog/A-6.yaml': item('A-6', 'a0'),
    };
    assert.equal(orderOf(files), 'A-4 A-6 A-5 A-9 A-10 A-2 A-3');
  });

  it('have the rank that all lines of its value say', () => {
    const ranks = (text: string) => [
      composed({ '': spreadHead, 'backlog/A-1.yaml': text }).files[0]?.rank,
      readFiles({ '': spreadHead, 'backlog/A-1.yaml': text }).backlog.items[0]?.fields.rank,
    ];
    assert.deepEqual(ranks('rank: a1\n      deepest\nid: A-1\n'), ['a1 deepest', 'a1 deepest']);
    assert.deepEqual(ranks('id: A-1\r\nrank: a1\r\n\r\n  b2\r\n'), ['a1\nb2', 'a1\nb2']);
    assert.deepEqual(ranks('rank: a1\n  # a comment\nid: A-1\n'), ['a1', 'a1']);
  });

  it('stand alone: what is wrong with one is a problem on its own file, and the others are whole', () => {
    const files: Files = {
      '': spreadHead,
      'backlog/A-1.yaml': item('A-1', 'a0', 'tags: [one\n'),
      'backlog/A-2.yaml': item('A-2', 'a1', 'status: nowhere\n'),
      'backlog/A-3.yaml': item('A-3', 'a2', 'parent: *other\n'),
      'backlog/A-4.yaml': item('A-4', 'a3', 'custom: &other A-2\n'),
      'backlog/A-5.yaml': `${item('A-5', 'a4')}---\nid: A-55\ntitle: Second\n`,
      'backlog/A-6.yaml': '# nothing yet\n\n',
      'backlog/A-7.yaml': item('A-7', 'a5', '<<<<<<< ours\nwhy: one\n=======\nwhy: two\n>>>>>>> theirs\n'),
      'backlog/A-8.yaml': 'just a text\n',
      'backlog/A-9.yaml': '- id: A-9\n  title: In a list\n',
      'backlog/B-1.yaml': item('B-1', 'a6'),
    };
    const reading = readFiles(files);
    assert.deepEqual([...fileProblems(reading)].sort(), [
      'backlog/A-1.yaml:4 error text.unreadable',
      'backlog/A-2.yaml:4 error item.unknown-column',
      'backlog/A-3.yaml:1 error item-file.form',
      'backlog/A-4.yaml:4 hint field.unknown-key',
      'backlog/A-5.yaml:1 error item-file.several-documents',
      'backlog/A-6.yaml:1 error item-file.empty',
      'backlog/A-7.yaml:1 error file.conflict-markers',
      'backlog/A-8.yaml:1 error item.not-a-map',
      'backlog/A-9.yaml:1 error item.not-a-map',
    ]);
    assert.equal(reading.backlog.readOnly, undefined);
    const intact = reading.backlog.items.filter((found) => found.intact).map(({ key }) => key);
    assert.deepEqual(intact, ['A-2', 'A-4', 'B-1']);
    assert.equal(reading.backlog.items.find(({ key }) => key === 'A-7')?.fields.why, 'one');
    assert.equal(reading.backlog.items.find(({ key }) => key === 'A-3')?.title, 'A-3.yaml');
  });

  it('may be missing, which is no more than a hint', () => {
    const reading = readFiles({ '': spreadHead });
    assert.deepEqual(reading.backlog.items, []);
    assert.deepEqual(fileProblems(reading), [':3 hint items.no-folder']);
  });

  it('are read again only where a file has changed', () => {
    const files: Files = {
      '': spreadHead,
      'backlog/A-1.yaml': item('A-1', 'a0'),
      'backlog/A-2.yaml': item('A-2', 'a1'),
      'backlog/A-3.yaml': item('A-3', 'a2'),
    };
    const first = readFiles(files);
    assert.equal(first.parsed, 3);
    const second = readFiles({ ...files, 'backlog/A-2.yaml': item('A-2', 'a1', 'why: now\n') }, first);
    assert.equal(second.parsed, 1);
    const third = readFiles({ ...files, 'backlog/A-1.yaml': `${item('A-1', 'a0')}---\nmore: x\n` }, second);
    assert.deepEqual(
      third.backlog.items.map(({ intact }) => intact),
      [false, true, true],
    );
    const fourth = readFiles(files, third);
    assert(fourth.backlog.items.every(({ intact }) => intact));
    assert.deepEqual(fourth.problems, []);
  });
});

describe('The folder that a main file names', () => {
  const folder = (value: string) => folderOf(`headwater: 1\nitems: ${value}\n`);

  it('is a folder beside it or below it', () => {
    assert.equal(folder('backlog/'), 'backlog');
    assert.equal(folder('backlog'), 'backlog');
    assert.equal(folder('"plan of ours/items/"   # there'), 'plan of ours/items');
    assert.equal(folder("'plan'"), 'plan');
    assert.equal(folder('.plan/'), '.plan');
    assert.equal(folderOf('headwater: 1\r\nitems: backlog/\r\nconcerns: []\r\n'), 'backlog');
  });

  it('leads nowhere else', () => {
    const elsewhere = [
      '../../etc',
      '/etc',
      'a/../../b',
      './',
      '.',
      '..',
      'a//b',
      '/',
      'C:\\x',
      'C:x',
      '\\\\host\\x',
      'a\\b',
    ];
    const odd = [
      '.git/hooks',
      '.GIT',
      'git~1',
      'con/',
      'aux.d',
      'nul',
      'a/prn',
      'x.',
      '"x "',
      '"a\u0001b"',
      'x'.repeat(201),
    ];
    for (const value of [...elsewhere, ...odd]) {
      assert.equal(folder(value), undefined, value);
      const main = `headwater: 1\nitems: ${value}\n`;
      const spread = composeSpread(main, {
        files: [{ name: 'a.yaml', text: 'title: x\n' }],
        refused: [],
        others: [],
        state: 'there',
      });
      if (spread === undefined) continue;
      const reading = readSpread(spread);
      assert.equal(reading?.backlog.readOnly, 'syntax');
      assert.deepEqual(reading.backlog.items, []);
      assert.deepEqual(
        reading.problems.map(({ code }) => code),
        ['items.folder'],
      );
    }
  });

  it('is none where there is a list, nothing, more than a name, or somebody else’s file', () => {
    for (const value of [
      '',
      '[]',
      '{}',
      '~',
      'null',
      '*a',
      '&a',
      '|',
      '>',
      '!x y',
      'a: b',
      '- a',
      '# c',
      '\n  - title: x',
      'a\n  b',
      '"a\\n"',
    ])
      assert.equal(folder(value), undefined, value);
    assert.equal(folderOf('items: backlog/\n'), undefined);
    assert.equal(folderOf('headwater: 1\nitems: a/\nitems: b/\n'), undefined);
  });
});
