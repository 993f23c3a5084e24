import assert from 'node:assert/strict';
import { idOfName, isRecordName } from '../../../src/core/decisions/fileName.ts';
import { dayOf } from '../../../src/core/decisions/dates.ts';
import { record } from '../../support/decisions.ts';

const nygard = (status: string) => `# 2. A\n\nDate: 2026-11-22\n\n## Status\n\n${status}\n\n## Context\n\nc\n`;
const front = (lines: string) => `---\n${lines}\n---\n# A\n`;
const linksOf = (text: string, path?: string) =>
  record(text, path).links.map(({ kind, target, partial }) => `${partial ? 'partly ' : ''}${kind} ${target}`);

describe('The id of a record', () => {
  for (const [name, id, title] of [
    ['0002-use-x.md', '2', 'use x'],
    ['0002_use_x.md', '2', 'use x'],
    ['ADR-021-bold.md', '21', 'bold'],
    ['adr021_bold.md', '21', 'bold'],
    ['RFC 7 - plan.md', '7', 'plan'],
    ['12. Title.md', '12', 'Title'],
    ['7-short.md', '7', 'short'],
    ['040a-more.md', '40a', 'more'],
    ['51.1-part.md', '51.1', 'part'],
    ['001adr-first.md', '1', 'first'],
    ['2026-11-22-by-day.md', '2026-11-22-by-day', 'by day'],
    ['20261122-by-day.md', '20261122-by-day', 'by day'],
    ['decision-1 - Use-It.md', 'decision-1', 'Use It'],
    ['use-it.md', 'use-it', 'use it'],
    ['use-2-things.md', 'use-2-things', 'use 2 things'],
    ['0007-.md', '7', ''],
  ] as const) {
    it(`of ${name} is ${id}`, () => {
      const named = idOfName(`docs/adr/${name}`);
      assert.deepEqual([named.id, named.title], [id, title]);
    });
  }

  it('is not looked for in tables of contents and templates', () => {
    const none = [
      'README.md',
      'index.md',
      'template.md',
      'adr-template.md',
      '0000-template.md',
      'decisions.md',
      '_x.md',
    ];
    assert.deepEqual(none.filter(isRecordName), []);
    const records = ['0007-use-email-templates.md', '0001-index-the-archive.md', 'use-it.md'];
    assert.deepEqual(records.filter(isRecordName), records);
  });
});

describe('The status of a record', () => {
  for (const [written, status] of [
    ['Accepted', 'accepted'],
    ['**Accepted** (2026-11-22)', 'accepted'],
    ['✅ Accepted', 'accepted'],
    [':white_check_mark: accepted', 'accepted'],
    ['2026-11-22: Approved', 'accepted'],
    ['~~Proposed~~ Accepted', 'accepted'],
    ['In progress', 'accepted'],
    ['通过', 'accepted'],
    ['Deferred until spring', 'proposed'],
    ['WIP', 'draft'],
    ['Withdrawn', 'rejected'],
    ['Obsolete', 'deprecated'],
    ['Superceded by [3. B](0003-b.md)', 'superseded'],
    ['Replaced by ADR-3', 'superseded'],
    ['Partially superseded by [3. B](0003-b.md)', 'accepted'],
    ['Accepted; partially superseded by ADR-3', 'accepted'],
    ['Acceptedly', 'unknown'],
    ['Who knows', 'unknown'],
    ['Proposed\n\nAccepted', 'proposed'],
    ['Supersedes [1. C](0001-c.md)', 'none'],
    ['<!-- accepted -->', 'none'],
    ['', 'none'],
  ] as const) {
    it(`${JSON.stringify(written)} is ${status}`, () => {
      assert.equal(record(nygard(written)).status, status);
    });
  }

  it('stands in the front matter, the section, or a line, a bullet or a table in front of the first section', () => {
    const texts = [
      front('status: rejected'),
      '# A\n\n### Status: Rejected\n',
      'A\n=\n\nStatus\n------\n\nRejected\n',
      '# A\n\n**Status:** Rejected\n',
      '# A\n\n- **Status**: Rejected\n',
      '# A\n\n| Status | Date |\n|---|---|\n| Rejected | 2026-11-22 |\n',
      '# A\n\n| | |\n|---|---|\n| **Status** | Rejected |\n| Date | 2026-11-22 |\n',
      '# A\n\n## 状态\n\nrejected\n',
    ];
    assert.deepEqual(
      texts.map((text) => record(text).status),
      texts.map(() => 'rejected'),
    );
  });

  it('is not one that stands elsewhere', () => {
    const texts = [
      '# A\n\n**Implementation Status**: Complete\n',
      '# A\n\n## Context\n\nStatus: accepted\n',
      '# A\n\n```\n## Status\n\nAccepted\n```\n',
      '# A\n\n<!--\n## Status\n\nAccepted\n-->\n',
      '# A\n\n~~~\n**Status:** Accepted\n',
    ];
    assert.deepEqual(
      texts.map((text) => record(text).status),
      texts.map(() => 'none'),
    );
  });

  it('of a template that nobody filled in is none that holds', () => {
    const text = front('status: "{proposed | rejected | accepted | … | superseded by ADR-0123}"');
    assert.equal(record(text).status, 'unknown');
    assert.deepEqual(
      record(text).problems.map(({ code }) => code),
      ['status-placeholder'],
    );
    const unquoted = front('status: {proposed | rejected}\ndate: {YYYY-MM-DD}');
    assert.equal(record(unquoted).status, 'unknown');
  });

  it('that two places give is the first, and a problem', () => {
    const { status, problems } = record('---\nstatus: accepted\n---\n# A\n\n## Status\n\nRejected\n');
    assert.equal(status, 'accepted');
    assert.deepEqual(
      problems.map(({ code, lineNumber }) => [code, lineNumber]),
      [['status-conflict', 8]],
    );
  });
});

