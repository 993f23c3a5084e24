import assert from 'node:assert/strict';
import { lookAt } from '../../../src/core/decisions/lookAgain.ts';
import type { Surroundings } from '../../../src/core/decisions/revisit.ts';
import { log } from '../../support/decisions.ts';

const adr = (status: string, more = '') => `# A\n\n## Status\n\n${status}\n\n## Context\n\n${more}\n`;

describe('A decision worth another look', () => {
  const needs = (
    files: Record<string, string>,
    done: string[] = [],
    ranked: string[] = [],
    more: Partial<Surroundings> = {},
  ) =>
    [...lookAt(log(files), { today: '2026-11-28', done: new Set(done), ranked, ...more }).needs].flatMap(
      ([path, found]) => found.map(({ code, because }) => `${path} ${code}: ${because.join(' ')}`),
    );

  it('has come to its day', () => {
    const files = { '0001-a.md': adr('Accepted', 'x\n\n## Revisit\n\n- Review by: 2026-11-01') };
    assert.deepEqual(needs(files), ['0001-a.md review-due: 2026-11-01']);
    const settled = { '0001-a.md': `${files['0001-a.md']}\n- Reaffirmed: 2026-11-20\n` };
    assert.deepEqual(needs(settled), []);
  });

  it('rests on one that no longer holds, however far away, with the way to it', () => {
    const files = {
      '0001-a.md': adr('Superseded by ADR-4'),
      '0002-b.md': adr('Accepted\n\nDepends on ADR-1'),
      '0003-c.md': adr('Accepted\n\nDepends on ADR-2'),
      '0004-d.md': adr('Accepted\n\nSupersedes ADR-1'),
    };
    assert.deepEqual(needs(files), ['0002-b.md support-gone: 2 1', '0003-c.md support-gone: 3 2 1']);
  });

  it('is settled by a word with a date, and what rests on it too', () => {
    const files = {
      '0001-a.md': adr('Rejected'),
      '0002-b.md': adr('Accepted\n\nDepends on ADR-1', 'x\n\n## Revisit\n\n- Reaffirmed: 2026-11-20'),
      '0003-c.md': adr('Accepted\n\nDepends on ADR-2'),
    };
    assert.deepEqual(needs(files), []);
  });

  it('is settled by a new decision in force that takes its place, and was known to one that was made later', () => {
    const front = (text: string) => `---\n${text}\n---\n# A\n`;
    const files = {
      '0001-a.md': front('status: accepted\ndate: 2026-01-01'),
      '0002-b.md': front('status: accepted\ndate: 2026-01-02\ndepends-on: [ADR-0001]'),
      '0003-c.md': front('status: accepted\ndate: 2026-02-01\nsupersedes: [ADR-0001]'),
      '0004-d.md': front('status: accepted\ndate: 2026-02-02\ndepends-on: [ADR-0001]'),
    };
    assert.deepEqual(needs(files), ['0002-b.md support-gone: 2 1']);
    const proposed = { ...files, '0005-e.md': front('status: proposed\nsupersedes: [ADR-0002]') };
    assert.deepEqual(needs(proposed), ['0002-b.md support-gone: 2 1']);
    assert.deepEqual(needs({ ...files, '0005-e.md': proposed['0005-e.md'].replace('proposed', 'accepted') }), []);
  });

  it('named an item that is done, or is proposed while all its items are done', () => {
    const files = {
      '0001-a.md': adr('Accepted', 'x\n\n## Revisit\n\n- Revisit when: PAY-1 is in use'),
      '0002-b.md': adr('Proposed', 'x\n\n## Work items\n\n- Decides: PAY-1'),
    };
    assert.deepEqual(needs(files), []);
    assert.deepEqual(needs(files, ['PAY-1']), ['0001-a.md item-done: PAY-1', '0002-b.md proposed-but-done: PAY-1']);
  });

  it('named a figure that a reading has passed, until somebody looks again', () => {
    const revisit = 'x\n\n## Revisit\n\n- Revisit when: checkout time > 300 ms, or orders at least 9000\n';
    const files = { '0001-a.md': adr('Accepted', revisit) };
    const read = (metric: string, value: number) =>
      needs(files, [], [], { readings: [{ metric, value, day: '2026-11-20' }] });
    assert.deepEqual(read('Checkout time', 301), ['0001-a.md metric-crossed: Checkout time 301']);
    assert.deepEqual(read('orders', 9000), ['0001-a.md metric-crossed: orders 9000']);
    assert.deepEqual([...read('checkout time', 300), ...read('orders', 8999), ...read('time x', 999)], []);
    const settled = { '0001-a.md': `${files['0001-a.md']}- Reaffirmed: 2026-11-21\n` };
    assert.deepEqual(needs(settled, [], [], { readings: [{ metric: 'orders', value: 9000, day: '2026-11-20' }] }), []);
  });

  it('named another decision that has changed', () => {
    const dated = (day: string, status: string, more = 'x') =>
      `Date: ${day}\n\n${adr(status, more)}`.replace(/^([^#]*)(# .*\n)/u, '$2\n$1');
    const files = {
      '0001-a.md': dated('2026-01-01', 'Accepted'),
      '0002-b.md': dated('2026-02-01', 'Accepted', 'x\n\n## Revisit\n\n- Revisit when: ADR-0001 changes\n'),
    };
    assert.deepEqual(needs(files), []);
    const amended = { ...files, '0003-c.md': dated('2026-03-01', 'Accepted\n\nAmends ADR-1') };
    assert.deepEqual(needs(amended), ['0002-b.md decision-changed: 1']);
    assert.deepEqual(needs({ ...amended, '0003-c.md': dated('2026-03-01', 'Proposed\n\nAmends ADR-1') }), []);
    assert.deepEqual(needs({ ...files, '0001-a.md': dated('2026-01-01', 'Deprecated') }), [
      '0002-b.md decision-changed: 1',
    ]);
    const settled = { ...amended, '0002-b.md': `${files['0002-b.md']}- Reaffirmed: 2026-03-02\n` };
    assert.deepEqual(needs(settled), []);
  });

  it('assumes what somebody struck out, or what held until a day', () => {
    const files = (text: string) => ({ '0001-a.md': adr('Accepted', `x\n\n## Assumptions\n\n- ${text}\n`) });
    assert.deepEqual(needs(files('~~One region is enough~~')), ['0001-a.md assumption-gone: One region is enough']);
    assert.deepEqual(needs(files('The licence is free until 2026-11-01')).length, 1);
    assert.deepEqual(needs(files('The licence is free until 2027-11-01')), []);
  });

  it('rests on one that is in doubt by what that one rests on, until somebody looks again', () => {
    const assumed = (text: string) => adr('Accepted', `x\n\n## Assumptions\n\n- ${text}\n`);
    const files = {
      '0001-a.md': assumed('~~One region is enough~~'),
      '0002-b.md': adr('Accepted\n\nDepends on ADR-1'),
      '0003-c.md': adr('Accepted\n\nDepends on ADR-2'),
    };
    const ways = [
      '0002-b.md support-gone: 2 1 One region is enough',
      '0003-c.md support-gone: 3 2 1 One region is enough',
    ];
    assert.deepEqual(needs(files), ['0001-a.md assumption-gone: One region is enough', ...ways]);
    assert.deepEqual(needs({ ...files, '0001-a.md': assumed('One region is enough') }), []);
    const settled = { ...files, '0001-a.md': `${files['0001-a.md']}\n## Revisit\n\n- Reaffirmed: 2026-11-20\n` };
    assert.deepEqual(needs(settled), []);
    const again = `${files['0002-b.md']}\n## Revisit\n\n- Reaffirmed: 2026-11-20\n`;
    assert.deepEqual(needs({ ...files, '0002-b.md': again }), ['0001-a.md assumption-gone: One region is enough']);
    // What somebody said before the day came does not settle it.
    const dated = { ...files, '0001-a.md': assumed('It is free until 2026-11-25'), '0002-b.md': again };
    assert.equal(needs(dated)[1], '0002-b.md support-gone: 2 1 It is free until 2026-11-25');
  });

  it('rests on one whose first priority or items are gone, and on a nearer one that is gone itself first', () => {
    const ranked = ['PAY-1', 'PAY-2', 'PAY-3', 'PAY-4', 'PAY-5'];
    const files = {
      '0001-a.md': adr('Accepted', 'x\n\n## Priorities at the time\n\n1. PAY-9 Offline'),
      '0002-b.md': adr('Accepted\n\nDepends on ADR-1'),
    };
    assert.deepEqual(needs(files, [], ranked), [
      '0001-a.md priorities-moved: PAY-9',
      '0002-b.md support-gone: 2 1 PAY-9',
    ]);
    const gone = { ...files, '0003-c.md': adr('Rejected'), '0002-b.md': adr('Accepted\n\nDepends on ADR-1, ADR-3') };
    assert.deepEqual(needs(gone, [], ranked)[1], '0002-b.md support-gone: 2 3');
    const items = { ...files, '0001-a.md': adr('Accepted', 'x\n\n## Work items\n\n- Decides: PAY-1\n') };
    const dropped = { dropped: new Set(['PAY-1']) };
    assert.equal(needs(items, [], [], dropped)[1], '0002-b.md support-gone: 2 1 PAY-1');
  });

  it('decides only what was decided against', () => {
    const files = { '0001-a.md': adr('Accepted', 'x\n\n## Work items\n\n- Decides: PAY-1\n') };
    assert.deepEqual(needs(files, [], [], { dropped: new Set(['PAY-1']) }), ['0001-a.md items-dropped: PAY-1']);
  });

  it('is not one that nothing refers to: that is told apart, and after half a year only', () => {
    const old = '---\nstatus: accepted\ndate: 2026-01-01\n---\n# A\n';
    const files = {
      '0001-a.md': old,
      '0002-b.md': old,
      '0003-c.md': old.replace('01-01', '11-01'),
      '0004-d.md': `${old}As ADR-2.\n`,
    };
    const around = { today: '2026-11-28', done: new Set<string>(), ranked: [], cited: new Set(['adr-0004']) };
    assert.deepEqual([...lookAt(log(files), around).alone], ['0001-a.md']);
    assert.deepEqual([...lookAt(log(files), { ...around, cited: new Set() }).alone], []);
  });

  it('had a first priority that is none any more', () => {
    const files = { '0001-a.md': adr('Accepted', 'x\n\n## Priorities at the time\n\n1. PAY-9 Offline\n2. PAY-3 More') };
    assert.deepEqual(needs(files, [], ['PAY-9']), []);
    assert.deepEqual(needs(files, [], ['PAY-1', 'PAY-2', 'PAY-3', 'PAY-4', 'PAY-5', 'PAY-9']), [
      '0001-a.md priorities-moved: PAY-9',
    ]);
  });
});
