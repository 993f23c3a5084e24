import type { Places } from './places.ts';
import {
  type Decision,
  type Heard,
  type Index,
  type LogRecords,
  type Written,
  decisionOf,
  indexOf,
  writtenOf,
} from './resolveLog.ts';

/** The records of all logs as they were compared at one time. What stands at one place of any list is of one record. */
export interface Resolved {
  readonly index: Index;
  readonly written: readonly Written[];
  readonly heard: readonly (readonly HeardFrom[])[];
  readonly decisions: readonly Decision[];
}

/** What another record says of one, with the place of that other. */
interface HeardFrom extends Heard {
  readonly from: number;
}

const nothingHeard: readonly HeardFrom[] = [];

const nothing: Resolved = { index: indexOf([]), written: [], heard: [], decisions: [] };

/**
 * Does what `resolveLogs` does, a little at a time. Records that are the same objects as before are not compared anew
 * where nothing that is said of them has changed: their decisions are the same objects.
 * @param before what came of it the last time
 */
export function* resolveSteps(logs: readonly LogRecords[], before = nothing): Generator<undefined, Resolved> {
  const index = indexOf(logs, before.index);
  yield;
  // As long as all have the names that they had, a link leads where it did.
  const known = index.places === before.index.places ? before : nothing;
  const changed = new Set(index.all.flatMap(({ record }, at) => (known.written[at]?.record === record ? [] : at)));
  const written: Written[] = [];
  for (const [at, one] of index.all.entries()) {
    const kept = changed.has(at) ? undefined : known.written[at];
    written.push(kept ?? writtenOf(one, index));
    if (kept === undefined) yield;
  }
  const said = saidBy(changed, { places: index.places, written, before: known.written });
  yield;
  const heard = written.map((_, at) => heardAnew(known.heard[at], said.get(at), changed));
  const isAsBefore = (at: number): boolean => !changed.has(at) && !said.has(at);
  const decisions: Decision[] = [];
  for (const [at, one] of written.entries()) {
    const kept = isAsBefore(at) ? known.decisions[at] : undefined;
    decisions.push(kept ?? decisionOf(one, heard[at] ?? nothingHeard, index));
    if (kept === undefined) yield;
  }
  return { index, written, heard, decisions };
}

/** What those that have changed say, by the place of whom they speak: nothing, where they only did so before. */
function saidBy(
  changed: ReadonlySet<number>,
  {
    places,
    written,
    before,
  }: Pick<Resolved, 'written'> & { readonly places: Places; readonly before: readonly Written[] },
): ReadonlyMap<number, readonly HeardFrom[]> {
  const said = new Map<number, HeardFrom[]>();
  const saidOf = (path: string | undefined, from: number): HeardFrom[] => {
    const about = path === undefined ? undefined : places.at(path);
    if (about === undefined || about === from) return [];
    const heard = said.get(about) ?? [];
    said.set(about, heard);
    return heard;
  };
  for (const from of changed) {
    for (const { path } of before[from]?.links ?? []) saidOf(path, from);
    const one = written[from];
    for (const link of one?.links ?? [])
      if (one !== undefined) saidOf(link.path, from).push({ by: one.record, link, from });
  }
  return said;
}

/** What is said of a record now, in the order of those who say it. */
function heardAnew(
  before: readonly HeardFrom[] | undefined,
  said: readonly HeardFrom[] | undefined,
  changed: ReadonlySet<number>,
): readonly HeardFrom[] {
  if (said === undefined) return before ?? nothingHeard;
  const others = (before ?? nothingHeard).filter(({ from }) => !changed.has(from));
  return [...others, ...said].sort((one, other) => one.from - other.from);
}
