/** The one item that is open: everything of it that the file says. */
import * as v from 'valibot';
import { evidenceNeeds } from '../core/policy/evidence.ts';
import { count } from './card.ts';

const maybe = v.optional(v.string());

/** Who did something and when, as the file has it. */
const act = v.object({ at: maybe, by: maybe });

/** Another item that this one names. */
const related = v.object({
  id: v.string(),
  /** What follows is undefined when the file has no such item. */
  key: maybe,
  title: maybe,
  column: maybe,
  /** Whether it is finished. */
  finished: v.optional(v.boolean()),
});

const concern = v.object({
  about: v.string(),
  by: maybe,
  at: maybe,
  heard: v.optional(act),
  finding: maybe,
  risk: maybe,
  response: maybe,
  answered: v.optional(act),
  note: maybe,
});

/** What shows that a stage is reached: an entry of the evidence. */
const proof = v.object({
  need: v.picklist(evidenceNeeds),
  /** Which of its kind, from 0. */
  index: count,
  at: maybe,
  by: maybe,
  /** What else the file says of it, key by key. */
  fields: v.record(v.string(), v.string()),
});

/** The fields that hold a text or a list of texts, as the file says them; empty when it does not. */
const plainFields = {
  title: v.string(),
  type: v.string(),
  severity: v.string(),
  why: v.string(),
  source: v.string(),
  raisedBy: v.string(),
  estimate: v.string(),
  due: v.string(),
  parent: v.string(),
  branch: v.string(),
  notes: v.string(),
  assignees: v.array(v.string()),
  tags: v.array(v.string()),
  dependsOn: v.array(v.string()),
  links: v.array(v.string()),
};

/** What an item that may come of a reading begins with. */
const nextFields = v.object({ parent: maybe, why: maybe, type: maybe, decisions: v.optional(v.array(v.string())) });

export const itemDetail = v.object({
  key: v.string(),
  ...plainFields,
  /** From 1: its place in the order of the file. */
  rank: count,
  criteria: v.array(v.object({ text: v.string(), met: v.boolean() })),
  questions: v.array(v.object({ ask: v.string(), of: maybe, at: maybe, answer: maybe, answered: v.optional(act) })),
  concerns: v.array(concern),
  voices: v.array(v.object({ says: v.string(), by: maybe, source: maybe, at: maybe })),
  blocks: v.array(v.object({ since: maybe, until: maybe, waitsFor: maybe, reason: maybe })),
  /** Of `parent`, of the items that name this one as theirs, and of `dependsOn`. */
  parentItem: v.optional(related),
  children: v.array(related),
  needs: v.array(related),
  decisions: v.array(v.string()),
  /** What the definition of ready still asks for, as sentences. */
  notReady: v.array(v.string()),
  /** The definition of done, need by need, and what shows it. */
  done: v.array(v.object({ need: v.picklist(evidenceNeeds), there: v.boolean() })),
  proofs: v.array(proof),
  /** Readings that miss their target, and nothing came of yet: what they say, and what may. */
  missed: v.array(
    v.object({ message: v.string(), next: v.array(v.object({ title: v.string(), fields: nextFields })) }),
  ),
  history: v.array(
    v.object({
      /** The column's name, or what stands there when no column has it. */
      column: v.string(),
      at: maybe,
      by: maybe,
      over: maybe,
      because: maybe,
      approx: v.optional(v.boolean()),
    }),
  ),
  /** Keys of the team's own, and those of the format that have no place of their own here, as YAML says them. */
  others: v.array(v.object({ key: v.string(), value: v.string() })),
  problems: v.array(
    v.object({
      severity: v.picklist(['error', 'warning', 'hint']),
      message: v.string(),
      line: count,
      /** Whether a merge has left conflict markers in the item's own file, which can be resolved. */
      conflict: v.optional(v.literal(true)),
    }),
  ),
});

export type ItemDetail = v.InferOutput<typeof itemDetail>;
export type RelatedView = v.InferOutput<typeof related>;
export type ConcernView = v.InferOutput<typeof concern>;
/** Fields that are set as a whole. */
export type PlainField = keyof typeof plainFields;
