import assert from 'node:assert/strict';
import { findLogs, looksLikeRecord } from '../../../src/core/decisions/findLogs.ts';
import { log, picture, record } from '../../support/decisions.ts';

const section = (status: string) => `# 2. A\n\n## Status\n\n${status}\n\n## Context\n\nc\n`;
const header = (lines: string) => `# 2. A\n\n${lines}\n\n## Context\n\nc\n`;
const front = (lines: string) => `---\n${lines}\n---\n# A\n`;

/** `status: links`, with `~` for a link that concerns a part. */
function read(text: string): string {
  const { status, links } = record(text);
  const related = links.map(({ kind, target, partial }) => `${partial ? '~' : ''}${kind} ${target}`);
  return [status, ...related].join(', ');
}

function reads(wrap: (written: string) => string, cases: readonly (readonly [string, string])[]): void {
  for (const [written, expected] of cases) {
    it(`${JSON.stringify(written)} reads as ${expected}`, () => {
      assert.equal(read(wrap(written)), expected);
    });
  }
}

describe('A status section as people write it', () => {
  reads(section, [
    ['Superseded by RFC-3', 'superseded'],
    ['Superseded by 0003', 'superseded, superseded-by 3'],
    ['Superseded by `0003-b.md`', 'superseded, superseded-by 3'],
    ['Superseded by decision-3', 'superseded, superseded-by decision-3'],
    ['Superseded by [3. Use B]', 'superseded, superseded-by 3'],
    ['Superseded by [B](https://github.com/o/r/blob/main/docs/adr/0003-b.md)', 'superseded, superseded-by 3'],
    ['Deprecated by ADR-3', 'deprecated, deprecated-by 3'],
    ['Superseded in part by ADR-3', 'accepted, ~superseded-by 3'],
    ['Accepted, superseded by ADR-3 (partially)', 'accepted, ~superseded-by 3'],
    ['Accepted. It will be superseded by ADR-3.', 'accepted, mentions 3'],
    ['Accepted until superseded by ADR-3', 'accepted, mentions 3'],
    ['~~Superseded by ADR-3~~ Accepted', 'accepted, mentions 3'],
    ['~~Proposed~~\n\nAccepted', 'accepted'],
    ['- [ ] Proposed\n- [x] Accepted', 'accepted'],
    ['<span class="good">Accepted</span>', 'accepted'],
    ['[Accepted](https://example.com/process#accepted)', 'accepted'],
    ['2 Jan 2026: Accepted', 'accepted'],
    ['01/02/2026 Accepted', 'accepted'],
    ['Date: 2026-01-02\n\nAccepted', 'accepted'],
    ['in-progress', 'accepted'],
    ['under_review', 'proposed'],
    ['1. Accepted', 'accepted'],
    ['Accepted | 2026-01-02', 'accepted'],
    ['| Status | Date |\n|---|---|\n| Rejected | 2026-01-02 |', 'rejected'],
    ['Supersedes nothing', 'none'],
  ]);

  it('has the line of a link for its text where that says the status', () => {
    const { rawStatus, statusLine } = record(section('[3]: 0003-b.md\n\nSuperseded by [3]'));
    assert.deepEqual([rawStatus, statusLine], ['Superseded by [3]', 7]);
  });
});

describe('Facts in front of the first section', () => {
  reads(header, [
    ['Status：通过', 'accepted'],
    ['*Status:* Rejected', 'rejected'],
    ['_Status_: Rejected', 'rejected'],
    ['> **Status:** Rejected', 'rejected'],
    ['**Status: Rejected**', 'rejected'],
    ['Status:\n\nRejected', 'rejected'],
    ['**Status**\n\n- Rejected', 'rejected'],
    ['Status:\n\nWe wrote this in a hurry.', 'none'],
    ['| Status | Rejected |\n|---|---|\n| Date | 2026-01-02 |', 'rejected'],
    ['Supersedes: none', 'none'],
    ['Supersedes: -', 'none'],
    ['Depends on: nothing yet, really', 'none'],
    ['Updates: 2026-01-02', 'none'],
    ['Supersedes: 3 and 4', 'none, supersedes 3, supersedes 4'],
    ['Supersedes: [3. Use B, not C](0003-b.md)', 'none, supersedes 3'],
    ['* Status: [accepted | superseded by [ADR-5](0005-e.md)]', 'unknown, mentions 5'],
  ]);

  it('may share a line', () => {
    for (const line of [
      '**Status**: Accepted | **Date**: 2026-01-02',
      '**Status:** Accepted  **Date:** 2026-01-02',
      'Status: Accepted | Date: 2026-01-02',
    ]) {
      const { rawStatus, status, date } = record(header(line));
      assert.deepEqual([rawStatus, status, date], ['Accepted', 'accepted', '2026-01-02'], line);
    }
  });

  it('name an issue by its page', () => {
    for (const story of ['https://example.com/o/r/issues/12', '[#12](https://example.com/o/r/issues/12)']) {
      assert.deepEqual(record(header(`Technical Story: ${story}`)).items, ['#12']);
    }
  });
});

