import assert from 'node:assert/strict';
import { renumber } from '../../../src/core/decisions/writing/renumber.ts';
import { applyEdits } from '../../../src/core/model/textEdits.ts';
import { opened } from '../../support/decisions.ts';

const files: Readonly<Record<string, string>> = {
  'adr/0012-use-a.md': '# 12. Use A\n\n## Status\n\nAccepted\n\n## Context\n\nADR-0012 is this one.\n',
  'adr/0013-use-b.md':
    '---\nstatus: "accepted; supersedes ADR-0012"\nsupersedes: [ADR-0012]\n---\n# 13. Use B 12\n\n' +
    'See ADR-12, [12. Use A](0012-use-a.md#status), [ADR-0012], and #12.\n\n```\nADR-0012\n```\n\n[ADR-0012]: ./0012-use-a.md\n',
};

const log = (more: Readonly<Record<string, string>> = {}) =>
  Object.entries({ ...files, ...more }).map(([path, text]) => opened(path, text));

function renumbered(number: number, more: Readonly<Record<string, string>> = {}) {
  const records = log(more);
  const plan = renumber('adr/0012-use-a.md', number, records);
  assert(plan.ok, plan.ok ? '' : plan.failure.code);
  const { to, places } = plan.value;
  const texts = records.map(({ path, text }) =>
    applyEdits(
      text,
      places.filter((place) => place.path === path && place.sure).map(({ edit }) => edit),
    ),
  );
  return { to, places, texts };
}

