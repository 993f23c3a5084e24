import assert from 'node:assert/strict';
import fc from 'fast-check';
import { acknowledgeAll } from '../../../src/core/decisions/writing/lifecycle.ts';
import { likelyMeant, redirectLink } from '../../../src/core/decisions/writing/redirectLink.ts';
import { removeLink } from '../../../src/core/decisions/writing/removeLink.ts';
import { closeFrontMatter, statusChoices } from '../../../src/core/decisions/writing/repairs.ts';
import { applyEdits, changedLines } from '../../../src/core/model/textEdits.ts';
import { carriedOut, opened, record } from '../../support/decisions.ts';

const nygard = (status: string, more = '') =>
  `# 2. A\n\nDate: 2026-11-22\n\n## Status\n\n${status}\n\n## Context\n\nc\n${more}`;

describe('A link that leads nowhere', () => {
  /** The text without the link; undefined where it cannot be taken out by itself. */
  const without = (text: string, target: string) => {
    const open = opened('0002-a.md', text);
    const link = open.record.links.find((one) => one.target === target && one.kind !== 'mentions');
    assert(link !== undefined);
    const edits = removeLink(open, link);
    return edits && applyEdits(text, edits);
  };

  it('is taken out with its paragraph, its bullet or its entry, and nothing else', () => {
    const alone = nygard('Accepted\n\nSupersedes [9. X](0009-x.md)\n\nAmends [1. Y](0001-y.md)');
    assert.equal(without(alone, '9'), alone.replace('Supersedes [9. X](0009-x.md)\n\n', ''));
    const bullets = nygard('Accepted', '\n## Links\n\n* Amends ADR-9\n* Refines ADR-1\n');
    assert.equal(without(bullets, '9'), bullets.replace('* Amends ADR-9\n', ''));
    const windows = bullets.replaceAll('\n', '\r\n');
    assert.equal(without(windows, '9'), windows.replace('* Amends ADR-9\r\n', ''));
    const several = nygard('Accepted', '\n## Links\n\n* Amends ADR-1, ADR-9 and ADR-3\n');
    assert.equal(without(several, '9'), several.replace(', ADR-9', ''));
    assert.equal(without(several, '1'), several.replace('ADR-1, ', ''));
    const front =
      '---\nstatus: accepted # now\namends: [ADR-0009, ADR-0001]\ndepends-on:\n  - ADR-0008\n  - ADR-0001\n---\n# A\n';
    assert.equal(without(front, '9'), front.replace('ADR-0009, ', ''));
    assert.equal(without(front, '8'), front.replace('  - ADR-0008\n', ''));
    const only = '---\nstatus: accepted\namends: [ADR-0009]\n---\n# A\n';
    assert.equal(without(only, '9'), only.replace('amends: [ADR-0009]\n', ''));
  });

  it('is left where somebody wrote more, or where the status would go with it', () => {
    const more = nygard('Accepted', '\n## Links\n\n* Amends ADR-9, which keeps the cache\n');
    assert.equal(without(more, '9'), undefined);
    assert.equal(without(nygard('Superseded by [9. X](0009-x.md)'), '9'), undefined);
  });
});

describe('A link that leads nowhere, but was meant for another record', () => {
  const [moved, near] = [
    { path: '0010-keep-the-cache.md', title: 'Keep the cache' },
    { path: '0008-use-x.md', title: 'Use X' },
  ] as const;
  const led = (text: string, target = '9', other: { path: string; title: string } = moved) => {
    const open = opened('0002-a.md', text);
    const link = open.record.links.find((one) => one.target === target && one.kind !== 'mentions');
    assert(link !== undefined);
    const edits = redirectLink(open, link, other);
    return edits && applyEdits(text, edits);
  };

  it('leads there, in the form in which it is written, beside all that somebody wrote', () => {
    const bullet = nygard('Accepted', '\n## Links\n\n* Amends ADR-9, which keeps the cache\n* Refines ADR-1\n');
    assert.equal(led(bullet), bullet.replace('ADR-9', 'ADR-0010'));
    const windows = bullet.replaceAll('\n', '\r\n');
    assert.equal(led(windows), windows.replace('ADR-9', 'ADR-0010'));
    const linked = nygard('Accepted\n\nAmends [9. Old](0009-keep-the-cache.md) since then');
    assert.equal(
      led(linked),
      linked.replace('[9. Old](0009-keep-the-cache.md)', '[10. Keep the cache](0010-keep-the-cache.md)'),
    );
    const front = '---\nstatus: accepted # now\namends: [ADR-0001, ADR-0009]\ndepends-on:\n  - "ADR-0008"\n---\n# A\n';
    assert.equal(led(front), front.replace('ADR-0009', 'ADR-0010'));
    assert.equal(led(front, '8'), front.replace('ADR-0008', 'ADR-0010'));
    const status = '---\nstatus: superseded by ADR-0009\n---\n# A\n';
    assert.equal(led(status), status.replace('ADR-0009', 'ADR-0010'));
  });

  it('is left where it says so already', () => {
    assert.equal(led(nygard('Accepted', '\n## Links\n\n* Amends ADR-9 and ADR-10\n')), undefined);
  });

  it('is meant for one that shares its words, else for one whose number is near', () => {
    const far = { path: '0001-log-as-json.md', title: 'Log as JSON' };
    const likely = (line: string) => likelyMeant({ target: '9', line }, [far, near, moved]).map(({ path }) => path);
    assert.deepEqual(likely('Amends ADR-9'), [near.path, moved.path, far.path]);
    assert.deepEqual(likely('Amends [9](0009-keep-the-cache.md)')[0], moved.path);
    assert.deepEqual(likely('Amends ADR-9, which logs JSON')[0], far.path);
  });
});

