import {
  type Decision,
  type Heard,
  type Index,
  type LogRecords,
  type Written,
  decisionOf,
  incomingOf,
  indexOf,
  ownLinks,
} from './resolveLog.ts';
import type { DecisionRecord } from './record.ts';
import { toTheEnd } from './toTheEnd.ts';

/** What was worked out of a record, and from what. */
interface Kept {
  readonly written: Written;
  readonly heard: readonly Heard[];
  readonly decision: Decision;
}

const nothingHeard: readonly Heard[] = [];

/**
 * Does what `resolveLogs` does, again and again: records that are the same objects as before are not compared anew
 * where nothing that is said of them has changed, and their decisions are the same objects.
 */
export class LogResolver {
  private names = '';
  private kept: ReadonlyMap<DecisionRecord, Kept> = new Map();

  resolve(logs: readonly LogRecords[]): readonly Decision[] {
    return toTheEnd(this.steps(logs));
  }

  /** The same, a little at a time. What is kept is that of the last one that came to its end. */
  *steps(logs: readonly LogRecords[]): Generator<undefined, readonly Decision[]> {
    const index = indexOf(logs);
    yield;
    const names = namesOf(index);
    // A link leads by path and id: as long as these are the same, it leads where it did.
    const before = names === this.names ? this.kept : new Map<DecisionRecord, Kept>();
    const written: Written[] = [];
    for (const one of index.all) {
      written.push(before.get(one.record)?.written ?? { ...one, links: ownLinks(one.record, one.log, index) });
      yield;
    }
    const incoming = incomingOf(written);
    yield;
    const kept = new Map<DecisionRecord, Kept>();
    for (const one of written) {
      const heard = incoming.get(one.record.path) ?? nothingHeard;
      const known = before.get(one.record);
      const holds = known !== undefined && isSame(known.heard, heard);
      kept.set(one.record, holds ? known : { written: one, heard, decision: decisionOf(one, heard, index) });
      yield;
    }
    this.names = names;
    this.kept = kept;
    return [...kept.values()].map(({ decision }) => decision);
  }
}

function namesOf({ all }: Index): string {
  return all.map(({ log, record }) => `${log}\n${record.path}\n${record.id}`).join('\n\n');
}

function isSame(one: readonly Heard[], other: readonly Heard[]): boolean {
  return one.length === other.length && one.every((its, at) => isSameWord(its, other[at]));
}

function isSameWord({ by, link }: Heard, other: Heard | undefined): boolean {
  return other?.by === by && other.link === link;
}
