import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Intention } from '../../../../src/core/model/intention.ts';
import { evidenceIn } from '../../../../src/core/policy/evidence.ts';
import { targetFrom, targetText } from '../../../../src/core/policy/target.ts';
import { noticePhrases, refusalPhrase } from '../../../../src/phrases/describe.ts';
import { phraseOf } from '../../../../src/phrases/phrases.ts';
import { change, changed, read, refusal } from '../../../support/backlog.ts';
import { lineDiff } from '../../../support/diff.ts';

const boardOf = (done: string) => `headwater: 1
board:
  columns: [ideas, { id: doing, stage: active }, deployed, { id: live, stage: done }]
${done}items:
`;
const asks = (policy: string) => `  done: { needs: [deployed, usage, noMajorBug], policy: ${policy} }\n`;
const move: Intention = { kind: 'move', item: 'A-1', column: 'live' };

/** What is written when the first item is done, and what is said. */
function finished(text: string, intention: Intention = move): string {
  const made = change(text, intention);
  const said = noticePhrases(made, read(text).backlog).map(phraseOf);
  return [lineDiff(text, changed(text, intention)).trimEnd(), ...said].join('\n');
}

describe('The definition of done', () => {
  const item = `  - id: A-1\n    title: Pay\n    status: doing\n`;
  const moved = '-    status: doing\n+    status: live\n+    history:\n';

  it('goes through with a word about what is missing, where the policy is warn', () => {
    assert.equal(
      finished(boardOf(asks('warn')) + item),
      `${moved}+      - { at: 2026-11-16T09:00:00Z, to: live, by: ana, without: [deployed, usage, noMajorBug] }\nNothing shows yet that it is: deployed, usage, noMajorBug.`,
    );
  });

  it('asks for a reason, and writes it beside what is missing, where the policy is block', () => {
    const text = boardOf(asks('block')) + item;
    const refused = refusal(text, move);
    assert.deepEqual([refused.code, refused.reason], ['done.without-evidence', 'because']);
    assert.equal(
      phraseOf(refusalPhrase(refused, read(text).backlog, phraseOf)),
      'Nothing shows yet that A-1 is: deployed, usage, noMajorBug. Is it done all the same, and why?',
    );
    assert.equal(
      finished(text, { ...move, because: 'A fair without a network' }),
      `${moved}+      - at: 2026-11-16T09:00:00Z
+        to: live
+        by: ana
+        because: A fair without a network
+        without: [deployed, usage, noMajorBug]
Nothing shows yet that it is: deployed, usage, noMajorBug.`,
    );
  });

  it('is the stages that the board has, where the team states none', () => {
    assert.match(finished(boardOf('') + item), /without: \[deployed\]/u);
    const none =
      'headwater: 1\nboard: { columns: [ideas, { id: doing, stage: active }, { id: live, stage: done }] }\nitems:\n';
    assert.doesNotMatch(finished(none + item), /without/u);
  });

  it('finds evidence, and a stage that was entered', () => {
    const evidence = `    evidence:
      deployed: { at: 2026-11-01T08:00:00Z }
      usage: { metric: orders, atLeast: 40, reading: 41 }
      noMajorBug: { at: 2026-11-12 }
`;
    assert.doesNotMatch(finished(boardOf(asks('block')) + item + evidence), /without/u);
    const entered = boardOf('') + item + '    history: [{ at: 2026-11-01T08:00:00Z, to: deployed }]\n';
    assert.doesNotMatch(finished(entered), /without/u);
    const missed = finished(boardOf(asks('warn')) + item + evidence.replace('41', '12'));
    assert.match(missed, /without: \[usage\]/u);
  });

  it('takes nobody’s word for it while a major bug names the item', () => {
    const text = `${boardOf('  done: { needs: [noMajorBug] }\n')}${item}    evidence: { noMajorBug: { at: 2026-11-12 } }\n  - { id: A-2, title: Loses orders, type: bug, severity: major, causedBy: [A-1] }\n`;
    assert.match(finished(text), /without: \[noMajorBug\]/u);
    assert.doesNotMatch(finished(text.replace('severity: major', 'severity: major, status: live')), /without/u);
    assert.doesNotMatch(finished(text.replace('severity: major', 'severity: minor')), /without/u);
  });

  it('does not ask of a frame, whose parts were asked, nor of what was done before', () => {
    const frame = `${boardOf(asks('block'))}${item}  - { id: A-2, title: Part, parent: A-1 }\n`;
    assert.doesNotMatch(finished(frame), /without/u);
    const there = boardOf(asks('block')) + item.replace('doing', 'live');
    assert.equal(finished(there), '');
  });

  it('says when a concern about it is unheard', () => {
    const text = `${boardOf('  done: { needs: [] }\n')}${item}    concerns: [{ about: Too slow }, { about: b, heard: { at: 2026-11-12 } }, { about: c, response: not-a-risk }]\n`;
    assert.ok(finished(text).endsWith('Concerns about A-1 that nobody has heard yet: 1.'));
  });
});

