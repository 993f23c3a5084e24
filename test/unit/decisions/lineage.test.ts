import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineageOf } from '../../../src/core/decisions/lineage.ts';
import { namedIn } from '../../../src/core/decisions/named.ts';
import { type Decision, resolveLogs } from '../../../src/core/decisions/resolveLog.ts';
import { log, record } from '../../support/decisions.ts';

const text = (status: string, more = ''): string => `---\nstatus: ${status}\n${more}---\n# A decision\n`;

/** The decisions as they stand below each other. */
function drawn(decisions: readonly Decision[]): string {
  const { roots, below } = lineageOf(decisions);
  const lines = (level: readonly Decision[], indent: string): string[] =>
    level.flatMap((one) => [`${indent}${one.id}`, ...lines(below.get(one.path) ?? [], `${indent}  `)]);
  return lines(roots, '').join('\n');
}

/** Files of a log in which anything may supersede or rest on anything. */
const anyLog = fc
  .array(fc.record({ by: fc.nat(11), on: fc.nat(11), status: fc.constantFrom('accepted', 'proposed', 'superseded') }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((all) =>
    Object.fromEntries(
      all.map(({ by, on, status }, at) => [
        `000${at}-some.md`,
        text(status, `superseded-by: [ADR-${by}]\ndepends-on: [ADR-${on}]\n`),
      ]),
    ),
  );

describe('The lineage of decisions', () => {
  it('puts what was superseded below what took its place', () => {
    const decisions = log({
      '0001-a.md': text('superseded by ADR-0002'),
      '0002-b.md': text('superseded by ADR-0004'),
      '0003-c.md': text('accepted'),
      '0004-d.md': text('accepted'),
      '0005-e.md': text('superseded by ADR-0099'),
    });
    assert.equal(drawn(decisions), ['3', '4', '  2', '    1', '5'].join('\n'));
  });

  it('opens circles, and loses nobody in them', () => {
    const decisions = log({
      '0001-a.md': text('superseded by ADR-0002'),
      '0002-b.md': text('superseded by ADR-0003'),
      '0003-c.md': text('superseded by ADR-0001'),
      '0004-d.md': text('superseded by ADR-0004'),
    });
    assert.equal(drawn(decisions), ['1', '  3', '    2', '4'].join('\n'));
  });

  it('has every decision of any log in one place', () => {
    fc.assert(
      fc.property(anyLog, (files) => {
        const decisions = log(files);
        assert.deepEqual(
          drawn(decisions)
            .split('\n')
            .map((line) => line.trim())
            .sort(),
          decisions.map(({ id }) => id).sort(),
        );
      }),
    );
  });
});

describe('What people write for a decision', () => {
  const decisions = resolveLogs([
    { log: 'docs/adr', records: [record(text('accepted'), 'docs/adr/0004-use-rust.md')] },
    { log: 'api/adr', records: [record(text('accepted'), 'api/adr/0004-use-go.md')] },
    { log: 'api/adr', records: [record(text('accepted'), 'api/adr/20240101-slug.md')] },
  ]);
  const find = namedIn(decisions);
  const found = (written: string, from: string) => find(written, from).map(({ path }) => path);

  it('leads to the record, that of the nearest log first', () => {
    const both = ['docs/adr/0004-use-rust.md', 'api/adr/0004-use-go.md'];
    for (const written of ['ADR-0004', 'adr 4', '#4', '4', 'ADR-4: Use Rust'])
      assert.deepEqual(found(written, 'backlog.yaml'), both, written);
    assert.deepEqual(found('ADR-0004', 'api/src/main.go'), both.toReversed());
    assert.deepEqual(found('0004-use-go.md', 'backlog.yaml'), ['api/adr/0004-use-go.md']);
    assert.deepEqual(found('../adr/0004-use-rust.md#context', 'docs/x/y.md'), ['docs/adr/0004-use-rust.md']);
    assert.deepEqual(found('docs/adr/0004-use-rust.md', 'api/backlog.yaml'), ['docs/adr/0004-use-rust.md']);
    assert.deepEqual(found('20240101-slug', ''), ['api/adr/20240101-slug.md']);
    assert.deepEqual(found('ADR-0005', ''), []);
  });
});
