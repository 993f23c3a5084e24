import assert from 'node:assert/strict';
import { statusEdits } from '../../../src/core/decisions/writing/statusEdits.ts';
import { applyEdits } from '../../../src/core/model/textEdits.ts';
import { log, opened, picture, record } from '../../support/decisions.ts';

/** Shapes that real records of other projects have, in words of our own. */
const section = (status: string) => `# 2. A\n\n## Status\n\n${status}\n\n## Context\n\nc\n`;
const header = (lines: string) => `# 2. A\n\n${lines}\n\n## Context\n\nc\n`;
const front = (lines: string) => `---\nstatus: accepted\n${lines}\n---\n# A\n`;

/** `status: links`, with `~` for a link that concerns a part. */
function read(text: string): string {
  const { status, links } = record(text);
  const related = links
    .filter(({ kind }) => kind !== 'mentions')
    .map(({ kind, target, partial }) => `${partial ? '~' : ''}${kind} ${target}`);
  return [status, ...related].join(', ');
}

function reads(wrap: (written: string) => string, cases: readonly (readonly [string, string])[]): void {
  for (const [written, expected] of cases) {
    it(`${JSON.stringify(written)} reads as ${expected}`, () => {
      assert.equal(read(wrap(written)), expected);
    });
  }
}

describe('A status section whose first line is a link line', () => {
  for (const [status, line, raw] of [
    [
      'Superseded by ADR-3 (2026-01-02). Nobody used it;\nits table is kept.',
      5,
      'Superseded by ADR-3 (2026-01-02). Nobody used it;',
    ],
    ['Superseded by the new client.\n\nIts code was removed.', 5, 'Superseded by the new client.'],
    ['Superseded by ADR-3\n\n*Before that: accepted*', 5, 'Superseded by ADR-3'],
    ['Supersedes ADR-1\nAccepted', 6, 'Accepted'],
    ['Supersedes ADR-1,\nwhich was too slow.\n\nAccepted', 8, 'Accepted'],
  ] as const) {
    it(`${JSON.stringify(status)} says its status in line ${line}`, () => {
      const { rawStatus, statusLine, problems } = record(section(status));
      assert.deepEqual([rawStatus, statusLine, problems], [raw, line, []]);
    });
  }

  reads(section, [
    ['Superseded by the new client.\n\nIts code was removed.', 'superseded'],
    ['Superseded by the new client,\nwhich needs none.', 'superseded'],
  ]);
});

describe('A second successor', () => {
  it('stands behind all that is said of the first one, and in place of nothing', () => {
    const before = opened('0002-a.md', section('Superseded by [3. B](0003-b.md),\nwhich is faster.'));
    const edits = statusEdits(before, { status: 'superseded', by: { path: '0004-d.md', title: 'D' } });
    const after = section('Superseded by [3. B](0003-b.md),\nwhich is faster.\n\nSuperseded by [4. D](0004-d.md)');
    assert.equal(applyEdits(before.text, edits ?? []), after);
  });
});

describe('What concerns a part of a record', () => {
  reads(section, [
    ['Partially superseded.\n\nSuperseded by: ADR-3', 'accepted, ~superseded-by 3'],
    ['Accepted\n\nSupersedes the retries in [1. C](0001-c.md)', 'accepted, ~supersedes 1'],
    ['Accepted\n\nSupersedes part 2 of ADR-1', 'accepted, ~supersedes 1'],
    ['Accepted\n\nSupersedes ADR-1’s naming', 'accepted, ~supersedes 1'],
    ['Accepted\n\nSupersedes ADR-1 (the naming only)', 'accepted, ~supersedes 1'],
    ['Accepted\n\nSupersedes ADR-1 (read only once)', 'accepted, supersedes 1'],
  ]);
  reads(header, [
    ['- Status: Accepted\n- Superseded by: ADR-3 (partially: the naming\n  is kept)', 'accepted, ~superseded-by 3'],
    ['- Status: Accepted\n- Superseded by: ADR-3 (naming only)', 'accepted, ~superseded-by 3'],
  ]);
  reads(front, [['supersedes: ADR-1 (the naming only)', 'accepted, ~supersedes 1']]);
});

describe('A link of adr-tools', () => {
  reads(section, [
    ['Accepted\n\nReferences [1. C](0001-c.md): the same words', 'accepted, references 1'],
    ['Accepted in [1. C](0001-c.md)', 'accepted'],
  ]);
});

describe('What a record says of another’s status', () => {
  it('does not make itself superseded', () => {
    assert.equal(
      record(section('Accepted\n\nSupersedes ADR-1, which becomes "superseded by ADR-2"')).status,
      'accepted',
    );
  });
});

describe('Records that are named by a path', () => {
  reads(section, [
    ['Superseded by ../../web/decisions/0003-b.md', 'superseded, superseded-by 3'],
    ['Superseded by 2026-02-03-use-b.md', 'superseded, superseded-by 2026-02-03-use-b'],
    ['Accepted\n\nSupersedes [ADR-0001](0001-c/)', 'accepted, supersedes 1'],
    ['Accepted (amended by docs/adr/0003-b.md, 2026-01-02)', 'accepted, amended-by 3'],
    ['Accepted, extends docs/guide/01-start.md', 'accepted'],
    ['Accepted, extends docs/quadrant/01-start.md', 'accepted'],
    ['Accepted, extends docs/architecture-decision-records/0001-c.md', 'accepted, extends 1'],
  ]);
  reads(front, [
    ['related:\n  - docs/adr/0003-b.md\n  - docs/guide/01-start.md', 'accepted, relates-to 3'],
    ['related: [0003-b.md, "GitHub #14"]', 'accepted, relates-to 3'],
  ]);

  it('count from the root, also into another log', () => {
    const files = {
      'docs/adr/0001-a.md': section('Accepted'),
      'docs/adr/0002-b.md': section('Accepted\n\nSupersedes web/adr/0001-c.md'),
      'web/adr/0001-c.md': section('Accepted'),
    };
    assert.deepEqual(log(files).map(picture), [
      '1 accepted',
      '2 accepted: supersedes 1',
      '1 superseded: [superseded-by 2]',
    ]);
  });
});

describe('Facts in other places', () => {
  it('has the date of a section of its own', () => {
    for (const heading of ['## Date', '### Date', '## 日付']) {
      assert.equal(record(`# A\n\n## Status\n\nAccepted\n\n${heading}\n\n2026-01-02\n`).date, '2026-01-02');
    }
  });

  it('has keys with underscores', () => {
    const { reviewBy, deciders } = record(front('review_by: 2027-01-02\ndecision_makers: [Ada]'));
    assert.deepEqual([reviewBy, deciders], ['2027-01-02', ['Ada']]);
  });

  it('has the status of a French front matter', () => {
    assert.equal(record('---\nstatut: Accepté\n---\n# A\n').status, 'accepted');
  });

  it('has an issue whose page stands in brackets', () => {
    assert.deepEqual(record(header('Technical Story: [https://example.com/o/r/issues/19]')).items, ['#19']);
  });

  it('has a title, also where neither heading nor file name has words', () => {
    assert.equal(record('# ADR-106\n', 'adr-106.md').title, '106');
    assert.equal(record('# ADR 0002：用 X\n').title, '用 X');
  });
});
