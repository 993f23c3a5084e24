import assert from 'node:assert/strict';
import fc from 'fast-check';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRecordName } from '../../../src/core/decisions/fileName.ts';
import { type Planned, accept, deprecate, reject, succeedBy } from '../../../src/core/decisions/writing/lifecycle.ts';
import { linkItems, reaffirm } from '../../../src/core/decisions/writing/notes.ts';
import type { OpenRecord } from '../../../src/core/decisions/writing/openRecord.ts';
import type { TextEdit } from '../../../src/core/model/problem.ts';
import { applyEdits } from '../../../src/core/model/textEdits.ts';
import { opened } from '../../support/decisions.ts';
import { projectRoot } from '../../support/places.ts';
import { fewerRuns } from '../../support/random.ts';

const shared = join(projectRoot, '../shared');

/** Texts of real and synthetic records, where they are on this machine, and of this project's own. */
function knownRecords(): readonly (readonly [string, string])[] {
  const folders = [join(projectRoot, 'docs/decisions'), join(shared, 'samples/adr'), join(shared, 'corpora/adr')];
  return folders
    .filter(existsSync)
    .flatMap((folder) =>
      (readdirSync(folder, { recursive: true }) as string[])
        .filter(isRecordName)
        .map((name) => [name.slice(name.lastIndexOf('/') + 1), readFileSync(join(folder, name), 'utf8')] as const),
    );
}

const line = fc.constantFrom(
  ...[
    '# 2. Use SQLite',
    '# Use SQLite',
    '## Status',
    '## Status: Accepted',
    'Accepted',
    'Proposed',
    '✅ Accepted',
    '~~Proposed~~ Accepted',
  ],
  ...[
    'Superseded by [3. X](0003-x.md)',
    'Partially superseded by [3. X](0003-x.md)',
    'Accepted. Amended by [3. X](0003-x.md) – later',
  ],
  ...[
    '* Status: accepted <!-- optional -->',
    '**Status:** Proposed (depends on ADR-001)',
    '| Status | Date |',
    '|---|---|',
    '| Draft | 2026-01-01 |',
  ],
  ...[
    '## Context',
    '## Context and Problem Statement',
    '## More Information',
    '## Links',
    '## Work items',
    '## Revisit',
    '- a',
    '* b',
    '1. c',
  ],
  ...[
    '',
    '',
    '',
    'text',
    '```',
    '~~~',
    '<!--',
    '-->',
    '---',
    '===',
    '[ADR-001]: 001-x.md',
    '  indented',
    'Date: 2026-01-01',
  ],
);
const front = fc.constantFrom(
  ...[
    'status: accepted',
    'status: "accepted; supersedes ADR-0001"',
    "status: 'proposed'",
    'status:',
    'status: # none',
    'status: null',
  ],
  ...[
    'status: {proposed | accepted}',
    'status: >-',
    '  accepted',
    'items: [PAY-1]',
    'items: PAY-1, PAY-2',
    'items:',
    '  - PAY-1',
  ],
  ...['superseded-by: [ADR-0003]', 'date: 2026-01-01', '# a comment', 'decision-makers: @ana', 'supersedes: []'],
);
const randomText = fc
  .record({
    front: fc.option(fc.array(front, { maxLength: 5 }), { nil: undefined }),
    lines: fc.array(line, { maxLength: 24 }),
    end: fc.constantFrom('\n', '\r\n'),
    last: fc.boolean(),
    mark: fc.boolean(),
  })
  .map(({ front: keys, lines, end, last, mark }) => {
    const all = [...(keys === undefined ? [] : ['---', ...keys, '---']), ...lines];
    return (mark ? '\uFEFF' : '') + all.join(end) + (last ? end : '');
  });

const known = knownRecords();
const anyRecord = fc.oneof(
  { arbitrary: fc.constantFrom(...known), weight: 1 },
  {
    arbitrary: fc.tuple(
      fc.constantFrom('0002-use-sqlite.md', '20260101-use-sqlite.md', 'use-sqlite.md', 'ADR-002.md'),
      randomText,
    ),
    weight: 4,
  },
);

