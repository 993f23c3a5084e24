import assert from 'node:assert/strict';
import { mergeItems, reportsOf } from '../../../support/merge.ts';

describe('Two sides of one item', () => {
  it('that changed different fields are both in it, comments and spelling as they were typed', () => {
    const merged = mergeItems({
      base: `
  # the outage of May
  - id: A-1
    title: Retry captures   # twice
    status: ready
    own: kept
`,
      ours: `
  # the outage of May
  - id: A-1
    title: "Retry captures, three times"   # twice
    status: ready
    own: kept
`,
      theirs: `
  # the outage of May, again
  - id: A-1
    title: Retry captures   # twice
    status: ready
    estimate: 2d # a guess
    own:   changed
`,
    });
    assert.equal(
      merged,
      `
  # the outage of May, again
  - id: A-1
    title: "Retry captures, three times"   # twice
    status: ready
    estimate: 2d # a guess
    own:   changed
`,
    );
  });

  it('that reworded and ticked a criterion have one, reworded and ticked', () => {
    const merged = mergeItems({
      base: `
  - id: A-1
    title: Retry
    acceptance:
      - Alarm wired # by ops
      - Rollback rehearsed
`,
      ours: `
  - id: A-1
    title: Retry
    acceptance:
      - The replica's alarm is wired # by ops
      - Rollback rehearsed
      - Documented
`,
      theirs: `
  - id: A-1
    title: Retry
    acceptance:
      - { text: Alarm wired, met: true } # by ops
      - Rollback rehearsed
      - Announced
`,
    });
    assert.equal(
      merged,
      `
  - id: A-1
    title: Retry
    acceptance:
      - { text: The replica's alarm is wired, met: true } # by ops
      - Rollback rehearsed
      - Announced
      - Documented
`,
    );
  });

  it('that changed tags and people have the tags and people of both, but for those taken out', () => {
    const merged = mergeItems({
      base: `
  - id: A-1
    title: Retry
    assignees: [ana]
    tags:
      - one # first
      - two
`,
      ours: `
  - id: A-1
    title: Retry
    assignees: [ana, ben]
    tags:
      - two
      - three
`,
      theirs: `
  - id: A-1
    title: Retry
    assignees: [cem, ana]
    tags:
      - one # first
      - two
      - four
`,
    });
    assert.equal(
      merged,
      `
  - id: A-1
    title: Retry
    assignees: [cem, ana, ben]
    tags:
      - two
      - four
      - three
`,
    );
  });

  it('that wrote a list in two ways have it in lines, with what both added', () => {
    const merged = mergeItems({
      base: '  - id: A-1\n    title: Retry\n    tags: [one]\n',
      ours: '  - id: A-1\n    title: Retry\n    tags:\n      - one\n      - two\n',
      theirs: '  - id: A-1\n    title: Retry\n    tags: [one, three]\n',
    });
    assert.equal(merged, '  - id: A-1\n    title: Retry\n    tags:\n      - one\n      - three\n      - two\n');
  });

  it('that answered and heard are in one concern, and a new question of each is there', () => {
    const merged = mergeItems({
      base: `
  - id: A-1
    title: Retry
    concerns:
      - about: Three months, not three weeks
        at: 2026-11-03T10:02:00Z
`,
      ours: `
  - id: A-1
    title: Retry
    questions:
      - ask: Which window?
        at: 2026-11-05T08:00:00Z
    concerns:
      - about: Three months, not three weeks
        at: 2026-11-03T10:02:00Z
        heard: { at: 2026-11-03T15:30:00Z, by: ana }
`,
      theirs: `
  - id: A-1
    title: Retry
    questions:
      - ask: Which vendor?
        at: 2026-11-05T09:00:00Z
    concerns:
      - about: It takes three months, not three weeks
        at: 2026-11-03T10:02:00Z
`,
    });
    assert.equal(
      merged,
      `
  - id: A-1
    title: Retry
    questions:
      - ask: Which vendor?
        at: 2026-11-05T09:00:00Z
      - ask: Which window?
        at: 2026-11-05T08:00:00Z
    concerns:
      - about: It takes three months, not three weeks
        at: 2026-11-03T10:02:00Z
        heard: { at: 2026-11-03T15:30:00Z, by: ana }
`,
    );
  });

  it('that changed other lines of a text have the lines of both', () => {
    const notes = (first: string, last: string) =>
      `  - id: A-1\n    title: Retry\n    notes: |\n      ${first}\n\n      # no comment\n      ${last}\n`;
    const merged = mergeItems({
      base: notes('one', 'three'),
      ours: notes('ONE', 'three'),
      theirs: notes('one', 'THREE'),
    });
    assert.equal(merged, notes('ONE', 'THREE'));
  });

  it('that commented it differently keep the comments of both', () => {
    const merged = mergeItems({
      base: '  # why\n  - id: A-1\n    title: Retry\n',
      ours: '  # why not\n  - id: A-1\n    title: Retry # ours\n',
      theirs: '  # why ever\n  - id: A-1\n    title: Retry # theirs\n',
    });
    assert.equal(merged, '  # why ever\n  # why not\n  - id: A-1\n    title: Retry # theirs # ours\n');
  });

  it('of which one took a field out that the other changed keep it, and it is said', () => {
    const texts = {
      base: '  - id: A-1\n    title: Retry\n    due: 2027-03-01\n    estimate: 2d\n',
      ours: '  - id: A-1\n    title: Retry\n',
      theirs: '  - id: A-1\n    title: Retry\n    due: 2027-04-01\n    estimate: 2d\n',
    };
    assert.equal(mergeItems(texts), '  - id: A-1\n    title: Retry\n    due: 2027-04-01\n');
    assert.deepEqual(reportsOf(texts), [
      'In A-1, due was changed on one side and taken out on the other (ours). It stays, with the change.',
    ]);
  });

  it('that say the same are one, however each wrote it', () => {
    const texts = {
      base: '  - id: A-1\n    title: Retry\n',
      ours: '  - id: A-1\n    title: Retry\n    why: "It fails"\n',
      theirs: "  - id: A-1\n    title: Retry\n    why: 'It fails'\n",
    };
    assert.equal(mergeItems(texts), texts.ours);
  });
});

