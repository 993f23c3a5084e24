/** What the page asks for of an item. */
import * as v from 'valibot';
import { responses, risks } from '../core/model/intention.ts';
import { evidenceNeeds } from '../core/policy/evidence.ts';

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

/** What an entry of the evidence says; an empty text takes the key out. */
const proof = v.partial(
  v.object({
    at: word,
    by: word,
    version: word,
    url: word,
    flag: word,
    rollout: word,
    metric: word,
    unit: word,
    atLeast: word,
    atMost: word,
    reading: word,
    met: word,
  }),
);

/** Each is one step of undo. */
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
  /** Records evidence (without `index`), changes an entry, or takes it out (without `fields`). `was`: what it said so far. */
  v.object({
    type: v.literal('evidence'),
    ...request,
    evidence: v.picklist(evidenceNeeds),
    index: v.optional(index),
    was: v.optional(proof),
    fields: v.optional(proof),
  }),
  /** Adds an item that comes of this one, in its backlog. */
  v.object({
    type: v.literal('comesOf'),
    ...request,
    title: text,
    fields: v.object({
      parent: v.optional(word),
      why: v.optional(text),
      type: v.optional(word),
      decisions: v.optional(texts),
    }),
    over: v.optional(v.pipe(v.string(), v.maxLength(10_000))),
  }),
] as const;

/** Opens what the item links to. The page says which: the host looks up where that leads, and whether it may. */
export const follow = v.object({
  type: v.literal('follow'),
  item: key,
  place: v.variant('in', [
    v.object({ in: v.literal('links'), index }),
    v.object({ in: v.literal('proofs'), index }),
    v.object({ in: v.literal('decisions'), index }),
    /** Written in the notes. */
    v.object({ in: v.literal('notes'), target: v.pipe(v.string(), v.maxLength(10_000)) }),
  ]),
});
export type Follow = v.InferOutput<typeof follow>;
