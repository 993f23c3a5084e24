import { type Edge, edgesOf } from './graph.ts';
import type { Decision } from './resolveLog.ts';
import { toTheEnd } from './toTheEnd.ts';

/** A decision's place in the graph, in whole columns and rows from the upper left: older ones stand to the left. */
export interface Placed {
  readonly path: string;
  readonly column: number;
  readonly row: number;
}

export interface GraphLayout {
  /** In the order of the decisions. */
  readonly nodes: readonly Placed[];
  readonly edges: readonly Edge[];
}

/** Decisions that relate to none stand side by side, so many in a row. */
const acrossAlone = 5;

/**
 * Gives every decision a place: each to the right of what it acts on, those that relate to each other together, the
 * largest group first, those that stand alone below. Takes time in proportion to the decisions and their links (and
 * their sorting), whatever circles they make.
 */
export function layoutOf(decisions: readonly Decision[]): GraphLayout {
  return toTheEnd(layoutSteps(decisions));
}

/** The same a little at a time, so that others can work in between. */
export function* layoutSteps(decisions: readonly Decision[]): Generator<undefined, GraphLayout> {
  const edges = edgesOf(decisions).filter(({ from, to }) => from !== to);
  yield;
  const paths = decisions.map(({ path }) => path);
  const targets = neighboursOf(paths, edges, ({ from, to }) => [[from, to]]);
  const around = neighboursOf(paths, edges, ({ from, to }) => [
    [from, to],
    [to, from],
  ]);
  yield;
  const layers = layersOf(paths, targets);
  yield;
  const groups = groupsOf(paths, around);
  yield;
  const places = new Map<string, Placed>();
  let top = 0;
  for (const group of groups.filter(({ length }) => length > 1).toSorted((one, other) => other.length - one.length)) {
    top += placeGroup(group, { layers, around, places, top });
    yield;
  }
  groups
    .filter(({ length }) => length === 1)
    .flat()
    .forEach((path, at) => {
      places.set(path, { path, column: at % acrossAlone, row: top + Math.floor(at / acrossAlone) });
    });
  return { nodes: paths.flatMap((path) => places.get(path) ?? []), edges };
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

function neighboursOf(
  paths: readonly string[],
  edges: readonly Edge[],
  pairs: (edge: Edge) => readonly (readonly [string, string])[],
): Neighbours {
  const found = new Map<string, string[]>(paths.map((path) => [path, []]));
  for (const [from, to] of edges.flatMap(pairs)) found.get(from)?.push(to);
  return found;
}

/** One more than what it acts on; a step that would close a circle does not count. Without recursion: ways are long. */
function layersOf(paths: readonly string[], targets: Neighbours): ReadonlyMap<string, number> {
  const layers = new Map<string, number>();
  const open = new Map<string, { next: number; layer: number }>();
  for (const start of paths) {
    const way = layers.has(start) ? [] : [start];
    for (let path = way.at(-1); path !== undefined; path = way.at(-1)) {
      const state = open.get(path) ?? { next: 0, layer: 0 };
      open.set(path, state);
      const target = targets.get(path)?.[state.next];
      if (target === undefined) {
        layers.set(path, state.layer);
        open.delete(path);
        way.pop();
      } else if (layers.has(target) || open.has(target)) {
        state.layer = Math.max(state.layer, (layers.get(target) ?? -1) + 1);
        state.next += 1;
      } else way.push(target);
    }
  }
  return layers;
}

/** Those that lead to each other, however many steps. */
function groupsOf(paths: readonly string[], around: Neighbours): readonly (readonly string[])[] {
  const seen = new Set<string>();
  const groups: string[][] = [];
  for (const start of paths) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    // The group grows while it is walked.
    for (const path of group) {
      for (const other of around.get(path) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

interface Placing {
  readonly layers: ReadonlyMap<string, number>;
  readonly around: Neighbours;
  readonly places: Map<string, Placed>;
  readonly top: number;
}

/** Column by column from the left, each decision near those that it is related to there. @returns rows that were taken */
function placeGroup(group: readonly string[], { layers, around, places, top }: Placing): number {
  const columns: string[][] = [];
  for (const path of group) (columns[layers.get(path) ?? 0] ??= []).push(path);
  let height = 0;
  columns.forEach((column, at) => {
    const wanted = new Map(
      column.map((path) => {
        const rows = (around.get(path) ?? []).flatMap((other) => places.get(other)?.row ?? []);
        return [path, rows.length === 0 ? Infinity : rows.reduce((sum, row) => sum + row, 0) / rows.length] as const;
      }),
    );
    const ordered = column.toSorted((one, other) => compared(wanted.get(one), wanted.get(other)));
    let row = top;
    for (const path of ordered) {
      const wish = wanted.get(path) ?? Infinity;
      row = Number.isFinite(wish) ? Math.max(row, Math.min(Math.round(wish), row + 3)) : row;
      places.set(path, { path, column: at, row });
      row += 1;
    }
    height = Math.max(height, row - top);
  });
  return height;
}

function compared(one = 0, other = 0): number {
  return one === other ? 0 : one - other;
}