describe('Two moves of one item', () => {
  const item = (status: string, ...history: readonly string[]) =>
    `  - id: A-1\n    title: Retry\n    status: ${status}\n    history:\n${history.map((entry) => `      - ${entry}\n`).join('')}`;
  const ready = '{ at: 2026-11-02T10:00:00Z, to: ready }';
  const building = '{ at: 2026-11-03T10:00:00Z, to: building, by: ben }';
  const review = '{ at: 2026-11-04T10:00:00Z, to: review }';
  const done = '{ at: 2026-11-05T10:00:00Z, to: done }';

  it('to different columns leave it where the later one has put it, and both stay in the history', () => {
    const texts = {
      base: item('ready', ready),
      ours: item('done', ready, building, done),
      theirs: item('review', ready, review),
    };
    assert.equal(mergeItems(texts), item('done', ready, building, review, done));
    assert.deepEqual(reportsOf(texts), [
      'A-1 was moved on both sides, to done and to review. The later move counts: it is in done.',
    ]);
  });

  it('in the same second leave it in the column whose id comes last, and the history ends there', () => {
    const then = '{ at: 2026-11-04T10:00:00Z, to: building }';
    const texts = {
      base: item('ready', ready),
      ours: item('review', ready, review),
      theirs: item('building', ready, then),
    };
    assert.equal(mergeItems(texts), item('review', ready, then, review));
  });

  it('of which one was made by hand are a conflict: nobody knows which came last', () => {
    const merged = mergeItems({
      base: item('ready', ready),
      ours: item('done', ready),
      theirs: item('review', ready, review),
    });
    assert.match(merged, /<<<<<<< ours\n {4}status: done\n=======\n {4}status: review\n>>>>>>> theirs\n/);
  });
});