describe('Links of the front matter', () => {
  reads(
    (lines) => front(`status: accepted\n${lines}`),
    [
      ['superseded-by: none', 'accepted'],
      ['superseded-by: "N/A"', 'accepted'],
      ['superseded-by: TBD', 'accepted'],
      ['supersedes: 0001-c.md', 'accepted, supersedes 1'],
      ['supersedes: ./0001-c.md', 'accepted, supersedes 1'],
      ['supersedes: 0001-c', 'accepted, supersedes 1'],
      ['supersedes: [[0001-c]]', 'accepted, supersedes 1'],
      ['supersedes: caching', 'accepted, supersedes caching'],
      ['supersededBy: 3', 'superseded, superseded-by 3'],
      ['partially-superseded-by: 3', 'accepted, ~superseded-by 3'],
    ],
  );
});

describe('A link from the root', () => {
  it('leads to the record of another log, not to one with that number in its own', () => {
    const files = {
      'docs/adr/0001-a.md': section('Accepted'),
      'docs/adr/0002-b.md': section('Accepted\n\nSupersedes [C](/web/adr/0001-c.md)'),
      'web/adr/0001-c.md': section('Accepted'),
    };
    assert.deepEqual(log(files).map(picture), [
      '1 accepted',
      '2 accepted: supersedes 1',
      '1 superseded: [superseded-by 2]',
    ]);
  });
});

describe('A title', () => {
  for (const [heading, title] of [
    ['UTF-8 everywhere', 'UTF-8 everywhere'],
    ['TLS 1.3 only', 'TLS 1.3 only'],
    ['[ADR-0002] Use X', 'Use X'],
    ['ADR #2: Use X', 'Use X'],
    ['ADR: Use X', 'Use X'],
    ['ARC-2: Use X', 'Use X'],
    ['2\\. Use X', 'Use X'],
  ] as const) {
    it(`${heading} is shown as ${title}`, () => {
      assert.equal(record(`# ${heading}\n`).title, title);
    });
  }
});

describe('Files and headings that lead to logs', () => {
  it('may have comments, a byte order mark, or nothing', () => {
    const configs = new Map([
      ['.adr-dir', ' \n'],
      ['.log4brains.yml', 'project:\n  adrFolder: ./a # main\n'],
      ['adrs.toml', "adr_dir = 'b' # old\n"],
      ['adr.config.json', '\uFEFF{ "path": "c" }'],
      ['catalog-info.yaml', 'backstage.io/adr-location: "d" # here\n'],
    ]);
    const { logs, home } = findLogs({ paths: ['a/1.md', 'b/1.md', 'c/1.md', 'd/1.md'], configs });
    assert.deepEqual([logs.map(({ folder }) => folder), home], [['a', 'b', 'c', 'd'], 'a']);
  });

  it('may be underlined, numbered, emphasised, or have a value', () => {
    const texts = [
      'Status\n------\n',
      '## 1. Context\n',
      '## **Status**\n',
      '## Status: Accepted\r\n',
      '## ステータス\n',
    ];
    assert.deepEqual(texts.map(looksLikeRecord), [true, true, true, true, true]);
  });
});

describe('Reading what nobody would write', () => {
  const units = ['[', '[[', '![', '[](<', ' ', '#', '*', '"', 'https://', 'superseded by ADR-1 ', 'supersedes a in '];

  /** Whether it takes time in proportion to the length of what is read. @param times so often that it can be told */
  function isSteady(least: number, times: number, read: (long: string) => void): void {
    const taken = (length: number): number => {
      const started = performance.now();
      for (let time = 0; time < times; time += 1) for (const unit of units) read(unit.repeat(length / unit.length));
      return performance.now() - started;
    };
    taken(least / 4);
    const [short, long] = [least, 4 * least].map((length) => Math.min(taken(length), taken(length)));
    assert(short !== undefined && long !== undefined);
    // What looks at every two places takes sixteen times as long for four times as much.
    assert(long < 10 * short, `${short} ms, ${long} ms`);
  }

  it('takes time in proportion to it', () => {
    isSteady(20_000, 1, (long) => {
      record(section(`Accepted, extends ADR-1 ${long} x`));
      record(`# A${long}x\n\nStatus${long}x\nTechnical Story: ${long}x\n\n${long}\n`);
    });
  });

  it('takes time in proportion to it also where logs are looked for', () => {
    isSteady(5000, 50, (long) => {
      looksLikeRecord(`# Status${long}x\n\nStatus${long}x\n`);
      const configs = new Map([
        ['.log4brains.yml', `${'\n'.repeat(long.length)}adrFolder: a${long}x\n`],
        ['adrs.toml', `adr_dir = "${long}\n`],
      ]);
      findLogs({ paths: ['a/1.md'], configs });
    });
  });
});
