import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBacklog } from '../../../src/backlog/read.ts';
import { columnsOf, problemsOf, read } from '../../support/backlog.ts';

const sample = readFileSync(join(process.cwd(), 'test/fixtures/format.yaml'), 'utf8');

describe('Reading a backlog', () => {
  it('reads every key of the documented example without a problem', () => {
    assert.deepEqual(problemsOf(sample), []);
    const { backlog } = read(sample);
    assert.equal(backlog.stream, 'Checkout');
    assert.equal(backlog.prefix, 'PAY');
    assert.deepEqual(
      backlog.board.columns.map(({ id, stage, limit }) => [id, stage, limit]),
      [
        ['ideas', 'idea', undefined],
        ['ready', 'ready', undefined],
        ['building', 'active', 3],
        ['review', 'active', 2],
        ['deployed', 'deployed', 4],
        ['released', 'released', 4],
        ['done', 'done', undefined],
        ['dropped', 'dropped', undefined],
      ],
    );
    assert.deepEqual(backlog.people[1], { key: 'ben', name: 'Ben Okafor', email: ['ben@example.org'] });
    const [upgrade] = backlog.items;
    assert.deepEqual(upgrade?.fields.acceptance, [
      { text: 'Replica lag alarm wired', met: false },
      { text: 'Rollback rehearsed in staging', met: true },
    ]);
    assert.equal(upgrade.fields.evidence?.deployed?.[0]?.version, 'v4.2.0');
    assert.equal(upgrade.fields.history?.length, 4);
  });

  it('keeps text as it was typed', () => {
    const { backlog } = read('headwater: 1\nitems:\n  - title: 404\n    why: 1.10\n    tags: [yes, 0x1F, null]\n');
    const fields = backlog.items[0]?.fields;
    assert.deepEqual([fields?.title, fields?.why, fields?.tags], ['404', '1.10', ['yes', '0x1F', 'null']]);
  });

  it('keeps text as it was typed behind a tag too, whatever the tag makes of it', () => {
    const { backlog, problems } = read(
      'headwater: 1\nitems:\n  - id: A-1\n    title: !!binary aGk=\n    why: !!timestamp 2026-11-01\n    tags: !!omap [a: b]\n',
    );
    const fields = backlog.items[0]?.fields;
    assert.deepEqual([fields?.title, fields?.why], ['aGk=', '2026-11-01']);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['field.wrong-type'],
    );
  });

  it('shows a text that YAML refuses as the line that was typed', () => {
    const text = (value: string) => `headwater: 1\nitems:\n  - id: A-1\n    title: ${value}\n    why: because\n`;
    for (const value of ['Fix: crash', '[WIP] start', '@ana asks', '`code` first', '%off']) {
      const { backlog, problems } = read(text(value));
      assert.equal(backlog.items[0]?.title, value);
      assert.equal(backlog.items[0].fields.why, 'because');
      assert.deepEqual(problemsOf(text(value)), ['4:12 error text.unreadable']);
      const edits = problems[0]?.fixes[0]?.edits;
      assert.equal(edits?.[0]?.text, JSON.stringify(value));
    }
  });

  it('warns of text that YAML drops', () => {
    assert.deepEqual(problemsOf('headwater: 1\nitems:\n  - id: A-1\n    title: Fix crash #123\n'), [
      '4:12 warning text.dropped',
    ]);
    const over =
      'headwater: 1\nitems:\n  - id: A-1\n    title: a\n    history:\n      - { to: ideas, over: agreed, see stand-up }\n';
    assert.deepEqual(problemsOf(over), ['6:36 warning text.dropped']);
    assert.equal(
      read(over).problems.find(({ code }) => code === 'text.dropped')?.fixes[0]?.edits[0]?.text,
      '"agreed, see stand-up"',
    );
  });

  it('gives columns without a stage the one that their id or place means', () => {
    const { backlog } = read('headwater: 1\nboard: { columns: [inbox, ready, doing, deployed, shipped] }\nitems: []\n');
    assert.deepEqual(
      backlog.board.columns.map(({ id, stage }) => `${id}=${stage}`),
      ['inbox=idea', 'ready=ready', 'doing=active', 'deployed=deployed', 'shipped=done'],
    );
  });

  it('leaves files alone that are somebody else’s', () => {
    for (const text of [
      '',
      'name: x\n',
      'items:\n  - name: x\n',
      '- a\n- b\n',
      'items: 3\n',
      'title: x\nitems: []\n',
    ]) {
      assert.equal(readBacklog(text), undefined, text);
    }
    assert(readBacklog('items:\n  - title: mine\n'));
  });
});

