import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../src/backlog/frontMatter.ts';
import { isRecordName } from '../../../src/core/decisions/fileName.ts';
import type { DecisionRecord } from '../../../src/core/decisions/record.ts';
import { indexEdits } from '../../../src/core/decisions/writing/indexFile.ts';
import { succeedBy } from '../../../src/core/decisions/writing/lifecycle.ts';
import type { NewDecision } from '../../../src/core/decisions/writing/newRecord.ts';
import { prioritiesAtTheTime } from '../../../src/core/decisions/writing/prioritiesAtTheTime.ts';
import { recordDecision } from '../../../src/core/decisions/writing/recordDecision.ts';
import { renumber } from '../../../src/core/decisions/writing/renumber.ts';
import { resolveLogs } from '../../../src/core/decisions/resolveLog.ts';
import { applyEdits } from '../../../src/core/model/textEdits.ts';
import { read } from '../../support/backlog.ts';
import { carriedOut, opened, record } from '../../support/decisions.ts';

const sections = '## Status\n\nAccepted\n\n## Context\n\nc\n';
const front = '---\nstatus: accepted\n---\n# A\n\n## Context and Problem Statement\n\nc\n';
const backlogMd = [
  ...['---', 'id: decision-7', 'title: Use Tailwind', "date: '2026-11-22 10:00'", 'status: accepted', '---'],
  ...['## Context', '', 'c', '', '## Decision', '', 'd', '', '## Consequences', '', 'q', ''],
].join('\n');

/** A log's next record. */
function next(records: readonly DecisionRecord[], wanted: Partial<NewDecision>) {
  const present = records.map(({ path }) => path);
  const recording = recordDecision(
    { title: 'B', status: 'proposed', today: '2026-11-28', ...wanted },
    { folder: '', records, present, onBranches: [] },
    { readFront: readFrontMatter },
  );
  assert(recording.ok);
  return recording.value.created;
}

describe('What people type for a decision', () => {
  const logs = {
    nygard: record(`# 1. A\n\n${sections}`, '0001-a.md'),
    madr4: record(front, '0001-a.md'),
    slug: record(`# A\n\n${sections}`, 'a.md'),
    'backlog.md': record(backlogMd, 'decision-7 - Use-Tailwind.md'),
  };
  const titles = [
    ...['#', '##', 'Use C #', 'Template', 'ADR template', 'Use a template engine', 'README', 'index', 'Decisions'],
    ...['yes', 'null', 'a: b', '- b', '"b" and \'c\'', 'C:\\', '<!-- b', '?!', '🚀', '決定する', '{b}', '@b', '> b'],
  ];
  for (const [name, before] of Object.entries(logs)) {
    it(`is the title that is read, in a file that is read, in a log of ${name}`, () => {
      const read = titles.map((title) => {
        const { path, text } = next([before], { title });
        return [isRecordName(path), record(text, path).title];
      });
      assert.deepEqual(
        read,
        titles.map((title) => [true, title]),
      );
    });
  }

  it('leaves what follows readable, whatever the context opens and does not close', () => {
    for (const context of ['```\ncode', '~~~~ text', '<!-- a note', 'a <!-- b --> <!-- c', '```\n<!--']) {
      const { path, text } = next([logs.nygard], { context });
      const { headings } = opened(path, text).sheet;
      assert.deepEqual(
        headings.map((heading) => heading.text),
        ['2. B', 'Status', 'Context', 'Decision', 'Consequences'],
        context,
      );
    }
    const closed = '```\ncode\n```\n\n<!-- a note -->';
    assert(next([logs.nygard], { context: closed }).text.includes(`\n${closed}\n\n## Decision\n`), 'nothing is added');
  });

  it('says no drivers where the backlog says nothing of them', () => {
    const priorities = prioritiesAtTheTime(read('headwater: 1\nitems: []\n').backlog);
    assert.doesNotMatch(next([logs.madr4], { priorities }).text, /Drivers|Priorities/);
  });
});

