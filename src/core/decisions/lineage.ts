import type { Decision } from './resolveLog.ts';

/** Which decisions took the place of which: what was superseded stands below what superseded it. */
export interface Lineage {
  /** Those that stand by themselves, in their order. */
  readonly roots: readonly Decision[];
  /** By the path of the successor. */
  readonly below: ReadonlyMap<string, readonly Decision[]>;
  /** By the path of what was superseded, the path of its successor. */
  readonly above: ReadonlyMap<string, string>;
}

/**
 * Puts every decision in one place. What several have superseded stands below the first of them; of a circle one
 * decision stands by itself. Takes time in proportion to the links.
 */
export function lineageOf(decisions: readonly Decision[]): Lineage {
  const byPath = new Map(decisions.map((decision) => [decision.path, decision]));
  const above = new Map<string, string>();
  for (const decision of decisions) {
    if (decision.status !== 'superseded') continue;
    const successor = decision.links.find(
      ({ kind, path, partial }) =>
        kind === 'superseded-by' && !partial && path !== undefined && byPath.has(path) && path !== decision.path,
    )?.path;
    if (successor !== undefined) above.set(decision.path, successor);
  }
  openCircles(above);
  const below = new Map<string, Decision[]>();
  for (const [path, successor] of above) {
    const decision = byPath.get(path);
    const list = below.get(successor);
    if (decision === undefined) continue;
    if (list === undefined) below.set(successor, [decision]);
    else list.push(decision);
  }
  return { roots: decisions.filter(({ path }) => !above.has(path)), below, above };
}

/** Takes one step out of every circle, so that each way up ends. Each path is walked once. */
function openCircles(above: Map<string, string>): void {
  const ends = new Set<string>();
  for (const start of [...above.keys()]) {
    const way = new Set<string>();
    for (let at: string | undefined = start; at !== undefined && !ends.has(at); at = above.get(at)) {
      if (way.has(at)) {
        above.delete(at);
        break;
      }
      way.add(at);
    }
    for (const path of way) ends.add(path);
  }
}