describe('Evidence', () => {
  const base = boardOf('').replace('deployed, {', 'deployed, released, {');
  const record = (evidence: 'deployed' | 'released' | 'usage' | 'noMajorBug', fields: Record<string, string> = {}) =>
    ({ kind: 'evidence', item: 'A-1', evidence, fields }) as const;
  const diff = (item: string, intention: Intention) => lineDiff(base + item, changed(base + item, intention)).trimEnd();
  const at = 'at: 2026-11-16T09:00:00Z';

  it('begins in lines of its own', () => {
    assert.equal(
      diff('  - id: A-1\n    title: Pay\n    notes: n\n', record('deployed', { version: '1.10' })),
      `+    evidence:\n+      deployed:\n+        - { ${at}, version: "1.10" }`,
    );
    assert.equal(
      diff('  - id: A-1\n    title: Pay\n    evidence: # none yet\n', record('noMajorBug')),
      `+      noMajorBug: { ${at}, by: ana }`,
    );
    assert.match(
      changed(`${base}  - { id: A-1, title: Pay }\n`, record('released', { rollout: '20' })),
      /evidence: \{ released: \[\{ at: 2026-11-16T09:00:00Z, rollout: 20 \}\] \}/u,
    );
  });

  it('stands behind what is there, however that is written', () => {
    const withOne = (one: string) =>
      `  - id: A-1\n    title: Pay\n    evidence:\n      deployed:${one}\n      released: { ${at} }\n`;
    const second = record('deployed', { version: 'v2' });
    assert.equal(
      diff(withOne(' { version: v1 } # first'), second),
      `-      deployed: { version: v1 } # first\n+      deployed: [{ version: v1 }, { ${at}, version: v2 }] # first`,
    );
    assert.equal(
      diff(withOne('\n        version: v1 # first\n        url: https://ci'), second),
      `-        version: v1 # first
-        url: https://ci
+        - version: v1 # first
+          url: https://ci
+        - { ${at}, version: v2 }`,
    );
    assert.equal(diff(withOne('\n        - version: v1'), second), `+        - { ${at}, version: v2 }`);
  });

  it('of a version that is there is not written twice', () => {
    const item =
      '  - { id: A-1, title: Pay, evidence: { deployed: { version: v1 }, released: { flag: f, rollout: 100 } } }\n';
    assert.equal(diff(item, record('deployed', { version: 'v1' })), '');
    assert.equal(diff(item, record('released', { flag: 'f' })), '');
    assert.notEqual(diff(item, record('deployed')), '');
  });

  it('puts a reading at the target that waits for it, and further ones behind it with its target', () => {
    const item = '  - id: A-1\n    title: Pay\n    evidence:\n      usage: { metric: orders, atLeast: 40 }\n';
    const once = changed(base + item, record('usage', { metric: 'orders', reading: '12' }));
    assert.match(once, /usage: \{ metric: orders, atLeast: 40, reading: 12, at: 2026-11-16T09:00:00Z \}/u);
    const twice = changed(once, record('usage', { metric: 'orders', reading: '61' }));
    assert.match(twice, /, \{ metric: orders, atLeast: 40, reading: 61, at: 2026-11-16T09:00:00Z \}\]/u);
    assert.equal(read(twice).backlog.items[0]?.fields.evidence?.usage?.length, 2);
  });

  describe('that is there', () => {
    type Kind = Parameters<typeof record>[0];
    const entry = (evidence: Kind, was: Record<string, string>, fields?: Record<string, string | undefined>) =>
      ({ kind: 'evidenceEntry', item: 'A-1', evidence, index: 0, was, fields }) as const;
    const item = `  - id: A-1
    title: Pay
    evidence: # so far
      deployed: { ${at}, version: v1 } # first
      usage:
        - { metric: orders, atLeast: 40, reading: 12 } # low
        - metric: pages
      noMajorBug: { ${at} }
`;

    it('says something else, key by key', () => {
      assert.equal(
        diff(item, entry('deployed', { version: 'v1' }, { version: '1.10', url: 'https://ci' })),
        `-      deployed: { ${at}, version: v1 } # first\n+      deployed: { ${at}, version: "1.10", url: https://ci } # first`,
      );
      assert.equal(
        diff(item, entry('usage', { atLeast: '40', atMost: '' }, { atLeast: undefined, atMost: '50' })),
        '-        - { metric: orders, atLeast: 40, reading: 12 } # low\n+        - { metric: orders, reading: 12, atMost: 50 } # low',
      );
    });

    it('goes, and what is empty then with it', () => {
      assert.equal(diff(item, entry('noMajorBug', {})), `-      noMajorBug: { ${at} }`);
      assert.equal(
        diff(item, entry('usage', { metric: 'orders' })),
        '-        - { metric: orders, atLeast: 40, reading: 12 } # low',
      );
      const lone = '  - id: A-1\n    evidence:\n      deployed:\n        - { version: v1 }\n    title: Pay\n';
      assert.equal(diff(lone, entry('deployed', {})), '-    evidence:\n-      deployed:\n-        - { version: v1 }');
      const flow = '  - { id: A-1, title: Pay, evidence: { deployed: [{ version: v1 }], noMajorBug: { by: ana } } }\n';
      assert.match(changed(base + flow, entry('deployed', {})), /evidence: \{ noMajorBug: \{ by: ana \} \}/u);
    });

    it('stays where it says something else by now, where it is gone, and where the new text cannot be read', () => {
      const refused = (...of: Parameters<typeof entry>) => refusal(base + item, entry(...of)).code;
      assert.equal(refused('deployed', { version: 'v0' }, { version: 'v2' }), 'field.changed');
      assert.equal(refused('released', {}, { flag: 'f' }), 'entry.not-found');
      assert.equal(refused('usage', { atLeast: '40' }, { atLeast: 'many' }), 'field.wrong-value');
      const odd = item.replace('- metric: pages', '- soon');
      assert.equal(refusal(base + odd, entry('usage', {})).code, 'entry.not-found');
    });
  });

  it('overwrites nothing that is no map', () => {
    const odd = '  - id: A-1\n    title: Pay\n    evidence: { deployed: { at: x } }\n';
    assert.ok(changed(base + odd, record('deployed', { version: 'v' })).includes('version: v'));
    assert.equal(
      refusal(`${base}  - id: A-1\n    title: Pay\n    evidence: soon\n`, record('deployed')).code,
      'field.wrong-value',
    );
  });

  it('keeps every other line, whatever is recorded in whatever order', function () {
    this.timeout(60_000);
    const needs = fc.constantFrom('deployed', 'released', 'usage', 'noMajorBug');
    const word = fc.constantFrom('v1', '1.10', 'a: b', '# c', 'ü', "it's");
    const one = fc.record({ evidence: needs, version: word, metric: word, reading: fc.integer().map(String) });
    const starts = fc.constantFrom(
      '  - id: A-1\n    title: Pay   # paid\n    notes: |\n      x\n',
      '  - { id: A-1, title: Pay }   # paid\n',
      '  - id: A-1\n    title: Pay\n    evidence:\n      deployed:\n        version: v0 # kept\n      usage: [{ metric: m }]\n',
    );
    fc.assert(
      fc.property(starts, fc.array(one, { maxLength: 3 }), (start, records) => {
        let text = `${base}${start}  - id: A-2 # other\n    title: Other\n`;
        for (const { evidence, ...fields } of records) {
          text = changed(text, { kind: 'evidence', item: 'A-1', evidence, fields });
          const { backlog, problems } = read(text);
          assert.deepEqual(
            problems.filter(({ severity }) => severity === 'error'),
            [],
          );
          const shown = evidenceIn({ ...backlog, board: { ...backlog.board, done: [evidence] } });
          const item = backlog.items[0];
          assert.ok(item && shown(item).every(({ there }) => there), text);
          assert.ok(text.endsWith('  - id: A-2 # other\n    title: Other\n') && text.startsWith(base));
          for (const comment of start.match(/#.*/gu) ?? []) assert.ok(text.includes(comment));
        }
      }),
    );
  });
});

describe('A target', () => {
  it('is written as people write it', () => {
    assert.deepEqual(targetFrom('>= 40'), { atLeast: '40' });
    assert.deepEqual(targetFrom(' ≤3.5 '), { atMost: '3.5' });
    assert.deepEqual(targetFrom('40'), { atLeast: '40' });
    assert.deepEqual(targetFrom(''), {});
    assert.deepEqual(targetFrom('≥ 40 ≤ 60'), { atLeast: '40', atMost: '60' });
    assert.equal(targetFrom('40 50'), undefined);
    assert.equal(targetFrom('>= 4x'), undefined);
    assert.equal(targetFrom('many'), undefined);
    assert.equal(targetText({ atLeast: 40, atMost: 60, unit: 'per day' }), '≥ 40 ≤ 60 per day');
  });
});
