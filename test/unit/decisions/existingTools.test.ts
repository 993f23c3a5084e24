import assert from 'node:assert/strict';
import { nextNumber, slugOf } from '../../../src/core/decisions/writing/numbering.ts';
import { accept, deprecate, succeedBy } from '../../../src/core/decisions/writing/lifecycle.ts';
import { recordDecision } from '../../../src/core/decisions/writing/recordDecision.ts';
import type { DecisionRecord } from '../../../src/core/decisions/record.ts';
import { indexEdits } from '../../../src/core/decisions/writing/indexFile.ts';
import { applyEdits } from '../../../src/core/model/textEdits.ts';
import { readFrontMatter } from '../../../src/backlog/frontMatter.ts';
import { carriedOut, log, opened, record } from '../../support/decisions.ts';

const nygard = (number: number, title: string, status = 'Accepted') =>
  `# ${number}. ${title}\n\nDate: 2026-11-22\n\n## Status\n\n${status}\n\n## Context\n\nc\n\n## Decision\n\nd\n`;

const newer = opened('0003-use-duckdb.md', nygard(3, 'Use DuckDB'));

/** A log's next record, by its title. */
function recorded(records: readonly DecisionRecord[], title: string, present = records.map(({ path }) => path)) {
  const recording = recordDecision(
    { title, status: 'proposed', today: '2026-11-28' },
    { folder: '', records, present, onBranches: [] },
    { readFront: readFrontMatter },
  );
  assert(recording.ok);
  return recording.value.created;
}

