import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Archiving, planArchive, planRestore, readArchive } from '../../../src/backlog/archive.ts';
import { applyEdits } from '../../../src/backlog/change.ts';
import { archiveOf, isArchive } from '../../../src/core/model/archiveName.ts';
import { compareIds } from '../../../src/backlog/ids.ts';
import { problemsOf, read } from '../../support/backlog.ts';
import { lineDiff } from '../../support/diff.ts';
import { backlogs, runs } from '../../support/random.ts';
import { closingColumns, closingStory as story } from '../../support/story.ts';

interface Texts {
  readonly backlog: string;
  readonly archive: string;
}

/** The texts of both files after an `Archiving`. */
function applyArchiving(texts: Texts, { backlogEdits, archiveEdits }: Archiving): Texts {
  return { backlog: applyEdits(texts.backlog, backlogEdits), archive: applyEdits(texts.archive, archiveEdits) };
}

/** Both texts after these items went to the archive, which they must. */
function archived(backlog: string, keys: readonly string[], archive?: string): Texts {
  const plan = planArchive(read(backlog), archive, keys);
  assert(plan.ok, `refused: ${JSON.stringify(plan)}`);
  return applyArchiving({ backlog, archive: archive ?? '' }, plan.value);
}

/** Both texts after an item came back, which it must. */
function restored({ backlog, archive }: Texts, id: string): Texts {
  const plan = planRestore(opened(archive, backlog), read(backlog), id);
  assert(plan.ok, `refused: ${JSON.stringify(plan)}`);
  return applyArchiving({ backlog, archive }, plan.value);
}

function opened(archive: string, backlog: string) {
  const reading = readArchive(archive, read(backlog).backlog.board);
  assert(reading, 'the archive can be read');
  return reading;
}

/** Why items do not go to the archive. */
function refused(backlog: string, keys: readonly string[], archive?: string): string {
  const plan = planArchive(read(backlog), archive, keys);
  assert(!plan.ok, 'the items stay');
  return plan.failure.code;
}

describe('Archiving', () => {
  it('moves blocks byte for byte into a new archive, in the order of ids', () => {
    const { backlog, archive } = archived(story, ['A-10', 'A-2']);
    assert.equal(backlog, story.slice(0, story.indexOf('\n  # what')));
    assert.equal(
      archive,
      `headwater: 1
items:
  - id: A-2
    title: Two
    status: no
    history: [{ at: 2026-09-01T08:00:00Z, to: no, because: Nobody asked }]

  # what the outage of May taught us
  - id: A-10
    title: Ten   # spaced  out
    status: live
    custom: kept
    history:
      - { at: 2026-08-01T08:00:00Z, to: done }
`,
    );
  });

  it('puts items at their places in an archive, and changes nothing else in it', () => {
    const before = `# put away\nheadwater: 1\nitems:\n  - id: A-1.5\n    title: Old # kept\n\n  # behind\n  - { id: A-11, title: Later }\ncustom: [1]\n`;
    const { archive } = archived(story, ['A-2', 'A-10'], before);
    assert.deepEqual(
      opened(archive, story).backlog.items.map(({ key }) => key),
      ['A-1.5', 'A-2', 'A-10', 'A-11'],
    );
    assert(
      lineDiff(before, archive)
        .split('\n')
        .every((line) => line.startsWith('+')),
    );
  });

  it('replaces what the archive has of an item: one in both is the backlog’s', () => {
    const before =
      'headwater: 1\nitems:\n  # as it was\n  - id: A-10\n    title: Older\n  - id: A-11\n    title: Later';
    const { archive } = archived(story, ['A-10'], before);
    assert(!archive.includes('Older') && archive.endsWith('    title: Later'));
    assert.equal(opened(archive, story).backlog.items[0]?.title, 'Ten');
  });

  it('shifts lines to the archive’s indentation, and writes its line breaks', () => {
    const wide = 'headwater: 1\r\nitems:\r\n    - id: A-1\r\n      title: One\r\n';
    const { archive } = archived(story, ['A-10'], wide);
    assert(archive.endsWith('\r\n      - { at: 2026-08-01T08:00:00Z, to: done }\r\n'.replace('      -', '        -')));
    assert(!/[^\r]\n/.test(archive));
    const narrow = archived(story, ['A-10'], 'headwater: 1\nitems:\n- id: A-1\n  title: One\n').archive;
    assert(narrow.includes('\n# what the outage of May taught us\n- id: A-10\n  title: Ten   # spaced  out\n'));
  });

  it('fills an archive with nothing in it', () => {
    for (const empty of [
      '',
      '\n',
      'headwater: 1\n',
      'headwater: 1\nitems:\n',
      'headwater: 1\nitems: []\n',
      'headwater: 1\nitems:',
    ]) {
      const { archive } = archived(story, ['A-2'], empty);
      assert.deepEqual(
        opened(archive, story).backlog.items.map(({ key }) => key),
        ['A-2'],
        archive,
      );
    }
  });

  it('is refused where something could be lost', () => {
    const blocks = 'headwater: 1\nitems:\n  - id: A-3\n    title: Three\n';
    assert.equal(refused(story, ['A-2'], `${blocks}  - id: A-4\n    title: "open\n`), 'archive.unreadable');
    assert.equal(refused(story, ['A-2'], `${blocks}<<<<<<< ours\n=======\n>>>>>>> theirs\n`), 'archive.unreadable');
    assert.equal(refused(story, ['A-2'], 'headwater: 1\nitems: [{ id: A-3, title: Three }]\n'), 'archive.unreadable');
    assert.equal(refused(story, ['A-2'], 'headwater: 2\nitems:\n'), 'archive.unreadable');
    assert.equal(refused(story, ['A-2'], 'somebody: else\n'), 'archive.unreadable');
    assert.equal(refused(story, ['A-2'], 'headwater: 1\nitems: [] # none\n'), 'archive.unreadable');
    assert.equal(refused(`${story}<<<<<<< a\n=======\n>>>>>>> b\n`, ['A-2']), 'file.read-only');
    assert.equal(refused(story, ['A-7']), 'item.not-found');
    assert.equal(refused('headwater: 1\nitems:\n  - title: Nameless\n', ['#1']), 'archive.without-id');
    assert.equal(refused('headwater: 1\nitems: [{ id: A-1, title: One }]\n', ['A-1']), 'layout.unsupported');
    const shared =
      'headwater: 1\nitems:\n  - id: A-1\n    title: One\n    tags: &t [x]\n  - id: A-2\n    title: Two\n    tags: *t\n';
    assert.equal(refused(shared, ['A-2']), 'layout.unsupported');
  });
});