describe('How a record names another', () => {
  it('is one link, also to a title that ends with a backslash', () => {
    const older = opened('0001-a.md', `# 1. A\n\n${sections}`);
    const newer = opened('0002-c.md', `# 2. C:\\\n\n${sections}`);
    const after = carriedOut(succeedBy(older, newer, 'supersedes'), [older, newer]);
    assert.match(after['0001-a.md'] ?? '', /^Superseded by \[2\. C:\\\\\]\(0002-c\.md\)$/m);
    const list = '# Table of Contents\n\n- [1. A](0001-a.md)\n';
    assert.match(applyEdits(list, indexEdits('decisions.md', list, { added: [newer.record] })), /\[2\. C:\\\\\]\(/);
  });

  it('is by its title alone where the log has no numbers, and so is its heading', () => {
    for (const [first, second] of [
      ['2026-01-02-a.md', '2026-11-28-b.md'],
      ['20260102-a.md', '20261128-b.md'],
      ['a.md', 'b.md'],
    ] as const) {
      const older = opened(first, `# A\n\n${sections}`);
      const { path, text } = next([older.record], { status: 'accepted' });
      assert.deepEqual([path, text.split('\n')[0]], [second, '# B']);
      const newer = opened(path, text);
      const after = carriedOut(succeedBy(older, newer, 'supersedes'), [older, newer]);
      assert.match(after[first] ?? '', new RegExp(String.raw`^Superseded by \[B\]\(${second}\)$`, 'm'));
      assert.match(after[second] ?? '', new RegExp(String.raw`^Supersedes \[A\]\(${first}\)$`, 'm'));
    }
  });

  it('is with the letters of its file’s name', () => {
    const text = '# RFC-7: A\n\n- **Status**: Accepted\n\n## Context\n\nc\n';
    const older = opened('RFC-007-a.md', text);
    const newer = opened('RFC-008-b.md', text);
    const after = carriedOut(succeedBy(older, newer, 'supersedes'), [older, newer]);
    const named = opened('RFC-007-a.md', after['RFC-007-a.md'] ?? '');
    assert.match(named.text, /Superseded by \[RFC-008\]\(RFC-008-b\.md\)/);
    const plan = renumber('RFC-008-b.md', 9, [named, newer]);
    assert(plan.ok);
    assert(plan.value.places.some(({ after: words }) => words === '[RFC-009](RFC-009-b.md)'));
  });

  it('of another log leads there, also from the status of a front matter', () => {
    const older = opened('web/adr/0001-a.md', front);
    const newer = opened('doc/adr/0002-b.md', `# 2. B\n\n${sections}`);
    const after = carriedOut(succeedBy(older, newer, 'supersedes'), [older, newer]);
    const records = Object.entries(after).map(([path, text]) => record(text, path));
    const resolved = resolveLogs(records.map((one) => ({ log: one.path.slice(0, -10), records: [one] })));
    assert.deepEqual(
      resolved.map(({ path, status, problems }) => [path, status, problems]),
      [
        ['doc/adr/0002-b.md', 'accepted', []],
        ['web/adr/0001-a.md', 'superseded', []],
      ],
    );
  });
});

describe('A record of Backlog.md', () => {
  it('has its title and its sections where that tool has them, and its name for the other one', () => {
    const older = opened('decision-7 - Use-Tailwind.md', backlogMd);
    const { path, text } = next([older.record], {
      ...{ title: 'Use plain CSS: "less"', status: 'accepted', options: ['Stay'], items: ['PAY-1'] },
    });
    assert.equal(path, 'decision-8 - Use-plain-CSS-less.md');
    assert.equal(
      text.replace(/<!--.*-->/g, '?'),
      [
        ...['---', 'id: decision-8', 'title: "Use plain CSS: \\"less\\""', "date: '2026-11-28'", 'status: accepted'],
        ...['items: [PAY-1]', '---', '## Context', '', '?', '', '## Decision', '', '?', '', '## Consequences'],
        ...['', '?', '', '## Alternatives', '', '- Stay', ''],
      ].join('\n'),
    );
    const newer = opened(path, text);
    const after = carriedOut(succeedBy(older, newer, 'supersedes'), [older, newer]);
    assert.match(after[older.path] ?? '', /\nstatus: "superseded by decision-8"\nsuperseded-by: \[decision-8\]\n---\n/);
    assert.match(after[newer.path] ?? '', /\nsupersedes: \[decision-7\]\n---\n/);
  });

  it('says what took its place behind a fence or a comment that nobody has ended, and once', () => {
    const later = opened('0003-b.md', front.replace('# A', '# B'));
    for (const [left, end] of [
      ['````text\nx', '````'],
      ['~~~', '~~~'],
      ['<!-- later', '-->'],
      ['## More Information\n\n```\nx', '```'],
    ] as const) {
      const open = opened('0001-a.md', `${front}\n${left}\n`);
      const { '0001-a.md': text = '' } = carriedOut(succeedBy(open, later, 'supersedes'), [open, later]);
      assert.ok(text.includes(`${left}\n${end}\n\n`), text);
      assert.match(text, /\* Superseded by \[ADR-0003\]\(0003-b\.md\)\n/);
      const again = succeedBy(opened('0001-a.md', text), later, 'supersedes');
      assert.deepEqual(again.ok && again.value.filter(({ path }) => path === '0001-a.md'), []);
    }
  });
});