describe('Where other tools fail', () => {
  it('adr-tools drops the back-link of a record with Windows line endings; here both sides have theirs', () => {
    const older = opened('0002-use-sqlite.md', nygard(2, 'Use SQLite').replaceAll('\n', '\r\n'));
    const after = carriedOut(succeedBy(older, newer, 'supersedes'), [older, newer]);
    assert.equal(
      after['0002-use-sqlite.md'],
      older.text.replace('Accepted', 'Superseded by [3. Use DuckDB](0003-use-duckdb.md)'),
    );
    assert.equal(
      after['0003-use-duckdb.md'],
      newer.text.replace('Accepted', 'Accepted\n\nSupersedes [2. Use SQLite](0002-use-sqlite.md)'),
    );
  });

  it('adr-tools erases a status that stands last; here it is replaced, and nothing else', () => {
    const older = opened('0002-a.md', '# 2. A\n\n## Context\n\nc\n\n## Status\n\nAccepted');
    const after = carriedOut(succeedBy(older, newer, 'supersedes'), [older, newer]);
    assert.equal(
      after['0002-a.md'],
      older.text.replace('Accepted', 'Superseded by [3. Use DuckDB](0003-use-duckdb.md)'),
    );
  });

  it('adr-tools writes no byte for a title with a bar, and `0007-.md` for one in Japanese', () => {
    const records = [record(nygard(6, 'A'), '0006-a.md')];
    for (const title of ['a | pipe & `tick` ] in title', '検索のタイトル', 'naïve ñandú', '?!', 'x'.repeat(300)]) {
      const { path, text } = recorded(records, title);
      assert.match(path, /^0007-[^\s|&\]`*]{1,60}\.md$/u);
      assert.equal(record(text, path).title, title.replaceAll('`tick`', 'tick'));
    }
    assert.equal(recorded(records, '検索のタイトル').path, '0007-検索のタイトル.md');
    assert.equal(slugOf('naïve ñandú'), 'naive-nandu');
    assert.equal(recorded(records, 'two\nlines').text.split('\n')[0], '# 7. two lines');
  });

  it('a title with a bar, a bracket or a comment stays one link in the other record', () => {
    const odd = opened('0003-odd.md', nygard(3, 'a | b ] c \\<!-- d').replace('Accepted', 'Proposed'));
    const older = opened('0002-a.md', nygard(2, 'A'));
    const proposed = carriedOut(succeedBy(older, odd, 'supersedes'), [older, odd]);
    assert.equal(proposed['0002-a.md'], undefined, 'it waits for the new one');
    const accepted = opened('0003-odd.md', proposed['0003-odd.md'] ?? '');
    const after = carriedOut(accept(accepted, [{ open: older, kind: 'supersedes', partial: false }]), [
      older,
      accepted,
    ]);
    const { status, links } = record(after['0002-a.md'] ?? '', '0002-a.md');
    assert.deepEqual(
      [status, links.map(({ kind, target }) => `${kind} ${target}`)],
      ['superseded', ['superseded-by 3']],
    );
  });

  it('meza’s lock gives a number twice; here it is one above the highest, wherever that is', () => {
    assert.equal(
      nextNumber(['0001-a.md', '0009-on-a-branch.md', 'README.md', '.adr-sequence.lock', '2026-01-01-x.md']),
      10,
    );
  });

  it('log4brains takes records of Nygard and MADR 4 for accepted whatever they say', () => {
    assert.equal(record(nygard(1, 'A', 'Rejected')).status, 'rejected');
    assert.equal(record('---\nstatus: "rejected"\n---\n# A\n').status, 'rejected');
    assert.equal(record('# A\n\n## Context and Problem Statement\n\nc\n').status, 'none');
  });

  it('log4brains leaves two statuses on what is superseded; here it has one', () => {
    const older = opened('20260926-a.md', '# A\n\n- Status: accepted\n- Date: 2026-09-26\n\n## Context\n\nc\n');
    const by = opened('20261016-b.md', '# B\n\n- Status: accepted\n- Date: 2026-10-16\n');
    const after = carriedOut(succeedBy(older, by, 'supersedes'), [older, by]);
    assert.equal(after['20260926-a.md'], older.text.replace('accepted', 'superseded by [20261016-b](20261016-b.md)'));
    assert.equal(after['20261016-b.md'], `${by.text}\n## Links\n\n- Supersedes [20260926-a](20260926-a.md)\n`);
  });

  it('adr-log prints no title behind front matter and a blank line; here the title stands right behind it', () => {
    const { text } = recorded([record('---\nstatus: accepted\n---\n\n# A\n', '0001-a.md')], 'Use it');
    assert.match(text, /^---\nstatus: proposed\ndate: 2026-11-28\n---\n# Use it\n/);
    const index = '# Log\n\n<!-- adrlog -->\n\n* [ADR-0001](0001-a.md) - A\n\n<!-- adrlogstop -->\n';
    const edits = indexEdits('index.md', index, { added: [{ path: '0002-use-it.md', title: 'Use it' }] });
    assert.equal(applyEdits(index, edits), index.replace('- A\n', '- A\n* [ADR-0002](0002-use-it.md) - Use it\n'));
  });

  it('adrs takes prose that begins with “superseded” for a status', () => {
    const open = opened(
      '0010-a.md',
      nygard(10, 'A', 'Accepted. Amended by [3. B](0003-b.md) — the earlier framing is\nsuperseded for this layer.'),
    );
    assert.equal(open.record.status, 'accepted');
    const after = carriedOut(deprecate(open), [open]);
    assert.equal(after['0010-a.md'], open.text.replace('Accepted', 'Deprecated'));
  });
});

describe('Odd records', () => {
  const refused = (text: string, path = '0002-a.md') => {
    const plan = deprecate(opened(path, text));
    return plan.ok ? 'changed' : plan.failure.code;
  };

  it('without an anchor are refused with the reason, and left', () => {
    assert.equal(refused(''), 'no-status-anchor');
    assert.equal(refused('Just text.\n'), 'no-status-anchor');
    assert.equal(refused('# A\n\n```\n## Status\n\nAccepted\n```\n'), 'no-status-anchor');
    assert.equal(refused('---\nstatus: >-\n  accepted\n---\n# A\n'), 'no-status-anchor');
  });

  it('get a status where front matter is all they have, or null, or a template’s', () => {
    const status = (text: string) => {
      const open = opened('0002-a.md', text);
      return carriedOut(accept(open, []), [open])['0002-a.md'];
    };
    assert.equal(status('---\ndate: 2026-01-01\n---\n'), '---\ndate: 2026-01-01\nstatus: accepted\n---\n');
    assert.equal(status('---\nstatus: null # yet\n---\n# A\n'), '---\nstatus: accepted # yet\n---\n# A\n');
    assert.equal(status('---\nstatus:\n---\n# A\n'), '---\nstatus: accepted\n---\n# A\n');
    assert.equal(status('---\nstatus: {proposed | rejected}\n---\n# A\n'), '---\nstatus: accepted\n---\n# A\n');
    assert.equal(
      status('\uFEFF# A\r\n\r\n## Context and Problem Statement\r\n'),
      '\uFEFF---\r\nstatus: accepted\r\n---\r\n# A\r\n\r\n## Context and Problem Statement\r\n',
    );
  });

  it('with a status in a table or behind a sign get the new word in its place', () => {
    const table = opened('003-a.md', '| Status | Date |\n|---|---|\n| Accepted | 2025-01-19 |\n\n## Context\n\nc\n');
    assert.equal(carriedOut(deprecate(table), [table])['003-a.md'], table.text.replace('Accepted', 'Deprecated'));
    const sign = opened('0015-a.md', '# 15 A\n\n## Status\n\n✅ Accepted (by all)\n\n## Context\n');
    assert.equal(carriedOut(deprecate(sign), [sign])['0015-a.md'], sign.text.replace('✅ Accepted', 'Deprecated'));
  });

  it('with several successors name each of them', () => {
    const one = opened('0004-x.md', nygard(4, 'X'));
    let text = nygard(2, 'A');
    for (const by of [newer, one]) {
      const open = opened('0002-a.md', text);
      text = carriedOut(succeedBy(open, by, 'supersedes'), [open, by])['0002-a.md'] ?? '';
    }
    assert.match(
      text,
      /\n\nSuperseded by \[3\. Use DuckDB\]\(0003-use-duckdb\.md\)\n\nSuperseded by \[4\. X\]\(0004-x\.md\)\n\n## Context/,
    );
    const madr = opened('0002-a.md', '---\nstatus: "superseded by ADR-0003"\nsuperseded-by: [ADR-0003]\n---\n# A\n');
    const after = carriedOut(succeedBy(madr, one, 'supersedes'), [madr, one])['0002-a.md'] ?? '';
    assert.deepEqual(
      record(after, '0002-a.md').links.map(({ kind, target }) => `${kind} ${target}`),
      ['superseded-by 4', 'superseded-by 3'],
    );
  });

  it('never take their own place, and a circle of them ends', () => {
    const plan = succeedBy(newer, newer, 'supersedes');
    assert.equal(plan.ok ? '' : plan.failure.code, 'itself');
    const circle = log({
      '0001-a.md': nygard(1, 'A', 'Accepted\n\nSupersedes [2. B](0002-b.md)'),
      '0002-b.md': nygard(2, 'B', 'Accepted\n\nSupersedes [1. A](0001-a.md)'),
    });
    assert.deepEqual(
      circle.map(({ status }) => status),
      ['superseded', 'superseded'],
    );
  });

  it('of three thousand lines, or three hundred and sixty in a folder, are all the same', () => {
    const long = opened('0002-a.md', nygard(2, 'A') + 'One more line.\n'.repeat(3000));
    assert.equal(carriedOut(deprecate(long), [long])['0002-a.md'], long.text.replace('Accepted', 'Deprecated'));
    const records = Array.from({ length: 360 }, (_, index) =>
      record(nygard(index + 1, 'A'), `${String(index + 1).padStart(4, '0')}-a.md`),
    );
    assert.equal(recorded(records, 'Next').path, '0361-next.md');
  });
});
