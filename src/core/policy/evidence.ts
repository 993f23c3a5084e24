import { columnNamed } from '../flow/age.ts';
import { type Backlog, columnOf } from '../model/backlog.ts';
import type { Item, Usage } from '../model/item.ts';

/** What a definition of done may ask for, in the order in which work gets there. */
export const evidenceNeeds = ['deployed', 'released', 'usage', 'noMajorBug'] as const;
export type EvidenceNeed = (typeof evidenceNeeds)[number];

/** One need of the definition of done, and whether something shows that it is met. */
export interface Shown {
  readonly need: EvidenceNeed;
  readonly there: boolean;
}

/** The definition of done: what the file says, else the stages that the board has. */
export function neededForDone({ board }: Backlog): readonly EvidenceNeed[] {
  const stages = new Set<string>(board.columns.map(({ stage }) => stage));
  const asked: readonly string[] = board.done ?? ['deployed', 'released'].filter((stage) => stages.has(stage));
  return evidenceNeeds.filter((need) => asked.includes(need));
}

/**
 * Looks up what of the definition of done items have, need by need. A stage is reached by evidence or by having
 * entered its column; a major bug that is not finished takes the word of *noMajorBug* back (`format.md`).
 */
export function evidenceIn(backlog: Backlog): (item: Item) => readonly Shown[] {
  const needs = neededForDone(backlog);
  const faulty = needs.includes('noMajorBug') ? withMajorBug(backlog) : new Set<string>();
  return (item) =>
    needs.map((need) => ({
      need,
      there: isThere(backlog, item, need) && !(need === 'noMajorBug' && faulty.has(item.id ?? '')),
    }));
}

function isThere(backlog: Backlog, { fields, column }: Item, need: EvidenceNeed): boolean {
  const { evidence = {}, history = [] } = fields;
  switch (need) {
    case 'deployed':
    case 'released': {
      const entered = [column, ...history.map(({ to }) => columnNamed(backlog, to ?? '') ?? '')];
      return (evidence[need]?.length ?? 0) > 0 || entered.some((id) => columnOf(backlog, id)?.stage === need);
    }
    case 'usage':
      return (evidence.usage ?? []).some(meetsTarget);
    case 'noMajorBug':
      return evidence.noMajorBug !== undefined;
  }
}

/** Whether a reading reaches its target. Without a target, there being a reading, or a person's word, is enough. */
export function meetsTarget({ reading, atLeast, atMost, met }: Usage): boolean {
  if (met !== undefined) return met;
  if (reading === undefined) return false;
  if (atLeast === undefined && atMost === undefined) return true;
  const value = Number.parseFloat(reading);
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
}

/** Ids of the items that a major bug names, until it is finished or decided against. */
function withMajorBug({ items, board }: Backlog): ReadonlySet<string> {
  const closed = new Set(
    board.columns.filter(({ stage }) => stage === 'done' || stage === 'dropped').map(({ id }) => id),
  );
  const bugs = items.filter(({ fields, column }) => fields.severity === 'major' && !closed.has(column));
  return new Set(bugs.flatMap(({ fields }) => fields.causedBy ?? []));
}