const broken = (item: string) => `headwater: 1
items:
  - id: A-1
    title: First
${item}  - id: A-3
    title: Third
    status: done
`;

describe('A broken item', () => {
  it('does not take the others away', () => {
    const cases: [string, string[]][] = [
      ['  - id: A-2\n    title: "open\n    status: ready\n', ['6:12 error text.unreadable']],
      ['  - id: A-2\n    title: [a, b\n', ['6:12 error text.unreadable']],
      ['  - id: A-2\n   title: out of line\n', ['6:1 error yaml.syntax']],
      ['  - just text\n', ['5:5 error item.not-a-map']],
      ['  - id: A-2\n    title: Two\n    status: nowhere\n', ['7:13 error item.unknown-column']],
      ['  - id: A-1\n    title: Again\n', ['5:9 error item.duplicate-id']],
      ['  - title: Nameless\n', ['5:1 warning item.without-id']],
      ['  - id: A-2\n', ['5:1 error item.without-title']],
      ['  - id: A-2\n    title: T\n    title: U\n', ['7:5 error yaml.duplicate-key']],
      ['  - id: A-2\n    title: T\n    assignees: { a: b }\n', ['7:16 error field.wrong-type']],
    ];
    for (const [item, expected] of cases) {
      const text = broken(item);
      assert.deepEqual(problemsOf(text), expected, item);
      const { items } = read(text).backlog;
      assert.equal(items.length, 3, item);
      assert.deepEqual([items[0]?.key, items[2]?.key, items[2]?.column], ['A-1', 'A-3', 'done'], item);
    }
  });

  it('names the nearest column as a fix', () => {
    const { problems } = read(broken('  - id: A-2\n    title: Two\n    status: redy\n'));
    assert.equal(problems[0]?.fixes[0]?.edits[0]?.text, 'ready');
  });
});

describe('A file that is read-only', () => {
  it('is of a later version', () => {
    const text = 'headwater: 2\nitems:\n  - title: a\n';
    assert.deepEqual(problemsOf(text), ['1:1 error file.future-version', '3:1 warning item.without-id']);
    assert.equal(read(text).backlog.readOnly, 'future-version');
  });

  it('has conflict markers: one side is shown', () => {
    const text = `headwater: 1
items:
  - id: A-1
    title: One
<<<<<<< HEAD
    status: ready
=======
    status: done
>>>>>>> other
  - id: A-2
    title: Two
`;
    assert.deepEqual(problemsOf(text), ['5:1 error file.conflict-markers']);
    assert.equal(read(text).backlog.readOnly, 'conflict-markers');
    assert.equal(columnsOf(text), 'ideas: A-2\nready: A-1\nactive:\ndone:');
  });

  it('has a head that is no YAML; the items are still shown', () => {
    const text = 'headwater: 1\nboard: { columns: [a, b\nitems:\n  - id: A-1\n    title: One\n';
    assert.equal(read(text).backlog.readOnly, 'syntax');
    assert.equal(read(text).backlog.items[0]?.title, 'One');
  });
});

describe('Hostile input', () => {
  const bomb = `a: &a [x,x]\n${Array.from({ length: 20 }, (_, n) => `b${n}: &b${n} [*${n === 0 ? 'a' : `b${n - 1}`},*${n === 0 ? 'a' : `b${n - 1}`}]\n`).join('')}`;
  const texts: Record<string, string> = {
    'deep nesting': `headwater: 1\nitems:\n  - title: a\n    x: ${'['.repeat(100_000)}\n  - title: b\n    id: B-1\n`,
    'alias bomb': `headwater: 1\n${bomb}items:\n  - title: b\n    id: B-1\n`,
    'prototype keys':
      'headwater: 1\n__proto__: { polluted: 1 }\npeople: { __proto__: x, constructor: y }\nitems:\n  - title: b\n    id: B-1\n    __proto__: { polluted: 1 }\n    type: constructor\n',
    tabs: 'headwater: 1\nitems:\n  - title: a\n\tstatus: b\n  - title: b\n    id: B-1\n',
    'byte order mark': '\ufeffheadwater: 1\nitems:\n  - title: b\n    id: B-1\n',
    CRLF: 'headwater: 1\r\nitems:\r\n  - title: b\r\n    id: B-1\r\n',
    NUL: 'headwater: 1\nitems:\n  - title: a\u0000\n  - title: b\n    id: B-1\n',
    'several documents': 'headwater: 1\nitems:\n  - title: b\n    id: B-1\n---\nitems: []\n',
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`${name}: the sound item is shown`, () => {
      const { backlog } = read(text);
      assert(
        backlog.items.some((item) => item.key === 'B-1' && item.title === 'b'),
        JSON.stringify(backlog.items),
      );
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    });
  }
});
