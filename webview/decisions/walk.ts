import type { GraphNode, GraphView } from '../../src/protocol/decisionGraph.ts';

type Key = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';
const keys: ReadonlySet<string> = new Set<Key>(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

export function isWalkKey(key: string): key is Key {
  return keys.has(key);
}

/**
 * The decision that a key leads to: left and right along a relation where there is one, else to the nearest in the next
 * column that has some; up and down within the column, and from its ends to the nearest of another one.
 */
export function walk({ nodes, edges }: Pick<GraphView, 'nodes' | 'edges'>, from: string, key: Key): string | undefined {
  const here = nodes.find((node) => node.key === from);
  if (here === undefined || key === 'Home') return nodes[0]?.key;
  if (key === 'End') return nodes.at(-1)?.key;
  const isBack = key === 'ArrowLeft' || key === 'ArrowUp';
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const ahead = nodes.filter((node) => (isBack ? node.row < here.row : node.row > here.row));
    return (
      nearest(
        here,
        ahead.filter(({ column }) => column === here.column),
      ) ?? nearest(here, ahead)
    );
  }
  const ahead = nodes.filter((node) => (isBack ? node.column < here.column : node.column > here.column));
  const related = new Set(edges.flatMap((edge) => (edge.from === from ? edge.to : edge.to === from ? edge.from : [])));
  return (
    nearest(
      here,
      ahead.filter((node) => related.has(node.key)),
    ) ?? nearest(here, ahead)
  );
}

/** Columns are wider than rows are high. */
const columnWeight = 3;

function nearest(here: GraphNode, others: readonly GraphNode[]): string | undefined {
  const far = ({ column, row }: GraphNode): number =>
    columnWeight * Math.abs(column - here.column) + Math.abs(row - here.row);
  let found: GraphNode | undefined;
  for (const other of others) if (found === undefined || far(other) < far(found)) found = other;
  return found?.key;
}