const newer = opened('0090-use-duckdb.md', '---\nstatus: accepted\n---\n# Use [DuckDB] | `now`\n');

const acts: Readonly<Record<string, (open: OpenRecord) => Planned>> = {
  accept: (open) => accept(open, []),
  reject,
  deprecate,
  supersede: (open) => succeedBy(open, newer, 'supersedes'),
  amend: (open) => succeedBy(open, newer, 'amends'),
  'supersede another': (open) => succeedBy(newer, open, 'supersedes'),
  reaffirm: (open) => reaffirm(open, '2099-01-10', 'still | the <!-- fastest'),
  'link an item': (open) => linkItems(open, ['PAY-12', '#34']),
};

/** The edits that undo others, by what they replaced. */
function inverse(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return [...edits]
    .map((edit, index) => ({ ...edit, index }))
    .sort((one, other) => one.start - other.start || one.end - other.end || one.index - other.index)
    .map(({ start, end, text: inserted }) => {
      const at = start + shift;
      shift += inserted.length - (end - start);
      return { start: at, end: at + inserted.length, text: text.slice(start, end) };
    });
}

describe('Any edit of any decision record', function () {
  // Each run reads a whole record several times over.
  this.timeout(120_000);

  it('every known record takes a successor, or says why it cannot', () => {
    const refused: string[] = [];
    for (const [path, text] of known) {
      const open = opened(path, text);
      const plan = succeedBy(open, newer, 'supersedes');
      const own = plan.ok ? plan.value.find((change) => change.path === path) : undefined;
      if (own === undefined) refused.push(`${path} ${plan.ok ? 'unchanged' : plan.failure.code}`);
      else assert.equal(opened(path, changed(open, own.edits)).record.status, 'superseded', path);
    }
    // An empty file, and one without any form.
    const without = ['0009-a-pipe-in-title.md', 'Use-Tailwind.md'];
    assert.deepEqual(
      refused.filter((one) => !without.some((path) => one === `${path} no-status-anchor`)),
      [],
    );
  });

  for (const [name, act] of Object.entries(acts)) {
    it(`${name}: changes its anchors, keeps every other line and its ending, and is undone`, () => {
      let done = 0;
      fc.assert(
        fc.property(anyRecord, ([path, text]) => {
          const open = opened(path, text);
          const plan = act(open);
          if (!plan.ok) return;
          const own = plan.value.find((change) => change.path === path);
          if (own === undefined) return;
          done += 1;
          const after = changed(open, own.edits);
          // Done twice it says nothing twice.
          const again = act(opened(path, after));
          if (again.ok && name !== 'reaffirm')
            assert.deepEqual(
              again.value.filter((change) => change.path === path),
              [],
            );
        }),
        { numRuns: fewerRuns },
      );
      assert(done > 0, 'some were changed');
    });
  }
});

/** The text behind edits that keep all that is not theirs, and can be undone. */
function changed(open: OpenRecord, edits: readonly TextEdit[]): string {
  const after = applyEdits(open.text, edits);
  assert.equal(applyEdits(after, inverse(open.text, edits)), open.text, 'undone');
  keepsLines(open, after, edits);
  assert.equal(opened(open.path, after).record.title, open.record.title, 'title');
  return after;
}

/** Line endings stay what they are, and no word is lost but a status. */
function keepsLines({ text }: OpenRecord, after: string, edits: readonly TextEdit[]): void {
  const breaks = (whole: string) => ({ windows: whole.split('\r\n').length, all: whole.split('\n').length });
  const [before, then] = [breaks(text), breaks(after)];
  const own = text.includes('\r\n') ? 'windows' : 'unix';
  if (own === 'windows') assert.equal(then.all - before.all, then.windows - before.windows, 'line endings');
  else assert.equal(then.windows, 1);
  assert.equal(
    after.endsWith('\n'),
    text.trim() === '' ? after.endsWith('\n') : text.endsWith('\n'),
    'final line ending',
  );
  for (const edit of edits) {
    const removed = text.slice(edit.start, edit.end);
    assert(!/[\r\n]/.test(removed), 'a line was removed');
  }
}