describe('A record that says two things about its status', () => {
  const ways = (text: string, named = new Map<string, { path: string; title: string }>()) =>
    statusChoices(opened('0002-a.md', text), named).map(({ keeps, edits }) => [keeps, applyEdits(text, edits)]);

  it('keeps either of them, in the words of the place', () => {
    const text = `---\nstatus: accepted\n---\n${nygard('Proposed')}`;
    assert.deepEqual(ways(text), [
      ['accepted', text.replace('Proposed', 'Accepted')],
      ['Proposed', text.replace('status: accepted', 'status: proposed')],
    ]);
  });

  it('keeps its status, or what took its place', () => {
    const text = nygard('Accepted', '\n## Links\n\n* Superseded by ADR-3\n');
    const other = { path: '0003-b.md', title: 'B' };
    assert.deepEqual(ways(text, new Map([['3', other]])), [
      ['Accepted', text.replace('* Superseded by ADR-3\n', '')],
      ['superseded by 3', text.replace('Accepted', 'Superseded by [3. B](0003-b.md)')],
    ]);
  });
});

describe('Front matter that nobody has ended', () => {
  it('is ended behind its keys', () => {
    const closed = (text: string) => applyEdits(text, [closeFrontMatter(opened('0002-a.md', text))]);
    assert.equal(
      closed('---\nstatus: accepted\ntags:\n  - a\n\n# A\n'),
      '---\nstatus: accepted\ntags:\n  - a\n---\n\n# A\n',
    );
    assert.equal(closed('---\r\nstatus: accepted'), '---\r\nstatus: accepted\r\n---\r\n');
    assert.equal(record(closed('---\nstatus: rejected\n# A\n')).status, 'rejected');
    assert.deepEqual(record(closed('---\nstatus: rejected\n# A\n')).problems, []);
  });
});

describe('What several others say of a record', () => {
  it('is written there as one change that keeps every other byte', () => {
    const older = opened('0002-a.md', nygard('Accepted', '\n## More\n\nlast line').replaceAll('\n', '\r\n'));
    const [third, fourth] = ['0003-b.md', '0004-c.md'].map((path) => opened(path, `# ${path[3] ?? ''}. B\n`));
    assert(third !== undefined && fourth !== undefined);
    const heard = [
      { by: third, links: [{ kind: 'amends', partial: false }] },
      { by: fourth, links: [{ kind: 'supersedes', partial: false }] },
    ] as const;
    const plan = acknowledgeAll(older, heard);
    assert(plan.ok && plan.value[0]?.edits.length === 1);
    const { '0002-a.md': text = '' } = carriedOut(plan, [older]);
    const told = record(text).links.map(({ kind, target }) => `${kind} ${target}`);
    assert.deepEqual(told.sort(), ['amended-by 3', 'superseded-by 4']);
    assert.ok(text.endsWith('last line') && !/[^\r]\n/.test(text));
  });

  it('becomes whole lines, whatever two texts differ in', () => {
    const texts = fc
      .array(fc.constantFrom('a', '\u{1F600}', '\r\n', '\n', 'b'), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const edits = changedLines(before, after);
        assert.equal(applyEdits(before, edits), after);
        for (const { start, end } of edits)
          assert.ok([start, end].every((at) => at === 0 || at === before.length || before[at - 1] === '\n'));
      }),
    );
  });
});
