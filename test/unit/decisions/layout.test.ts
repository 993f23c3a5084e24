import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutOf } from '../../../src/core/decisions/layout.ts';
import type { Decision } from '../../../src/core/decisions/resolveLog.ts';
import { log } from '../../support/decisions.ts';
import { walk } from '../../../webview/decisions/walk.ts';

const text = (more: string): string => `---\nstatus: accepted\n${more}---\n# A decision\n`;
const nameOf = (at: number): string => `${String(at).padStart(4, '0')}-some.md`;

/** A log in which each decision rests on others by their numbers. */
function resting(on: readonly (readonly number[])[]): readonly Decision[] {
  return log(
    Object.fromEntries(
      on.map((ids, at) => [nameOf(at), text(`depends-on: [${ids.map((id) => `ADR-${id}`).join(', ')}]\n`)]),
    ),
  );
}

/** A line for each row: the ids by their columns. */
function drawn(decisions: readonly Decision[]): string {
  const rows: string[][] = [];
  const ids = new Map(decisions.map(({ path, id }) => [path, id]));
  for (const { path, column, row } of layoutOf(decisions).nodes) (rows[row] ??= [])[column] = ids.get(path) ?? '';
  return rows.map((row) => Array.from(row, (id: string | undefined) => id ?? '.').join(' ')).join('\n');
}

function graphOf(decisions: readonly Decision[]) {
  const { nodes, edges } = layoutOf(decisions);
  const facts = { name: '', title: '', validity: 'holds', word: '', icon: '', says: [] } as const;
  return {
    nodes: nodes.map(({ path, column, row }) => ({ ...facts, says: [], key: path, column, row })),
    edges: edges.map(({ from, to }) => ({ from, to, kind: 'rests' as const })),
  };
}

describe('The places of decisions in the graph', () => {
  it('are to the right of what they act on, group by group, the lonely ones below', () => {
    assert.equal(drawn(resting([[], [], [1], [2], [1], []])), ['1 2 3', '. 4', '0 5'].join('\n'));
  });

  it('are given in circles, too', () => {
    assert.equal(drawn(resting([[1], [2], [0], [3]])), ['2 1 0', '3'].join('\n'));
  });

  it('are one for each decision, whatever rests on what', () => {
    const any = fc.array(fc.array(fc.nat(14), { maxLength: 3 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(any, (on) => {
        const decisions = resting(on);
        const { nodes } = layoutOf(decisions);
        assert.deepEqual(
          nodes.map(({ path }) => path),
          decisions.map(({ path }) => path),
        );
        assert.equal(new Set(nodes.map(({ column, row }) => `${column} ${row}`)).size, nodes.length);
      }),
    );
  });

  it('end for a way of 2,000 decisions that closes into a circle', () => {
    const { nodes, edges } = layoutOf(resting(Array.from({ length: 2000 }, (_, at) => [(at + 1) % 2000])));
    assert.deepEqual([nodes.length, edges.length, Math.max(...nodes.map(({ column }) => column))], [2000, 2000, 1999]);
  });
});

describe('Walking the graph', () => {
  it('goes along relations, and to neighbours where there are none', () => {
    const graph = graphOf(resting([[], [], [1], [2], [1], []]));
    const from = (at: number, key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End') =>
      walk(graph, nameOf(at), key);
    assert.equal(from(1, 'ArrowRight'), nameOf(2));
    assert.equal(from(2, 'ArrowRight'), nameOf(3));
    assert.equal(from(3, 'ArrowRight'), undefined);
    assert.equal(from(3, 'ArrowLeft'), nameOf(2));
    assert.equal(from(4, 'ArrowLeft'), nameOf(1));
    assert.equal(from(2, 'ArrowDown'), nameOf(4));
    assert.equal(from(4, 'ArrowUp'), nameOf(2));
    assert.equal(from(4, 'ArrowDown'), nameOf(5));
    assert.deepEqual([from(3, 'Home'), from(1, 'End')], [nameOf(0), nameOf(5)]);
  });

  it('reaches every decision of any graph by its keys', () => {
    const any = fc.array(fc.array(fc.nat(9), { maxLength: 2 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(any, (on) => {
        const graph = graphOf(resting(on));
        const reached = new Set([graph.nodes[0]?.key ?? '']);
        for (const at of reached) {
          for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const) {
            const next = walk(graph, at, key);
            if (next !== undefined) reached.add(next);
          }
        }
        assert.equal(reached.size, graph.nodes.length);
      }),
    );
  });
});