describe('The front matter of a record', () => {
  it('that YAML refuses is read line by line, with a problem on that line', () => {
    const { status, deciders, problems } = record(front('status: accepted\ndecision-makers: @ana, @ben\nnull-one:'));
    assert.deepEqual([status, deciders], ['accepted', ['@ana', '@ben']]);
    assert.deepEqual(
      problems.map(({ code, lineNumber }) => [code, lineNumber]),
      [['front-matter-refused', 3]],
    );
  });

  it('may be all there is, or have no end', () => {
    assert.equal(record('---\nstatus: accepted\n---').status, 'accepted');
    assert.deepEqual(
      record('---\nstatus: accepted\n').problems.map(({ code }) => code),
      ['front-matter-open'],
    );
    assert.deepEqual(
      record('').problems.map(({ code }) => code),
      ['empty-record'],
    );
  });
});

describe('The links of a record', () => {
  it('have the verb that stands in front of them, each', () => {
    assert.deepEqual(linksOf(nygard('Accepted; supersedes ADR-1 and amends [5. E](0005-e.md), #6')), [
      'supersedes 1',
      'amends 5',
      'amends 6',
    ]);
    assert.deepEqual(linksOf(nygard('Accepted\n\nPartially supersedes [1. C](0001-c.md)')), ['partly supersedes 1']);
    assert.deepEqual(linksOf(nygard('Accepted. Depends on [[0004-d]].\nIt replaces nothing.')), ['depends-on 4']);
  });

  it('end with the sentence', () => {
    assert.deepEqual(linksOf(nygard('Accepted. Amended by [3. B](0003-b.md). See ADR-7.')), [
      'amended-by 3',
      'mentions 7',
    ]);
  });

  it('keep a verb that nobody knows', () => {
    assert.deepEqual(linksOf('# A\n\n## Links\n\n- Inspired by [ADR-9](0009-x.md)\n'), ['inspired-by 9']);
  });

  it('in the text are mentions, but not in fences, comments and headings', () => {
    const text = '# A as in ADR-5\n\nLike ADR-3 and [four](0004-d.md#part).\n\n```\nADR-6\n```\n<!-- ADR-7 -->\n';
    assert.deepEqual(linksOf(text), ['mentions 3', 'mentions 4']);
  });

  it('to itself are a problem, once', () => {
    assert.deepEqual(
      record(nygard('Superseded by [2. A](0002-a.md)')).problems.map(({ code }) => code),
      ['link-to-itself'],
    );
  });
});

describe('The title of a record', () => {
  for (const [heading, title] of [
    ['# 2. Use X', 'Use X'],
    ['# ADR-0002: Use X', 'Use X'],
    ['# ADR 2 – Use X', 'Use X'],
    ['# 2 Use X', 'Use X'],
    ['# 3 ways to X', '3 ways to X'],
    ['# Use `X | Y` & **Z** [q](q.md)', 'Use X | Y & Z q'],
    ['# snake_case_name', 'snake_case_name'],
    ['Use X\n=====', 'Use X'],
    ['## Only a section', 'a'],
  ] as const) {
    it(`of ${JSON.stringify(heading)} is ${title}`, () => {
      assert.equal(record(`${heading}\n\ntext\n`).title, title);
    });
  }
});

describe('A day', () => {
  for (const [text, day] of [
    ['2026-11-22', '2026-11-22'],
    ['[2022-10-05]', '2022-10-05'],
    ['2026-11-22 10:00', '2026-11-22'],
    ['22/11/2026', '2026-11-22'],
    ['11/22/2026', '2026-11-22'],
    ['10/04/18', '2018-04-10'],
    ['22 Nov 2026', '2026-11-22'],
    ['November 22nd, 2026', '2026-11-22'],
    ['2026-02-30', undefined],
    ['soon', undefined],
  ] as const) {
    it(`${text} is ${day ?? 'none'}`, () => {
      assert.equal(dayOf(text), day);
    });
  }
});
