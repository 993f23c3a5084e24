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

  it('is refused where the name is taken or has no number', () => {
    const records = log({ 'adr/0040-use-a.md': '# A\n', 'adr/use-d.md': '# D\n' });
    const codes = [renumber('adr/0012-use-a.md', 40, records), renumber('adr/use-d.md', 3, records)].map((plan) =>
      plan.ok ? '' : plan.failure.code,
    );
    assert.deepEqual(codes, ['name-taken', 'not-numbered']);
  });
});
