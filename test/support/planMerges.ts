import assert from 'node:assert/strict';
import { type Merged, mergeBacklogs } from '../../src/backlog/merge.ts';
import { readBacklog } from '../../src/backlog/read.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import type { Item } from '../../src/core/model/item.ts';
import type { Clash } from '../../src/core/merge/merged.ts';
import { type Three, settled } from '../../src/core/merge/three.ts';
import { MergeOracle } from './mergeOracle.ts';
import { type PlanBranches, type PlanState, textFields } from './planBranches.ts';
import type { FileBranches } from './planRepository.ts';
import type { Files } from './spread.ts';

/** Three versions of a plan's files: what both sides come from, what git has checked out, what it brings in. */
export interface FileTriple {
  readonly base: Files;
  readonly ours: Files;
  readonly theirs: Files;
}

/** In which ways git brings branches together. */
export const ways = ['merge', 'rebase', 'cherry-pick'] as const;
export type Way = (typeof ways)[number];

/** What a way merges, one step after another: each gets the files that are there by then. */
export function stepsOf(way: Way, { start, ours, theirs }: PlanBranches): readonly ((now: Files) => FileTriple)[] {
  const tip = (states: readonly PlanState[]) => (states.at(-1) ?? start).files;
  if (way === 'merge') return [(now) => ({ base: start.files, ours: now, theirs: tip(theirs) })];
  const picked = way === 'rebase' ? ours : theirs;
  return picked.map((state, index) => (now: Files) => {
    return { base: (picked[index - 1] ?? start).files, ours: now, theirs: state.files };
  });
}

/** Where a way begins: a rebase of ours begins at theirs. */
export function startOf(way: Way, { start, ours, theirs }: PlanBranches): Files {
  return ((way === 'rebase' ? theirs : ours).at(-1) ?? start).files;
}

export interface MergedFiles {
  readonly files: Files;
  /** Files with a conflict. Of one that a side took out and the other one changed, that is all of it. */
  readonly conflicts: readonly string[];
  /** How the backlog itself was merged, where it was, its clashes listed. */
  readonly backlog: Merged | undefined;
}

/** Merges files as git does it with the driver; in a clash what is brought in is taken. */
export function mergeByItem({ base, ours, theirs }: FileTriple): MergedFiles {
  const files: Record<string, string> = {};
  const conflicts: string[] = [];
  let backlog: Merged | undefined;
  for (const file of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const three = { base: base[file], ours: ours[file], theirs: theirs[file] };
    const found = settled(three);
    const merged = found === undefined ? mergeTexts(three, file) : undefined;
    const text = found === undefined ? (merged?.text ?? three.ours ?? three.theirs) : found.value;
    if (text !== undefined) files[file] = text;
    if (found === undefined && merged?.conflicts.length !== 0) conflicts.push(file);
    if (file === 'backlog.yaml') backlog = merged;
  }
  return { files, conflicts, backlog };
}

/** Undefined for a file that one side took out. */
function mergeTexts({ base, ours, theirs }: Three<string | undefined>, file: string): Merged | undefined {
  if (ours === undefined || theirs === undefined) return undefined;
  const clashes: Clash[] = [];
  const take = (clash: Clash) => {
    clashes.push(clash);
    return 'theirs' as const;
  };
  const merged = mergeBacklogs({ base: base ?? '', ours, theirs }, { resolve: take });
  assert(merged, `${file} can be merged by item`);
  assert.deepEqual(merged.conflicts, []);
  return { ...merged, conflicts: clashes.map((clash) => ({ ...clash, range: { start: 0, end: 0 } })) };
}

/** Reads versions of one plan: only blocks that are not as they were at its start are parsed. */
export class PlanReader {
  readonly #start: Reading | undefined;
  readonly #known = new Map<string, Reading>();

  constructor(start: PlanState) {
    this.#start = start.reading;
  }

  readonly read = (text: string): Reading => {
    const known = this.#known.get(text) ?? readBacklog(text, this.#start);
    assert(known, 'the text is a backlog');
    this.#known.set(text, known);
    return known;
  };
}

/** Asserts that a merge of a plan in one file lost nothing, and clashed in what both changed and in nothing else. */
export function checkMerge(triple: FileTriple, { files, backlog: merged }: MergedFiles, { read }: PlanReader): void {
  const result = files['backlog.yaml'] ?? '';
  const errors = read(result).problems.filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, []);
  if (merged === undefined) return;
  const [base = '', ours = '', theirs = ''] = [triple.base, triple.ours, triple.theirs].map(
    (one) => one['backlog.yaml'],
  );
  const expected = twiceChanged(read(base), read(ours), read(theirs));
  const found = merged.conflicts.map(({ item, field }) => expected.get(`${item ?? ''}.${field}`) ?? { item, field });
  assert.deepEqual(new Set(found), new Set(expected.values()), 'what both changed is a conflict, and nothing else');
  const oracle = new MergeOracle({ triple: { base, ours, theirs }, merged, read });
  oracle.check('ours');
  oracle.check('theirs');
  oracle.checkNothingInvented();
}

/** Text fields that both sides changed, each otherwise: by the id that either side has for the item, one object each. */
function twiceChanged(base: Reading, ours: Reading, theirs: Reading): ReadonlyMap<string, object> {
  const [before, mine, yours] = [base, ours, theirs].map(
    ({ backlog }) => new Map(backlog.items.map((item) => [identityOf(item), item])),
  );
  const found = new Map<string, object>();
  for (const [identity, item] of mine ?? []) {
    const [was, other] = [before?.get(identity), yours?.get(identity)];
    if (was === undefined || other === undefined) continue;
    for (const field of textFields) {
      const [one, two, three] = [was.fields[field], item.fields[field], other.fields[field]];
      if (one === two || one === three || two === three) continue;
      const clash = { identity, field };
      for (const id of [item.key, other.key]) found.set(`${id}.${field}`, clash);
    }
  }
  return found;
}

/** New items are told apart by the second in which they were captured: clones may give an id twice. */
function identityOf({ key, fields }: Item): string {
  const at = fields.history?.[0]?.at ?? '';
  return at > '2026-11-20' ? at : key;
}

export const branchesOf = ({ ours, theirs }: PlanBranches): FileBranches => ({
  ours: ours.map(({ files }) => files),
  theirs: theirs.map(({ files }) => files),
});

/** How a way should end: at its first clash, or with all files. */
export function endOf(way: Way, branches: PlanBranches): { files: Files; conflicts: readonly string[] } {
  let files = startOf(way, branches);
  for (const step of stepsOf(way, branches)) {
    const merged = mergeByItem(step(files));
    ({ files } = merged);
    if (merged.conflicts.length > 0) return { files, conflicts: [...merged.conflicts].sort() };
  }
  return { files, conflicts: [] };
}

/** Says of a failure where it was. */
export function named(place: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}
