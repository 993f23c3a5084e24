import { createHash } from 'node:crypto';
import type { FrontMatter } from '../../core/decisions/frontMatter.ts';
import { type Looked, lookSteps } from '../../core/decisions/lookAgain.ts';
import { readDecision } from '../../core/decisions/readDecision.ts';
import type { DecisionRecord } from '../../core/decisions/record.ts';
import { type Resolved, resolveSteps } from '../../core/decisions/resolveAgain.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import type { Need, Surroundings } from '../../core/decisions/revisit.ts';
import type { FoundLog } from '../../core/decisions/findLogs.ts';

/** The decisions of the workspace at one time, with what is worth another look. */
export interface DecisionsNow {
  /** Log by log, in order of their files. */
  readonly decisions: readonly Decision[];
  /** By path. */
  readonly needs: ReadonlyMap<string, readonly Need[]>;
  /** Paths of those in force that nothing refers to. */
  readonly alone: ReadonlySet<string>;
}

/** The records that have been read, each once until it changes. Knows nothing of files. */
export class Records {
  private readonly read: (text: string) => FrontMatter | undefined;
  private resolved: Resolved | undefined;
  private looked: Looked | undefined;
  private readonly byPath = new Map<string, DecisionRecord>();
  /** What each record was read from: a file may be told to have changed twice, or when it has not. */
  private readonly sources = new Map<string, string>();
  private count = 0;

  /** @param readFrontMatter as `backlog/frontMatter` does it */
  constructor(readFrontMatter: (text: string) => FrontMatter | undefined) {
    this.read = readFrontMatter;
  }

  /** How many texts have been read so far. */
  get textsRead(): number {
    return this.count;
  }

  has(path: string): boolean {
    return this.byPath.has(path);
  }

  /** Reads a record, unless it says what it did. @returns whether it says something else */
  put(path: string, text: string, prefixes: readonly string[]): boolean {
    const source = createHash('sha1').update(text).update(prefixes.join()).digest('base64');
    if (this.sources.get(path) === source) return false;
    this.count += 1;
    this.sources.set(path, source);
    this.byPath.set(path, readDecision({ path, text, front: this.read(text) }, prefixes));
    return true;
  }

  /** The records at these paths, as each says itself. */
  at(paths: readonly string[]): readonly DecisionRecord[] {
    return paths.flatMap((path) => this.byPath.get(path) ?? []);
  }

  /** Forgets all records but these. */
  keep(paths: ReadonlySet<string>): void {
    for (const path of [...this.byPath.keys()]) if (!paths.has(path)) this.delete(path);
  }

  delete(path: string): boolean {
    this.sources.delete(path);
    return this.byPath.delete(path);
  }

  /**
   * The records of these logs, compared with each other: what has not changed is not compared anew, as long as the
   * surroundings are the same object. A little at a time, so that others can work in between; no record is put or deleted
   * meanwhile.
   */
  *nowSteps(logs: readonly FoundLog[], around: Surroundings): Generator<undefined, DecisionsNow> {
    const found = logs.map(({ folder, records }) => ({ log: folder, records: this.at(records) }));
    yield;
    const resolved = yield* resolveSteps(found, this.resolved);
    const { decisions, index } = resolved;
    const looked = yield* lookSteps({ decisions, places: index.places }, around, this.looked);
    [this.resolved, this.looked] = [resolved, looked];
    return { decisions, needs: looked.needs, alone: looked.alone };
  }
}