describe('An archive', () => {
  it('is read with the columns of its backlog, and without minding what is not there', () => {
    const { archive } = archived(story.replace('custom: kept', 'dependsOn: [A-1]'), ['A-10', 'A-2']);
    const { backlog, problems } = opened(archive, story);
    assert.deepEqual(
      backlog.items.map(({ column }) => column),
      ['no', 'live'],
    );
    assert.deepEqual(problems, []);
  });

  it('says which columns are gone', () => {
    const { archive } = archived(story, ['A-2']);
    const { problems } = opened(archive, closingColumns);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['item.unknown-column', 'history.unknown-column'],
    );
  });

  it('stands beside its backlog and is never one', () => {
    assert.equal(archiveOf('/plan/backlog.yaml'), '/plan/backlog.archive.yaml');
    assert.equal(archiveOf('backlog.yml'), 'backlog.archive.yml');
    assert.equal(archiveOf('/a.yaml/plan'), '/a.yaml/plan.archive.yaml');
    assert(isArchive('/plan/backlog.archive.yml') && !isArchive('/plan.archive.yaml/backlog.yaml'));
  });
});

describe('Restoring', () => {
  it('brings an item back behind the last of its column', () => {
    const away = archived(story, ['A-2', 'A-10']);
    const { backlog, archive } = restored(restored(away, 'A-2'), 'A-10');
    assert.deepEqual(
      read(backlog).backlog.items.map(({ key }) => key),
      ['A-1', 'A-2', 'A-10'],
    );
    assert.equal(archive, 'headwater: 1\nitems:\n');
    assert.equal(restored(archived(story, ['A-2']), 'A-2').backlog, story);
  });

  it('is refused for an item that the backlog has', () => {
    const { archive } = archived(story, ['A-2']);
    const plan = planRestore(opened(archive, story), read(story), 'A-2');
    assert(!plan.ok && plan.failure.code === 'archive.in-backlog');
    const gone = planRestore(opened(archive, story), read(story), 'A-99');
    assert(!gone.ok && gone.failure.code === 'item.not-found');
  });
});

/** Blocks by the id of their item, byte for byte; the last line break is the text's, not the block's. */
function blocksOf({ source, backlog, text }: ReturnType<typeof read>): readonly (readonly [string, string])[] {
  return backlog.items.map((item, index) => {
    const at = source.items[index];
    return [item.key, text.slice(at?.start, at?.end).replace(/\r?\n$/, '')] as const;
  });
}

const sorted = (ids: readonly string[]) => [...ids].sort(compareIds);

describe('For every backlog', () => {
  const cases = fc.tuple(backlogs, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 })).map(([text, picks]) => {
    const ids = read(text).backlog.items.map(({ key }) => key);
    return {
      text,
      first: ids.filter((_, index) => picks[index]),
      then: ids.filter((_, index) => !picks[index] && picks[index + 7]),
    };
  });

  it('archiving loses nothing, doubles nothing and keeps the archive in order', () => {
    fc.assert(
      fc.property(cases, ({ text, first, then }) => {
        const before = new Map(blocksOf(read(text)));
        const one = archived(text, first);
        const two = archived(one.backlog, then, one.archive === '' ? undefined : one.archive);
        const left = blocksOf(read(two.backlog));
        const away = two.archive === '' ? [] : blocksOf(opened(two.archive, text));
        assert.deepEqual(new Map([...left, ...away]), new Map([...before]));
        assert.equal(left.length + away.length, before.size);
        assert.deepEqual(
          away.map(([id]) => id),
          sorted([...first, ...then]),
        );
        assert.deepEqual(
          left.map(([id]) => id),
          [...before.keys()].filter((id) => !first.includes(id) && !then.includes(id)),
        );
        if (text.includes('\r\n')) assert(!/[^\r]\n/.test(two.archive + two.backlog));
        assert(two.backlog.endsWith('\n') === text.endsWith('\n') || left.length === 0);
        assert.deepEqual(errorsOf(two.backlog), []);
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });

  it('what was archived comes back byte for byte', () => {
    fc.assert(
      fc.property(cases, ({ text, first }) => {
        fc.pre(first.length > 0);
        let texts = archived(text, first);
        for (const id of first) texts = restored(texts, id);
        assert.deepEqual(new Map(blocksOf(read(texts.backlog))), new Map(blocksOf(read(text))));
        assert.deepEqual(opened(texts.archive, text).backlog.items, []);
        assert.deepEqual(errorsOf(texts.backlog), []);
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });
});

const errorsOf = (text: string) => problemsOf(text).filter((line) => line.includes(' error '));
