/** The one item that is open: everything of it that the file says, and what may be asked to change. */
import * as v from 'valibot';
import { responses, risks } from '../core/model/intention.ts';
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

/** What shows that a stage is reached: each as words that the file has, behind each other. */
const proof = v.object({
  need: v.picklist(evidenceNeeds),
  at: maybe,
  by: maybe,
  says: v.array(v.string()),
  url: maybe,
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
  problems: v.array(v.object({ severity: v.picklist(['error', 'warning', 'hint']), message: v.string(), line: count })),
});

export type ItemDetail = v.InferOutput<typeof itemDetail>;
export type RelatedView = v.InferOutput<typeof related>;
export type ConcernView = v.InferOutput<typeof concern>;
/** Fields that are set as a whole. */
export type PlainField = keyof typeof plainFields;

const text = v.pipe(v.string(), v.maxLength(100_000));
const word = v.pipe(v.string(), v.maxLength(1_000));
const key = v.pipe(v.string(), v.maxLength(200));
const texts = v.pipe(v.array(word), v.maxLength(1_000));
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

const settable = v.object({
  title: v.optional(text),
  type: v.optional(word),
  severity: v.optional(word),
  why: v.optional(text),
  source: v.optional(word),
  raisedBy: v.optional(word),
  estimate: v.optional(word),
  due: v.optional(word),
  parent: v.optional(word),
  branch: v.optional(word),
  notes: v.optional(text),
  assignees: v.optional(texts),
  tags: v.optional(texts),
  dependsOn: v.optional(texts),
  links: v.optional(texts),
});
export type SettableFields = v.InferOutput<typeof settable>;

const request = { request: v.pipe(v.number(), v.integer()), revision: v.number(), item: key };

/** What the file keeps with the time and the name of whoever does it; the host adds both. */
const deed = v.variant('what', [
  v.object({ what: v.literal('ask'), ask: text, of: v.optional(word) }),
  v.object({ what: v.literal('answer'), index, answer: text }),
  v.object({ what: v.literal('raise'), about: text, unnamed: v.optional(v.boolean()) }),
  v.object({ what: v.literal('hear'), index }),
  v.object({ what: v.literal('look'), index, finding: v.optional(text), risk: v.optional(v.picklist(risks)) }),
  v.object({ what: v.literal('settle'), index, response: v.picklist(responses), note: v.optional(text) }),
  v.object({ what: v.literal('speak'), says: text, source: v.optional(word) }),
  v.object({ what: v.literal('block'), reason: v.optional(text), waitsFor: v.optional(word) }),
  v.object({ what: v.literal('unblock') }),
]);

/** What the page asks for of an item. Each is one step of undo. */
export const itemRequests = [
  /** Sets fields as a whole. `was`: what they said when the person began. */
  v.object({ type: v.literal('set'), ...request, fields: settable, was: v.optional(settable) }),
  /** Adds a criterion (without `index`), changes one, or takes it out (without `fields`). `is`: its text so far. */
  v.object({
    type: v.literal('criterion'),
    ...request,
    index: v.optional(index),
    is: v.optional(text),
    fields: v.optional(v.object({ text: v.optional(text), met: v.optional(v.boolean()) })),
  }),
  v.object({ type: v.literal('act'), ...request, act: deed, is: v.optional(text) }),
] as const;

/** Opens what the item links to. The page says which: the host looks up where that leads, and whether it may. */
export const follow = v.object({
  type: v.literal('follow'),
  item: key,
  place: v.variant('in', [
    v.object({ in: v.literal('links'), index }),
    v.object({ in: v.literal('proofs'), index }),
    /** Written in the notes. */
    v.object({ in: v.literal('notes'), target: v.pipe(v.string(), v.maxLength(10_000)) }),
  ]),
});
export type Follow = v.InferOutput<typeof follow>;