describe('Another number for a decision', () => {
  it('is put in its name, its heading, all links and citations; code and issues are left', () => {
    const { to, texts } = renumbered(40);
    assert.equal(to, 'adr/0040-use-a.md');
    assert.deepEqual(texts, [
      '# 40. Use A\n\n## Status\n\nAccepted\n\n## Context\n\nADR-0040 is this one.\n',
      '---\nstatus: "accepted; supersedes ADR-0040"\nsupersedes: [ADR-0040]\n---\n# 13. Use B 12\n\n' +
        'See ADR-40, [40. Use A](0040-use-a.md#status), [ADR-0040], and #12.\n\n```\nADR-0012\n```\n\n[ADR-0040]: ./0040-use-a.md\n',
    ]);
  });

  it('is shown place by place', () => {
    const shown = renumbered(40).places.map(
      ({ path, lineNumber, before, after }) => `${path}:${lineNumber} ${before} → ${after}`,
    );
    assert.deepEqual(shown.slice(0, 3), [
      'adr/0012-use-a.md:1 12 → 40',
      'adr/0012-use-a.md:9 ADR-0012 → ADR-0040',
      'adr/0013-use-b.md:2 ADR-0012 → ADR-0040',
    ]);
  });

  it('leaves citations that may mean the other record of that number', () => {
    const { texts, places } = renumbered(40, { 'adr/0012-use-c.md': '# 12. Use C\n' });
    assert.equal(texts[2], '# 12. Use C\n');
    assert.match(texts[1] ?? '', /supersedes ADR-0012".*See ADR-12, \[40\. Use A\]\(0040-use-a\.md#status\)/s);
    assert(
      places.some(({ before, sure }) => before === 'ADR-12' && !sure),
      'they are shown',
    );
  });

  it('is refused where the number is taken, is the same, or is none', () => {
    const records = log({ 'adr/0040-use-e.md': '# E\n', 'adr/use-d.md': '# D\n', 'other/0041-use-f.md': '# F\n' });
    const codeOf = (path: string, number: number) => {
      const plan = renumber(path, number, records);
      return plan.ok ? plan.value.to : plan.failure.code;
    };
    assert.equal(codeOf('adr/0012-use-a.md', 40), 'number-taken');
    assert.equal(codeOf('adr/0012-use-a.md', 12), 'same-number');
    assert.equal(codeOf('adr/use-d.md', 3), 'not-numbered');
    assert.equal(codeOf('adr/0012-use-a.md', 41), 'adr/0041-use-a.md', 'another log counts for itself');
  });

  it('is put wherever reading takes something for the record', () => {
    const forms: readonly (readonly [before: string, after: string])[] = [
      ['---\nstatus: accepted\nsupersedes: [ADR-0003, ADR-0012]\n---\n', 'ADR-0003, ADR-0040]'],
      ['---\nstatus: accepted\nsupersedes: [0003, 0012]\n---\n', '[0003, 0040]'],
      ['---\nstatus: accepted\namends:\n  - 3\n  - 12\n---\n', '- 3\n  - 40\n'],
      ['---\nstatus: superseded by 0012-use-a.md\n---\n', 'by 0040-use-a.md\n'],
      ['# 13. B\n\n## Status\n\nAccepted\n\nAmends #12\n', 'Amends #40\n'],
      ['# 13. B\n\n* Status: accepted\n* Amends: 0012\n', 'Amends: 0040\n'],
      [
        '# 13. B\n\nSee [A](./0012%2Duse-a.md "12") and [[0012-use-a]].\n',
        '[A](./0040-use-a.md "12") and [[0040-use-a]].',
      ],
      [
        '# 13. B\n\nSee [ADR-0003, ADR-0012] and `adr/0012-use-a.md`.\n',
        '[ADR-0003, ADR-0040] and `adr/0040-use-a.md`.',
      ],
      ['# 13. B\n\nSee ADR-12.\n', 'See ADR-40.\n'],
    ];
    for (const [before, after] of forms) {
      const { texts } = renumbered(40, { 'adr/0013-use-b.md': before });
      assert(texts[1]?.includes(after), texts[1]);
    }
    const others = '# 13. B\n\nADR-0120, ADR-12.1, X-ADR-12, 0012-use-and.md, issue #12, 2012-12-12, 12 times.\n';
    assert.equal(renumbered(40, { 'adr/0013-use-b.md': others }).texts[1], others);
  });

  it('keeps its own letters, its suffix being part of the number', () => {
    const records = [
      opened('RFC-007a-x.md', '# RFC 7a: X\n'),
      opened('RFC-008-y.md', '# RFC-008 Y\n\nAs RFC-007a has it.\n'),
    ];
    const plan = renumber('RFC-007a-x.md', 9, records);
    assert(plan.ok);
    assert.equal(plan.value.to, 'RFC-009-x.md');
    assert.deepEqual(
      plan.value.places.map(({ before, after }) => `${before} → ${after}`),
      ['7a → 9', 'RFC-007a → RFC-009'],
    );
  });

  it('reaches into another log by links and paths only, whose numbers are its own', () => {
    const { texts } = renumbered(40, {
      'other/0012-use-z.md': '# 12. Use Z\n\nADR-0012, [A](../adr/0012-use-a.md), adr/0012-use-a.md.\n',
    });
    assert.equal(texts[2], '# 12. Use Z\n\nADR-0012, [A](../adr/0040-use-a.md), adr/0040-use-a.md.\n');
  });

  it('reaches into the backlog, where the item tells which of two is meant', () => {
    const text = '- id: P-1\n  decisions: [ADR-0012]\n- id: P-2\n  decisions: [ADR-0012] # see adr/0012-use-a.md\n';
    const itemAt = (offset: number) => (offset < text.indexOf('- id: P-2') ? 'P-1' : 'P-2');
    const after = (more: Readonly<Record<string, string>>, numbers = true) => {
      const plan = renumber('adr/0012-use-a.md', 40, log(more), { texts: [{ path: 'b.yaml', text, numbers, itemAt }] });
      assert(plan.ok);
      const places = plan.value.places.filter(({ path, sure }) => path === 'b.yaml' && sure);
      return places.map(({ lineNumber, after: written }) => `${lineNumber} ${written}`);
    };
    assert.deepEqual(after({}), ['2 ADR-0040', '4 ADR-0040', '4 adr/0040-use-a.md']);
    const items = (id: string) => `---\nstatus: accepted\nitems: [${id}]\n---\n# A\n`;
    const both = { 'adr/0012-use-a.md': items('P-1'), 'adr/0012-use-c.md': items('P-2') };
    assert.deepEqual(after(both), ['2 ADR-0040', '4 adr/0040-use-a.md'], 'each item is named by its own');
    assert.deepEqual(after({ 'adr/0012-use-c.md': '# C\n' }), ['4 adr/0040-use-a.md'], 'nobody tells');
    assert.deepEqual(after({}, false), ['4 adr/0040-use-a.md'], 'ADR-12 is an item here');
  });
});
